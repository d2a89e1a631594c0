use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "270cf20f-bc6c-4921-8d6e-f85492a28516",
    aliases: &[
        "aws/s3_bucket_without_kms_key", "CKV_AWS_145", "AVD-AWS-0132", "AWS-0132",
        "aws-s3-encryption-customer-key",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_s3_bucket"],
    check: Check::Holds(has_kms_key, "objects of this bucket are encrypted with keys of S3, not of KMS"),
    ..rule("aws-s3-bucket-without-kms-key", include_str!("bucket_without_kms_key.md"))
};

fn has_kms_key(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let own = bucket.any("server_side_encryption_configuration", |it| it.any("rule", uses_kms));
    let elsewhere = || {
        super::any_naming("aws_s3_bucket_server_side_encryption_configuration", "bucket", bucket, cx, |it| {
            it.any("rule", uses_kms)
        })
    };
    if either(own, elsewhere())? {
        return Ok(true);
    }
    cx.given_away(bucket, &["id", "bucket"]).map_or(Ok(false), Err)
}

fn uses_kms(rule: &Block) -> Checked<bool> {
    rule.any("apply_server_side_encryption_by_default", |it| {
        is_one_of(it, "sse_algorithm", &["aws:kms", "aws:kms:dsse"])
    })
}
