use crate::prelude::*;

rule! {
    /// CloudWatch log group without KMS
    ///
    /// Logs hold what applications let slip: addresses, tokens, whole requests. CloudWatch Logs encrypts
    /// them with a key that AWS owns unless `kms_key_id` is set: everyone who may read the group reads
    /// them, and the access cannot be ended by taking the key away.
    ///
    /// Set `kms_key_id` to the ARN of a key whose policy admits the service `logs.<region>.amazonaws.com`.
    ///
    /// ```hcl bad
    /// resource "aws_cloudwatch_log_group" "orders" { # finding
    ///   name              = "/orders"
    ///   retention_in_days = 90
    /// }
    ///
    /// module "invoices" { # finding
    ///   source = "terraform-aws-modules/cloudwatch/aws//modules/log-group"
    ///   name   = "/invoices"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_cloudwatch_log_group" "orders" {
    ///   name       = "/orders"
    ///   kms_key_id = aws_kms_key.logs.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {}
    ///
    /// resource "aws_cloudwatch_log_group" "orders" {
    ///   name       = "/orders"
    ///   kms_key_id = var.key
    /// }
    /// ```
    id: "aws-cloudwatch-log-group-without-kms-key",
    guid: "0afbcfe9-d341-4b92-a64c-7e6de0543879",
    aliases: [
        "aws/cloudwatch_log_group_not_encrypted",
        "CKV_AWS_158", "AVD-AWS-0017", "AWS-0017", "aws-cloudwatch-log-group-customer-key",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: ["aws_cloudwatch_log_group"],
    modules: super::LOG_GROUP_MODULES,
    check: Check::Attribute(attribute("kms_key_id").is_present()),
}
