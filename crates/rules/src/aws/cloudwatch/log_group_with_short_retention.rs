use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "70ca5ec8-70af-5ce4-947f-14e2806e204c",
    aliases: &["aws/cloudwatch_log_group_with_short_retention", "CKV_AWS_338"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudwatch_log_group"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("retention_in_days").passes(is_long, "`0` or at least `365`").absent_is_ok().fix("365"),
    ),
    ..rule("aws-cloudwatch-log-group-with-short-retention", include_str!("log_group_with_short_retention.md"))
};

/// Whether events are kept for a year, or forever.
fn is_long(days: &str) -> bool {
    days.parse::<u32>().is_ok_and(|days| days == 0 || days >= 365)
}
