use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "83a229ba-483e-47c6-8db7-dc96969bce5a",
    aliases: &["azure/sql_database_audit_disabled"],
    severity: Low,
    category: ResourceManagement,
    cwe: 778,
    pedantic: true,
    targets: &["azurerm_mssql_database", "azurerm_sql_database"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("threat_detection_policy.state")
            .one_of(&["Enabled"])
            .unless(is_watched_otherwise)
            .fix("\"Enabled\""),
    ),
    ..rule(
        "azure-sql-database-without-threat-detection",
        include_str!("database_without_threat_detection.md"),
    )
};

fn is_watched_otherwise(database: &Block, cx: &Cx) -> Checked<bool> {
    let server = match database.kind() {
        "azurerm_mssql_database" => {
            cx.referred("azurerm_mssql_server", &["id"], database, "server_id").first()
        }
        _ => cx.referred("azurerm_sql_server", &["name"], database, "server_name").first(),
    };
    let kind = "azurerm_mssql_server_security_alert_policy";
    let is_on = |policy: &Block| is_one_of(policy, "state", &["Enabled"]);
    let with_server = match &server {
        Some(server) => cx.referring(kind, "server_name", server, &["name"]).any(is_on),
        None => Ok(false),
    };
    either(with_server, cx.anywhere("azurerm_security_center_subscription_pricing", super::is_plan))
}
