//! ElastiCache replication group.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-elasticache",
    guid: "1d8b6a43-2e7f-49c5-b0d1-7a3c5f9e8246",
    aliases: &["aws/elasticache_replication_group_without_customer_key", "CKV_AWS_191"],
    targets: &["aws_elasticache_replication_group"],
    check: Check::Block(|group, cx| {
        check_keys(group, cx, &[attribute("kms_key_id").for_blocks(leads_its_group)])
    }),
    words: &[
        ("what", "ElastiCache replication group"),
        ("data", "the cached values"),
        ("note", "A group without `at_rest_encryption_enabled` is reported by another rule."),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_elasticache_replication_group" "sessions" { # finding
  replication_group_id       = "sessions"
  description                = "Sessions"
  at_rest_encryption_enabled = true
}

data "aws_kms_alias" "elasticache" {
  name = "alias/aws/elasticache"
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id       = "carts"
  description                = "Carts"
  at_rest_encryption_enabled = true
  kms_key_id                 = data.aws_kms_alias.elasticache.target_key_arn # finding
}"#,
        ),
        (
            "good",
            r#"resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.cache.arn
}"#,
        ),
        ("documented", "aws_elasticache_replication_group"),
        ("page", "elasticache_replication_group"),
    ],
    ..TEMPLATE
};

/// Whether a replication group is not a member of a global one, which has the settings.
fn leads_its_group(group: &Block) -> Checked<bool> {
    not(group.is_set("global_replication_group_id"))
}
