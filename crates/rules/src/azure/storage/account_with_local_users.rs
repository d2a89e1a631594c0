use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c26c06e7-5c62-5143-a831-a90773ea450d",
    aliases: &["azure/storage_account_with_local_users", "CKV_AZURE_244"],
    severity: Low,
    category: AccessControl,
    cwe: 287,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("local_user_enabled").is_false().absent_is_ok().fix("false"),
        attribute("local_user_enabled").is_false().for_blocks(may_have_some).fix("false"),
    ]),
    ..rule("azure-storage-account-with-local-users", include_str!("account_with_local_users.md"))
};

/// Whether SFTP, which is what they are for, can be turned on, and nothing is said of them.
fn may_have_some(account: &Block) -> Checked<bool> {
    both(account.is_true("is_hns_enabled"), not(account.is_set("local_user_enabled")))
}
