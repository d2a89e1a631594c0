use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b19dbf24-eea2-4967-9f3a-abff30a507fc",
    aliases: &["aws/s3_bucket_without_lifecycle", "CKV2_AWS_61"],
    severity: Low,
    category: ResourceManagement,
    cwe: 404,
    pedantic: true,
    targets: &["aws_s3_bucket"],
    check: Check::Holds(has_lifecycle, "no rule says how long this bucket keeps its objects"),
    ..rule("aws-s3-bucket-without-lifecycle", include_str!("bucket_without_lifecycle.md"))
};

fn has_lifecycle(bucket: &Block, cx: &Cx) -> Checked<bool> {
    either(
        bucket.is_set("lifecycle_rule"),
        super::is_configured(bucket, "aws_s3_bucket_lifecycle_configuration", cx),
    )
}
