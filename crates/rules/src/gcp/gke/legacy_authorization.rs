use crate::prelude::*;

rule! {
    /// GKE legacy authorization enabled
    ///
    /// With legacy authorization (ABAC), every service account in a cluster has rights over all of it, beyond what
    /// RBAC grants: a token out of any pod reads every secret. It is off unless it is set.
    ///
    /// Leave `enable_legacy_abac` out, or set it to `false`, and grant rights through RBAC.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" {
    ///   name               = "shop"
    ///   location           = "europe-west1"
    ///   enable_legacy_abac = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name               = "shop"
    ///   location           = "europe-west1"
    ///   enable_legacy_abac = false
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "abac" {
    ///   type = bool
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name               = "shop"
    ///   location           = "europe-west1"
    ///   enable_legacy_abac = var.abac
    /// }
    /// ```
    id: "gcp-gke-legacy-authorization",
    guid: "5baa92d2-d8ee-4c75-88a4-52d9d8bb8067",
    aliases: [
        "gcp/gke_legacy_authorization_enabled",
        "CKV_GCP_7", "AVD-GCP-0062", "GCP-0062", "google-gke-use-rbac-permissions",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: ["google_container_cluster"],
    fix: Unsafe,
    check: Check::Attribute(attribute("enable_legacy_abac").is_false().absent_is_ok().fix("false")),
}
