use crate::azure::shared::security_rules;
use crate::network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e9dee01f-2505-4df2-b9bf-7804d1fd9082",
    aliases: &["azure/sensitive_port_is_exposed_to_small_public_network"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &security_rules::TARGETS,
    check: Check::Block(|block, cx| super::forbid_sensitive_ports(block, is_small_public, cx)),
    ..rule(
        "azure-network-security-rule-sensitive-port-open-small-network",
        include_str!("security_rule_sensitive_port_open_small_network.md"),
    )
};

fn is_small_public(prefix: &str) -> bool {
    let length = network::prefix_of_ipv4(prefix).filter(|it| (25..=29).contains(it));
    length.is_some() && !super::is_private(prefix)
}
