use crate::prelude::*;

rule! {
    /// Google Storage bucket level access disabled
    ///
    /// Without uniform access, every object of a bucket can have an access control list of its own, beside IAM. One
    /// object that an upload made `publicRead` stays public whatever the policy of the bucket says, and no review
    /// of IAM shows it. `uniform_bucket_level_access` is `false` unless it is set or the organization demands it.
    ///
    /// Set `uniform_bucket_level_access = true`. Access that is granted by lists ends then: grant it through IAM
    /// before.
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
    ///   name                        = "acme-invoices"
    ///   location                    = "EU"
    ///   uniform_bucket_level_access = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_storage_bucket" "invoices" {
    ///   name                        = "acme-invoices"
    ///   location                    = "EU"
    ///   uniform_bucket_level_access = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "uniform" {
    ///   type = bool
    /// }
    ///
    /// resource "google_storage_bucket" "invoices" {
    ///   name                        = "acme-invoices"
    ///   location                    = "EU"
    ///   uniform_bucket_level_access = var.uniform
    /// }
    /// ```
    id: "gcp-storage-bucket-acls-allowed",
    guid: "bb0db090-5509-4853-a827-75ced0b3caa0",
    aliases: [
        "gcp/google_storage_bucket_level_access_disabled",
        "CKV_GCP_29", "AVD-GCP-0002", "GCP-0002", "google-storage-enable-ubla",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 285,
    targets: ["google_storage_bucket"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("uniform_bucket_level_access").also_named(&["bucket_policy_only"]).is_true().fix("true"),
    ),
}
