use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cd6b85aa-bd6e-48c2-bf53-b82ccbd243a2",
    aliases: &["alicloud/security_group_rule_port_open_rdp", "CKV_ALI_3"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &["alicloud-ecs-security-group-rule-sensitive-port-open"],
    targets: &["alicloud_security_group_rule"],
    check: Check::Block(|rule, cx| super::forbid_port(rule, 3389, cx)),
    ..rule(
        "alicloud-ecs-security-group-rule-port-open-rdp",
        include_str!("security_group_rule_port_open_rdp.md"),
    )
};
