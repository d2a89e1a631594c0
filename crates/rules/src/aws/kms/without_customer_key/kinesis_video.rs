//! Kinesis video stream.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-kinesis-video",
    guid: "35baa3ae-866c-5b57-9372-19d4cfaa2c95",
    aliases: &["aws/kinesis_video_stream_without_customer_key", "CKV_AWS_177"],
    targets: &["aws_kinesis_video_stream"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("kms_key_id")])),
    words: &[
        ("what", "Kinesis video stream"),
        ("data", "the recordings"),
        ("note", "A stream keeps the key that it was created with."),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_kinesis_video_stream" "entrance" { # finding
  name = "entrance"
}"#,
        ),
        (
            "good",
            r#"resource "aws_kinesis_video_stream" "entrance" {
  name       = "entrance"
  kms_key_id = aws_kms_key.video.arn
}"#,
        ),
        ("documented", "aws_kinesis_video_stream"),
        ("page", "kinesis_video_stream"),
    ],
    ..TEMPLATE
};
