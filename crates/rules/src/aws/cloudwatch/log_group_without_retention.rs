use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ef0b316a-211e-42f1-888e-64efe172b755",
    aliases: &[
        "aws/cloudwatch_without_retention_period_specified", "CKV_AWS_66",
        "aws-cloudwatch-log-group-kept-forever",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudwatch_log_group"],
    modules: &super::LOG_GROUP_MODULES,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("retention_in_days")
            .passes(|days| PERIODS.contains(&days), "a period such as `365` days")
            .for_blocks(keeps_events)
            .pedantic_for(is_kept_on_purpose)
            .fix("365"),
    ),
    ..rule("aws-cloudwatch-log-group-without-retention", include_str!("log_group_without_retention.md"))
};

/// The periods that CloudWatch Logs offers, in days (Amazon CloudWatch Logs API, `PutRetentionPolicy`).
const PERIODS: &[&str] = &[
    "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096",
    "1827", "2192", "2557", "2922", "3288", "3653",
];

/// Whoever writes `0` knows that it means forever.
fn is_kept_on_purpose(group: &Block, _: &Cx) -> Checked<bool> {
    Ok(group.number("retention_in_days")?.is_some_and(|days| days.as_int() == Some(0)))
}

/// Groups of the class `DELIVERY` keep events for two days, whatever is set.
fn keeps_events(group: &Block) -> Checked<bool> {
    Ok(group.string("log_group_class")?.is_none_or(|class| *class != "DELIVERY"))
}
