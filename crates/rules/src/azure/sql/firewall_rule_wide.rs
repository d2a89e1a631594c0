use crate::azure::shared::address_ranges;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d7ba74da-2da0-4d4b-83c8-2fd72a3f6c28",
    aliases: &["azure/unrestricted_sql_server_access"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule"],
    check: Check::Block(|rule, cx| address_ranges::forbid_wide(rule, "start_ip_address", cx)),
    ..rule("azure-sql-firewall-rule-wide", include_str!("firewall_rule_wide.md"))
};
