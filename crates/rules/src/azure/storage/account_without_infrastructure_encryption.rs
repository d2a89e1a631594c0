use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "52cae276-0cc8-4d25-8472-357a7ed599fb",
    aliases: &[
        "azure/storage_account_without_infrastructure_encryption", "AVD-AZU-0061", "AZU-0061",
        "azure-storage-infrastructure-encryption-enabled",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["azurerm_storage_account"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("infrastructure_encryption_enabled").is_true().for_blocks(can_have_it).fix("true"),
    ),
    ..rule(
        "azure-storage-account-without-infrastructure-encryption",
        include_str!("account_without_infrastructure_encryption.md"),
    )
};

/// Whether the provider accepts it: of accounts of a standard tier, only the second version can have it.
fn can_have_it(account: &Block) -> Checked<bool> {
    let is_of = |kinds| is_one_of(account, "account_kind", kinds);
    let is_second = either(not(account.is_set("account_kind")), is_of(&["StorageV2"]));
    let is_premium = is_one_of(account, "account_tier", &["Premium"]);
    either(is_second, both(is_premium, is_of(&["BlockBlobStorage", "FileStorage"])))
}
