use crate::gcp::iam;
use crate::prelude::*;

rule! {
    /// Pub/Sub Topics are anonymously or publicly accessible
    ///
    /// `allUsers` is everybody on the internet, and `allAuthenticatedUsers` everybody who has a Google account.
    /// With `roles/pubsub.publisher` they feed your consumers whatever they like, at your cost; with
    /// `roles/pubsub.subscriber` they attach a subscription and read every message.
    ///
    /// Grant roles of a topic to service accounts and groups.
    ///
    /// ```hcl bad
    /// resource "google_pubsub_topic_iam_member" "publisher" {
    ///   topic  = google_pubsub_topic.orders.name
    ///   role   = "roles/pubsub.publisher"
    ///   member = "allUsers" # finding
    /// }
    ///
    /// resource "google_pubsub_topic_iam_binding" "subscribers" {
    ///   topic   = google_pubsub_topic.orders.name
    ///   role    = "roles/pubsub.subscriber"
    ///   members = ["group:shop@example.com", "allAuthenticatedUsers"] # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// data "google_iam_policy" "orders" {
    ///   binding {
    ///     role    = "roles/pubsub.publisher"
    ///     members = ["allUsers"] # finding
    ///   }
    /// }
    ///
    /// resource "google_pubsub_topic_iam_policy" "orders" {
    ///   topic       = google_pubsub_topic.orders.name
    ///   policy_data = data.google_iam_policy.orders.policy_data
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_pubsub_topic_iam_member" "publisher" {
    ///   topic  = google_pubsub_topic.orders.name
    ///   role   = "roles/pubsub.publisher"
    ///   member = "serviceAccount:${google_service_account.shop.email}"
    /// }
    ///
    /// resource "google_pubsub_topic_iam_binding" "subscribers" {
    ///   topic   = google_pubsub_topic.orders.name
    ///   role    = "roles/pubsub.subscriber"
    ///   members = ["group:shop@example.com"]
    /// }
    /// ```
    ///
    /// A policy counts where a topic uses it. This one is for a service account:
    ///
    /// ```hcl good
    /// variable "delegates" {
    ///   type = list(string)
    /// }
    ///
    /// data "google_iam_policy" "tokens" {
    ///   binding {
    ///     role    = "roles/iam.serviceAccountTokenCreator"
    ///     members = var.delegates
    ///   }
    /// }
    ///
    /// resource "google_service_account_iam_policy" "deployer" {
    ///   service_account_id = google_service_account.deployer.name
    ///   policy_data        = data.google_iam_policy.tokens.policy_data
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "publisher" {
    ///   type = string
    /// }
    ///
    /// resource "google_pubsub_topic_iam_member" "publisher" {
    ///   topic  = google_pubsub_topic.orders.name
    ///   role   = "roles/pubsub.publisher"
    ///   member = var.publisher
    /// }
    /// ```
    id: "gcp-pubsub-topic-public",
    guid: "7sdj7dsj8-f348-4f95-845c-1090e41a615c",
    aliases: ["gcp/pubsub_topic_is_public", "CKV_GCP_99"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: [
        "google_pubsub_topic_iam_member", "google_pubsub_topic_iam_binding", "data.google_iam_policy",
    ],
    check: Check::Block(is_private),
}

fn is_private(grants: &Block, cx: &mut Cx) -> Checked {
    iam::refuse_public(grants, &["google_pubsub_topic_iam_policy"], cx)
}
