use super::passed_on;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f23ef0b3-d23f-4804-9f63-7cfb9084411e",
    aliases: &["azure/load_balancer_port_open_ssh"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_lb_rule", "azurerm_lb_nat_rule", "azurerm_lb_nat_pool"],
    check: Check::Block(|rule, cx| passed_on::forbid_port(rule, 22, cx)),
    ..rule("azure-network-load-balancer-port-open-ssh", include_str!("load_balancer_port_open_ssh.md"))
};
