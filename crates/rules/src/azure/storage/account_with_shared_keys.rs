use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a94c3b0d-1f9e-4df0-8e6c-52f6b4b7c0de",
    aliases: &["azure/storage_account_shared_keys_enabled", "CKV2_AZURE_40"],
    severity: Low,
    category: AccessControl,
    cwe: 287,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("shared_access_key_enabled").is_false().fix("false")),
    ..rule("azure-storage-account-with-shared-keys", include_str!("account_with_shared_keys.md"))
};
