use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5ea624e4-c8b1-4bb3-87a4-4235a776adcc",
    aliases: &[
        "aws/sns_topic_publicity_has_allow_and_not_action_simultaneously",
        "aws-sns-policy-not-action",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_sns_topic", "aws_sns_topic_policy"],
    modules: &[super::TOPIC_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-sns-topic-policy-not-action", include_str!("topic_policy_not_action.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let excludes = both(statement.allows(), statement.has("NotAction"))?;
        Ok(excludes.then(|| format!("allows {} (`NotAction`)", policy::actions(statement))))
    })
}
