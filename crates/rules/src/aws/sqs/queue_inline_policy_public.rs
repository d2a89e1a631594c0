use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "abb06e5f-ef9a-4a99-98c6-376d396bfcdf",
    aliases: &["aws/sqs_queue_exposed", "CKV_AWS_168", "CKV_AWS_283", "aws-sqs-queue-public"],
    severity: High,
    implies: &["aws-sqs-queue-policy-all-actions"],
    category: AccessControl,
    cwe: 200,
    targets: &["aws_sqs_queue"],
    modules: &[super::QUEUE_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-sqs-queue-inline-policy-public", include_str!("queue_inline_policy_public.md"))
};
