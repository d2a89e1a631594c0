use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6f0a1c5b-3c1b-4f7e-9a68-b62f1c7f8f94",
    aliases: &["azure/container_registry_allows_anonymous_pull", "CKV_AZURE_138"],
    severity: Medium,
    category: AccessControl,
    cwe: 306,
    targets: &["azurerm_container_registry"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("anonymous_pull_enabled")
            .is_false()
            .absent_is_ok()
            .for_blocks(may_be_anonymous)
            // Then a private endpoint is the only way in.
            .pedantic_for(|registry, _| is_off(registry, "public_network_access_enabled"))
            .fix("false"),
    ),
    ..rule("azure-container-registry-registry-public", include_str!("registry_public.md"))
};

/// The tier `Basic` ignores the setting.
fn may_be_anonymous(registry: &Block) -> Checked<bool> {
    if registry.is_call() && registry.value("sku").is_null() {
        return Ok(true);
    }
    is_one_of(registry, "sku", &["Standard", "Premium"])
}
