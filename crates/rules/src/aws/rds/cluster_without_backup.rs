use crate::prelude::*;

rule! {
    /// RDS cluster with backup disabled
    ///
    /// A cluster that says nothing keeps its backups for one day. What is noticed later than that, a bad migration or
    /// rows deleted on a Friday, cannot be undone.
    ///
    /// Set `backup_retention_period` to the days within which a fault would be noticed, 7 or more.
    ///
    /// ```hcl bad
    /// resource "aws_rds_cluster" "orders" { # finding
    ///   cluster_identifier = "orders"
    ///   engine             = "aurora-postgresql"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier      = "orders"
    ///   engine                  = "aurora-postgresql"
    ///   backup_retention_period = 7
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "days" {
    ///   type = number
    /// }
    ///
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier      = "orders"
    ///   engine                  = "aurora-postgresql"
    ///   backup_retention_period = var.days
    /// }
    /// ```
    id: "aws-rds-cluster-without-backup",
    guid: "e542bd46-58c4-4e0f-a52a-1fb4f9548e02",
    aliases: [
        "aws/rds_cluster_with_backup_disabled",
        "CKV_AWS_133", "AVD-AWS-0077", "AWS-0077", "aws-rds-specify-backup-retention",
    ],
    severity: Medium,
    category: Backup,
    cwe: 665,
    targets: ["aws_rds_cluster"],
    modules: [super::AURORA_MODULE, super::INSTANCE_MODULE],
    fix: Safe,
    check: Check::Block(is_kept),
}

fn is_kept(cluster: &Block, cx: &mut Cx) -> Checked {
    // Absence is one day, which the other demand would call right.
    let days = attribute("backup_retention_period");
    days.is_present().fix("7").check(cluster, cx)?;
    days.at_least(1).absent_is_ok().fix("7").check(cluster, cx)
}
