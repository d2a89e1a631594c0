use crate::gcp::iam;
use crate::prelude::*;

rule! {
    /// Cloud Storage is anonymous or publicly accessible
    ///
    /// `allUsers` is everybody on the internet, and `allAuthenticatedUsers` everybody who has a Google account,
    /// which is no less. A binding or policy of a bucket that names them opens what its role allows to anybody:
    /// reading or listing the objects, or replacing them.
    ///
    /// Name groups or service accounts in `members`. What the world is meant to read belongs in a bucket of its
    /// own, with nothing else in it.
    ///
    /// ```hcl bad
    /// resource "google_storage_bucket_iam_binding" "readers" {
    ///   bucket  = google_storage_bucket.invoices.name
    ///   role    = "roles/storage.objectViewer"
    ///   members = ["group:accounting@example.com", "allAuthenticatedUsers"] # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// data "google_iam_policy" "site" {
    ///   binding {
    ///     role    = "roles/storage.objectViewer"
    ///     members = ["allUsers"] # finding
    ///   }
    /// }
    ///
    /// resource "google_storage_bucket_iam_policy" "site" {
    ///   bucket      = google_storage_bucket.site.name
    ///   policy_data = data.google_iam_policy.site.policy_data
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_storage_bucket_iam_binding" "readers" {
    ///   bucket  = google_storage_bucket.invoices.name
    ///   role    = "roles/storage.objectViewer"
    ///   members = ["group:accounting@example.com"]
    /// }
    ///
    /// data "google_iam_policy" "invoker" {
    ///   binding {
    ///     role    = "roles/run.invoker"
    ///     members = ["allUsers"]
    ///   }
    /// }
    ///
    /// resource "google_cloud_run_service_iam_policy" "shop" {
    ///   service     = google_cloud_run_service.shop.name
    ///   policy_data = data.google_iam_policy.invoker.policy_data
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "readers" {
    ///   type = list(string)
    /// }
    ///
    /// resource "google_storage_bucket_iam_binding" "readers" {
    ///   bucket  = google_storage_bucket.invoices.name
    ///   role    = "roles/storage.objectViewer"
    ///   members = var.readers
    /// }
    /// ```
    id: "gcp-storage-bucket-binding-public",
    guid: "a6cd52a1-3056-4910-96a5-894de9f3f3b3",
    aliases: [
        "gcp/cloud_storage_anonymous_or_publicly_accessible",
        "CKV_GCP_28", "AVD-GCP-0001", "GCP-0001", "google-storage-no-public-access",
    ],
    severity: Critical,
    category: AccessControl,
    cwe: 732,
    targets: [
        "google_storage_bucket_iam_binding", "google_storage_managed_folder_iam_binding", "data.google_iam_policy",
    ],
    check: Check::Block(is_private),
}

fn is_private(grants: &Block, cx: &mut Cx) -> Checked {
    let policies = ["google_storage_bucket_iam_policy", "google_storage_managed_folder_iam_policy"];
    iam::refuse_public(grants, &policies, cx)
}
