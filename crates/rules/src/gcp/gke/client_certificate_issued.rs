use crate::prelude::*;

rule! {
    /// Legacy client certificate auth enabled
    ///
    /// A client certificate for the control plane cannot be taken back: who copies it out of Terraform's state has
    /// a way into the cluster until it expires, past IAM. GKE issues none unless it is told to.
    ///
    /// Set `issue_client_certificate = false` in `master_auth.client_certificate_config`, or leave `master_auth`
    /// out.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   master_auth {
    ///     client_certificate_config {
    ///       issue_client_certificate = true # finding
    ///     }
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   master_auth { # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   master_auth {
    ///     client_certificate_config {
    ///       issue_client_certificate = false
    ///     }
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "certificate" {
    ///   type = bool
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   master_auth {
    ///     client_certificate_config {
    ///       issue_client_certificate = var.certificate
    ///     }
    ///   }
    /// }
    /// ```
    id: "gcp-gke-client-certificate-issued",
    guid: "73fb21a1-b19a-45b1-b648-b47b1678681e",
    aliases: [
        "gcp/legacy_client_certificate_auth_enabled",
        "CKV_GCP_13", "AVD-GCP-0064", "GCP-0064", "google-gke-no-legacy-authentication",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 299,
    targets: ["google_container_cluster"],
    fix: Unsafe,
    check: Check::Block(issues_none),
}

fn issues_none(cluster: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("client_certificate_config.issue_client_certificate").is_false().fix("false");
    value::each(cluster.each("master_auth"), |it| demand.check(&it, cx))
}
