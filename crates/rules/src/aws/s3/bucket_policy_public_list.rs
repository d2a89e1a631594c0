use super::public;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "66c6f96f-2d9e-417e-a998-9058aeeecd44",
    aliases: &["aws/s3_bucket_allows_list_action_from_all_principals", "aws-s3-policy-public-list"],
    severity: Medium,
    implies: &["aws-s3-bucket-policy-any-principal"],
    category: AccessControl,
    cwe: 200,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(|block, cx| public::forbid_to_everybody(block, "s3:List", &["s3:ListBucket"], cx)),
    ..rule("aws-s3-bucket-policy-public-list", include_str!("bucket_policy_public_list.md"))
};
