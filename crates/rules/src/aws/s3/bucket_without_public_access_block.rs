use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "91d660d9-da2f-4428-b57e-9f82178e6c3c",
    aliases: &[
        "aws/s3_bucket_without_public_access_block", "CKV2_AWS_6", "AVD-AWS-0094", "AWS-0094",
        "aws-s3-specify-public-access-block",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_s3_bucket"],
    check: Check::Holds(has_block, "no `aws_s3_bucket_public_access_block` is for this bucket"),
    ..rule("aws-s3-bucket-without-public-access-block", include_str!("bucket_without_public_access_block.md"))
};

fn has_block(bucket: &Block, cx: &Cx) -> Checked<bool> {
    super::is_configured(bucket, "aws_s3_bucket_public_access_block", cx)
}
