use crate::aws::s3;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ee9e50e8-b2ed-4176-ad42-8fc0cf7593f4",
    aliases: &[
        "aws/cloudtrail_log_files_s3_bucket_with_logging_disabled", "AVD-AWS-0163", "AWS-0163",
        "aws-cloudtrail-require-bucket-access-logging",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_s3_bucket"],
    modules: &[s3::BUCKET_MODULE],
    check: Check::Holds(is_logged, "CloudTrail writes to this bucket, and nothing logs access to it"),
    ..rule(
        "aws-cloudtrail-trail-bucket-without-access-logs",
        include_str!("trail_bucket_without_access_logs.md"),
    )
};

fn is_logged(bucket: &Block, cx: &Cx) -> Checked<bool> {
    if !s3::any_naming("aws_cloudtrail", "s3_bucket_name", bucket, cx, |_| Ok(true))? {
        return Ok(true);
    }
    s3::has_access_logs(bucket, cx)
}
