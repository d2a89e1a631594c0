use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9155b06d-b863-4e2f-8c24-7c2cbcba7730",
    aliases: &["azure/sql_alerts_without_addresses", "CKV_AZURE_26", "AVD-AZU-0018", "AZU-0018"],
    severity: Info,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["azurerm_mssql_server_security_alert_policy"],
    check: Check::Attribute(attribute("email_addresses").is_present()),
    ..rule("azure-sql-alerts-without-addresses", include_str!("alerts_without_addresses.md"))
};
