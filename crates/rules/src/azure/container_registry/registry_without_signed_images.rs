use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1db1f21f-5510-5b10-adcd-deba6da7f64f",
    aliases: &["azure/container_registry_registry_without_signed_images", "CKV_AZURE_164"],
    severity: Info,
    category: SupplyChain,
    cwe: 345,
    pedantic: true,
    targets: &["azurerm_container_registry"],
    check: Check::Attribute(attribute("trust_policy_enabled").is_true().for_blocks(has_no_block)),
    ..rule(
        "azure-container-registry-registry-without-signed-images",
        include_str!("registry_without_signed_images.md"),
    )
};

/// Up to version 3 of the provider, the switch is in a block.
fn has_no_block(registry: &Block) -> Checked<bool> {
    not(registry.any("trust_policy", |policy| policy.is_true("enabled")))
}
