use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// SNS topic is publicly accessible
    ///
    /// A topic that anybody may use lets strangers send forged notifications to all subscribers, and
    /// subscribe themselves to read what is sent. Without a policy of its own a topic admits its owner's
    /// account only.
    ///
    /// Name the principals that publish and subscribe, or demand `aws:SourceAccount`, `aws:SourceArn` or
    /// `aws:SourceOwner` in a `Condition`.
    ///
    /// ```hcl bad
    /// resource "aws_sns_topic" "alarms" {
    ///   name   = "alarms"
    ///   policy = <<JSON # finding
    ///     {
    ///       "Version": "2012-10-17",
    ///       "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "SNS:Publish"}]
    ///     }
    ///   JSON
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_sns_topic_policy" "alarms" {
    ///   arn    = aws_sns_topic.alarms.arn
    ///   policy = data.aws_iam_policy_document.alarms.json # finding
    /// }
    ///
    /// data "aws_iam_policy_document" "alarms" {
    ///   statement {
    ///     actions   = ["SNS:Subscribe"]
    ///     resources = [aws_sns_topic.alarms.arn]
    ///
    ///     principals {
    ///       type        = "*"
    ///       identifiers = ["*"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_sns_topic" "alarms" {
    ///   name = "alarms"
    /// }
    ///
    /// resource "aws_sns_topic_policy" "alarms" {
    ///   arn = aws_sns_topic.alarms.arn
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "*" }
    ///       Action    = "SNS:Publish"
    ///       Resource  = aws_sns_topic.alarms.arn
    ///       Condition = { StringEquals = { "AWS:SourceOwner" = "111122223333" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "publisher" {}
    ///
    /// resource "aws_sns_topic_policy" "alarms" {
    ///   arn = aws_sns_topic.alarms.arn
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = var.publisher }
    ///       Action    = "SNS:Publish"
    ///       Resource  = aws_sns_topic.alarms.arn
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-sns-topic-public",
    guid: "b26d2b7e-60f6-413d-a3a1-a57db24aa2b3",
    aliases: ["aws/sns_topic_is_publicly_accessible"],
    severity: Critical,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_sns_topic", "aws_sns_topic_policy"],
    modules: [super::TOPIC_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
}
