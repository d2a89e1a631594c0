use super::acl;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "57b9893d-33b1-4419-bcea-a717ea87e139",
    aliases: &[
        "aws/s3_bucket_acl_allows_read_to_any_authenticated_user",
        "aws/s3_bucket_allows_access_to_all_authenticated_users", "CKV_AWS_20", "CKV2_AWS_43",
        "AVD-AWS-0092", "AWS-0092", "aws-s3-no-public-access-with-acl",
        "aws-s3-bucket-acl-open-to-any-account",
    ],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(|block, cx| {
        acl::check_audience(block, &acl::ANY_ACCOUNT, "everyone with an AWS account", cx)
    }),
    ..rule("aws-s3-bucket-acl-public-to-any-account", include_str!("bucket_acl_public_to_any_account.md"))
};
