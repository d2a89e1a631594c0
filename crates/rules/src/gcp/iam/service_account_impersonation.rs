use crate::prelude::*;

rule! {
    /// Google project IAM binding service account has token creator or account user role
    ///
    /// `roles/iam.serviceAccountTokenCreator` and `roles/iam.serviceAccountUser`, granted on a project, hold for
    /// every service account in it. A service account that has one of them can act as any other: whoever takes over
    /// one workload has the rights of all.
    ///
    /// Grant the role on the one service account that is to be used, with `google_service_account_iam_member`.
    ///
    /// ```hcl bad
    /// resource "google_project_iam_binding" "tokens" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountTokenCreator" # finding
    ///   members = ["serviceAccount:${google_service_account.deployer.email}"]
    /// }
    ///
    /// resource "google_project_iam_member" "deployer" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountUser" # finding
    ///   member  = "serviceAccount:deployer@acme-shop.iam.gserviceaccount.com"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// data "google_iam_policy" "shop" {
    ///   binding {
    ///     role    = "roles/iam.serviceAccountUser" # finding
    ///     members = ["serviceAccount:deployer@acme-shop.iam.gserviceaccount.com"]
    ///   }
    /// }
    ///
    /// resource "google_project_iam_policy" "shop" {
    ///   project     = "acme-shop"
    ///   policy_data = data.google_iam_policy.shop.policy_data
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_service_account_iam_member" "deployer" {
    ///   service_account_id = google_service_account.runtime.name
    ///   role               = "roles/iam.serviceAccountUser"
    ///   member             = "serviceAccount:${google_service_account.deployer.email}"
    /// }
    ///
    /// resource "google_project_iam_binding" "people" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountUser"
    ///   members = ["group:platform@example.com"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "members" {
    ///   type = list(string)
    /// }
    ///
    /// resource "google_project_iam_binding" "tokens" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountTokenCreator"
    ///   members = var.members
    /// }
    /// ```
    id: "gcp-iam-service-account-impersonation",
    guid: "617ef6ff-711e-4bd7-94ae-e965911b1b40",
    aliases: [
        "gcp/google_project_iam_binding_service_account_has_token_creator_or_account_user_role",
        "CKV_GCP_41", "AVD-GCP-0011", "GCP-0011", "google-iam-no-project-level-service-account-impersonation",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: super::GRANTS,
    check: Check::Block(is_harmless),
}

fn is_harmless(grants: &Block, cx: &mut Cx) -> Checked {
    super::refuse_roles(grants, &["roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountUser"], cx)
}
