use crate::azure::shared::security_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "efbf6449-5ec5-4cfe-8f15-acc51e0d787c",
    aliases: &[
        "azure/rdp_is_exposed_to_the_internet", "CKV_AZURE_9", "AVD-AZU-0048", "AZU-0048",
        "azure-network-disable-rdp-from-internet", "AVD-AZU-0047", "AZU-0047",
        "azure-network-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &security_rules::TARGETS,
    modules: &security_rules::MODULES,
    check: Check::Block(|block, cx| super::forbid_port(block, 3389, cx)),
    ..rule("azure-network-security-rule-port-open-rdp", include_str!("security_rule_port_open_rdp.md"))
};
