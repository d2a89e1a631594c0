use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d9787e35-6e01-4dee-b0a0-b7f384d9a0a2",
    aliases: &["alicloud/security_group_rule_port_open_ssh", "CKV_ALI_2"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &["alicloud-ecs-security-group-rule-sensitive-port-open"],
    targets: &["alicloud_security_group_rule"],
    check: Check::Block(|rule, cx| super::forbid_port(rule, 22, cx)),
    ..rule(
        "alicloud-ecs-security-group-rule-port-open-ssh",
        include_str!("security_group_rule_port_open_ssh.md"),
    )
};
