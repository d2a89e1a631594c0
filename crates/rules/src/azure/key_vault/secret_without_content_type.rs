use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f8e08a38-fc6e-4915-abbe-a7aadf1d59ef",
    aliases: &[
        "azure/key_vault_secrets_content_type_undefined", "CKV_AZURE_114", "AVD-AZU-0015", "AZU-0015",
        "azure-keyvault-content-type-for-secret",
    ],
    severity: Info,
    category: BestPractices,
    cwe: 665,
    pedantic: true,
    targets: &["azurerm_key_vault_secret"],
    check: Check::Attribute(attribute("content_type").is_present()),
    ..rule("azure-key-vault-secret-without-content-type", include_str!("secret_without_content_type.md"))
};
