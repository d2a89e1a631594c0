use crate::prelude::*;

rule! {
    /// DynamoDB table Point-in-Time Recovery disabled
    ///
    /// With point-in-time recovery a table can be restored to any second of the last 35 days. It is off
    /// unless it is enabled: what a faulty release or an intruder deletes is then lost, back to the last
    /// backup that somebody made.
    ///
    /// Add `point_in_time_recovery` with `enabled = true`. It is billed by the size of the table.
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
    ///   point_in_time_recovery {
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
    ///   point_in_time_recovery {
    ///     enabled = true
    ///   }
    /// }
    ///
    /// module "reports" {
    ///   source                         = "terraform-aws-modules/dynamodb-table/aws"
    ///   name                           = "reports"
    ///   point_in_time_recovery_enabled = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "recoverable" {
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
    ///   point_in_time_recovery {
    ///     enabled = var.recoverable
    ///   }
    /// }
    /// ```
    id: "aws-dynamodb-table-point-in-time-recovery-disabled",
    guid: "741f1291-47ac-4a85-a07b-3d32a9d6bd3e",
    aliases: [
        "aws/dynamodb_table_point_in_time_recovery_disabled",
        "CKV_AWS_28", "AVD-AWS-0024", "AWS-0024", "aws-dynamodb-enable-recovery",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 754,
    targets: ["aws_dynamodb_table"],
    modules: [super::TABLE_MODULE],
    fix: Unsafe,
    check: Check::Block(is_recoverable),
}

fn is_recoverable(table: &Block, cx: &mut Cx) -> Checked {
    // The registry module has an input for the block's attribute.
    let module = table.is_call();
    let path = if module { "point_in_time_recovery_enabled" } else { "point_in_time_recovery.enabled" };
    attribute(path).is_true().fix("true").check(table, cx)
}
