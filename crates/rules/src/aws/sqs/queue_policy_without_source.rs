use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fba30c73-c16e-4920-9e83-8b57a339dd87",
    aliases: &["aws/sqs_queue_policy_without_source"],
    severity: Medium,
    category: AccessControl,
    cwe: 441,
    targets: &["aws_sqs_queue", "aws_sqs_queue_policy"],
    check: Check::Block(|block, cx| policy::forbid_deputies(block, "policy", sends_messages, cx)),
    ..rule("aws-sqs-queue-policy-without-source", include_str!("queue_policy_without_source.md"))
};

/// Whether a service sends messages for every account whose topics, buckets or rules name the queue.
fn sends_messages(service: &str) -> bool {
    ["events.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"].contains(&service)
}
