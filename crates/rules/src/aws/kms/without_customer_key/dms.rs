//! DMS instance or endpoint.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-dms",
    guid: "a8903a0f-6036-5371-9932-819a11be4200",
    aliases: &["aws/dms_without_customer_key", "CKV_AWS_212", "CKV_AWS_296", "CKV_AWS_298"],
    targets: &["aws_dms_endpoint", "aws_dms_replication_instance", "aws_dms_s3_endpoint"],
    check: Check::Block(check_replication),
    words: &[
        ("what", "DMS instance or endpoint"),
        ("data", "the rows and the passwords"),
        ("note", "The key of an endpoint encrypts its connection settings; that of an instance its disk."),
        ("attribute", "kms_key_arn"),
        (
            "bad",
            r#"resource "aws_dms_replication_instance" "orders" { # finding
  replication_instance_class = "dms.t3.medium"
  replication_instance_id    = "orders"
}

resource "aws_dms_endpoint" "orders" { # finding
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "postgres"
}

resource "aws_dms_s3_endpoint" "lake" { # finding
  bucket_name             = "shop-lake"
  endpoint_id             = "lake"
  endpoint_type           = "target"
  service_access_role_arn = aws_iam_role.lake.arn
}"#,
        ),
        (
            "good",
            r#"resource "aws_dms_replication_instance" "orders" {
  kms_key_arn                = aws_kms_key.replication.arn
  replication_instance_class = "dms.t3.medium"
  replication_instance_id    = "orders"
}

resource "aws_dms_endpoint" "orders" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "postgres"
  kms_key_arn   = aws_kms_key.replication.arn
}"#,
        ),
        ("documented", "aws_dms_endpoint"),
        ("page", "dms_endpoint"),
    ],
    ..TEMPLATE
};

fn check_replication(part: &Block, cx: &mut Cx) -> Checked {
    const FILES: &str = "s3_settings.server_side_encryption_kms_key_id";
    let keys = [
        attribute("kms_key_arn").for_blocks(|it| not(writes_files(it))),
        attribute(FILES).of(&["aws_dms_endpoint"]).for_blocks(writes_files),
    ];
    check_keys(part, cx, &keys)
}

/// Whether an endpoint is a bucket, which needs no password. It was one of many kinds before it became a type.
fn writes_files(endpoint: &Block) -> Checked<bool> {
    is_one_of(endpoint, "engine_name", &["s3"])
}
