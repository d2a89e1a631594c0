//! DynamoDB replica.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-dynamodb-replica",
    guid: "0c2f5e7a-94b1-4d3c-8a57-6f0e1b92d4c8",
    aliases: &["aws/dynamodb_replica_without_customer_key", "CKV_AWS_271"],
    targets: &["aws_dynamodb_table_replica"],
    check: Check::Block(|replica, cx| check_keys(replica, cx, &[attribute("kms_key_arn")])),
    words: &[
        ("what", "DynamoDB replica"),
        ("data", "the items"),
        ("note", "Each region of a global table needs a key of its own region."),
        ("attribute", "kms_key_arn"),
        (
            "bad",
            r#"resource "aws_dynamodb_table_replica" "ireland" { # finding
  global_table_arn = aws_dynamodb_table.orders.arn
}"#,
        ),
        (
            "good",
            r#"resource "aws_dynamodb_table_replica" "ireland" {
  global_table_arn = aws_dynamodb_table.orders.arn
  kms_key_arn      = aws_kms_key.ireland.arn
}"#,
        ),
        ("documented", "aws_dynamodb_table_replica"),
        ("page", "dynamodb_table_replica"),
    ],
    ..TEMPLATE
};
