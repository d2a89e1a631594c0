use crate::prelude::*;

rule! {
    /// Network policy disabled
    ///
    /// Unless network policies are enforced, every pod can connect to every other pod of the cluster, whatever
    /// `NetworkPolicy` objects say: one broken web shop reaches the database of another team. GKE enforces none
    /// unless it is told to.
    ///
    /// Set `datapath_provider = "ADVANCED_DATAPATH"`, which enforces them by itself, or `enabled = true` in
    /// `network_policy` together with `disabled = false` in `addons_config.network_policy_config`. Autopilot
    /// clusters enforce them always.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" { # finding
    ///   name     = "shop"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   network_policy {
    ///     enabled = false # finding
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   network_policy {
    ///     enabled = true
    ///   }
    ///
    ///   addons_config {
    ///     network_policy_config {
    ///       disabled = true # finding
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name              = "shop"
    ///   location          = "europe-west1"
    ///   datapath_provider = "ADVANCED_DATAPATH"
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   network_policy {
    ///     enabled = true
    ///   }
    ///
    ///   addons_config {
    ///     network_policy_config {
    ///       disabled = false
    ///     }
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "batch" {
    ///   name             = "batch"
    ///   location         = "europe-west1"
    ///   enable_autopilot = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "datapath" {
    ///   type = string
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name              = "shop"
    ///   location          = "europe-west1"
    ///   datapath_provider = var.datapath
    /// }
    /// ```
    id: "gcp-gke-network-policy-disabled",
    guid: "11e7550e-c4b6-472e-adff-c698f157cdd7",
    aliases: [
        "gcp/network_policy_disabled",
        "CKV_GCP_12", "AVD-GCP-0056", "GCP-0056", "google-gke-enable-network-policy",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1188,
    targets: ["google_container_cluster"],
    fix: Unsafe,
    check: Check::Block(enforces_policies),
}

fn enforces_policies(cluster: &Block, cx: &mut Cx) -> Checked {
    let policy = attribute("network_policy.enabled").is_true().for_blocks(needs_calico).fix("true");
    let addon = attribute("addons_config.network_policy_config.disabled")
        .is_false()
        .for_blocks(needs_calico)
        .fix("false");
    let enabled = cluster.any("network_policy", |it| Ok(it.bool("enabled")?.is_some_and(|on| *on)));
    match enabled {
        Ok(false) => policy.check(cluster, cx),
        Ok(true) | Err(_) => addon.check(cluster, cx).and(enabled.map(|_| ())),
    }
}

/// Whether policies are enforced only where the cluster says so: not by Dataplane V2, which Autopilot has too.
fn needs_calico(cluster: &Block) -> Checked<bool> {
    let advanced =
        cluster.string("datapath_provider").map(|it| it.is_some_and(|it| *it == "ADVANCED_DATAPATH"));
    either(advanced, super::is_autopilot(cluster)).map(|enforced| !enforced)
}
