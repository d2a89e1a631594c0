use crate::prelude::*;

rule! {
    /// RDS DB instance publicly accessible
    ///
    /// The name of a publicly accessible instance resolves to a public address, and nothing but a security group
    /// stands between the internet and the database. Passwords are guessed around the clock on addresses like that.
    /// `publicly_accessible` is `false` unless it is set.
    ///
    /// Leave it out, and reach the database from within the VPC, over a VPN, or through a bastion host.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier          = "orders"
    ///   engine              = "postgres"
    ///   instance_class      = "db.t4g.medium"
    ///   publicly_accessible = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier          = "orders"
    ///   engine              = "postgres"
    ///   instance_class      = "db.t4g.medium"
    ///   publicly_accessible = false
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
    /// variable "public" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier          = "orders"
    ///   engine              = "postgres"
    ///   instance_class      = "db.t4g.medium"
    ///   publicly_accessible = var.public
    /// }
    /// ```
    id: "aws-rds-instance-publicly-accessible",
    guid: "35113e6f-2c6b-414d-beec-7a9482d3b2d1",
    aliases: [
        "aws/rds_db_instance_publicly_accessible",
        "CKV_AWS_17", "AVD-AWS-0180", "AWS-0180", "AVD-AWS-0082", "AWS-0082", "aws-rds-enable-public-access",
        "aws-rds-no-public-db-access",
    ],
    severity: Critical,
    category: InsecureConfigurations,
    cwe: 668,
    targets: ["aws_db_instance", "aws_rds_cluster_instance"],
    modules: [super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("publicly_accessible").is_false().absent_is_ok().fix("false"),
    ),
}
