use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "61f294c1-a195-5872-8dd1-13b65166688a",
    aliases: &["aws/network_firewall_firewall_without_deletion_protection", "CKV_AWS_344"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_networkfirewall_firewall"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("delete_protection").is_true().fix("true")),
    ..rule(
        "aws-network-firewall-firewall-without-deletion-protection",
        include_str!("firewall_without_deletion_protection.md"),
    )
};
