use crate::alicloud::shared::security_group_rules::opening;
use crate::network::{are_of_servers, are_sensitive, sensitive_services};
use crate::prelude::*;
use std::slice;

pub(super) static RULE: Rule = Rule {
    guid: "2ae9d554-23fb-4065-bfd1-fe43d5f7c419",
    aliases: &["alicloud/public_security_group_rule_sensitive_port"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["alicloud_security_group_rule"],
    check: Check::Block(check_ports),
    ..rule(
        "alicloud-ecs-security-group-rule-sensitive-port-open",
        include_str!("security_group_rule_sensitive_port_open.md"),
    )
};

fn check_ports(rule: &Block, cx: &mut Cx) -> Checked {
    let opens = opening(rule, |ports| are_sensitive(slice::from_ref(ports)), cx)?;
    if let Some((source, ports)) = opens {
        let declined = are_of_servers(slice::from_ref(&ports));
        let services = sensitive_services(&[ports]).unwrap_or_default();
        source.flag(rule.place("port_range"), &format!("reach {services}"), cx).pedantic_if(declined);
    }
    Ok(())
}
