use crate::prelude::*;

rule! {
    /// Secrets Manager secret without KMS
    ///
    /// Without `kms_key_id` a secret is encrypted with the key `aws/secretsmanager`, whose policy AWS
    /// wrote: everyone in the account who may read the secret may decrypt it, and no other account can be
    /// given it. A key of your own is a second lock, with a policy and a log of its own.
    ///
    /// Set `kms_key_id` to a key whose policy names the readers of the secret.
    ///
    /// ```hcl bad
    /// resource "aws_secretsmanager_secret" "payments" { # finding
    ///   name = "payments/api-token"
    /// }
    ///
    /// module "orders" { # finding
    ///   source = "terraform-aws-modules/secrets-manager/aws"
    ///   name   = "orders/database"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_secretsmanager_secret" "payments" {
    ///   name       = "payments/api-token"
    ///   kms_key_id = aws_kms_key.payments.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {}
    ///
    /// resource "aws_secretsmanager_secret" "payments" {
    ///   name       = "payments/api-token"
    ///   kms_key_id = var.key
    /// }
    /// ```
    id: "aws-secretsmanager-secret-without-kms-key",
    guid: "a2f548f2-188c-4fff-b172-e9a6acb216bd",
    aliases: [
        "aws/secretsmanager_secret_without_kms",
        "CKV_AWS_149", "AVD-AWS-0098", "AWS-0098", "aws-ssm-secret-use-customer-key",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: ["aws_secretsmanager_secret"],
    modules: [ModuleInputs { source: "terraform-aws-modules/secrets-manager/aws", renamed: &[] }],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
}
