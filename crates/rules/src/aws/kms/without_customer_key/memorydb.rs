//! MemoryDB cluster or snapshot.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-memorydb",
    guid: "3fa5d8c6-71e9-4a2b-8c31-9d6e8f204b7a",
    aliases: &["aws/memorydb_without_customer_key", "CKV_AWS_201", "CKV_AWS_278"],
    targets: &["aws_memorydb_cluster", "aws_memorydb_snapshot"],
    check: Check::Block(|data, cx| check_keys(data, cx, &[attribute("kms_key_arn")])),
    words: &[
        ("what", "MemoryDB cluster or snapshot"),
        ("data", "the values"),
        ("note", "Clusters and snapshots name their keys independently of each other."),
        ("attribute", "kms_key_arn"),
        (
            "bad",
            r#"resource "aws_memorydb_cluster" "sessions" { # finding
  acl_name  = aws_memorydb_acl.sessions.id
  name      = "sessions"
  node_type = "db.t4g.small"
}

resource "aws_memorydb_snapshot" "sessions" { # finding
  cluster_name = "sessions"
  name         = "before-upgrade"
}"#,
        ),
        (
            "good",
            r#"resource "aws_memorydb_cluster" "sessions" {
  acl_name    = aws_memorydb_acl.sessions.id
  name        = "sessions"
  node_type   = "db.t4g.small"
  kms_key_arn = aws_kms_key.sessions.arn
}

resource "aws_memorydb_snapshot" "sessions" {
  cluster_name = "sessions"
  name         = "before-upgrade"
  kms_key_arn  = aws_kms_key.sessions.arn
}"#,
        ),
        ("documented", "aws_memorydb_cluster"),
        ("page", "memorydb_cluster"),
    ],
    ..TEMPLATE
};
