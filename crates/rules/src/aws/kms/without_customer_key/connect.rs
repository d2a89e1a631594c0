//! Storage of Amazon Connect.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-connect",
    guid: "6d78643a-c87c-5125-924a-6aec6e03bf4e",
    aliases: &["aws/connect_storage_without_customer_key", "CKV_AWS_269", "CKV_AWS_270"],
    targets: &["aws_connect_instance_storage_config"],
    check: Check::Block(check_recordings),
    words: &[
        ("what", "Storage of Amazon Connect"),
        ("data", "the recordings and transcripts"),
        ("note", "Streams of video always name a key; files in S3 need not, and the bucket then decides."),
        ("attribute", "encryption_config.key_id"),
        (
            "bad",
            r#"resource "aws_connect_instance_storage_config" "chats" {
  instance_id   = aws_connect_instance.support.id
  resource_type = "CHAT_TRANSCRIPTS"

  storage_config {
    storage_type = "S3"

    s3_config { # finding
      bucket_name   = "shop-chats"
      bucket_prefix = "transcripts"
    }
  }
}"#,
        ),
        (
            "good",
            r#"resource "aws_connect_instance_storage_config" "chats" {
  instance_id   = aws_connect_instance.support.id
  resource_type = "CHAT_TRANSCRIPTS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = "shop-chats"
      bucket_prefix = "transcripts"

      encryption_config {
        encryption_type = "KMS"
        key_id          = aws_kms_key.chats.arn
      }
    }
  }
}"#,
        ),
        ("documented", "aws_connect_instance_storage_config"),
        ("page", "connect_instance_storage_config"),
    ],
    ..TEMPLATE
};

fn check_recordings(storage: &Block, cx: &mut Cx) -> Checked {
    let streams = attribute("storage_config.kinesis_video_stream_config.encryption_config.key_id");
    let files = attribute("encryption_config.key_id").within(files_of);
    check_keys(storage, cx, &[streams.absent_block_is_ok(), files])
}

fn files_of<'e>(storage: &Block<'e>) -> Vec<Block<'e>> {
    storage.each("storage_config").iter().flat_map(|it| it.each("s3_config")).collect()
}
