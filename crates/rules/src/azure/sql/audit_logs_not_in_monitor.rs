use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e42175e0-1925-461e-a985-6196eea62242",
    aliases: &["azure/sql_audit_logs_not_in_monitor", "CKV_AZURE_156"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &[
        "azurerm_mssql_database_extended_auditing_policy", "azurerm_mssql_server_extended_auditing_policy",
    ],
    fix: Some(Safe),
    check: Check::Attribute(attribute("log_monitoring_enabled").is_true().absent_is_ok().fix_by_removal()),
    ..rule("azure-sql-audit-logs-not-in-monitor", include_str!("audit_logs_not_in_monitor.md"))
};
