use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "68eb4bf3-f9bf-463d-b5cf-e029bb446d2e",
    aliases: &[
        "aws/security_group_rules_without_description", "CKV_AWS_23", "AVD-AWS-0124", "AWS-0124",
        "aws-ec2-add-description-to-security-group-rule", "aws-vpc-add-description-to-security-group-rule",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: &[
        "aws_security_group", "aws_default_security_group", "aws_security_group_rule",
        "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
    ],
    check: Check::Block(is_described),
    ..rule(
        "aws-ec2-security-group-rule-without-description",
        include_str!("security_group_rule_without_description.md"),
    )
};

fn is_described(block: &Block, cx: &mut Cx) -> Checked {
    let described = |path| attribute(path).is_present();
    if !matches!(block.kind(), "aws_security_group" | "aws_default_security_group") {
        return described("description").check(block, cx);
    }
    let blocks = ["ingress.description", "egress.description"];
    value::each(blocks, |path| described(path).absent_block_is_ok().check(block, cx))
}
