use crate::azure::shared::address_ranges;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a829b715-cf75-4e92-b645-54c9b739edfb",
    aliases: &["azure/firewall_rule_allows_too_many_hosts_to_access_redis_cache"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["azurerm_redis_firewall_rule"],
    check: Check::Block(|rule, cx| address_ranges::forbid_wide(rule, "start_ip", cx)),
    ..rule("azure-redis-firewall-rule-wide", include_str!("firewall_rule_wide.md"))
};
