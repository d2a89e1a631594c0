use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "5f9ccdb9-e985-4de7-bd0f-f0546b6e8175",
    aliases: &["aws/s3_bucket_policy_locks_out", "CKV_AWS_93"],
    severity: Medium,
    category: Availability,
    cwe: 703,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-s3-bucket-policy-locks-out", include_str!("bucket_policy_locks_out.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let tests: [policy::Test; 6] = [
            policy::names_everybody,
            |it| not(it.has("Condition")),
            |it| not(it.allows()),
            |it| it.covers("s3:PutBucketPolicy"),
            // Else something is left that is not denied.
            |it| not(it.has("NotAction")),
            is_for_bucket,
        ];
        let wrong =
            || format!("denies everyone {}, so nobody can change the policy", policy::actions(statement));
        Ok(policy::all(statement, &tests)?.then(wrong))
    })
}

/// Whether a statement is for the bucket itself, not only for the objects in it.
fn is_for_bucket(statement: &Statement) -> Checked<bool> {
    let is_bucket = |it: &Value| match it.as_attribute() {
        Some(attribute) => Ok(attribute.resource_kind() == Some("aws_s3_bucket")),
        None => Ok(policy::text_of(it)?.is_some_and(|arn| !arn.contains('/'))),
    };
    either(not(statement.has("Resource")), statement.any_value("Resource", is_bucket))
}
