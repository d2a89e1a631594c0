use crate::prelude::*;

rule! {
    /// Google project IAM member service account has admin role
    ///
    /// `roles/iam.serviceAccountAdmin` lets its holder change who may use every service account of the project. A
    /// workload that has it can give itself any of them, the most powerful one included: whoever takes over the
    /// workload owns the project.
    ///
    /// Give the role to a group of people who need it, or give the service account the role on single service
    /// accounts with `google_service_account_iam_member`.
    ///
    /// ```hcl bad
    /// resource "google_project_iam_member" "deployer" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountAdmin" # finding
    ///   member  = "serviceAccount:${google_service_account.deployer.email}"
    /// }
    ///
    /// resource "google_project_iam_binding" "admins" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountAdmin" # finding
    ///   members = ["group:platform@example.com", google_service_account.deployer.member]
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// data "google_iam_policy" "shop" {
    ///   binding {
    ///     role    = "roles/iam.serviceAccountAdmin" # finding
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
    /// resource "google_project_iam_member" "deployer" {
    ///   project = "acme-shop"
    ///   role    = "roles/run.developer"
    ///   member  = "serviceAccount:${google_service_account.deployer.email}"
    /// }
    ///
    /// resource "google_project_iam_member" "platform" {
    ///   project = "acme-shop"
    ///   role    = "roles/iam.serviceAccountAdmin"
    ///   member  = "group:platform@example.com"
    /// }
    ///
    /// resource "google_project_iam_member" "builder" {
    ///   project = "acme-shop"
    ///   role    = google_project_iam_custom_role.builder.id
    ///   member  = "serviceAccount:${google_service_account.builder.email}"
    /// }
    ///
    /// resource "google_project_iam_custom_role" "builder" {
    ///   role_id     = "builder"
    ///   title       = "Builder"
    ///   permissions = ["run.services.update"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "role" {
    ///   type = string
    /// }
    ///
    /// resource "google_project_iam_member" "deployer" {
    ///   project = "acme-shop"
    ///   role    = var.role
    ///   member  = "serviceAccount:${google_service_account.deployer.email}"
    /// }
    /// ```
    id: "gcp-iam-service-account-admin",
    guid: "84d36481-fd63-48cb-838e-635c44806ec2",
    aliases: [
        "gcp/google_project_iam_member_service_account_has_admin_role",
        "CKV_GCP_42", "AVD-GCP-0007", "GCP-0007", "google-iam-no-privileged-service-accounts",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: super::GRANTS,
    check: Check::Block(is_harmless),
}

fn is_harmless(grants: &Block, cx: &mut Cx) -> Checked {
    super::refuse_roles(grants, &["roles/iam.serviceAccountAdmin"], cx)
}
