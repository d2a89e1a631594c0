use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9c301481-e6ec-44f7-8a49-8ec63e2969ea",
    aliases: &[
        "azure/small_mssql_audit_retention_period", "azure/small_msql_server_audit_retention",
        "CKV_AZURE_24", "AVD-AZU-0025", "AZU-0025", "azure-database-retention-period-set",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &[
        "azurerm_mssql_server", "azurerm_mssql_server_extended_auditing_policy", "azurerm_mssql_database",
        "azurerm_mssql_database_extended_auditing_policy", "azurerm_sql_server", "azurerm_sql_database",
    ],
    fix: Some(Safe),
    check: Check::Attributes(&[
        long("retention_in_days").of(&[
            "azurerm_mssql_server_extended_auditing_policy",
            "azurerm_mssql_database_extended_auditing_policy",
        ]),
        long("extended_auditing_policy.retention_in_days").of(&[
            "azurerm_mssql_server", "azurerm_mssql_database", "azurerm_sql_server", "azurerm_sql_database",
        ]),
    ]),
    ..rule("azure-sql-audit-retention-too-short", include_str!("audit_retention_too_short.md"))
};

const fn long(path: &'static str) -> Attribute {
    attribute(path).passes(is_long, "more than 90 or `0` (kept forever)").absent_is_ok().fix("91")
}

fn is_long(days: &str) -> bool {
    days.parse().is_ok_and(|days: f64| days == 0.0 || days > 90.0)
}
