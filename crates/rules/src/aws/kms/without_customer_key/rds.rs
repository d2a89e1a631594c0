//! RDS cluster, or what is recorded or copied of a database.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-rds",
    guid: "40b6e9d7-82fa-4b3c-9d42-ae7f90315c8b",
    aliases: &["aws/rds_without_customer_key", "CKV_AWS_245", "CKV_AWS_246", "CKV_AWS_327", "CKV_AWS_354"],
    targets: &[
        "aws_db_instance", "aws_db_instance_automated_backups_replication", "aws_rds_cluster",
        "aws_rds_cluster_activity_stream", "aws_rds_cluster_instance",
    ],
    check: Check::Block(check_database),
    words: &[
        ("what", "RDS cluster, or what is recorded or copied of a database,"),
        ("data", "the rows"),
        (
            "note",
            "The samples of Performance Insights have a key of their own: they hold the text of queries.",
        ),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_rds_cluster" "orders" { # finding
  engine            = "aurora-postgresql"
  storage_encrypted = true
}

resource "aws_rds_cluster_instance" "orders" { # finding
  cluster_identifier           = aws_rds_cluster.orders.id
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.large"
  performance_insights_enabled = true
}

resource "aws_db_instance_automated_backups_replication" "orders" { # finding
  source_db_instance_arn = aws_db_instance.orders.arn
}"#,
        ),
        (
            "good",
            r#"resource "aws_rds_cluster" "orders" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
  kms_key_id        = aws_kms_key.orders.arn
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier              = aws_rds_cluster.orders.id
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r6g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.orders.arn
}

resource "aws_rds_cluster_instance" "reports" {
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = "aurora-postgresql"
  instance_class     = "db.r6g.large"
}"#,
        ),
        ("documented", "aws_rds_cluster"),
        ("page", "rds_cluster"),
    ],
    ..TEMPLATE
};

fn check_database(database: &Block, cx: &mut Cx) -> Checked {
    const COPIES: &[&str] =
        &["aws_db_instance_automated_backups_replication", "aws_rds_cluster_activity_stream"];
    const INSTANCES: &[&str] = &["aws_db_instance", "aws_rds_cluster_instance"];
    let keys = [
        attribute("kms_key_id").of(&["aws_rds_cluster"]).for_blocks(is_made_anew),
        attribute("kms_key_id").of(COPIES),
        attribute("performance_insights_kms_key_id").of(INSTANCES).for_blocks(has_insights),
    ];
    check_keys(database, cx, &keys)
}

fn has_insights(instance: &Block) -> Checked<bool> {
    instance.is_true("performance_insights_enabled")
}

/// Whether a cluster is not a copy of another, whose key it has.
fn is_made_anew(cluster: &Block) -> Checked<bool> {
    let sources = ["snapshot_identifier", "restore_to_point_in_time", "global_cluster_identifier"];
    not(value::any(sources, |source| cluster.is_set(source)))
}
