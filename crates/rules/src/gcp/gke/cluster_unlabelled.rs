use crate::prelude::*;

rule! {
    /// Cluster labels disabled
    ///
    /// Labels say whose cluster it is and what it is for. Without them nobody knows whom to ask when it is under
    /// attack, and its cost belongs to no one. Only what is written in `resource_labels`, or in `default_labels` of
    /// the provider, is set.
    ///
    /// Set `resource_labels`.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" { # finding
    ///   name     = "shop"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   resource_labels = {
    ///     team = "shop"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// provider "google" {
    ///   project = "acme-shop"
    ///
    ///   default_labels = {
    ///     team = "shop"
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "labels" {
    ///   type = map(string)
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name            = "shop"
    ///   location        = "europe-west1"
    ///   resource_labels = var.labels
    /// }
    /// ```
    id: "gcp-gke-cluster-unlabelled",
    guid: "65c1bc7a-4835-4ac4-a2b6-13d310b0648d",
    aliases: [
        "gcp/cluster_labels_disabled",
        "CKV_GCP_21", "AVD-GCP-0051", "GCP-0051", "google-gke-use-cluster-labels",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 710,
    targets: ["google_container_cluster"],
    check: Check::Block(is_labelled),
}

fn is_labelled(cluster: &Block, cx: &mut Cx) -> Checked {
    let by_default = || cx.any("provider", |provider| provider.is_set("default_labels"));
    if !cluster.is_set("resource_labels")? && !by_default()? {
        _ = cx.flag(cluster.header(), "`resource_labels` is not set").about("resource_labels");
    }
    Ok(())
}
