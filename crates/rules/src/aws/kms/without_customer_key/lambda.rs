//! Lambda environment.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-lambda",
    guid: "15c98613-ca58-5fb0-9e06-d223949ebde5",
    aliases: &["aws/lambda_environment_without_customer_key", "CKV_AWS_173"],
    targets: &["aws_lambda_function"],
    check: Check::Block(|block, cx| {
        check_keys(
            block,
            cx,
            &[attribute("kms_key_arn").for_blocks(|function| function.is_set("environment"))],
        )
    }),
    words: &[
        ("what", "Lambda environment"),
        ("data", "the variables"),
        ("note", "Secrets belong in Secrets Manager or Parameter Store, whatever encrypts the variables."),
        ("attribute", "kms_key_arn"),
        (
            "bad",
            r#"resource "aws_lambda_function" "orders" { # finding
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  filename      = "orders.zip"
  handler       = "orders.handle"
  runtime       = "python3.13"

  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  filename      = "orders.zip"
  handler       = "orders.handle"
  runtime       = "python3.13"
  kms_key_arn   = aws_kms_key.orders.arn

  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
    }
  }
}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  role          = aws_iam_role.invoices.arn
  filename      = "invoices.zip"
  handler       = "invoices.handle"
  runtime       = "python3.13"
}"#,
        ),
        ("documented", "aws_lambda_function"),
        ("page", "lambda_function"),
    ],
    ..TEMPLATE
};
