use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3535a48-910c-47f8-8b3b-14222f29ef80",
    aliases: &[
        "nifcloud/vpn_gateway_security_group_undefined", "AVD-NIF-0018", "NIF-0018",
        "nifcloud-network-add-security-group-to-vpn-gateway",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_vpn_gateway"],
    check: Check::Attribute(attribute("security_group").is_present()),
    ..rule(
        "nifcloud-network-vpn-gateway-without-security-group",
        include_str!("vpn_gateway_without_security_group.md"),
    )
};
