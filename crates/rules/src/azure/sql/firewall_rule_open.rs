use crate::azure::shared::address_ranges;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "25c0ea09-f1c5-4380-b055-3b83863f2bb8",
    aliases: &[
        "azure/sql_server_ingress_from_any_ip", "CKV_AZURE_11", "AVD-AZU-0029", "AZU-0029",
        "azure-database-no-public-firewall-access",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    implies: &["azure-sql-firewall-rule-wide"],
    targets: &["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(address_ranges::forbid_internet),
    ..rule("azure-sql-firewall-rule-open", include_str!("firewall_rule_open.md"))
};
