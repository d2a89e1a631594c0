use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ed6cf6ff-9a1f-491c-9f88-e03c0807f390",
    aliases: &["alicloud/log_retention_is_not_greater_than_90_days"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["alicloud_log_store"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("retention_period").at_least(90).fix("90")),
    ..rule("alicloud-log-store-retention-too-short", include_str!("store_retention_too_short.md"))
};
