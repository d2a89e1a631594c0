use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// SQS policy with public access
    ///
    /// A queue with the principal `*` in its policy takes messages from, and gives them to, anybody with an
    /// AWS account who learns its URL: an attacker feeds the consumers forged messages, reads what was meant
    /// for others, or empties the queue. Addresses in a `Condition` say from where somebody calls, not who it
    /// is.
    ///
    /// Name the accounts, roles or services as `Principal`. Where a service such as SNS sends the messages,
    /// name it and demand its topic in `aws:SourceArn`; a `Condition` on the source's ARN, account,
    /// organization or VPC endpoint makes `*` safe, too.
    ///
    /// ```hcl bad
    /// resource "aws_sqs_queue_policy" "orders" {
    ///   queue_url = aws_sqs_queue.orders.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = ["*"] }
    ///       Action    = "sqs:SendMessage"
    ///       Resource  = aws_sqs_queue.orders.arn
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
    /// ```hcl bad
    /// resource "aws_sqs_queue_policy" "orders" {
    ///   queue_url = aws_sqs_queue.orders.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "sqs:SendMessage"
    ///       Resource  = aws_sqs_queue.orders.arn
    ///       Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:sns:*:*:*" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "sender" {}
    ///
    /// resource "aws_sqs_queue_policy" "orders" {
    ///   queue_url = aws_sqs_queue.orders.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = var.sender
    ///       Action    = "sqs:SendMessage"
    ///       Resource  = aws_sqs_queue.orders.arn
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-sqs-policy-public",
    guid: "730675f9-52ed-49b6-8ead-0acb5dd7df7f",
    aliases: ["aws/sqs_policy_with_public_access", "CKV_AWS_168", "CKV_AWS_387"],
    severity: Medium,
    category: AccessControl,
    cwe: 668,
    targets: ["aws_sqs_queue_policy"],
    modules: [super::QUEUE_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
}
