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

/// Whether access to a bucket is logged, or it is where such logs go.
fn is_logged(bucket: &Block, cx: &Cx) -> Checked<bool> {
    either(super::has_access_logs(bucket, cx), receives_logs(bucket, cx))
}

fn admits_delivery(acl: &Block) -> Checked<bool> {
    is_one_of(acl, "acl", &["log-delivery-write"])
}

fn receives_logs(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let signs = [
        admits_delivery(bucket),
        super::naming("aws_s3_bucket_acl", "bucket", bucket, cx).any(admits_delivery),
        super::naming("aws_s3_bucket_logging", "target_bucket", bucket, cx).exist(),
        super::naming("aws_s3_bucket.logging", "target_bucket", bucket, cx).exist(),
        // A rule of its own speaks of these.
        super::naming("aws_cloudtrail", "s3_bucket_name", bucket, cx).exist(),
    ];
    value::any(signs, |sign| sign)
}
