use super::acl;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "38c5ee0d-7f22-4260-ab72-5073048df100",
    aliases: &[
        "aws/s3_bucket_acl_allows_read_or_write_to_all_users", "CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375",
        "AVD-AWS-0092", "AWS-0092", "aws-s3-no-public-access-with-acl", "aws-s3-bucket-acl-open-to-everyone",
    ],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(|block, cx| acl::check_audience(block, &acl::EVERYONE, "everyone", cx)),
    ..rule("aws-s3-bucket-acl-public", include_str!("bucket_acl_public.md"))
};
