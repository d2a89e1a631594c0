//! Google Kubernetes Engine: clusters and their node pools.

mod auto_repair_disabled;
mod auto_upgrade_disabled;
mod client_certificate_issued;
mod cluster_not_private;
mod cluster_unlabelled;
mod cluster_without_alias_addresses;
mod default_service_account;
mod image_not_cos;
mod legacy_authorization;
mod network_policy_disabled;
mod nodes_unshielded;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &auto_repair_disabled::RULE,
    &auto_upgrade_disabled::RULE,
    &client_certificate_issued::RULE,
    &cluster_not_private::RULE,
    &cluster_unlabelled::RULE,
    &cluster_without_alias_addresses::RULE,
    &default_service_account::RULE,
    &image_not_cos::RULE,
    &legacy_authorization::RULE,
    &network_policy_disabled::RULE,
    &nodes_unshielded::RULE,
];

/// Whether Google manages the nodes of a cluster: their settings are not the user's then.
fn is_autopilot(cluster: &Block) -> Checked<bool> {
    Ok(cluster.bool("enable_autopilot")?.is_some_and(|autopilot| *autopilot))
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
