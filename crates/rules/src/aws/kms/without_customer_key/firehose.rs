//! Firehose delivery stream.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-firehose",
    guid: "943c5d3a-fa5a-5e9f-897e-ebe9bebf6068",
    aliases: &["aws/firehose_without_customer_key", "CKV_AWS_241"],
    targets: &["aws_kinesis_firehose_delivery_stream"],
    check: Check::Block(|block, cx| {
        check_keys(block, cx, &[attribute("server_side_encryption.key_arn").for_blocks(stores_records)])
    }),
    words: &[
        ("what", "Firehose delivery stream"),
        ("data", "the records"),
        (
            "note",
            "A stream that reads from Kinesis or Kafka stores nothing itself. The `key_type` has to be `CUSTOMER_MANAGED_CMK`.",
        ),
        ("attribute", "server_side_encryption.key_arn"),
        (
            "bad",
            r#"resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = aws_s3_bucket.clicks.arn
    role_arn   = aws_iam_role.clicks.arn
  }

  server_side_encryption { # finding
    enabled = true
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = aws_s3_bucket.clicks.arn
    role_arn   = aws_iam_role.clicks.arn
  }

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.clicks.arn
  }
}"#,
        ),
        ("documented", "aws_kinesis_firehose_delivery_stream"),
        ("page", "kinesis_firehose_delivery_stream"),
    ],
    ..TEMPLATE
};

/// Whether producers write to the stream. Records that it reads from elsewhere are stored, and encrypted, there.
fn stores_records(stream: &Block) -> Checked<bool> {
    let sources = ["kinesis_source_configuration", "msk_source_configuration"];
    not(value::any(sources, |source| stream.is_set(source)))
}
