//! CloudTrail event data store.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-event-data-store",
    guid: "240e9d63-b7cf-5e45-abb8-c2370fb720e0",
    aliases: &["aws/cloudtrail_event_data_store_without_customer_key", "CKV_AWS_294"],
    targets: &["aws_cloudtrail_event_data_store"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("kms_key_id")])),
    words: &[
        ("what", "CloudTrail event data store"),
        ("data", "the events"),
        ("note", "The key cannot be removed or changed later."),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_cloudtrail_event_data_store" "account" { # finding
  name = "account"
}"#,
        ),
        (
            "good",
            r#"resource "aws_cloudtrail_event_data_store" "account" {
  name       = "account"
  kms_key_id = aws_kms_key.events.arn
}"#,
        ),
        ("documented", "aws_cloudtrail_event_data_store"),
        ("page", "cloudtrail_event_data_store"),
    ],
    ..TEMPLATE
};
