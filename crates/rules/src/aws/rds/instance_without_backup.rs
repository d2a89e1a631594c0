use crate::prelude::*;

rule! {
    /// RDS with backup disabled
    ///
    /// With a retention of 0 days RDS makes no automated backups: after a bad migration, a deletion or ransomware
    /// there is nothing to go back to but what somebody exported. 0 is what an instance gets that Terraform creates
    /// without `backup_retention_period`.
    ///
    /// Set it to at least 1; 7 days or more let a fault be noticed first. Going from 0 to any number of days restarts
    /// the instance. Read replicas may do without.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier              = "orders"
    ///   engine                  = "postgres"
    ///   instance_class          = "db.t4g.medium"
    ///   backup_retention_period = 0 # finding
    /// }
    ///
    /// resource "aws_db_instance" "invoices" { # finding
    ///   identifier     = "invoices"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier              = "orders"
    ///   engine                  = "postgres"
    ///   instance_class          = "db.t4g.medium"
    ///   backup_retention_period = 7
    /// }
    ///
    /// resource "aws_db_instance" "replica" {
    ///   identifier          = "replica"
    ///   instance_class      = "db.t4g.medium"
    ///   replicate_source_db = aws_db_instance.orders.identifier
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "days" {
    ///   type = number
    /// }
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier              = "orders"
    ///   engine                  = "postgres"
    ///   instance_class          = "db.t4g.medium"
    ///   backup_retention_period = var.days
    /// }
    /// ```
    id: "aws-rds-instance-without-backup",
    guid: "1dc73fb4-5b51-430c-8c5f-25dcf9090b02",
    aliases: [
        "aws/rds_with_backup_disabled",
        "CKV_AWS_133", "AVD-AWS-0077", "AWS-0077", "aws-rds-specify-backup-retention",
    ],
    severity: Medium,
    category: Backup,
    cwe: 754,
    targets: ["aws_db_instance"],
    modules: [super::INSTANCE_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("backup_retention_period").at_least(1).for_blocks(is_judged).fix("7"),
    ),
}

fn is_judged(instance: &Block) -> Checked<bool> {
    Ok(instance.is_set("backup_retention_period")? || !super::is_replica(instance)?)
}
