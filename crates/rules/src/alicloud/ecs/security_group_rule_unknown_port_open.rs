use crate::alicloud::shared::security_group_rules::opening;
use crate::network::{Ports, unknown_port};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dd706080-b7a8-47dc-81fb-3e8184430ec0",
    aliases: &["alicloud/public_security_group_rule_unknown_port"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["alicloud_security_group_rule"],
    check: Check::Block(check_ports),
    ..rule(
        "alicloud-ecs-security-group-rule-unknown-port-open",
        include_str!("security_group_rule_unknown_port_open.md"),
    )
};

fn check_ports(rule: &Block, cx: &mut Cx) -> Checked {
    let opens = opening(rule, |ports| unknown_port(ports).is_some(), cx)?;
    if let Some((source, ports)) = opens {
        source.flag(rule.place("port_range"), &format!("reach {}", reached(&ports)), cx);
    }
    Ok(())
}

fn reached(ports: &Ports) -> String {
    match unknown_port(ports).filter(|_| !ports.is_all()) {
        Some(port) => format!("port {port}, which is not on Tollgate's list of services"),
        None => "every port".to_owned(),
    }
}
