//! Kendra index.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-kendra",
    guid: "533b1356-368e-5d56-9bc6-ac7265f250d6",
    aliases: &["aws/kendra_index_without_customer_key", "CKV_AWS_262"],
    targets: &["aws_kendra_index"],
    check: Check::Block(|block, cx| {
        check_keys(block, cx, &[attribute("server_side_encryption_configuration.kms_key_id")])
    }),
    words: &[
        ("what", "Kendra index"),
        ("data", "the documents"),
        ("note", "An index keeps the key that it was created with."),
        ("attribute", "server_side_encryption_configuration.kms_key_id"),
        (
            "bad",
            r#"resource "aws_kendra_index" "handbook" { # finding
  name     = "handbook"
  role_arn = aws_iam_role.kendra.arn
}"#,
        ),
        (
            "good",
            r#"resource "aws_kendra_index" "handbook" {
  name     = "handbook"
  role_arn = aws_iam_role.kendra.arn

  server_side_encryption_configuration {
    kms_key_id = aws_kms_key.handbook.arn
  }
}"#,
        ),
        ("documented", "aws_kendra_index"),
        ("page", "kendra_index"),
    ],
    ..TEMPLATE
};
