//! FSx file system.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-fsx",
    guid: "239cf5f2-f8f1-53e9-ac7e-bd4115558e5a",
    aliases: &["aws/fsx_without_customer_key", "CKV_AWS_178", "CKV_AWS_179", "CKV_AWS_190", "CKV_AWS_203"],
    targets: &[
        "aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_openzfs_file_system",
        "aws_fsx_windows_file_system",
    ],
    check: Check::Block(|block, cx| {
        check_keys(block, cx, &[attribute("kms_key_id").for_blocks(is_persistent)])
    }),
    words: &[
        ("what", "FSx file system"),
        ("data", "the files"),
        ("note", "Scratch file systems of Lustre have a key of FSx and take no other."),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_fsx_openzfs_file_system" "home" { # finding
  deployment_type     = "SINGLE_AZ_2"
  storage_capacity    = 256
  subnet_ids          = [aws_subnet.storage.id]
  throughput_capacity = 160
}

data "aws_kms_alias" "fsx" {
  name = "alias/aws/fsx"
}

resource "aws_fsx_windows_file_system" "home" {
  active_directory_id = aws_directory_service_directory.corp.id
  kms_key_id          = data.aws_kms_alias.fsx.target_key_arn # finding
  storage_capacity    = 256
  subnet_ids          = [aws_subnet.storage.id]
  throughput_capacity = 32
}"#,
        ),
        (
            "good",
            r#"resource "aws_fsx_openzfs_file_system" "home" {
  deployment_type     = "SINGLE_AZ_2"
  kms_key_id          = aws_kms_key.files.arn
  storage_capacity    = 256
  subnet_ids          = [aws_subnet.storage.id]
  throughput_capacity = 160
}

resource "aws_fsx_lustre_file_system" "training" {
  deployment_type  = "SCRATCH_2"
  storage_capacity = 1200
  subnet_ids       = [aws_subnet.storage.id]
}"#,
        ),
        ("documented", "aws_fsx_openzfs_file_system"),
        ("page", "fsx_openzfs_file_system"),
    ],
    ..TEMPLATE
};

/// Whether a file system takes a key. Those of Lustre are made to be thrown away unless they ask for more.
fn is_persistent(files: &Block) -> Checked<bool> {
    if files.kind() != "aws_fsx_lustre_file_system" {
        return Ok(true);
    }
    Ok(files.string("deployment_type")?.is_some_and(|it| !it.starts_with("SCRATCH")))
}
