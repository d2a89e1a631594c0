use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0daf269d-7321-4968-beae-fb248944b139",
    aliases: &["aws/sns_topic_policy_without_source"],
    severity: Low,
    category: AccessControl,
    cwe: 441,
    targets: &["aws_sns_topic", "aws_sns_topic_policy"],
    check: Check::Block(|block, cx| policy::forbid_deputies(block, "policy", publishes, cx)),
    ..rule("aws-sns-topic-policy-without-source", include_str!("topic_policy_without_source.md"))
};

/// Whether a service publishes for every account whose buckets or alarms name the topic.
fn publishes(service: &str) -> bool {
    ["cloudwatch.amazonaws.com", "s3.amazonaws.com"].contains(&service)
}
