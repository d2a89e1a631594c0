use crate::prelude::*;

rule! {
    /// DynamoDB table not encrypted
    ///
    /// DynamoDB encrypts every table, but with a key that AWS owns unless `server_side_encryption` is
    /// enabled, which it is not by default: you see neither the key nor its use, and cannot take it away
    /// from somebody who may read the table.
    ///
    /// Add `server_side_encryption` with `enabled = true`; without a `kms_key_arn` it uses the key
    /// `aws/dynamodb` of your account, whose use CloudTrail records.
    ///
    /// ```hcl bad
    /// resource "aws_dynamodb_table" "orders" { # finding
    ///   name         = "orders"
    ///   billing_mode = "PAY_PER_REQUEST"
    ///   hash_key     = "id"
    ///
    ///   attribute {
    ///     name = "id"
    ///     type = "S"
    ///   }
    /// }
    ///
    /// resource "aws_dynamodb_table" "invoices" {
    ///   name         = "invoices"
    ///   billing_mode = "PAY_PER_REQUEST"
    ///   hash_key     = "id"
    ///
    ///   attribute {
    ///     name = "id"
    ///     type = "S"
    ///   }
    ///
    ///   server_side_encryption {
    ///     enabled = false # finding
    ///   }
    /// }
    ///
    /// module "reports" { # finding
    ///   source = "terraform-aws-modules/dynamodb-table/aws"
    ///   name   = "reports"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_dynamodb_table" "orders" {
    ///   name         = "orders"
    ///   billing_mode = "PAY_PER_REQUEST"
    ///   hash_key     = "id"
    ///
    ///   attribute {
    ///     name = "id"
    ///     type = "S"
    ///   }
    ///
    ///   server_side_encryption {
    ///     enabled     = true
    ///     kms_key_arn = aws_kms_key.orders.arn
    ///   }
    /// }
    ///
    /// module "reports" {
    ///   source                         = "terraform-aws-modules/dynamodb-table/aws"
    ///   name                           = "reports"
    ///   server_side_encryption_enabled = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encrypted" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_dynamodb_table" "orders" {
    ///   name         = "orders"
    ///   billing_mode = "PAY_PER_REQUEST"
    ///   hash_key     = "id"
    ///
    ///   attribute {
    ///     name = "id"
    ///     type = "S"
    ///   }
    ///
    ///   server_side_encryption {
    ///     enabled = var.encrypted
    ///   }
    /// }
    /// ```
    id: "aws-dynamodb-table-unencrypted",
    guid: "ce089fd4-1406-47bd-8aad-c259772bb294",
    aliases: [
        "aws/dynamodb_table_not_encrypted",
        "CKV_AWS_119", "AVD-AWS-0025", "AWS-0025", "aws-dynamodb-table-customer-key",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_dynamodb_table"],
    modules: [super::TABLE_MODULE],
    fix: Unsafe,
    check: Check::Block(is_encrypted),
}

fn is_encrypted(table: &Block, cx: &mut Cx) -> Checked {
    // The registry module has an input for the block's attribute.
    let flat = table.is_call() && !table.is_set("server_side_encryption")?;
    let path = if flat { "server_side_encryption_enabled" } else { "server_side_encryption.enabled" };
    attribute(path).is_true().fix("true").check(table, cx)
}
