use crate::prelude::*;

rule! {
    /// Automatic minor upgrades disabled
    ///
    /// Minor versions of an engine carry its security fixes. With `auto_minor_version_upgrade = false` they are
    /// installed when somebody remembers to; until then attackers know the holes and the instance has them. The
    /// default is `true`.
    ///
    /// Leave it out or set it to `true`: RDS upgrades in the maintenance window.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier                 = "orders"
    ///   engine                     = "postgres"
    ///   instance_class             = "db.t4g.medium"
    ///   auto_minor_version_upgrade = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier                 = "orders"
    ///   engine                     = "postgres"
    ///   instance_class             = "db.t4g.medium"
    ///   auto_minor_version_upgrade = true
    /// }
    ///
    /// resource "aws_db_instance" "invoices" {
    ///   identifier     = "invoices"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "upgrade" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier                 = "orders"
    ///   engine                     = "postgres"
    ///   instance_class             = "db.t4g.medium"
    ///   auto_minor_version_upgrade = var.upgrade
    /// }
    /// ```
    id: "aws-rds-instance-without-minor-upgrades",
    guid: "3b6d777b-76e3-4133-80a3-0d6f667ade7f",
    aliases: ["aws/automatic_minor_upgrades_disabled", "CKV_AWS_226"],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    targets: ["aws_db_instance", "aws_rds_cluster_instance"],
    modules: [super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("auto_minor_version_upgrade").is_true().absent_is_ok().fix("true"),
    ),
}
