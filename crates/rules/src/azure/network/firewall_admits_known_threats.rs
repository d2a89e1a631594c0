use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "faf11383-b56e-53e9-b79d-6baad1325b9c",
    aliases: &["azure/network_firewall_admits_known_threats", "CKV_AZURE_216"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_firewall", "azurerm_firewall_policy"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("threat_intel_mode")
            .of(&["azurerm_firewall"])
            .one_of(&["Deny"])
            .for_blocks(has_rules)
            .fix("\"Deny\""),
        attribute("threat_intelligence_mode")
            .of(&["azurerm_firewall_policy"])
            .one_of(&["Deny"])
            .fix("\"Deny\""),
    ]),
    ..rule("azure-network-firewall-admits-known-threats", include_str!("firewall_admits_known_threats.md"))
};

/// Whether the firewall has rules of its own: otherwise its policy decides.
fn has_rules(firewall: &Block) -> Checked<bool> {
    not(either(firewall.is_set("firewall_policy_id"), firewall.is_set("virtual_hub")))
}
