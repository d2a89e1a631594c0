use crate::azure::shared::security_rules;
use crate::network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c6c7b33d-d7f6-4ab8-8c82-ca0431ecdb7e",
    aliases: &["azure/sensitive_port_is_exposed_to_wide_private_network"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &security_rules::TARGETS,
    check: Check::Block(|block, cx| super::forbid_sensitive_ports(block, is_wide_private, cx)),
    ..rule(
        "azure-network-security-rule-sensitive-port-open-private-network",
        include_str!("security_rule_sensitive_port_open_private_network.md"),
    )
};

fn is_wide_private(prefix: &str) -> bool {
    network::prefix_of_ipv4(prefix).is_some_and(|it| it <= 16) && super::is_private(prefix)
}
