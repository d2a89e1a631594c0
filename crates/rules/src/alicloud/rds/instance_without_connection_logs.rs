use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "140869ea-25f2-40d4-a595-0c0da135114e",
    aliases: &["alicloud/rds_instance_log_connections_disabled", "CKV_ALI_37"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["alicloud_db_instance"],
    check: Check::Block(|instance, cx| super::demand_logging(instance, "log_connections", cx)),
    ..rule(
        "alicloud-rds-instance-without-connection-logs",
        include_str!("instance_without_connection_logs.md"),
    )
};
