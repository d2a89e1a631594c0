use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "46cf9d89-e83d-4658-8ec2-cee4c1745c6a",
    aliases: &[
        "azure/sql_alerts_switched_off", "CKV_AZURE_25", "AVD-AZU-0028", "AZU-0028",
        "azure-database-all-threat-alerts-enabled",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &[
        "azurerm_mssql_server_security_alert_policy", "azurerm_mssql_managed_instance_security_alert_policy",
        "azurerm_mssql_database", "azurerm_sql_database", "azurerm_sql_server",
    ],
    fix: Some(Safe),
    check: Check::Block(check_alerts),
    ..rule("azure-sql-alerts-switched-off", include_str!("alerts_switched_off.md"))
};

const ALERTS: &str = "disabled_alerts";

fn check_alerts(block: &Block, cx: &mut Cx) -> Checked {
    let policies = match block.kind() {
        kind if kind.ends_with("_security_alert_policy") => vec![block.clone()],
        _ => block.each("threat_detection_policy"),
    };
    value::each(policies, |policy| {
        // What is off altogether is another rule's.
        let is_idle = either(is_one_of(&policy, "state", &["Disabled"]), is_off(&policy, "enabled"));
        if lists(&policy, ALERTS, |alert| !alert.is_empty())? && !is_idle? {
            let message = format!("{}, must be empty", policy.actual(ALERTS));
            cx.wrong(&policy, ALERTS, message).remove(&policy, ALERTS);
        }
        Ok(())
    })
}
