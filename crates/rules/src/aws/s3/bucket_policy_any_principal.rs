use super::public;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7af43613-6bb9-4a0e-8c4d-1314b799425e",
    aliases: &[
        "aws/s3_bucket_access_to_any_principal", "CKV_AWS_70", "CKV_AWS_283", "aws-s3-policy-any-principal",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-s3-bucket-policy-any-principal", include_str!("bucket_policy_any_principal.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    public::forbid_public(block, cx, |_| Ok(true), policy::allows_everybody)
}
