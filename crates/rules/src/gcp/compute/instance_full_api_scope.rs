use crate::prelude::*;

rule! {
    /// VM with full cloud access
    ///
    /// Scopes limit which Google APIs an instance can use with its service account. `cloud-platform` limits
    /// nothing: whatever roles the account has or is ever given, a program on the machine can use.
    ///
    /// List the scopes of the APIs that the workload calls, such as `storage-ro` and `logging-write`.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = google_service_account.shop.email
    ///     scopes = ["logging-write", "cloud-platform"] # finding
    ///   }
    /// }
    ///
    /// resource "google_compute_instance_template" "worker" {
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = google_service_account.worker.email
    ///     scopes = ["https://www.googleapis.com/auth/cloud-platform"] # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = google_service_account.shop.email
    ///     scopes = ["storage-ro", "logging-write"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "scopes" {
    ///   type = list(string)
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = google_service_account.shop.email
    ///     scopes = var.scopes
    ///   }
    /// }
    /// ```
    id: "gcp-compute-instance-full-api-scope",
    guid: "bc280331-27b9-4acb-a010-018e8098aa5d",
    aliases: ["gcp/vm_with_full_cloud_access", "CKV_GCP_31"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: super::INSTANCES_AND_COPIES,
    check: Check::Attribute(
        attribute("service_account.scopes")
            .none_of(&["cloud-platform", "https://www.googleapis.com/auth/cloud-platform"])
            .absent_is_ok(),
    ),
}
