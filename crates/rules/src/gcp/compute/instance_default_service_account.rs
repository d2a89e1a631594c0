use crate::prelude::*;

rule! {
    /// Using default service account
    ///
    /// The default service account of Compute Engine has the role Editor on its project unless the organization
    /// forbids it: one hole in one workload is a way to change nearly everything. A `service_account` block without
    /// `email` uses it. An instance without such a block has no service account at all, which is fine.
    ///
    /// Name a service account in `email` that has only the roles this workload needs.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account { # finding
    ///     scopes = ["logging-write"]
    ///   }
    /// }
    ///
    /// data "google_compute_default_service_account" "default" {
    /// }
    ///
    /// resource "google_compute_instance" "worker" {
    ///   name         = "worker"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = data.google_compute_default_service_account.default.email # finding
    ///     scopes = ["cloud-platform"]
    ///   }
    /// }
    ///
    /// resource "google_compute_instance_template" "worker" {
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = "${data.google_project.shop.number}-compute@developer.gserviceaccount.com" # finding
    ///     scopes = ["cloud-platform"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_service_account" "shop" {
    ///   account_id = "shop"
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = google_service_account.shop.email
    ///     scopes = ["cloud-platform"]
    ///   }
    /// }
    ///
    /// resource "google_compute_instance" "offline" {
    ///   name         = "offline"
    ///   machine_type = "e2-medium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "email" {
    ///   type = string
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   service_account {
    ///     email  = var.email
    ///     scopes = ["cloud-platform"]
    ///   }
    /// }
    /// ```
    id: "gcp-compute-instance-default-service-account",
    guid: "3cb4af0b-056d-4fb1-8b95-fdc4593625ff",
    aliases: [
        "gcp/using_default_service_account",
        "CKV_GCP_30", "AVD-GCP-0044", "GCP-0044", "google-compute-no-default-service-account",
    ],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 250,
    targets: super::INSTANCES_AND_COPIES,
    check: Check::Block(has_own_account),
}

fn has_own_account(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(instance.each("service_account"), |account| {
        let email = account.value("email");
        if super::is_default_account(&email)? {
            let path = account.path_of("email");
            let message = if email.is_null() {
                format!("`{path}` is not set, must name an account of its own")
            } else {
                format!("`{path}` is `{email}`, must name an account of its own")
            };
            cx.flag(account.place("email"), message).about(path).because(&email);
        }
        Ok(())
    })
}
