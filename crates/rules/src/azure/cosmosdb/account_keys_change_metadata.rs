use crate::azure::shared::cosmosdb;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fe30df34-3748-4ee9-8120-9ac03bfd40b0",
    aliases: &["azure/cosmosdb_account_keys_change_metadata", "CKV_AZURE_132"],
    severity: Low,
    category: AccessControl,
    cwe: 269,
    pedantic: true,
    targets: &["azurerm_cosmosdb_account"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("access_key_metadata_writes_enabled").is_false().for_blocks(takes_keys).fix("false"),
    ),
    ..rule("azure-cosmosdb-account-keys-change-metadata", include_str!("account_keys_change_metadata.md"))
};

/// Whether keys open the API to which the setting applies.
fn takes_keys(account: &Block) -> Checked<bool> {
    both(cosmosdb::has_nosql_api(account), not(cosmosdb::refuses_keys(account)))
}
