use crate::prelude::*;

rule! {
    /// Shielded GKE nodes disabled
    ///
    /// Shielded nodes prove to the control plane that they are machines of this cluster. Without that proof,
    /// somebody who reads the bootstrap credentials of a node out of a pod can join the cluster as a node of their
    /// own and be given secrets. `enable_shielded_nodes` is `true` unless it is set.
    ///
    /// Leave `enable_shielded_nodes` out, or set it to `true`. The nodes are replaced, one by one.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" {
    ///   name                  = "shop"
    ///   location              = "europe-west1"
    ///   enable_shielded_nodes = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name                  = "shop"
    ///   location              = "europe-west1"
    ///   enable_shielded_nodes = true
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "shielded" {
    ///   type = bool
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name                  = "shop"
    ///   location              = "europe-west1"
    ///   enable_shielded_nodes = var.shielded
    /// }
    /// ```
    id: "gcp-gke-nodes-unshielded",
    guid: "579a0727-9c29-4d58-8195-fc5802a8bdb4",
    aliases: [
        "gcp/shielded_gke_nodes_disabled",
        "CKV_GCP_71", "AVD-GCP-0055", "GCP-0055", "google-gke-node-shielding-enabled",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: ["google_container_cluster"],
    fix: Unsafe,
    check: Check::Attribute(attribute("enable_shielded_nodes").is_true().absent_is_ok().fix("true")),
}
