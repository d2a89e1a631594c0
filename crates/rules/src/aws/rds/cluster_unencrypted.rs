use crate::prelude::*;

rule! {
    /// RDS storage not encrypted
    ///
    /// The volume that the instances of the cluster share, its backups and its snapshots lie on disks unencrypted. Who
    /// copies or shares a snapshot, or gets at the storage below, reads every row. `storage_encrypted` is `false` unless it
    /// is set, and `true` where `engine_mode` is `serverless`; a `kms_key_id` by itself encrypts nothing.
    ///
    /// Set `storage_encrypted = true`. A cluster cannot be encrypted in place: Terraform replaces it, so restore it with a
    /// `kms_key_id` from a snapshot instead.
    ///
    /// ```hcl bad
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-postgresql"
    ///   storage_encrypted  = false # finding
    /// }
    ///
    /// resource "aws_rds_cluster" "invoices" { # finding
    ///   cluster_identifier = "invoices"
    ///   engine             = "mysql"
    ///   kms_key_id         = aws_kms_key.invoices.arn
    /// }
    ///
    /// resource "aws_rds_cluster" "reports" {
    ///   cluster_identifier = "reports"
    ///   engine             = "aurora-mysql"
    ///   engine_mode        = "serverless"
    ///   storage_encrypted  = false # finding
    /// }
    ///
    /// module "ledger" {
    ///   source            = "terraform-aws-modules/rds-aurora/aws"
    ///   version           = "9.9.0"
    ///   name              = "ledger"
    ///   engine            = "aurora-postgresql"
    ///   storage_encrypted = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-postgresql"
    ///   storage_encrypted  = true
    /// }
    ///
    /// resource "aws_rds_cluster" "reports" {
    ///   cluster_identifier = "reports"
    ///   engine             = "aurora-mysql"
    ///   engine_mode        = "serverless"
    /// }
    ///
    /// resource "aws_rds_cluster" "invoices" {
    ///   cluster_identifier  = "invoices"
    ///   engine              = "aurora-mysql"
    ///   snapshot_identifier = "invoices-before-encryption"
    ///   kms_key_id          = aws_kms_key.invoices.arn
    /// }
    ///
    /// module "ledger" {
    ///   source  = "terraform-aws-modules/rds-aurora/aws"
    ///   version = "9.9.0"
    ///   name    = "ledger"
    ///   engine  = "aurora-postgresql"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "mode" {
    ///   type = string
    /// }
    ///
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-postgresql"
    ///   engine_mode        = var.mode
    /// }
    /// ```
    id: "aws-rds-cluster-unencrypted",
    guid: "3199c26c-7871-4cb3-99c2-10a59244ce7f",
    aliases: [
        "aws/rds_storage_not_encrypted",
        "CKV_AWS_96", "AVD-AWS-0079", "AWS-0079", "aws-rds-encrypt-cluster-storage-data",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_rds_cluster"],
    modules: [super::AURORA_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("storage_encrypted").is_true().for_blocks(super::has_to_ask_for_encryption).fix("true"),
    ),
}
