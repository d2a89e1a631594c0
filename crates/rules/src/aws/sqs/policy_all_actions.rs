use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// SQS policy allows all actions
    ///
    /// Whoever may do everything with a queue does not only send messages: `sqs:*` reads and deletes them,
    /// changes the policy of the queue, and deletes the queue. A `Condition` on the source keeps strangers
    /// out, but gives a topic that only sends the power to delete.
    ///
    /// Allow the one or two actions that are needed, such as `sqs:SendMessage`.
    ///
    /// ```hcl bad
    /// resource "aws_sqs_queue_policy" "orders" {
    ///   queue_url = aws_sqs_queue.orders.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "SQS:*"
    ///       Resource  = aws_sqs_queue.orders.arn
    ///       Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.orders.arn } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_sqs_queue_policy" "orders" {
    ///   queue_url = aws_sqs_queue.orders.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "sqs:SendMessage"
    ///       Resource  = aws_sqs_queue.orders.arn
    ///       Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.orders.arn } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "actions" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_sqs_queue" "orders" {
    ///   name = "orders"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = var.actions
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-sqs-policy-all-actions",
    guid: "816ea8cf-d589-442d-a917-2dd0ce0e45e3",
    aliases: [
        "aws/sqs_policy_allows_all_actions",
        "CKV_AWS_72", "AVD-AWS-0097", "AWS-0097", "aws-sqs-no-wildcards-in-policy-documents",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: ["aws_sqs_queue_policy", "aws_sqs_queue"],
    modules: [super::QUEUE_MODULE],
    check: Check::Block(names_actions),
}

fn names_actions(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let everything = policy::has_action(statement, &["*", "sqs:*"]);
        Ok(both(policy::is_for_everybody(statement), everything)?
            .then(|| format!("allows everybody {}", policy::actions(statement))))
    })
}
