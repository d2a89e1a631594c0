use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1e2ae21e-87eb-571f-be77-23991523cadc",
    aliases: &["azure/aks_secrets_without_rotation", "CKV_AZURE_172"],
    severity: Low,
    category: SecretManagement,
    cwe: 324,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("key_vault_secrets_provider.secret_rotation_enabled")
            .is_true()
            .absent_block_is_ok()
            .fix("true"),
    ),
    ..rule("azure-aks-secrets-without-rotation", include_str!("secrets_without_rotation.md"))
};
