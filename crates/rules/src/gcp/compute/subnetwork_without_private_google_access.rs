use crate::prelude::*;

rule! {
    /// Google Compute subnetwork with private Google access disabled
    ///
    /// Without private Google access, a machine that has no external address reaches no Google API. What people
    /// then do is give it one, or send the traffic through a NAT: both open a way out to the whole internet.
    /// `private_ip_google_access` is `false` unless it is set.
    ///
    /// Set `private_ip_google_access = true`. Subnetworks for proxies and for Private Service Connect hold no
    /// machines and are not reported.
    ///
    /// ```hcl bad
    /// resource "google_compute_subnetwork" "shop" { # finding
    ///   name          = "shop"
    ///   ip_cidr_range = "10.2.0.0/16"
    ///   network       = google_compute_network.main.id
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_compute_subnetwork" "shop" {
    ///   name                     = "shop"
    ///   ip_cidr_range            = "10.2.0.0/16"
    ///   network                  = google_compute_network.main.id
    ///   private_ip_google_access = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_subnetwork" "shop" {
    ///   name                     = "shop"
    ///   ip_cidr_range            = "10.2.0.0/16"
    ///   network                  = google_compute_network.main.id
    ///   private_ip_google_access = true
    /// }
    ///
    /// resource "google_compute_subnetwork" "endpoints" {
    ///   name          = "endpoints"
    ///   ip_cidr_range = "10.3.0.0/24"
    ///   network       = google_compute_network.main.id
    ///   purpose       = "PRIVATE_SERVICE_CONNECT"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "private_access" {
    ///   type = bool
    /// }
    ///
    /// resource "google_compute_subnetwork" "shop" {
    ///   name                     = "shop"
    ///   ip_cidr_range            = "10.2.0.0/16"
    ///   network                  = google_compute_network.main.id
    ///   private_ip_google_access = var.private_access
    /// }
    /// ```
    id: "gcp-compute-subnetwork-without-private-google-access",
    guid: "ee7b93c1-b3f8-4a3b-9588-146d481814f5",
    aliases: [
        "gcp/google_compute_subnetwork_with_private_google_access_disabled",
        "CKV_GCP_74", "AVD-GCP-0075", "GCP-0075", "google-compute-enable-subnetwork-private-google-access",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: ["google_compute_subnetwork"],
    fix: Safe,
    check: Check::Attribute(
        attribute("private_ip_google_access").is_true().for_blocks(super::holds_machines).fix("true"),
    ),
}
