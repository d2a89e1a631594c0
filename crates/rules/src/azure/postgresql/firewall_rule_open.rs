use crate::azure::shared::address_ranges;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "776fad8b-7a20-497b-8702-b6f1c8c4250c",
    aliases: &["azure/postgresql_firewall_rule_open", "CKV2_AZURE_26"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_postgresql_firewall_rule", "azurerm_postgresql_flexible_server_firewall_rule"],
    check: Check::Block(address_ranges::forbid_internet),
    ..rule("azure-postgresql-firewall-rule-open", include_str!("firewall_rule_open.md"))
};
