use crate::prelude::*;

rule! {
    /// User with IAM role
    ///
    /// A role that is granted to a person stays when the person changes teams: nobody goes through every project to
    /// take it away. `allUsers` and `allAuthenticatedUsers` are worse, they are everybody.
    ///
    /// Grant roles to groups (`group:platform@example.com`) and manage who is in them.
    ///
    /// ```hcl bad
    /// data "google_iam_policy" "shop" {
    ///   binding {
    ///     role    = "roles/run.developer" # finding
    ///     members = ["user:ann@example.com"]
    ///   }
    /// }
    ///
    /// resource "google_project_iam_binding" "developers" {
    ///   project = "acme-shop"
    ///   role    = "roles/run.developer" # finding
    ///   members = ["group:shop@example.com", "user:ann@example.com"]
    /// }
    ///
    /// resource "google_folder_iam_member" "viewer" {
    ///   folder = "folders/1234567"
    ///   role   = "roles/viewer" # finding
    ///   member = "user:${var.name}@example.com"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// data "google_iam_policy" "shop" {
    ///   binding {
    ///     role    = "roles/run.developer"
    ///     members = ["group:shop@example.com"]
    ///   }
    /// }
    ///
    /// resource "google_project_iam_member" "developers" {
    ///   project = "acme-shop"
    ///   role    = "roles/run.developer"
    ///   member  = "serviceAccount:${google_service_account.deployer.email}"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "member" {
    ///   type = string
    /// }
    ///
    /// resource "google_project_iam_member" "developers" {
    ///   project = "acme-shop"
    ///   role    = "roles/run.developer"
    ///   member  = var.member
    /// }
    /// ```
    id: "gcp-iam-user-with-role",
    guid: "704fcc44-a58f-4af5-82e2-93f2a58ef918",
    aliases: ["gcp/user_with_iam_role", "AVD-GCP-0003", "GCP-0003", "google-iam-no-user-granted-permissions"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: super::GRANTS,
    check: Check::Block(is_for_groups),
}

fn is_for_groups(grants: &Block, cx: &mut Cx) -> Checked {
    value::each(super::grants(grants), |grant| {
        if !grant.is_set("role")? {
            return Ok(());
        }
        let Some(member) =
            super::find_member(&grant, |it| either(super::is_person(it), super::is_everybody(it)))?
        else {
            return Ok(());
        };
        let role = grant.value("role");
        cx.flag(
            grant.place("role"),
            format!("`{role}` is granted to `{member}`, must be granted to a group"),
        )
        .about(grant.path_of("role"))
        .because(&member);
        Ok(())
    })
}
