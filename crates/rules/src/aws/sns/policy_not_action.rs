use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// SNS topic publicity has allow and NotAction simultaneously
    ///
    /// `NotAction` in a statement that allows means: everything but this. Whoever wrote `NotAction =
    /// "SNS:DeleteTopic"` to forbid one action has allowed all others, changing the topic's policy included,
    /// and every action that SNS will ever add.
    ///
    /// List what is allowed in `Action`. To forbid something, write a second statement with `Effect` `Deny`.
    ///
    /// ```hcl bad
    /// resource "aws_sns_topic_policy" "alarms" {
    ///   arn = aws_sns_topic.alarms.arn
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "111122223333" }
    ///       NotAction = "SNS:DeleteTopic"
    ///       Resource  = aws_sns_topic.alarms.arn
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_sns_topic_policy" "alarms" {
    ///   arn = aws_sns_topic.alarms.arn
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "111122223333" }
    ///         Action    = "SNS:Publish"
    ///         Resource  = aws_sns_topic.alarms.arn
    ///       },
    ///       {
    ///         Effect    = "Deny"
    ///         Principal = { AWS = "111122223333" }
    ///         NotAction = "SNS:Publish"
    ///         Resource  = aws_sns_topic.alarms.arn
    ///       },
    ///     ]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "effect" {}
    ///
    /// resource "aws_sns_topic_policy" "alarms" {
    ///   arn = aws_sns_topic.alarms.arn
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = var.effect
    ///       Principal = { AWS = "111122223333" }
    ///       NotAction = "SNS:DeleteTopic"
    ///       Resource  = aws_sns_topic.alarms.arn
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-sns-policy-not-action",
    guid: "5ea624e4-c8b1-4bb3-87a4-4235a776adcc",
    aliases: ["aws/sns_topic_publicity_has_allow_and_not_action_simultaneously"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_sns_topic", "aws_sns_topic_policy"],
    modules: [super::TOPIC_MODULE],
    check: Check::Block(names_actions),
}

fn names_actions(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let excludes = both(statement.allows(), statement.has("NotAction"))?;
        Ok(excludes.then(|| format!("allows {} (`NotAction`)", policy::actions(statement))))
    })
}
