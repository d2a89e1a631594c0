use crate::gcp::iam;
use crate::prelude::*;

rule! {
    /// BigQuery dataset is public
    ///
    /// `allAuthenticatedUsers` is everybody who has a Google account, and `allUsers` everybody without one too. Any
    /// of them can query a dataset that grants them a role, and copy it away at their leisure.
    ///
    /// Grant access to groups, domains or service accounts. It can be granted in the `access` blocks of the
    /// dataset, in a `google_bigquery_dataset_access`, or through IAM.
    ///
    /// ```hcl bad
    /// resource "google_bigquery_dataset" "sales" {
    ///   dataset_id = "sales"
    ///
    ///   access {
    ///     role          = "OWNER"
    ///     user_by_email = google_service_account.loader.email
    ///   }
    ///
    ///   access {
    ///     role          = "READER"
    ///     special_group = "allAuthenticatedUsers" # finding
    ///   }
    /// }
    ///
    /// resource "google_bigquery_dataset_access" "readers" {
    ///   dataset_id = google_bigquery_dataset.orders.dataset_id
    ///   role       = "READER"
    ///   iam_member = "allUsers" # finding
    /// }
    ///
    /// resource "google_bigquery_dataset_iam_member" "readers" {
    ///   dataset_id = google_bigquery_dataset.orders.dataset_id
    ///   role       = "roles/bigquery.dataViewer"
    ///   member     = "allAuthenticatedUsers" # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// data "google_iam_policy" "orders" {
    ///   binding {
    ///     role    = "roles/bigquery.dataViewer"
    ///     members = ["allUsers"] # finding
    ///   }
    /// }
    ///
    /// resource "google_bigquery_dataset_iam_policy" "orders" {
    ///   dataset_id  = google_bigquery_dataset.orders.dataset_id
    ///   policy_data = data.google_iam_policy.orders.policy_data
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_bigquery_dataset" "sales" {
    ///   dataset_id = "sales"
    ///
    ///   access {
    ///     role          = "OWNER"
    ///     special_group = "projectOwners"
    ///   }
    ///
    ///   access {
    ///     role   = "READER"
    ///     domain = "example.com"
    ///   }
    /// }
    ///
    /// resource "google_bigquery_dataset_iam_binding" "readers" {
    ///   dataset_id = google_bigquery_dataset.orders.dataset_id
    ///   role       = "roles/bigquery.dataViewer"
    ///   members    = ["group:analysts@example.com"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "readers" {
    ///   type = string
    /// }
    ///
    /// resource "google_bigquery_dataset" "sales" {
    ///   dataset_id = "sales"
    ///
    ///   access {
    ///     role          = "READER"
    ///     special_group = var.readers
    ///   }
    /// }
    /// ```
    id: "gcp-bigquery-dataset-public",
    guid: "e576ce44-dd03-4022-a8c0-3906acca2ab4",
    aliases: [
        "gcp/bigquery_dataset_is_public",
        "CKV_GCP_15", "AVD-GCP-0046", "GCP-0046", "google-bigquery-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: [
        "google_bigquery_dataset", "google_bigquery_dataset_access", "google_bigquery_dataset_iam_member",
        "google_bigquery_dataset_iam_binding", "data.google_iam_policy",
    ],
    check: Check::Block(is_private),
}

fn is_private(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "google_bigquery_dataset" => value::each(block.each("access"), |access| entry(&access, cx)),
        "google_bigquery_dataset_access" => entry(block, cx),
        _ => iam::refuse_public(block, &["google_bigquery_dataset_iam_policy"], cx),
    }
}

/// An entry of the dataset's own access list.
fn entry(access: &Block, cx: &mut Cx) -> Checked {
    value::each(["special_group", "iam_member"], |name| {
        attribute(name).none_of(&iam::EVERYBODY).absent_is_ok().check(access, cx)
    })
}
