//! DynamoDB table.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-dynamodb",
    guid: "0b8adc95-c0e1-436a-9281-147e39a9a1c8",
    aliases: &["aws/dynamodb_table_without_customer_key", "CKV_AWS_119"],
    targets: &["aws_dynamodb_table"],
    check: Check::Block(|table, cx| {
        check_keys(table, cx, &[attribute("server_side_encryption.kms_key_arn")])
    }),
    words: &[
        ("what", "DynamoDB table"),
        ("data", "the items"),
        ("note", "`enabled = true` alone takes the key that AWS manages in the account, `aws/dynamodb`."),
        ("attribute", "server_side_encryption.kms_key_arn"),
        (
            "bad",
            r#"resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  server_side_encryption { # finding
    enabled = true
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.orders.arn
  }
}"#,
        ),
        ("documented", "aws_dynamodb_table"),
        ("page", "dynamodb_table"),
    ],
    ..TEMPLATE
};
