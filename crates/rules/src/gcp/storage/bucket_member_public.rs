use crate::gcp::iam;
use crate::prelude::*;

rule! {
    /// Cloud Storage bucket is publicly accessible
    ///
    /// `allUsers` is everybody on the internet, and `allAuthenticatedUsers` everybody who has a Google account,
    /// which is no less. Whatever role such a member has on a bucket, anybody can use: read the objects, list them,
    /// or write their own.
    ///
    /// Grant the role to groups or service accounts. What the world is meant to read belongs in a bucket of its
    /// own. Legacy access control lists (`google_storage_bucket_acl`, `google_storage_bucket_access_control` and
    /// those of objects) count too.
    ///
    /// ```hcl bad
    /// resource "google_storage_bucket_iam_member" "readers" {
    ///   bucket = google_storage_bucket.invoices.name
    ///   role   = "roles/storage.objectViewer"
    ///   member = "allUsers" # finding
    /// }
    ///
    /// resource "google_storage_bucket_access_control" "readers" {
    ///   bucket = google_storage_bucket.invoices.name
    ///   role   = "READER"
    ///   entity = "allAuthenticatedUsers" # finding
    /// }
    ///
    /// resource "google_storage_bucket_acl" "listed" {
    ///   bucket      = google_storage_bucket.invoices.name
    ///   role_entity = ["OWNER:user-ann@example.com", "READER:allUsers"] # finding
    /// }
    ///
    /// resource "google_storage_bucket_acl" "predefined" {
    ///   bucket         = google_storage_bucket.invoices.name
    ///   predefined_acl = "publicRead" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_storage_bucket_iam_member" "readers" {
    ///   bucket = google_storage_bucket.invoices.name
    ///   role   = "roles/storage.objectViewer"
    ///   member = "group:accounting@example.com"
    /// }
    ///
    /// resource "google_storage_bucket_iam_member" "worker" {
    ///   bucket = google_storage_bucket.invoices.name
    ///   role   = "roles/storage.objectViewer"
    ///   member = "serviceAccount:${google_service_account.worker.email}"
    /// }
    ///
    /// resource "google_storage_bucket_acl" "predefined" {
    ///   bucket         = google_storage_bucket.invoices.name
    ///   predefined_acl = "private"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reader" {
    ///   type = string
    /// }
    ///
    /// resource "google_storage_bucket_iam_member" "readers" {
    ///   bucket = google_storage_bucket.invoices.name
    ///   role   = "roles/storage.objectViewer"
    ///   member = var.reader
    /// }
    /// ```
    id: "gcp-storage-bucket-member-public",
    guid: "c010082c-76e0-4b91-91d9-6e8439e455dd",
    aliases: [
        "gcp/cloud_storage_bucket_is_publicly_accessible",
        "CKV_GCP_28", "AVD-GCP-0001", "GCP-0001", "google-storage-no-public-access",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    targets: [
        "google_storage_bucket_iam_member", "google_storage_managed_folder_iam_member",
        "google_storage_bucket_access_control", "google_storage_default_object_access_control",
        "google_storage_object_access_control", "google_storage_bucket_acl", "google_storage_default_object_acl",
        "google_storage_object_acl",
    ],
    check: Check::Block(is_private),
}

fn is_private(grant: &Block, cx: &mut Cx) -> Checked {
    if grant.kind().ends_with("_iam_member") {
        return iam::refuse_public(grant, &[], cx);
    }
    let entity = attribute("entity").none_of(&iam::EVERYBODY).absent_is_ok().check(grant, cx);
    let listed =
        attribute("role_entity").passes(is_narrow, "without `allUsers`").absent_is_ok().check(grant, cx);
    let predefined = attribute("predefined_acl")
        .none_of(&["publicRead", "publicReadWrite", "authenticatedRead"])
        .absent_is_ok()
        .check(grant, cx);
    entity.and(listed).and(predefined)
}

fn is_narrow(entry: &str) -> bool {
    !iam::EVERYBODY.iter().any(|everybody| entry.ends_with(everybody))
}
