use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e1e231f3-3f96-44d0-b1da-e0c9e2b2b5bd",
    aliases: &["aws/sqs_queue_encryption_disabled"],
    severity: Medium,
    implies: &["aws-sqs-queue-without-encryption-setting"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_sqs_queue"],
    modules: &[super::QUEUE_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("sqs_managed_sse_enabled").is_true().absent_is_ok().for_blocks(has_no_key).fix("true"),
    ),
    ..rule("aws-sqs-queue-encryption-disabled", include_str!("queue_encryption_disabled.md"))
};

fn has_no_key(queue: &Block) -> Checked<bool> {
    not(queue.is_set("kms_master_key_id"))
}
