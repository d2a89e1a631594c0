use crate::prelude::*;

rule! {
    /// Cloud Storage bucket versioning disabled
    ///
    /// Without versioning, an object that is overwritten or deleted is gone, whether by a faulty deployment or by
    /// somebody who covers their traces. Cloud Storage keeps no versions unless it is told to.
    ///
    /// Set `enabled = true` in a `versioning` block, with a `lifecycle_rule` that deletes noncurrent versions after
    /// a while.
    ///
    /// ```hcl bad
    /// resource "google_storage_bucket" "invoices" { # finding
    ///   name     = "acme-invoices"
    ///   location = "EU"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_storage_bucket" "invoices" {
    ///   name     = "acme-invoices"
    ///   location = "EU"
    ///
    ///   versioning {
    ///     enabled = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_storage_bucket" "invoices" {
    ///   name     = "acme-invoices"
    ///   location = "EU"
    ///
    ///   versioning {
    ///     enabled = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "versioned" {
    ///   type = bool
    /// }
    ///
    /// resource "google_storage_bucket" "invoices" {
    ///   name     = "acme-invoices"
    ///   location = "EU"
    ///
    ///   versioning {
    ///     enabled = var.versioned
    ///   }
    /// }
    /// ```
    id: "gcp-storage-bucket-unversioned",
    guid: "e7e961ac-d17e-4413-84bc-8a1fbe242944",
    aliases: [
        "gcp/cloud_storage_bucket_versioning_disabled",
        "CKV_GCP_78", "AVD-GCP-0078", "GCP-0078", "google-storage-enable-bucket-versioning",
    ],
    severity: Medium,
    category: Observability,
    cwe: 710,
    targets: ["google_storage_bucket"],
    fix: Unsafe,
    check: Check::Attribute(attribute("versioning.enabled").is_true().fix("true")),
}
