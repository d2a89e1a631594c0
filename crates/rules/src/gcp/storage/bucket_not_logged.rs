use crate::prelude::*;

rule! {
    /// Cloud Storage bucket logging not enabled
    ///
    /// Usage logs say who read which object of a bucket, from which address. Without them nobody can tell after a
    /// leak what was taken. Cloud Storage writes none unless a bucket has a `logging` block.
    ///
    /// Add a `logging` block whose `log_bucket` names another bucket, which only the auditors can read.
    ///
    /// ```hcl bad
    /// resource "google_storage_bucket" "invoices" { # finding
    ///   name     = "acme-invoices"
    ///   location = "EU"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_storage_bucket" "invoices" {
    ///   name     = "acme-invoices"
    ///   location = "EU"
    ///
    ///   logging {
    ///     log_bucket = "acme-audit-logs"
    ///   }
    /// }
    /// ```
    id: "gcp-storage-bucket-not-logged",
    guid: "d6cabc3a-d57e-48c2-b341-bf3dd4f4a120",
    aliases: [
        "gcp/cloud_storage_bucket_logging_not_enabled",
        "CKV_GCP_62", "AVD-GCP-0077", "GCP-0077", "google-storage-enable-bucket-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["google_storage_bucket"],
    check: Check::Attribute(attribute("logging").is_present()),
}
