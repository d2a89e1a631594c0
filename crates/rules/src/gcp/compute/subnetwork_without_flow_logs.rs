use crate::prelude::*;

rule! {
    /// Google Compute subnetwork logging disabled
    ///
    /// VPC flow logs record which machine talked to which address. Without them nobody can follow an intruder from
    /// one machine to the next, or see where data went. A subnetwork writes none unless it has a `log_config`
    /// block.
    ///
    /// Add a `log_config` block. Subnetworks for proxies and for Private Service Connect hold no machines and are
    /// not reported.
    ///
    /// ```hcl bad
    /// resource "google_compute_subnetwork" "shop" { # finding
    ///   name          = "shop"
    ///   ip_cidr_range = "10.2.0.0/16"
    ///   network       = google_compute_network.main.id
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_subnetwork" "shop" {
    ///   name          = "shop"
    ///   ip_cidr_range = "10.2.0.0/16"
    ///   network       = google_compute_network.main.id
    ///
    ///   log_config {
    ///     aggregation_interval = "INTERVAL_5_SEC"
    ///     flow_sampling        = 0.5
    ///     metadata             = "INCLUDE_ALL_METADATA"
    ///   }
    /// }
    ///
    /// resource "google_compute_subnetwork" "proxies" {
    ///   name          = "proxies"
    ///   ip_cidr_range = "10.3.0.0/24"
    ///   network       = google_compute_network.main.id
    ///   purpose       = "REGIONAL_MANAGED_PROXY"
    ///   role          = "ACTIVE"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "purpose" {
    ///   type = string
    /// }
    ///
    /// resource "google_compute_subnetwork" "shop" {
    ///   name          = "shop"
    ///   ip_cidr_range = "10.2.0.0/16"
    ///   network       = google_compute_network.main.id
    ///   purpose       = var.purpose
    /// }
    /// ```
    id: "gcp-compute-subnetwork-without-flow-logs",
    guid: "40430747-442d-450a-a34f-dc57149f4609",
    aliases: [
        "gcp/google_compute_subnetwork_logging_disabled",
        "CKV_GCP_26", "AVD-GCP-0029", "GCP-0029", "AVD-GCP-0076", "GCP-0076",
        "google-compute-enable-vpc-flow-logs", "google-compute-google-compute-subnetwork-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 788,
    targets: ["google_compute_subnetwork"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("log_config").is_present().for_blocks(super::holds_machines).fix_block(&[
            "aggregation_interval = \"INTERVAL_5_SEC\"",
            "flow_sampling        = 0.5",
            "metadata             = \"INCLUDE_ALL_METADATA\"",
        ]),
    ),
}
