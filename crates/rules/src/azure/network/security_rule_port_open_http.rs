use crate::azure::shared::security_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3706b409-e287-5555-88f3-05d485851744",
    aliases: &[
        "azure/network_security_rule_port_open_http", "CKV_AZURE_160", "AVD-AZU-0047", "AZU-0047",
        "azure-network-no-public-ingress",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &security_rules::TARGETS,
    modules: &security_rules::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 80, cx)),
    ..rule("azure-network-security-rule-port-open-http", include_str!("security_rule_port_open_http.md"))
};
