use crate::prelude::*;

rule! {
    /// IP aliasing disabled
    ///
    /// Without alias addresses, the pods of a cluster are reached by static routes of the VPC, one for each node: firewall
    /// rules and flow logs see the node and not the pod, any instance of the network may send in a pod's name, and private
    /// clusters and network endpoint groups are out of reach. Version 4 of the provider and older ones make such a cluster
    /// unless `ip_allocation_policy` is there. Later ones leave the choice to GKE, which takes alias addresses, from ranges
    /// that are nowhere written down.
    ///
    /// Add an `ip_allocation_policy`, empty or with the ranges of pods and services, and set `networking_mode` to
    /// `VPC_NATIVE` or leave it out. A cluster keeps what it was made with: Terraform replaces it. Autopilot clusters have
    /// alias addresses always.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" { # finding
    ///   name     = "shop"
    ///   location = "europe-west1"
    /// }
    ///
    /// resource "google_container_cluster" "orders" { # finding
    ///   name            = "orders"
    ///   location        = "europe-west1"
    ///   networking_mode = "VPC_NATIVE"
    /// }
    ///
    /// resource "google_container_cluster" "batch" { # finding
    ///   name            = "batch"
    ///   location        = "europe-west1"
    ///   networking_mode = "ROUTES"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" { # finding
    ///   name            = "shop"
    ///   location        = "europe-west1"
    ///   networking_mode = "ROUTES"
    ///
    ///   ip_allocation_policy {
    ///     cluster_secondary_range_name = "pods"
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   ip_allocation_policy {
    ///     use_ip_aliases = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name            = "shop"
    ///   location        = "europe-west1"
    ///   networking_mode = "VPC_NATIVE"
    ///
    ///   ip_allocation_policy {
    ///     cluster_secondary_range_name  = "pods"
    ///     services_secondary_range_name = "services"
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   ip_allocation_policy {}
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
    /// variable "mode" {
    ///   type = string
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name            = "shop"
    ///   location        = "europe-west1"
    ///   networking_mode = var.mode
    ///
    ///   ip_allocation_policy {}
    /// }
    /// ```
    id: "gcp-gke-cluster-without-alias-addresses",
    guid: "c606ba1d-d736-43eb-ac24-e16108f3a9e0",
    aliases: [
        "gcp/ip_aliasing_disabled",
        "CKV_GCP_23", "AVD-GCP-0049", "GCP-0049", "google-gke-enable-ip-aliasing",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 799,
    targets: ["google_container_cluster"],
    fix: Unsafe,
    check: Check::Block(has_alias_addresses),
}

fn has_alias_addresses(cluster: &Block, cx: &mut Cx) -> Checked {
    // Version 2 of the provider had a switch of its own.
    let switch = attribute("ip_allocation_policy.use_ip_aliases").is_true().absent_is_ok();
    switch.for_blocks(is_standard).fix("true").check(cluster, cx)?;
    let mode = cluster.value("networking_mode");
    let by_routes = cluster.string("networking_mode").map(|mode| mode.is_some_and(|mode| *mode == "ROUTES"));
    // Reported at the cluster: mode and policy have to fit each other.
    if !cluster.is_set("ip_allocation_policy")? {
        if is_standard(cluster)? {
            let finding = cx.flag(cluster.header(), "`ip_allocation_policy` is not set");
            let finding = finding.about("ip_allocation_policy");
            if by_routes.is_ok_and(|by_routes| !by_routes) {
                finding.add_block(cluster, "ip_allocation_policy", &[]);
            }
        }
    } else if by_routes? && is_standard(cluster)? {
        let message = format!("`networking_mode` is `{mode}`, must be `\"VPC_NATIVE\"`");
        cx.flag(cluster.header(), message)
            .about("networking_mode")
            .because(&mode)
            .set(cluster, "networking_mode", "\"VPC_NATIVE\"");
    }
    Ok(())
}

fn is_standard(cluster: &Block) -> Checked<bool> {
    Ok(!super::is_autopilot(cluster)?)
}
