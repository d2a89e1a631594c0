use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e6e4cbbb-9ae9-4aef-be72-233d8e7bb893",
    aliases: &["azure/network_firewall_without_policy", "CKV_AZURE_219"],
    severity: Info,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 693,
    targets: &["azurerm_firewall"],
    check: Check::Attribute(attribute("firewall_policy_id").is_present()),
    ..rule("azure-network-firewall-without-policy", include_str!("firewall_without_policy.md"))
};
