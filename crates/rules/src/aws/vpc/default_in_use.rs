use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "96ed3526-0179-4c73-b1b2-372fde2e0d13",
    aliases: &[
        "aws/default_vpc_exists", "CKV_AWS_148", "AVD-AWS-0101", "AWS-0101", "aws-ec2-no-default-vpc",
        "aws-vpc-no-default-vpc", "aws-vpc-default-vpc-managed",
    ],
    severity: Low,
    category: InsecureDefaults,
    cwe: 200,
    pedantic: true,
    targets: &["aws_default_vpc"],
    modules: &[super::MODULE],
    check: Check::Block(check_use),
    ..rule("aws-vpc-default-in-use", include_str!("default_in_use.md"))
};

fn check_use(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_default_vpc" {
        cx.flag(block.header(), "this configuration manages the default VPC");
        return Ok(());
    }
    attribute("manage_default_vpc").is_false().absent_is_ok().check(block, cx)
}
