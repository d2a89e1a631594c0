//! Timestream database.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-timestream",
    guid: "62d80bf9-a41c-4d5e-bf64-c09112537ead",
    aliases: &["aws/timestream_database_without_customer_key", "CKV_AWS_160"],
    targets: &["aws_timestreamwrite_database"],
    check: Check::Block(|database, cx| check_keys(database, cx, &[attribute("kms_key_id")])),
    words: &[
        ("what", "Timestream database"),
        ("data", "the measurements"),
        ("note", "The key of a database can be changed at any time."),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_timestreamwrite_database" "meters" { # finding
  database_name = "meters"
}"#,
        ),
        (
            "good",
            r#"resource "aws_timestreamwrite_database" "meters" {
  database_name = "meters"
  kms_key_id    = aws_kms_key.meters.arn
}"#,
        ),
        ("documented", "aws_timestreamwrite_database"),
        ("page", "timestreamwrite_database"),
    ],
    ..TEMPLATE
};
