use crate::prelude::*;

rule! {
    /// Ensure SQL database instance has skip show database flag
    ///
    /// Every account of a MySQL instance may run `SHOW DATABASES`, and one with a privilege on all databases reads the
    /// names of all of them, those of other services and customers too: whoever has its password knows where to go
    /// next. With the flag `skip_show_database` the statement is refused to accounts that were not granted
    /// `SHOW DATABASES`. The flag is `off` unless it is set.
    ///
    /// Set the flag to `on`; the instance restarts. Instances of PostgreSQL and SQL Server do not have it.
    ///
    /// ```hcl bad
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "MYSQL_8_0"
    ///
    ///   settings { # finding
    ///     tier = "db-custom-2-7680"
    ///   }
    /// }
    ///
    /// resource "google_sql_database_instance" "invoices" {
    ///   name             = "invoices"
    ///   database_version = "MYSQL_8_0"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     database_flags { # finding
    ///       name  = "slow_query_log"
    ///       value = "on"
    ///     }
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
    ///     database_flags {
    ///       name  = "slow_query_log"
    ///       value = "on"
    ///     }
    ///
    ///     database_flags {
    ///       name  = "skip_show_database"
    ///       value = "off" # finding
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "MYSQL_8_0"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     database_flags {
    ///       name  = "skip_show_database"
    ///       value = "on"
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
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "engine" {
    ///   type = string
    /// }
    ///
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = var.engine
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///   }
    /// }
    /// ```
    id: "gcp-sql-show-database-allowed",
    guid: "a8b7c6d5-e4f3-2109-8a7b-6c5d4e3f2109",
    aliases: ["gcp/sql_database_instance_does_not_have_skip_show_database"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 200,
    targets: ["google_sql_database_instance"],
    fix: Unsafe,
    check: Check::Block(skips_show_database),
}

fn skips_show_database(instance: &Block, cx: &mut Cx) -> Checked {
    let value = attribute("settings.database_flags.value").one_of(&["on"]).when(is_flag).for_blocks(is_mysql);
    let verdict = value.fix("\"on\"").check(instance, cx);
    verdict.and(value::each(instance.each("settings"), |settings| {
        if settings.any("database_flags", is_flag)? || !is_mysql(instance)? {
            return Ok(());
        }
        // Beside other flags, that is where it is missing.
        let place = settings.first("database_flags").map_or_else(|| settings.header(), |flag| flag.header());
        let message = "the flag `skip_show_database` is not set, must be `\"on\"`";
        cx.flag(place, message).about(settings.path_of("database_flags")).add_block(
            &settings,
            "database_flags",
            &["name  = \"skip_show_database\"", "value = \"on\""],
        );
        Ok(())
    }))
}

fn is_flag(flag: &Block) -> Checked<bool> {
    Ok(flag.string("name")?.is_some_and(|name| *name == "skip_show_database"))
}

/// Whether the instance runs MySQL, as it did before version 4 of the provider where it did not say.
fn is_mysql(instance: &Block) -> Checked<bool> {
    Ok(instance.string("database_version")?.is_none_or(|version| version.starts_with("MYSQL")))
}
