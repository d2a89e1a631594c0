use crate::prelude::*;

rule! {
    /// SQL Server cross DB ownership chaining enabled
    ///
    /// With `cross db ownership chaining`, SQL Server does not ask for permissions on an object in another database
    /// as long as both have the same owner. Who may create a view or procedure in one database of the instance
    /// reads and writes the others through it. The flag is `off` unless it is set.
    ///
    /// Set the flag to `off`, or leave it out, and grant permissions across databases one by one.
    ///
    /// ```hcl bad
    /// resource "google_sql_database_instance" "ledger" {
    ///   name             = "ledger"
    ///   database_version = "SQLSERVER_2022_STANDARD"
    ///
    ///   settings {
    ///     tier = "db-custom-2-13312"
    ///
    ///     database_flags {
    ///       name  = "contained database authentication"
    ///       value = "off"
    ///     }
    ///
    ///     database_flags {
    ///       name  = "cross db ownership chaining"
    ///       value = "on" # finding
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_sql_database_instance" "ledger" {
    ///   name             = "ledger"
    ///   database_version = "SQLSERVER_2022_STANDARD"
    ///
    ///   settings {
    ///     tier = "db-custom-2-13312"
    ///
    ///     database_flags {
    ///       name  = "cross db ownership chaining"
    ///       value = "off"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "chaining" {
    ///   type = string
    /// }
    ///
    /// resource "google_sql_database_instance" "ledger" {
    ///   name             = "ledger"
    ///   database_version = "SQLSERVER_2022_STANDARD"
    ///
    ///   settings {
    ///     tier = "db-custom-2-13312"
    ///
    ///     database_flags {
    ///       name  = "cross db ownership chaining"
    ///       value = var.chaining
    ///     }
    ///   }
    /// }
    /// ```
    id: "gcp-sql-cross-database-ownership-chaining",
    guid: "b2d5f3c9-1e68-47a1-89b4-92f3a6d7e123",
    aliases: [
        "gcp/sql_database_has_cross_db_ownership_chaining",
        "CKV_GCP_58", "AVD-GCP-0019", "GCP-0019", "google-sql-no-cross-db-ownership-chaining",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 200,
    targets: ["google_sql_database_instance"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("settings.database_flags.value").one_of(&["off"]).absent_is_ok().when(is_chaining).fix("\"off\""),
    ),
}

fn is_chaining(flag: &Block) -> Checked<bool> {
    Ok(flag.string("name")?.is_some_and(|name| *name == "cross db ownership chaining"))
}
