use super::public;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d24c0755-c028-44b1-b503-8e719c898832",
    aliases: &["aws/s3_bucket_allows_put_action_from_all_principals", "aws-s3-policy-public-put"],
    severity: Critical,
    implies: &["aws-s3-bucket-policy-public-delete"],
    category: AccessControl,
    cwe: 732,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(|block, cx| {
        public::forbid_to_everybody(block, "s3:Put", &["s3:PutObject", "s3:PutBucketPolicy"], cx)
    }),
    ..rule("aws-s3-bucket-policy-public-put", include_str!("bucket_policy_public_put.md"))
};
