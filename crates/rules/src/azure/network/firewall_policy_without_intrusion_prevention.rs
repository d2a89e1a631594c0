use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cf98baee-239d-431e-b2a6-960fa7282ccb",
    aliases: &["azure/network_firewall_policy_without_intrusion_prevention", "CKV_AZURE_220"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 693,
    targets: &["azurerm_firewall_policy"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("intrusion_detection.mode").one_of(&["Deny"]).fix("\"Deny\"")),
    ..rule(
        "azure-network-firewall-policy-without-intrusion-prevention",
        include_str!("firewall_policy_without_intrusion_prevention.md"),
    )
};
