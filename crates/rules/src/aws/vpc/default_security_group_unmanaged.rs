use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b7c2d3a8-0d43-4a58-9f6e-3f1f0c9a2d77",
    aliases: &["aws/vpc_default_security_group_unmanaged", "CKV2_AWS_12"],
    severity: Low,
    pedantic: true,
    category: InsecureDefaults,
    cwe: 284,
    targets: &["aws_vpc"],
    modules: &[super::MODULE],
    check: Check::Block(check_group),
    ..rule("aws-vpc-default-security-group-unmanaged", include_str!("default_security_group_unmanaged.md"))
};

fn check_group(network: &Block, cx: &mut Cx) -> Checked {
    if network.is_call() {
        return attribute("manage_default_security_group").is_true().check(network, cx);
    }
    if !cx.referring("aws_default_security_group", "vpc_id", network, &["id"]).exist()? {
        cx.flag(
            network.header(),
            "no `aws_default_security_group` takes the rules from the default security group",
        );
    }
    Ok(())
}
