use crate::prelude::*;

rule! {
    /// Aurora with disabled at rest encryption
    ///
    /// Aurora keeps six copies of every row on a volume that it spreads over three zones, and without encryption these, the
    /// backups and the snapshots are plain text to whoever gets at the storage or is given a snapshot.
    /// `storage_encrypted` is `false` unless it is set, and `true` where `engine_mode` is `serverless` (the first version of
    /// Aurora Serverless; the second one runs as `provisioned`).
    ///
    /// Set `storage_encrypted = true`. A cluster cannot be encrypted in place: Terraform replaces it, so restore it with a
    /// `kms_key_id` from a snapshot instead. `aws-rds-cluster-unencrypted` says the same of clusters of every engine;
    /// exclude one of the two if you do not need both.
    ///
    /// ```hcl bad
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-mysql"
    ///   storage_encrypted  = false # finding
    /// }
    ///
    /// resource "aws_rds_cluster" "invoices" { # finding
    ///   cluster_identifier = "invoices"
    ///   engine             = "aurora-postgresql"
    ///   engine_mode        = "provisioned"
    ///
    ///   serverlessv2_scaling_configuration {
    ///     min_capacity = 0.5
    ///     max_capacity = 2
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-mysql"
    ///   storage_encrypted  = true
    /// }
    ///
    /// resource "aws_rds_cluster" "reports" {
    ///   cluster_identifier = "reports"
    ///   engine             = "aurora-mysql"
    ///   engine_mode        = "serverless"
    /// }
    ///
    /// resource "aws_rds_cluster" "stock" {
    ///   cluster_identifier = "stock"
    ///   engine             = "postgres"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encrypted" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-mysql"
    ///   storage_encrypted  = var.encrypted
    /// }
    /// ```
    id: "aws-rds-aurora-unencrypted",
    guid: "1a690d1d-0ae7-49fa-b2db-b75ae0dd1d3e",
    aliases: [
        "aws/aurora_with_disabled_at_rest_encryption",
        "CKV_AWS_96", "AVD-AWS-0079", "AWS-0079", "aws-rds-encrypt-cluster-storage-data",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_rds_cluster"],
    modules: [super::AURORA_MODULE],
    fix: Unsafe,
    check: Check::Attribute(attribute("storage_encrypted").is_true().for_blocks(is_judged).fix("true")),
}

fn is_judged(cluster: &Block) -> Checked<bool> {
    // Before version 5 of the provider, `aurora` was the default.
    let engine =
        cluster.string("engine").map(|engine| engine.is_none_or(|engine| engine.starts_with("aurora")));
    both(engine, super::has_to_ask_for_encryption(cluster))
}
