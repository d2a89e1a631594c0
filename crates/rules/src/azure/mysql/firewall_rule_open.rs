use crate::azure::shared::address_ranges;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "97c941b4-1d74-4660-a8cb-cac5872b567e",
    aliases: &["azure/mysql_firewall_rule_open", "CKV_AZURE_11"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_mysql_firewall_rule", "azurerm_mysql_flexible_server_firewall_rule"],
    check: Check::Block(address_ranges::forbid_internet),
    ..rule("azure-mysql-firewall-rule-open", include_str!("firewall_rule_open.md"))
};
