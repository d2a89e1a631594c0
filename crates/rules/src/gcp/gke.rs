//! Google Kubernetes Engine: clusters and their node pools.

mod cluster_public;
mod cluster_with_client_certificate;
mod cluster_with_legacy_authorization;
mod cluster_without_alias_addresses;
mod cluster_without_labels;
mod cluster_without_network_policy;
mod cluster_without_shielded_nodes;
mod node_pool_without_auto_repair;
mod node_pool_without_auto_upgrade;
mod nodes_with_default_service_account;
mod nodes_without_cos_image;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_public::RULE,
    &cluster_with_client_certificate::RULE,
    &cluster_with_legacy_authorization::RULE,
    &cluster_without_alias_addresses::RULE,
    &cluster_without_labels::RULE,
    &cluster_without_network_policy::RULE,
    &cluster_without_shielded_nodes::RULE,
    &node_pool_without_auto_repair::RULE,
    &node_pool_without_auto_upgrade::RULE,
    &nodes_with_default_service_account::RULE,
    &nodes_without_cos_image::RULE,
];

/// Whether Google manages the nodes of a cluster: their settings are not the user's then.
fn is_autopilot(cluster: &Block) -> Checked<bool> {
    cluster.is_true("enable_autopilot")
}

/// The settings of nodes in a cluster or a node pool: blocks `node_config`, of the inline node pools too.
fn node_settings<'e>(owner: &Block<'e>) -> Vec<Block<'e>> {
    let pools = owner.each("node_pool");
    owner
        .each("node_config")
        .into_iter()
        .chain(pools.iter().flat_map(|pool| pool.each("node_config")))
        .collect()
}

/// The node pools in a resource: a `google_container_node_pool` is one, a cluster may have some inline.
fn node_pools<'e>(owner: &Block<'e>) -> Vec<Block<'e>> {
    if owner.kind() == "google_container_cluster" { owner.each("node_pool") } else { vec![owner.clone()] }
}
