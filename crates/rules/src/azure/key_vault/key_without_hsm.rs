use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "75c23580-fcd4-4bcf-aaf2-3c0e38e28d87",
    aliases: &["azure/key_vault_key_without_hsm", "CKV_AZURE_112"],
    severity: Info,
    pedantic: true,
    category: Encryption,
    cwe: 320,
    targets: &["azurerm_key_vault_key"],
    check: Check::Attribute(attribute("key_type").one_of(&["RSA-HSM", "EC-HSM"])),
    ..rule("azure-key-vault-key-without-hsm", include_str!("key_without_hsm.md"))
};
