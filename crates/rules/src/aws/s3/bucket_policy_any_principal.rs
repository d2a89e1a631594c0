use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7af43613-6bb9-4a0e-8c4d-1314b799425e",
    aliases: &["aws/s3_bucket_access_to_any_principal", "CKV_AWS_70", "aws-s3-policy-any-principal"],
    severity: Critical,
    category: AccessControl,
    cwe: 284,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-s3-bucket-policy-any-principal", include_str!("bucket_policy_any_principal.md"))
};
