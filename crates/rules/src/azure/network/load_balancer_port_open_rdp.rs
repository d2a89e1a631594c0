use super::passed_on;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "abdd68e2-8d64-430f-a31c-0ed2ab17e27b",
    aliases: &["azure/load_balancer_port_open_rdp"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_lb_rule", "azurerm_lb_nat_rule", "azurerm_lb_nat_pool"],
    check: Check::Block(|rule, cx| passed_on::forbid_port(rule, 3389, cx)),
    ..rule("azure-network-load-balancer-port-open-rdp", include_str!("load_balancer_port_open_rdp.md"))
};
