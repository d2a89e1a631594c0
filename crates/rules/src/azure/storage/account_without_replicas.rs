use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8fdb9f15-2de6-5407-b9cc-634ca16c2ebe",
    aliases: &[
        "azure/storage_account_without_replicas", "CKV_AZURE_206", "AVD-AZU-0058", "AZU-0058",
        "azure-storage-enable-geo-redundant-backups",
    ],
    severity: Info,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        REPLICATION.for_blocks(is_in_zones).fix("\"GZRS\""),
        REPLICATION.for_blocks(is_in_one_place).fix("\"GRS\""),
    ]),
    ..rule("azure-storage-account-without-replicas", include_str!("account_without_replicas.md"))
};

const REPLICATION: Attribute =
    attribute("account_replication_type").one_of(&["GRS", "GZRS", "RAGRS", "RAGZRS"]);

/// Whether the account has copies in the zones of its region: it keeps them with copies in another one.
fn is_in_zones(account: &Block) -> Checked<bool> {
    both(may_be_copied(account), is_one_of(account, "account_replication_type", &["ZRS"]))
}

fn is_in_one_place(account: &Block) -> Checked<bool> {
    both(may_be_copied(account), not(is_one_of(account, "account_replication_type", &["ZRS"])))
}

/// Premium accounts stay in their region.
fn may_be_copied(account: &Block) -> Checked<bool> {
    not(is_one_of(account, "account_tier", &["Premium"]))
}
