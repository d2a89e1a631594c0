use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6e8849c1-3aa7-40e3-9063-b85ee300f29f",
    aliases: &[
        "aws/sqs_with_sse_disabled", "CKV_AWS_27", "AVD-AWS-0096", "AWS-0096",
        "aws-sqs-enable-queue-encryption", "aws-sqs-queue-unencrypted",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 319,
    targets: &["aws_sqs_queue"],
    modules: &[super::QUEUE_MODULE],
    fix: Some(Safe),
    check: Check::Block(check_encryption),
    ..rule("aws-sqs-queue-without-encryption-setting", include_str!("queue_without_encryption_setting.md"))
};

fn check_encryption(queue: &Block, cx: &mut Cx) -> Checked {
    if either(queue.is_set("kms_master_key_id"), is_managed(queue))? {
        return Ok(());
    }
    let managed = queue.value("sqs_managed_sse_enabled");
    let key = queue.value("kms_master_key_id");
    if !managed.is_null() {
        let message =
            format!("{} and {}", queue.actual("sqs_managed_sse_enabled"), queue.actual("kms_master_key_id"));
        cx.wrong(queue, "sqs_managed_sse_enabled", message).set(queue, "sqs_managed_sse_enabled", "true");
    } else if !key.is_null() {
        // The provider refuses `sqs_managed_sse_enabled` beside a key, even an empty one.
        cx.wrong(queue, "kms_master_key_id", queue.actual("kms_master_key_id"));
    } else {
        let names = ["sqs_managed_sse_enabled", "kms_master_key_id"];
        let written = names.into_iter().find(|name| queue.is_written(name));
        let message = match written {
            Some(name) => queue.actual(name),
            None => "neither `sqs_managed_sse_enabled` nor `kms_master_key_id` is set".to_owned(),
        };
        cx.flag(queue.header(), message)
            .about("sqs_managed_sse_enabled")
            .shown_at(written.map_or(queue.header(), |name| queue.place(name)))
            .set(queue, "sqs_managed_sse_enabled", "true");
    }
    Ok(())
}

fn is_managed(queue: &Block) -> Checked<bool> {
    match queue.bool("sqs_managed_sse_enabled")? {
        Some(managed) => Ok(*managed),
        None => queue.has_right_default("sqs_managed_sse_enabled"),
    }
}
