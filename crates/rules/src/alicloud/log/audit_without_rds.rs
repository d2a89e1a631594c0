use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b9c524a4-fe76-4021-a6a2-cb978fb4fde1",
    aliases: &["alicloud/rds_instance_events_not_logged", "CKV_ALI_38"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["alicloud_log_audit"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("variable_map.rds_enabled").is_true().fix_entry("\"true\"")),
    ..rule("alicloud-log-audit-without-rds", include_str!("audit_without_rds.md"))
};
