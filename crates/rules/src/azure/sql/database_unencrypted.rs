use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "89028df8-c3ab-51d4-bce1-6bf8e9f439d5",
    aliases: &["azure/sql_database_unencrypted", "CKV2_AZURE_25", "CKV_AZURE_241"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["azurerm_mssql_database", "azurerm_synapse_sql_pool"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("transparent_data_encryption_enabled")
            .of(&["azurerm_mssql_database"])
            .is_true()
            .absent_is_ok()
            .fix("true"),
        attribute("data_encrypted").of(&["azurerm_synapse_sql_pool"]).is_true().fix("true"),
    ]),
    ..rule("azure-sql-database-unencrypted", include_str!("database_unencrypted.md"))
};
