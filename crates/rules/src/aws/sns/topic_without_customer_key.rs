use crate::aws::shared::kms;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b1a72f66-2236-4f3b-87ba-0da1b366956f",
    aliases: &[
        "aws/sns_topic_encrypted_with_aws_managed_key", "AVD-AWS-0136", "AWS-0136",
        "aws-sns-topic-encryption-use-cmk",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_sns_topic"],
    modules: &[super::TOPIC_MODULE],
    check: Check::Block(check_key),
    ..rule("aws-sns-topic-without-customer-key", include_str!("topic_without_customer_key.md"))
};

const KEY: &str = "kms_master_key_id";

fn check_key(topic: &Block, cx: &mut Cx) -> Checked {
    if kms::names_managed_key(topic, KEY, cx)? {
        cx.wrong(topic, KEY, format!("{}, a key that AWS manages", topic.actual(KEY)));
    }
    Ok(())
}
