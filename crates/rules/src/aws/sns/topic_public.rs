use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b26d2b7e-60f6-413d-a3a1-a57db24aa2b3",
    aliases: &["aws/sns_topic_is_publicly_accessible", "CKV_AWS_169", "CKV_AWS_283"],
    severity: High,
    implies: &["aws-sns-topic-policy-not-action"],
    category: AccessControl,
    cwe: 284,
    targets: &["aws_sns_topic", "aws_sns_topic_policy"],
    modules: &[super::TOPIC_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-sns-topic-public", include_str!("topic_public.md"))
};
