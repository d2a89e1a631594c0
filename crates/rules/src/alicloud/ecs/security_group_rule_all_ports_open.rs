use crate::alicloud::shared::security_group_rules::opening;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "60587dbd-6b67-432e-90f7-a8cf1892d968",
    aliases: &["alicloud/public_security_group_rule_all_ports_or_protocols"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &[
        "alicloud-ecs-security-group-rule-port-open-ssh", "alicloud-ecs-security-group-rule-port-open-rdp",
        "alicloud-ecs-security-group-rule-sensitive-port-open",
        "alicloud-ecs-security-group-rule-unknown-port-open",
    ],
    targets: &["alicloud_security_group_rule"],
    check: Check::Block(check_ports),
    ..rule(
        "alicloud-ecs-security-group-rule-all-ports-open",
        include_str!("security_group_rule_all_ports_open.md"),
    )
};

fn check_ports(rule: &Block, cx: &mut Cx) -> Checked {
    let opens = opening(rule, |ports| ports.is_all() || ports.protocol == Protocol::Any, cx)?;
    if let Some((source, _)) = opens {
        source.flag(source.place, "reach every port", cx);
    }
    Ok(())
}
