use super::public;
use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "1df37f4b-7197-45ce-83f8-9994d2fcf885",
    aliases: &["aws/s3_bucket_allows_get_action_from_all_principals", "aws-s3-policy-public-get"],
    severity: High,
    implies: &["aws-s3-bucket-policy-public-list"],
    category: AccessControl,
    cwe: 200,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(|block, cx| {
        public::forbid_public(block, cx, reads_objects, public::allows_everybody)
    }),
    ..rule("aws-s3-bucket-policy-public-get", include_str!("bucket_policy_public_get.md"))
};

/// Whether a statement gives objects out. Other actions that begin with `s3:Get` only say how a bucket is set up.
fn reads_objects(statement: &Statement) -> Checked<bool> {
    value::any(&["s3:GetObject", "s3:GetObjectVersion"], |action| statement.covers(action))
}
