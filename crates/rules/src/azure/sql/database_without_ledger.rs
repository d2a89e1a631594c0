use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e1d7216a-2a9f-5d5b-baee-9e43773fa44a",
    aliases: &["azure/sql_database_without_ledger", "CKV_AZURE_224"],
    severity: Info,
    category: Observability,
    cwe: 353,
    pedantic: true,
    targets: &["azurerm_mssql_database"],
    check: Check::Attribute(attribute("ledger_enabled").is_true()),
    ..rule("azure-sql-database-without-ledger", include_str!("database_without_ledger.md"))
};
