use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1c4e7b3b-918a-50a1-bb60-5ab74b3c791e",
    aliases: &["azure/app_configuration_store_without_purge_protection", "CKV_AZURE_187"],
    severity: Low,
    category: Backup,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_app_configuration"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("purge_protection_enabled").is_true().for_blocks(keeps_what_is_deleted).fix("true"),
    ),
    ..rule(
        "azure-app-configuration-store-without-purge-protection",
        include_str!("store_without_purge_protection.md"),
    )
};

/// The smaller tiers delete at once.
fn keeps_what_is_deleted(store: &Block) -> Checked<bool> {
    is_one_of(store, "sku", &["premium", "standard"])
}
