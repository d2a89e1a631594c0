//! SQS queue.

use super::{TEMPLATE, refuse_managed};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-sqs",
    guid: "af76b6ec-2b3c-5d14-9e2b-6c83af59e9ff",
    aliases: &["aws/sqs_queue_without_customer_key", "CKV2_AWS_73"],
    targets: &["aws_sqs_queue"],
    check: Check::Block(|queue, cx| refuse_managed(queue, cx, &attribute("kms_master_key_id"))),
    words: &[
        ("what", "SQS queue"),
        ("data", "the messages"),
        (
            "note",
            "Other services cannot send to a queue that is encrypted with `alias/aws/sqs`: they are not among those whom its policy admits. A queue without any key is encrypted with one of SQS.",
        ),
        ("attribute", "kms_master_key_id"),
        (
            "bad",
            r#"resource "aws_sqs_queue" "orders" {
  name              = "orders"
  kms_master_key_id = "alias/aws/sqs" # finding
}"#,
        ),
        (
            "good",
            r#"resource "aws_sqs_queue" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.orders.id
}

resource "aws_sqs_queue" "invoices" {
  name = "invoices"
}"#,
        ),
        ("documented", "aws_sqs_queue"),
        ("page", "sqs_queue"),
    ],
    ..TEMPLATE
};
