use crate::gcp::compute;
use crate::prelude::*;

rule! {
    /// GKE using default service account
    ///
    /// Nodes without an account of their own run as the default service account of Compute Engine, which has the
    /// role Editor on its project unless the organization forbids it. Every pod that reaches the metadata server
    /// can take its token.
    ///
    /// Name a service account in `service_account` of `node_config` that has only the roles nodes need, such as
    /// `roles/container.defaultNodeServiceAccount`. In an Autopilot cluster it stands in
    /// `cluster_autoscaling.auto_provisioning_defaults`. With `remove_default_node_pool = true` a cluster needs no
    /// `node_config`; one that it has is used until the default node pool is gone, and counts.
    ///
    /// ```hcl bad
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   node_config { # finding
    ///     machine_type = "e2-standard-4"
    ///   }
    /// }
    ///
    /// resource "google_container_node_pool" "batch" { # finding
    ///   name    = "batch"
    ///   cluster = google_container_cluster.shop.id
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name               = "orders"
    ///   location           = "europe-west1"
    ///   initial_node_count = 3
    ///
    ///   node_config {
    ///     service_account = "default" # finding
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "invoices" { # finding
    ///   name             = "invoices"
    ///   location         = "europe-west1"
    ///   enable_autopilot = true
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_service_account" "nodes" {
    ///   account_id = "nodes"
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name                     = "shop"
    ///   location                 = "europe-west1"
    ///   initial_node_count       = 1
    ///   remove_default_node_pool = true
    /// }
    ///
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   node_config {
    ///     service_account = google_service_account.nodes.email
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "nodes_account" {
    ///   type = string
    /// }
    ///
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   node_config {
    ///     service_account = var.nodes_account
    ///   }
    /// }
    /// ```
    id: "gcp-gke-default-service-account",
    guid: "1c8eef02-17b1-4a3e-b01d-dcc3292d2c38",
    aliases: [
        "gcp/gke_using_default_service_account",
        "AVD-GCP-0050", "GCP-0050", "google-gke-use-service-account",
    ],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 250,
    targets: ["google_container_cluster", "google_container_node_pool"],
    check: Check::Block(has_own_account),
}

const AUTOPILOT: &str = "cluster_autoscaling.auto_provisioning_defaults.service_account";

fn has_own_account(owner: &Block, cx: &mut Cx) -> Checked {
    let settings = super::node_settings(owner);
    if settings.is_empty() {
        return without_settings(owner, cx);
    }
    value::each(settings, |nodes| {
        let account = nodes.value("service_account");
        if compute::is_default_account(&account)? {
            let path = nodes.path_of("service_account");
            let actual = if account.is_null() { "not set".to_owned() } else { format!("`{account}`") };
            cx.flag(
                nodes.place("service_account"),
                format!("`{path}` is {actual}, must name an account of its own"),
            )
            .about(path)
            .because(&account);
        }
        Ok(())
    })
}

/// A cluster or node pool of which no `node_config` says anything.
fn without_settings(owner: &Block, cx: &mut Cx) -> Checked {
    if owner.kind() == "google_container_cluster" {
        if super::is_autopilot(owner)? {
            return attribute(AUTOPILOT).is_present().check(owner, cx);
        }
        let removed = owner.bool("remove_default_node_pool").map(|it| it.is_some_and(|removed| *removed));
        if either(removed, owner.is_set("node_pool"))? {
            return Ok(());
        }
    }
    let path = "node_config.service_account";
    _ = cx.flag(owner.header(), format!("`{path}` is not set, must name an account of its own")).about(path);
    Ok(())
}
