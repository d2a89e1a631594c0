use super::public;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a4966c4f-9141-48b8-a564-ffe9959945bc",
    aliases: &["aws/s3_bucket_with_all_permissions", "aws-s3-policy-full-permissions"],
    severity: Critical,
    implies: &["aws-s3-bucket-policy-public-put", "aws-s3-bucket-policy-public-delete"],
    category: AccessControl,
    cwe: 250,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-s3-bucket-policy-full-access", include_str!("bucket_policy_full_access.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    public::forbid_public(
        block,
        cx,
        |statement| policy::has_action(statement, &["*", "s3:*"]),
        public::allows_everybody,
    )
}
