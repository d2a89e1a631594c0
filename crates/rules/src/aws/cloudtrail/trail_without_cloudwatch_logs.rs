use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "17b30f8f-8dfb-4597-adf6-57600b6cf25e",
    aliases: &[
        "aws/cloudtrail_not_integrated_with_cloudwatch", "CKV2_AWS_10", "AVD-AWS-0162", "AWS-0162",
        "aws-cloudtrail-ensure-cloudwatch-integration", "aws-cloudtrail-without-cloudwatch-logs",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudtrail"],
    check: Check::Attributes(&[
        attribute("cloud_watch_logs_role_arn").is_present(),
        attribute("cloud_watch_logs_group_arn").is_present(),
    ]),
    ..rule("aws-cloudtrail-trail-without-cloudwatch-logs", include_str!("trail_without_cloudwatch_logs.md"))
};
