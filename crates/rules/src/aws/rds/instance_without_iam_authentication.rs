use crate::prelude::*;

rule! {
    /// IAM database auth not enabled
    ///
    /// Without IAM authentication the only way in is a password of the database: shared, long-lived, and left in some
    /// environment file. With it, clients sign in with a token that lasts 15 minutes, and IAM says who gets one.
    /// `iam_database_authentication_enabled` is `false` unless it is set.
    ///
    /// Set it to `true`. MySQL, PostgreSQL, and MariaDB from 10.6 on support it; passwords go on working beside it.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier                          = "orders"
    ///   engine                              = "postgres"
    ///   instance_class                      = "db.t4g.medium"
    ///   iam_database_authentication_enabled = false # finding
    /// }
    ///
    /// resource "aws_db_instance" "invoices" { # finding
    ///   identifier     = "invoices"
    ///   engine         = "mariadb"
    ///   instance_class = "db.t4g.medium"
    ///   engine_version = "10.11.6"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier                          = "orders"
    ///   engine                              = "postgres"
    ///   instance_class                      = "db.t4g.medium"
    ///   iam_database_authentication_enabled = true
    /// }
    ///
    /// resource "aws_db_instance" "invoices" {
    ///   identifier     = "invoices"
    ///   engine         = "mariadb"
    ///   instance_class = "db.t4g.medium"
    ///   engine_version = "10.5.23"
    /// }
    ///
    /// resource "aws_db_instance" "ledger" {
    ///   identifier     = "ledger"
    ///   engine         = "oracle-ee"
    ///   instance_class = "db.t4g.medium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "engine" {}
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier     = "orders"
    ///   engine         = var.engine
    ///   instance_class = "db.t4g.medium"
    /// }
    /// ```
    id: "aws-rds-instance-without-iam-authentication",
    guid: "88fd05e0-ac0e-43d2-ba6d-fc0ba60ae1a6",
    aliases: [
        "aws/iam_database_auth_not_enabled",
        "CKV_AWS_161", "AVD-AWS-0176", "AWS-0176", "aws-rds-enable-iam-auth",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 285,
    targets: ["aws_db_instance"],
    modules: [super::INSTANCE_MODULE],
    fix: Safe,
    check: Check::Attribute(
        attribute("iam_database_authentication_enabled").is_true().for_blocks(supports_it).fix("true"),
    ),
}

fn supports_it(instance: &Block) -> Checked<bool> {
    let Some(engine) = instance.string("engine")? else { return Ok(false) };
    match engine.to_lowercase().as_str() {
        "mysql" | "postgres" => Ok(true),
        "mariadb" => Ok(instance.string("engine_version")?.is_none_or(|version| is_at_least_10_6(&version))),
        _ => Ok(false),
    }
}

fn is_at_least_10_6(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse::<u32>().unwrap_or_default());
    // Only a major version: RDS takes the newest minor one.
    (numbers.next().unwrap_or_default(), numbers.next().unwrap_or(u32::MAX)) >= (10, 6)
}
