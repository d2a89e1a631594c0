use crate::azure::shared::security_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3e3c175e-aadf-4e2b-a464-3fdac5748d24",
    aliases: &[
        "azure/ssh_is_exposed_to_the_internet", "CKV_AZURE_10", "AVD-AZU-0050", "AZU-0050",
        "azure-network-ssh-blocked-from-internet", "AVD-AZU-0047", "AZU-0047",
        "azure-network-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &security_rules::TARGETS,
    modules: &security_rules::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 22, cx)),
    ..rule("azure-network-security-rule-port-open-ssh", include_str!("security_rule_port_open_ssh.md"))
};
