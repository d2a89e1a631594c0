use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a4966c4f-9141-48b8-a564-ffe9959945bc",
    aliases: &["aws/s3_bucket_with_all_permissions", "aws-s3-policy-full-permissions"],
    severity: Critical,
    category: AccessControl,
    cwe: 250,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-s3-bucket-policy-full-access", include_str!("bucket_policy_full_access.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let everything = policy::has_action(statement, &["*", "s3:*"]);
        Ok(both(policy::is_public(statement), everything)?
            .then(|| format!("allows everybody {}", policy::actions(statement))))
    })
}
