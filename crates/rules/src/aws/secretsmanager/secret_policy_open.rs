use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// Secrets Manager with vulnerable policy
    ///
    /// A secret is read by whoever its policy admits. A statement for everybody without a `Condition` gives
    /// the secret to every AWS account; one for all actions lets its reader also overwrite the secret, change
    /// the policy, and delete it.
    ///
    /// Name the roles that read the secret, and allow them `secretsmanager:GetSecretValue`. Set
    /// `block_public_policy = true`, so that Secrets Manager refuses a public policy.
    ///
    /// ```hcl bad
    /// resource "aws_secretsmanager_secret_policy" "database" {
    ///   secret_arn = aws_secretsmanager_secret.database.arn
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "*" }
    ///       Action    = "secretsmanager:GetSecretValue"
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_secretsmanager_secret" "database" {
    ///   name = "database"
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/billing" }
    ///       Action    = "secretsmanager:*"
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_secretsmanager_secret_policy" "database" {
    ///   secret_arn = aws_secretsmanager_secret.database.arn
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/billing" }
    ///       Action    = "secretsmanager:GetSecretValue"
    ///       Resource  = "*"
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
    /// resource "aws_secretsmanager_secret_policy" "database" {
    ///   secret_arn = aws_secretsmanager_secret.database.arn
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/billing" }
    ///       Action    = var.actions
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-secretsmanager-secret-policy-open",
    guid: "fa00ce45-386d-4718-8392-fb485e1f3c5b",
    aliases: ["aws/secrets_manager_with_vulnerable_policy"],
    severity: High,
    category: AccessControl,
    cwe: 155,
    targets: ["aws_secretsmanager_secret_policy", "aws_secretsmanager_secret"],
    check: Check::Block(is_narrow),
}

fn is_narrow(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| policy::too_wide(statement, "secretsmanager:*"))
}
