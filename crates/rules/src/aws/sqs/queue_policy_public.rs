use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "730675f9-52ed-49b6-8ead-0acb5dd7df7f",
    aliases: &[
        "aws/sqs_policy_with_public_access", "CKV_AWS_168", "CKV_AWS_387", "CKV_AWS_283",
        "aws-sqs-policy-public",
    ],
    severity: High,
    implies: &["aws-sqs-queue-policy-all-actions"],
    category: AccessControl,
    cwe: 668,
    targets: &["aws_sqs_queue_policy"],
    modules: &[super::QUEUE_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-sqs-queue-policy-public", include_str!("queue_policy_public.md"))
};
