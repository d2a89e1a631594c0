use crate::prelude::*;

rule! {
    /// SNS topic not encrypted
    ///
    /// SNS stores a message until every subscriber has it, and retries for days. Without
    /// `kms_master_key_id`, the default, no key of yours protects it: there is no key policy that could
    /// keep a reader out, and no record of who decrypted.
    ///
    /// Set `kms_master_key_id` to a key whose policy admits the services that publish. `alias/aws/sns` will
    /// do where only your own roles publish; alarms and bucket notifications cannot use it.
    ///
    /// ```hcl bad
    /// resource "aws_sns_topic" "orders" { # finding
    ///   name = "orders"
    /// }
    ///
    /// resource "aws_sns_topic" "invoices" {
    ///   name              = "invoices"
    ///   kms_master_key_id = "" # finding
    /// }
    ///
    /// module "reports" { # finding
    ///   source = "terraform-aws-modules/sns/aws"
    ///   name   = "reports"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_sns_topic" "orders" {
    ///   name              = "orders"
    ///   kms_master_key_id = aws_kms_key.orders.id
    /// }
    ///
    /// resource "aws_sns_topic" "invoices" {
    ///   name              = "invoices"
    ///   kms_master_key_id = "alias/aws/sns"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {}
    ///
    /// resource "aws_sns_topic" "orders" {
    ///   name              = "orders"
    ///   kms_master_key_id = var.key
    /// }
    /// ```
    id: "aws-sns-topic-unencrypted",
    guid: "28545147-2fc6-42d5-a1f9-cf226658e591",
    aliases: [
        "aws/sns_topic_not_encrypted",
        "CKV_AWS_26", "AVD-AWS-0095", "AWS-0095", "aws-sns-enable-topic-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_sns_topic"],
    modules: [ModuleInputs { source: "terraform-aws-modules/sns/aws", renamed: &[] }],
    fix: Unsafe,
    check: Check::Attribute(attribute("kms_master_key_id").is_present().fix("\"alias/aws/sns\"")),
}
