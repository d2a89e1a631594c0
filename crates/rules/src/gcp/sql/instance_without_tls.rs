use crate::prelude::*;

rule! {
    /// SQL DB instance with SSL disabled
    ///
    /// Clients of a Cloud SQL instance may connect without TLS unless it refuses them: whoever is on the way reads
    /// the queries, their results and the password. `ssl_mode` is `ALLOW_UNENCRYPTED_AND_ENCRYPTED` where nothing
    /// is set.
    ///
    /// Set `ssl_mode` in `settings.ip_configuration` to `ENCRYPTED_ONLY`, or to
    /// `TRUSTED_CLIENT_CERTIFICATE_REQUIRED` where clients have certificates. `require_ssl = true` does the same up
    /// to version 5 of the provider.
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
    ///   database_version = "POSTGRES_16"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     ip_configuration { # finding
    ///       ipv4_enabled = false
    ///       ssl_mode     = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    ///     }
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
    ///     ip_configuration {
    ///       require_ssl = false # finding
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
    ///     ip_configuration {
    ///       ssl_mode = "ENCRYPTED_ONLY"
    ///     }
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
    ///     ip_configuration {
    ///       require_ssl = true
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "ssl_mode" {
    ///   type = string
    /// }
    ///
    /// resource "google_sql_database_instance" "orders" {
    ///   name             = "orders"
    ///   database_version = "POSTGRES_16"
    ///
    ///   settings {
    ///     tier = "db-custom-2-7680"
    ///
    ///     ip_configuration {
    ///       ssl_mode = var.ssl_mode
    ///     }
    ///   }
    /// }
    /// ```
    id: "gcp-sql-instance-without-tls",
    guid: "02474449-71aa-40a1-87ae-e14497747b00",
    aliases: [
        "gcp/sql_db_instance_with_ssl_disabled",
        "CKV_GCP_6", "AVD-GCP-0015", "GCP-0015", "google-sql-encrypt-in-transit-data",
    ],
    severity: High,
    category: Encryption,
    cwe: 732,
    targets: ["google_sql_database_instance"],
    fix: Unsafe,
    check: Check::Block(demands_tls),
}

fn demands_tls(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(instance.each("settings"), |settings| {
        let found = settings.each("ip_configuration");
        if found.is_empty() {
            let path = settings.path_of("ip_configuration.ssl_mode");
            let message = format!("`{path}` is not set, must be `\"ENCRYPTED_ONLY\"`");
            cx.flag(settings.header(), message)
                .about(path)
                .set(&settings, "ip_configuration.ssl_mode", "\"ENCRYPTED_ONLY\"");
        }
        value::each(found, |addresses| connections(&addresses, cx))
    })
}

fn connections(addresses: &Block, cx: &mut Cx) -> Checked {
    let mode = addresses.value("ssl_mode");
    let safe_mode = addresses.string("ssl_mode").map(|mode| mode.is_some_and(|mode| is_safe(&mode)));
    let required = addresses.bool("require_ssl").map(|it| it.is_some_and(|required| *required));
    if either(safe_mode, required)? {
        return Ok(());
    }
    let wish = "must be `\"ENCRYPTED_ONLY\"` or `\"TRUSTED_CLIENT_CERTIFICATE_REQUIRED\"`";
    let (name, actual) = if !mode.is_null() {
        ("ssl_mode", format!("is `{mode}`, {wish}"))
    } else if addresses.value("require_ssl").is_null() {
        ("ssl_mode", format!("is not set, {wish}"))
    } else {
        ("require_ssl", format!("is `{}`, must be `true`", addresses.value("require_ssl")))
    };
    let path = addresses.path_of(name);
    // A mode that is wrong is reported at its block, as one that is missing: together they are what has to change.
    cx.flag(addresses.place("require_ssl"), format!("`{path}` {actual}"))
        .about(path)
        .because(&addresses.value(name))
        .set(addresses, "ssl_mode", "\"ENCRYPTED_ONLY\"");
    Ok(())
}

fn is_safe(mode: &str) -> bool {
    matches!(mode, "ENCRYPTED_ONLY" | "TRUSTED_CLIENT_CERTIFICATE_REQUIRED")
}
