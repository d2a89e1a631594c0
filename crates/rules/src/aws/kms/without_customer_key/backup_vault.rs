//! Backup vault.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-backup-vault",
    guid: "135eb922-771d-518c-83cb-56fd08e71b0d",
    aliases: &["aws/backup_vault_without_customer_key", "CKV_AWS_166"],
    targets: &["aws_backup_vault"],
    check: Check::Block(|block, cx| check_keys(block, cx, &[attribute("kms_key_arn")])),
    words: &[
        ("what", "Backup vault"),
        ("data", "the backups"),
        (
            "note",
            "Backups of services that AWS Backup does not fully manage, such as EBS and RDS, keep the key of their source.",
        ),
        ("attribute", "kms_key_arn"),
        (
            "bad",
            r#"resource "aws_backup_vault" "daily" { # finding
  name = "daily"
}"#,
        ),
        (
            "good",
            r#"resource "aws_backup_vault" "daily" {
  name        = "daily"
  kms_key_arn = aws_kms_key.backups.arn
}"#,
        ),
        ("documented", "aws_backup_vault"),
        ("page", "backup_vault"),
    ],
    ..TEMPLATE
};
