//! EBS volume, or copy of a snapshot or an image.

use super::{TEMPLATE, check_keys, has_default_ebs_key};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-ebs",
    guid: "57600b29-0e72-5940-aa9c-106bedc4263c",
    aliases: &[
        "aws/ebs_without_customer_key", "CKV_AWS_183", "CKV_AWS_189", "AVD-AWS-0027", "AWS-0027",
        "aws-ebs-encryption-customer-key", "aws-ec2-volume-encryption-customer-key", "CKV_AWS_236",
    ],
    targets: &["aws_ami_copy", "aws_ebs_snapshot_copy", "aws_ebs_volume"],
    check: Check::Block(|block, cx| {
        check_keys(block, cx, &[attribute("kms_key_id").for_blocks(is_made_anew).unless(has_default_ebs_key)])
    }),
    words: &[
        ("what", "EBS volume, or copy of a snapshot or an image,"),
        ("data", "the disks"),
        (
            "note",
            "Where the configuration sets `aws_ebs_default_kms_key`, nothing is reported. A volume that is made from a snapshot has the key of that.",
        ),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_ebs_volume" "orders" { # finding
  availability_zone = "eu-west-1a"
  size              = 100
  encrypted         = true
}

resource "aws_ebs_snapshot_copy" "orders" { # finding
  source_region      = "eu-west-1"
  source_snapshot_id = aws_ebs_snapshot.orders.id
  encrypted          = true
}

resource "aws_ami_copy" "web" { # finding
  name              = "web"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  encrypted         = true
}"#,
        ),
        (
            "good",
            r#"resource "aws_ebs_volume" "orders" {
  availability_zone = "eu-west-1a"
  size              = 100
  encrypted         = true
  kms_key_id        = aws_kms_key.disks.arn
}

resource "aws_ebs_volume" "restored" {
  availability_zone = "eu-west-1a"
  snapshot_id       = aws_ebs_snapshot.orders.id
}"#,
        ),
        ("documented", "aws_ebs_volume"),
        ("page", "ebs_volume"),
    ],
    ..TEMPLATE
};

/// Whether a disk has no snapshot to begin with, whose key it has.
fn is_made_anew(disk: &Block) -> Checked<bool> {
    not(disk.is_set("snapshot_id"))
}
