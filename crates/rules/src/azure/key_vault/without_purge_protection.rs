use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f0c1f4f5-8a3c-4a37-9d2e-6e0d9a1f3b61",
    aliases: &[
        "azure/key_vault_without_purge_protection", "CKV_AZURE_110", "CKV_AZURE_42", "AVD-AZU-0016",
        "AZU-0016", "azure-keyvault-no-purge",
    ],
    severity: Low,
    pedantic: true,
    category: Backup,
    cwe: 693,
    targets: &["azurerm_key_vault"],
    modules: &[module("Azure/avm-res-keyvault-vault/azurerm").rights(&[right("purge_protection_enabled")])],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("purge_protection_enabled").is_true().pedantic_for(is_recreated).fix("true"),
    ),
    ..rule("azure-key-vault-without-purge-protection", include_str!("without_purge_protection.md"))
};

/// Whether a vault is made to be destroyed: as its name says, or where the provider is told to purge what it destroys.
fn is_recreated(vault: &Block, cx: &Cx) -> Checked<bool> {
    let purges = |provider: &Block| {
        let of_vaults = |it: &Block| it.is_true("purge_soft_delete_on_destroy");
        provider.any("features", |features| features.any("key_vault", of_vaults))
    };
    either(is_throwaway(vault, cx), Ok(matches!(cx.any("provider", purges), Ok(true))))
}
