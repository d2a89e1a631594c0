use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8263f146-5e03-43e0-9cfe-db960d56d1e7",
    aliases: &[
        "azure/storage_account_not_using_latest_tls_encryption_version",
        "CKV_AZURE_44",
        "AVD-AZU-0011",
        "AZU-0011",
        "azure-storage-use-secure-tls-policy",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["azurerm_storage_account"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("min_tls_version").one_of(&["TLS1_2", "TLS1_3"]).absent_is_ok().fix("\"TLS1_2\""),
    ),
    ..rule("azure-storage-account-outdated-tls", include_str!("account_outdated_tls.md"))
};
