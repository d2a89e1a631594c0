use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// SQS queue exposed
    ///
    /// The policy of a queue decides who beyond its own account may use it. With the principal `*` it is open
    /// to anybody with an AWS account who learns its URL: forged messages go in, real ones come out.
    ///
    /// Name who sends and who receives as `Principal`, or demand the source's ARN, account or organization in
    /// a `Condition`.
    ///
    /// ```hcl bad
    /// resource "aws_sqs_queue" "invoices" {
    ///   name   = "invoices"
    ///   policy = <<JSON # finding
    ///     {
    ///       "Version": "2012-10-17",
    ///       "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:ReceiveMessage"}]
    ///     }
    ///   JSON
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_sqs_queue" "invoices" {
    ///   name = "invoices"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/billing" }
    ///       Action    = "sqs:ReceiveMessage"
    ///     }]
    ///   })
    /// }
    ///
    /// resource "aws_sqs_queue" "events" {
    ///   name = "events"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "sqs:SendMessage"
    ///       Condition = { StringEquals = { "aws:SourceAccount" = "111122223333" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "source_arn" {}
    ///
    /// resource "aws_sqs_queue" "events" {
    ///   name = "events"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "sqs:SendMessage"
    ///       Condition = { ArnEquals = { "aws:SourceArn" = var.source_arn } }
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-sqs-queue-public",
    guid: "abb06e5f-ef9a-4a99-98c6-376d396bfcdf",
    aliases: ["aws/sqs_queue_exposed", "CKV_AWS_168"],
    severity: High,
    category: AccessControl,
    cwe: 200,
    targets: ["aws_sqs_queue"],
    modules: [super::QUEUE_MODULE],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
}
