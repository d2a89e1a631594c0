use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "55975007-f6e7-4134-83c3-298f1fe4b519",
    aliases: &[
        "azure/sql_server_alert_email_disabled", "CKV_AZURE_27", "AVD-AZU-0023", "AZU-0023",
        "azure-database-threat-alert-email-to-owner",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 778,
    targets: &[
        "azurerm_mssql_server_security_alert_policy", "azurerm_mssql_managed_instance_security_alert_policy",
        "azurerm_mssql_database", "azurerm_sql_database", "azurerm_sql_server",
    ],
    fix: Some(Safe),
    check: Check::Block(check_alerts),
    ..rule(
        "azure-sql-alerts-not-emailed-to-administrators",
        include_str!("alerts_not_emailed_to_administrators.md"),
    )
};

fn check_alerts(block: &Block, cx: &mut Cx) -> Checked {
    let nested = attribute("threat_detection_policy.email_account_admins").absent_block_is_ok();
    let demand = match block.kind() {
        "azurerm_mssql_server_security_alert_policy" => {
            attribute("email_account_admins").is_true().fix("true")
        }
        "azurerm_mssql_managed_instance_security_alert_policy" => {
            attribute("email_account_admins_enabled").is_true().fix("true")
        }
        "azurerm_sql_server" => nested.is_true().fix("true"),
        _ => nested.one_of(&["Enabled"]).fix("\"Enabled\""),
    };
    demand.check(block, cx)
}
