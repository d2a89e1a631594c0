//! Redshift warehouse or copy of snapshots.

use super::{TEMPLATE, check_keys};
use crate::prelude::*;

pub(super) static ROW: Rule = Rule {
    id: "aws-kms-without-customer-key-redshift",
    guid: "51c7fae8-930b-4c4d-ae53-bf8001426d9c",
    aliases: &[
        "aws/redshift_without_customer_key", "CKV_AWS_142", "AVD-AWS-0084", "AWS-0084",
        "aws-redshift-encryption-customer-key", "CKV_AWS_281", "CKV_AWS_282",
    ],
    targets: &[
        "aws_redshift_cluster", "aws_redshift_snapshot_copy_grant", "aws_redshiftserverless_namespace",
    ],
    check: Check::Block(|data, cx| check_keys(data, cx, &[attribute("kms_key_id")])),
    words: &[
        ("what", "Redshift warehouse or copy of snapshots"),
        ("data", "the rows"),
        ("note", "Snapshots that are copied to another region need a grant for a key of that region."),
        ("attribute", "kms_key_id"),
        (
            "bad",
            r#"resource "aws_redshift_cluster" "sales" { # finding
  cluster_identifier = "sales"
  node_type          = "ra3.large"
  encrypted          = true
}

resource "aws_redshift_snapshot_copy_grant" "sales" { # finding
  snapshot_copy_grant_name = "sales"
}

resource "aws_redshiftserverless_namespace" "sales" { # finding
  namespace_name = "sales"
}"#,
        ),
        (
            "good",
            r#"resource "aws_redshift_cluster" "sales" {
  cluster_identifier = "sales"
  node_type          = "ra3.large"
  encrypted          = true
  kms_key_id         = aws_kms_key.sales.arn
}

resource "aws_redshift_snapshot_copy_grant" "sales" {
  snapshot_copy_grant_name = "sales"
  kms_key_id               = aws_kms_key.ireland.arn
}

resource "aws_redshiftserverless_namespace" "sales" {
  namespace_name = "sales"
  kms_key_id     = aws_kms_key.sales.arn
}"#,
        ),
        ("documented", "aws_redshift_cluster"),
        ("page", "redshift_cluster"),
    ],
    ..TEMPLATE
};
