use crate::prelude::*;

rule! {
    /// SQL DB instance backup disabled
    ///
    /// Without automated backups a dropped table, a bad migration or ransomware on the client is final: there is
    /// nothing to restore and no point in time to go back to. Cloud SQL makes no backups of an instance that
    /// Terraform creates unless it is told to.
    ///
    /// Set `enabled = true` in `settings.backup_configuration`. Read replicas have no backups of their own and are
    /// not reported.
    ///
    /// ```hcl bad
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "POSTGRES_16"
    ///
    ///   settings { # finding
    ///     tier = "db-custom-2-7680"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "MYSQL_8_0"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     backup_configuration { # finding
    ///       binary_log_enabled = true
    ///     }
    ///   }
    /// }
    ///
    /// resource "google_sql_database_instance" "invoices" {
    ///   name             = "invoices"
    ///   database_version = "POSTGRES_16"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     backup_configuration {
    ///       enabled = false # finding
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "POSTGRES_16"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     backup_configuration {
    ///       enabled = true
    ///     }
    ///   }
    /// }
    ///
    /// resource "google_sql_database_instance" "reports" {
    ///   name                 = "reports"
    ///   database_version     = "POSTGRES_16"
    ///   master_instance_name = google_sql_database_instance.orders.name
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "backups" {
    ///   type = bool
    /// }
    ///
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "POSTGRES_16"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     backup_configuration {
    ///       enabled = var.backups
    ///     }
    ///   }
    /// }
    /// ```
    id: "gcp-sql-instance-without-backups",
    guid: "cf3c7631-cd1e-42f3-8801-a561214a6e79",
    aliases: [
        "gcp/sql_db_instance_backup_disabled",
        "CKV_GCP_14", "AVD-GCP-0024", "GCP-0024", "google-sql-enable-backup",
    ],
    severity: Medium,
    category: Backup,
    cwe: 799,
    targets: ["google_sql_database_instance"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("settings.backup_configuration.enabled").is_true().for_blocks(has_own_backups).fix("true"),
    ),
}

/// Neither a replica nor a clone without settings, which takes those of its original.
fn has_own_backups(instance: &Block) -> Checked<bool> {
    both(instance.is_set("master_instance_name").map(|replica| !replica), instance.is_set("settings"))
}
