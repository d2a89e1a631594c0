use crate::prelude::*;

rule! {
    /// Google Container node pool auto repair disabled
    ///
    /// Without auto repair, a node whose health checks fail stays in the cluster until somebody replaces it by hand:
    /// pods on it hang, and the capacity that is missing is noticed when it is needed. GKE repairs a pool without a
    /// `management` block since 2020, but that default is not in your hands. In the block, `auto_repair` is `true`
    /// unless it is set; up to version 4 of the provider it is `false`.
    ///
    /// Set `auto_repair = true` in a `management` block.
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
    ///   management {
    ///     auto_repair = false # finding
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
    ///       auto_repair  = false # finding
    ///       auto_upgrade = true
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
    /// variable "repair" {
    ///   type = bool
    /// }
    ///
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   management {
    ///     auto_repair = var.repair
    ///   }
    /// }
    /// ```
    id: "gcp-gke-auto-repair-disabled",
    guid: "acfdbec6-4a17-471f-b412-169d77553332",
    aliases: [
        "gcp/google_container_node_pool_auto_repair_disabled",
        "CKV_GCP_9", "AVD-GCP-0063", "GCP-0063", "google-gke-enable-auto-repair",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 693,
    targets: ["google_container_node_pool", "google_container_cluster"],
    fix: Safe,
    check: Check::Block(is_repaired),
}

fn is_repaired(owner: &Block, cx: &mut Cx) -> Checked {
    value::each(super::node_pools(owner), |pool| {
        // Absent in the block is right since version 5 of the provider.
        let explicit = attribute("management.auto_repair").is_true().fix("true");
        if pool.each("management").is_empty() {
            return explicit.check(&pool, cx);
        }
        explicit.absent_is_ok().check(&pool, cx)
    })
}
