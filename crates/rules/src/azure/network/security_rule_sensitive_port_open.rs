use crate::azure::shared::security_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "594c198b-4d79-41b8-9b36-fde13348b619",
    aliases: &[
        "azure/sensitive_port_is_exposed_to_entire_network", "AVD-AZU-0074", "AZU-0074",
        "azure-network-sensitive-port-is-exposed-to-entire-network", "AVD-AZU-0047", "AZU-0047",
        "azure-network-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 200,
    implies: &["azure-network-security-rule-port-open-rdp", "azure-network-security-rule-port-open-ssh"],
    targets: &security_rules::TARGETS,
    modules: &security_rules::MODULES,
    check: Check::Block(|block, cx| super::forbid_sensitive_ports(block, security_rules::is_internet, cx)),
    ..rule(
        "azure-network-security-rule-sensitive-port-open",
        include_str!("security_rule_sensitive_port_open.md"),
    )
};
