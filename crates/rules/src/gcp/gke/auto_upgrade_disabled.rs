use crate::prelude::*;

rule! {
    /// Node auto upgrade disabled
    ///
    /// Nodes that are not upgraded keep the holes of their Kubernetes version and of their kernel, and end up so
    /// far behind the control plane that the upgrade is a project. Up to version 4 of the provider, a `management`
    /// block that leaves `auto_upgrade` out turns upgrades off; since version 5 it turns them on. Without the block
    /// GKE decides. The rule wants it written.
    ///
    /// Set `auto_upgrade = true` in a `management` block, and a `maintenance_policy` on the cluster for when.
    ///
    /// ```hcl bad
    /// resource "google_container_node_pool" "web" { # finding
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   management { # finding
    ///     auto_repair = true
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   node_pool {
    ///     name = "web"
    ///
    ///     management {
    ///       auto_repair  = true
    ///       auto_upgrade = false # finding
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   management {
    ///     auto_repair  = true
    ///     auto_upgrade = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "upgrade" {
    ///   type = bool
    /// }
    ///
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   management {
    ///     auto_upgrade = var.upgrade
    ///   }
    /// }
    /// ```
    id: "gcp-gke-auto-upgrade-disabled",
    guid: "b139213e-7d24-49c2-8025-c18faa21ecaa",
    aliases: [
        "gcp/node_auto_upgrade_disabled",
        "CKV_GCP_10", "AVD-GCP-0058", "GCP-0058", "google-gke-enable-auto-upgrade",
    ],
    severity: Medium,
    category: ResourceManagement,
    cwe: 1188,
    targets: ["google_container_node_pool", "google_container_cluster"],
    fix: Unsafe,
    check: Check::Block(is_upgraded),
}

fn is_upgraded(owner: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("management.auto_upgrade").is_true().fix("true");
    value::each(super::node_pools(owner), |pool| demand.check(&pool, cx))
}
