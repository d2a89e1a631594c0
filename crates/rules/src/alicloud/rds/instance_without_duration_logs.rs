use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a597e05a-c065-44e7-9cc8-742f572a504a",
    aliases: &["alicloud/rds_instance_log_duration_disabled", "CKV_ALI_35"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["alicloud_db_instance"],
    check: Check::Block(|instance, cx| super::demand_logging(instance, "log_duration", cx)),
    ..rule("alicloud-rds-instance-without-duration-logs", include_str!("instance_without_duration_logs.md"))
};
