use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4b7a3d9e-90ad-4a0f-8d5d-3f8f5d1c0a7b",
    aliases: &["azure/container_registry_network_unrestricted", "CKV_AZURE_139"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["azurerm_container_registry"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("public_network_access_enabled").is_false().for_blocks(admits_everybody).fix("false"),
    ),
    ..rule("azure-container-registry-network-unrestricted", include_str!("network_unrestricted.md"))
};

fn admits_everybody(registry: &Block) -> Checked<bool> {
    not(registry.any("network_rule_set", |rules| is_one_of(rules, "default_action", &["Deny"])))
}
