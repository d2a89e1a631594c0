use crate::aws::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

rule! {
    /// KMS key with vulnerable policy
    ///
    /// The policy of a key is the last word on who may decrypt. A statement for everybody, or for a role that
    /// may do everything (`kms:*`), lets the same hand use the key, change its policy and schedule its
    /// deletion, after which all that it encrypted is gone. Without a policy AWS gives the owner's account
    /// full access and leaves the rest to IAM; a statement for the account's `:root` says the same and is
    /// fine.
    ///
    /// Name who administers the key and who uses it, with the actions of each. Narrow a statement for
    /// everybody with `kms:CallerAccount` or `aws:PrincipalOrgID` in its `Condition`.
    ///
    /// ```hcl bad
    /// resource "aws_kms_key" "invoices" {
    ///   description = "invoices"
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "*" }
    ///       Action    = ["kms:Decrypt"]
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_kms_key_policy" "invoices" {
    ///   key_id = aws_kms_key.invoices.key_id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/billing" }
    ///       Action    = "kms:*"
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// data "aws_caller_identity" "current" {}
    ///
    /// resource "aws_kms_key" "invoices" {
    ///   description = "invoices"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
    ///         Action    = "kms:*"
    ///         Resource  = "*"
    ///       },
    ///       {
    ///         Effect    = "Allow"
    ///         Principal = { AWS = "*" }
    ///         Action    = ["kms:Decrypt"]
    ///         Resource  = "*"
    ///         Condition = { StringEquals = { "kms:CallerAccount" = "111122223333" } }
    ///       },
    ///     ]
    ///   })
    /// }
    ///
    /// resource "aws_kms_key" "orders" {
    ///   description = "orders"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "administrator" {}
    ///
    /// resource "aws_kms_key" "invoices" {
    ///   description = "invoices"
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = var.administrator }
    ///       Action    = "kms:*"
    ///       Resource  = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-kms-key-policy-open",
    guid: "7ebc9038-0bde-479a-acc4-6ed7b6758899",
    aliases: ["aws/kms_key_with_full_permissions", "CKV_AWS_33"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    targets: [
        "aws_kms_key",
        "aws_kms_external_key",
        "aws_kms_replica_key",
        "aws_kms_replica_external_key",
        "aws_kms_key_policy",
    ],
    modules: [super::KEY_MODULE],
    check: Check::Block(is_narrow),
}

fn is_narrow(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        // The owner's account needs everything: it is who mends a policy that locks all others out.
        match policy::too_wide(statement, "kms:*")? {
            Some(_) if !policy::is_open(statement)? && is_for_accounts(statement)? => Ok(None),
            verdict => Ok(verdict),
        }
    })
}

/// Whether all of its principals are whole accounts.
fn is_for_accounts(statement: &Statement) -> Checked<bool> {
    let principals = statement.principals()?;
    let accounts = value::all(&principals, |(kind, it)| both(Ok(kind == "AWS"), policy::is_account(it)));
    both(Ok(!principals.is_empty()), accounts)
}
