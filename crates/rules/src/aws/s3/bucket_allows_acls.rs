use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "91dd8994-edfd-4510-aa58-dca3bc7deb4b",
    aliases: &["aws/s3_bucket_allows_acls", "CKV2_AWS_65"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_s3_bucket_ownership_controls"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("rule.object_ownership").one_of(&["BucketOwnerEnforced"]).fix("\"BucketOwnerEnforced\""),
    ),
    ..rule("aws-s3-bucket-allows-acls", include_str!("bucket_allows_acls.md"))
};
