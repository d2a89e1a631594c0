use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4d080822-5ee2-49a4-8984-68f3d4c890fc",
    aliases: &[
        "azure/key_expiration_not_set", "CKV_AZURE_40", "AVD-AZU-0014", "AZU-0014",
        "azure-keyvault-ensure-key-expiry",
    ],
    severity: Low,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &["azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key"],
    check: Check::Attribute(attribute("expiration_date").is_present()),
    ..rule("azure-key-vault-key-without-expiration", include_str!("key_without_expiration.md"))
};
