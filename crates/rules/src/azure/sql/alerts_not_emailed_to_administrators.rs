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
    pedantic: true,
    targets: &[
        "azurerm_mssql_server_security_alert_policy", "azurerm_mssql_managed_instance_security_alert_policy",
        "azurerm_mssql_database", "azurerm_sql_database", "azurerm_sql_server",
    ],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("email_account_admins_enabled")
            .also_named(&["email_account_admins"])
            .of(&["azurerm_mssql_server_security_alert_policy"])
            .is_true()
            .fix("true"),
        attribute("email_account_admins_enabled")
            .of(&["azurerm_mssql_managed_instance_security_alert_policy"])
            .is_true()
            .fix("true"),
        nested(&["azurerm_sql_server"]).is_true().fix("true"),
        nested(&["azurerm_sql_database"]).one_of(&["Enabled"]).fix("\"Enabled\""),
        nested(&["azurerm_mssql_database"])
            .also_named(&["email_account_admins_enabled"])
            .passes(is_on, "`true` or `\"Enabled\"`"),
    ]),
    ..rule(
        "azure-sql-alerts-not-emailed-to-administrators",
        include_str!("alerts_not_emailed_to_administrators.md"),
    )
};

const fn nested(kinds: &'static [&'static str]) -> Attribute {
    attribute("threat_detection_policy.email_account_admins").of(kinds).absent_block_is_ok()
}

/// A switch since version 5 of the provider, a word before.
fn is_on(text: &str) -> bool {
    matches!(text, "true" | "Enabled")
}
