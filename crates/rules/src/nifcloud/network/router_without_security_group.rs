use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e7dada38-af20-4899-8955-dabea84ab1f0",
    aliases: &[
        "nifcloud/router_security_group_undefined", "AVD-NIF-0016", "NIF-0016",
        "nifcloud-network-add-security-group-to-router",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_router"],
    check: Check::Attribute(attribute("security_group").is_present()),
    ..rule("nifcloud-network-router-without-security-group", include_str!("router_without_security_group.md"))
};
