use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dfa20ffa-f476-428f-a490-424b41e91c7f",
    aliases: &[
        "azure/secret_expiration_not_set", "CKV_AZURE_41", "AVD-AZU-0017", "AZU-0017",
        "azure-keyvault-ensure-secret-expiry",
    ],
    severity: Low,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &["azurerm_key_vault_secret"],
    check: Check::Attribute(attribute("expiration_date").is_present()),
    ..rule("azure-key-vault-secret-without-expiration", include_str!("secret_without_expiration.md"))
};
