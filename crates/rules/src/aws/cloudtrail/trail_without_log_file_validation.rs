use super::trail_without_all_regions::watches_data;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "52ffcfa6-6c70-4ea6-8376-d828d3961669",
    aliases: &[
        "aws/cloudtrail_log_file_validation_disabled", "CKV_AWS_36", "AVD-AWS-0016", "AWS-0016",
        "aws-cloudtrail-enable-log-validation", "aws-cloudtrail-log-file-validation-disabled",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudtrail"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("enable_log_file_validation").is_true().pedantic_for(watches_data).fix("true"),
    ),
    ..rule(
        "aws-cloudtrail-trail-without-log-file-validation",
        include_str!("trail_without_log_file_validation.md"),
    )
};
