use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5c688aee-8d5d-4841-8be7-f4d7a5df05c9",
    aliases: &["aws/s3_object_without_customer_key", "CKV_AWS_181", "CKV_AWS_186"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
    ..rule("aws-s3-object-without-customer-key", include_str!("object_without_customer_key.md"))
};
