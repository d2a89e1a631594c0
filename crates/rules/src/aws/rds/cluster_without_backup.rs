use crate::prelude::*;

rule! {
    /// RDS cluster with backup disabled
    ///
    /// Backups of Aurora cannot be turned off, but a cluster whose configuration does not say for how long keeps them
    /// for one day. What is noticed later than that, a bad migration or rows deleted on a Friday, cannot be undone.
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
    /// ```hcl bad
    /// resource "aws_rds_cluster" "orders" {
    ///   cluster_identifier      = "orders"
    ///   engine                  = "aurora-postgresql"
    ///   backup_retention_period = 0 # finding
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
    modules: [super::AURORA_MODULE],
    fix: Safe,
    check: Check::Block(says_for_how_long),
}

fn says_for_how_long(cluster: &Block, cx: &mut Cx) -> Checked {
    let name = "backup_retention_period";
    if !cluster.value(name).is_null() {
        return attribute(name).at_least(1).fix("7").check(cluster, cx);
    }
    cx.flag(cluster.place(name), format!("`{name}` is not set: backups are kept for one day"))
        .about(name)
        .because(&cluster.value(name))
        .set(cluster, name, "7");
    Ok(())
}
