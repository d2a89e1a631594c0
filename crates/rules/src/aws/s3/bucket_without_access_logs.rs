use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f861041c-8c9f-4156-acfc-5e6e524f5884",
    aliases: &[
        "aws/s3_bucket_logging_disabled", "CKV_AWS_18", "AVD-AWS-0089", "AWS-0089",
        "aws-s3-enable-bucket-logging", "aws-s3-enable-logging", "aws-s3-bucket-logging-disabled",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_s3_bucket"],
    modules: &[super::BUCKET_MODULE],
    check: Check::Holds(
        is_logged,
        "neither `logging` nor an `aws_s3_bucket_logging` logs access to this bucket",
    ),
    ..rule("aws-s3-bucket-without-access-logs", include_str!("bucket_without_access_logs.md"))
};

/// Whether access to a bucket is logged, or it says itself that it is for the logs of others.
fn is_logged(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let receives_logs = is_one_of(bucket, "acl", &["log-delivery-write"]);
    // A rule of its own speaks of these.
    let is_of_trail = || super::naming("aws_cloudtrail", "s3_bucket_name", bucket, cx).exist();
    either(super::has_access_logs(bucket, cx), either(receives_logs, is_of_trail()))
}
