use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "75e90775-72ea-5fb1-8e5c-35e92a04ca47",
    aliases: &[
        "azure/storage_account_without_soft_delete", "CKV2_AZURE_38", "AVD-AZU-0056", "AZU-0056",
        "azure-storage-blobs-soft-deletion-enabled",
    ],
    severity: Low,
    category: Backup,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("blob_properties.delete_retention_policy")
            .is_present()
            .for_blocks(has_blobs)
            .fix_block(&["days = 7"]),
    ),
    ..rule("azure-storage-account-without-soft-delete", include_str!("account_without_soft_delete.md"))
};

/// Accounts for files have no blobs.
fn has_blobs(account: &Block) -> Checked<bool> {
    not(is_one_of(account, "account_kind", &["FileStorage"]))
}
