use super::public;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ffdf4b37-7703-4dfe-a682-9d2e99bc6c09",
    aliases: &["aws/s3_bucket_allows_delete_action_from_all_principals", "aws-s3-policy-public-delete"],
    severity: Critical,
    implies: &["aws-s3-bucket-policy-public-get"],
    category: AccessControl,
    cwe: 732,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(|block, cx| {
        public::forbid_to_everybody(block, "s3:Delete", &["s3:DeleteObject", "s3:DeleteBucket"], cx)
    }),
    ..rule("aws-s3-bucket-policy-public-delete", include_str!("bucket_policy_public_delete.md"))
};
