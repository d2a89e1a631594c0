use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7cdf7d45-c7ca-5627-a504-59536577b26e",
    aliases: &["aws/vpc_network_acl_without_subnets", "CKV2_AWS_1"],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 1188,
    pedantic: true,
    targets: &["aws_network_acl"],
    check: Check::Block(check_subnets),
    ..rule("aws-vpc-network-acl-without-subnets", include_str!("network_acl_without_subnets.md"))
};

fn check_subnets(acl: &Block, cx: &mut Cx) -> Checked {
    let is_associated =
        || cx.referring("aws_network_acl_association", "network_acl_id", acl, &["id"]).exist();
    if !acl.is_set("subnet_ids")? && !is_associated()? {
        cx.flag(acl.header(), "`subnet_ids` is not set, and no `aws_network_acl_association` is for it");
    }
    Ok(())
}
