use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dc158941-28ce-481d-a7fa-dc80761edf46",
    aliases: &["alicloud/rds_instance_retention_not_recommended", "CKV_ALI_25"],
    severity: Low,
    category: Observability,
    cwe: 779,
    pedantic: true,
    targets: &["alicloud_db_instance"],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("sql_collector_status").one_of(&["Enabled"]).fix("\"Enabled\""),
        attribute("sql_collector_config_value")
            .at_least(180)
            .for_blocks(|instance| instance.is_given("sql_collector_status"))
            .fix("180"),
    ]),
    ..rule(
        "alicloud-rds-instance-audit-retention-too-short",
        include_str!("instance_audit_retention_too_short.md"),
    )
};
