use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d53f4123-f8d8-4224-8cb3-f920b151cc98",
    aliases: &["alicloud/rds_instance_log_disconnections_disabled", "CKV_ALI_36"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["alicloud_db_instance"],
    check: Check::Block(|instance, cx| super::demand_logging(instance, "log_disconnections", cx)),
    ..rule(
        "alicloud-rds-instance-without-disconnection-logs",
        include_str!("instance_without_disconnection_logs.md"),
    )
};
