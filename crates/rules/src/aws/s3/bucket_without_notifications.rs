use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3ab57387-2d95-56fa-9920-cb70722866d9",
    aliases: &["aws/s3_bucket_without_notifications", "CKV2_AWS_62"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_s3_bucket"],
    check: Check::Holds(
        |bucket, cx| super::is_configured(bucket, "aws_s3_bucket_notification", cx),
        "no `aws_s3_bucket_notification` says who learns of changes in this bucket",
    ),
    ..rule("aws-s3-bucket-without-notifications", include_str!("bucket_without_notifications.md"))
};
