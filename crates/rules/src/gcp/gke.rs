//! Google Kubernetes Engine: clusters and their node pools.

mod cluster_outdated;
mod cluster_public;
mod cluster_with_alpha_features;
mod cluster_with_client_certificate;
mod cluster_with_inline_node_pools;
mod cluster_with_legacy_authorization;
mod cluster_without_alias_addresses;
mod cluster_without_authorized_networks;
mod cluster_without_binary_authorization;
mod cluster_without_groups;
mod cluster_without_intranode_visibility;
mod cluster_without_labels;
mod cluster_without_logs;
mod cluster_without_metrics;
mod cluster_without_network_policy;
mod cluster_without_pod_security_policy;
mod cluster_without_release_channel;
mod cluster_without_shielded_nodes;
mod cluster_without_workload_identity;
mod control_plane_open;
mod node_pool_without_auto_repair;
mod node_pool_without_auto_upgrade;
mod nodes_with_default_service_account;
mod nodes_without_cos_image;
mod nodes_without_secure_boot;

use crate::prelude::*;
use tollgate_core::registry::RightDefault;

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
    &control_plane_open::RULE,
    &cluster_outdated::RULE,
    &cluster_without_pod_security_policy::RULE,
    &cluster_without_logs::RULE,
    &cluster_without_metrics::RULE,
    &cluster_without_workload_identity::RULE,
    &nodes_without_secure_boot::RULE,
    &cluster_with_alpha_features::RULE,
    &cluster_without_binary_authorization::RULE,
    &cluster_without_release_channel::RULE,
    &cluster_without_authorized_networks::RULE,
    &cluster_with_inline_node_pools::RULE,
    &cluster_without_groups::RULE,
    &cluster_without_intranode_visibility::RULE,
];

/// The registry modules of clusters: logging and monitoring are on by default, and networks are called otherwise.
const CLUSTER_MODULES: &[ModuleInputs] = &[
    module("terraform-google-modules/kubernetes-engine/google").rights(CLUSTER_RIGHTS),
    module("terraform-google-modules/kubernetes-engine/google//modules/private-cluster")
        .rights(CLUSTER_RIGHTS),
    module("terraform-google-modules/kubernetes-engine/google//modules/beta-public-cluster")
        .rights(CLUSTER_RIGHTS),
    module("terraform-google-modules/kubernetes-engine/google//modules/beta-private-cluster")
        .rights(CLUSTER_RIGHTS),
];

/// What the modules set right by default.
const CLUSTER_RIGHTS: &[RightDefault] = &[right("network_policy").since(6, 0).until(14, 0)];

/// Whether Google manages the nodes of a cluster: their settings are not the user's then.
fn is_autopilot(cluster: &Block) -> Checked<bool> {
    cluster.is_true("enable_autopilot")
}

/// The settings of nodes in a cluster or a node pool: blocks `node_config`, of the inline node pools too.
fn node_settings<'e>(owner: &Block<'e>) -> Checked<Vec<Block<'e>>> {
    let pools = node_pools(owner)?;
    let mut settings: Vec<_> = pools.iter().flat_map(|pool| pool.each("node_config")).collect();
    if owner.kind() == CLUSTER {
        let own = owner.each("node_config");
        if !own.is_empty() && !loses_default_pool(owner)? {
            settings.extend(own);
        }
    }
    Ok(settings)
}

/// The node pools in a resource: a `google_container_node_pool` is one, a cluster may have some inline. A default pool
/// that the cluster removes as soon as it is made is none.
fn node_pools<'e>(owner: &Block<'e>) -> Checked<Vec<Block<'e>>> {
    if owner.kind() != CLUSTER {
        return Ok(vec![owner.clone()]);
    }
    let mut lasting = Vec::new();
    for pool in owner.each("node_pool") {
        if !both(is_default_pool(&pool), loses_default_pool(owner))? {
            lasting.push(pool);
        }
    }
    Ok(lasting)
}

const CLUSTER: &str = "google_container_cluster";

/// Whether a cluster removes the node pool that GKE makes with it.
fn loses_default_pool(cluster: &Block) -> Checked<bool> {
    cluster.is_true("remove_default_node_pool")
}

fn is_default_pool(pool: &Block) -> Checked<bool> {
    Ok(pool.string("name")?.is_none_or(|name| *name == "default-pool"))
}

/// Reports a cluster that sends no logs, or no metrics: neither by the name of the service nor by the list of components.
fn demand_agent(cluster: &Block, service: &'static str, config: &str, cx: &mut Cx) -> Checked {
    let by_name = match cluster.string(service)? {
        Some(name) if !name.ends_with(".googleapis.com/kubernetes") => {
            let current = format!("{}.googleapis.com/kubernetes", service.trim_end_matches("_service"));
            let message = format!("{}, must be `\"{current}\"`", cluster.actual(service));
            cx.wrong(cluster, service, message).set(cluster, service, &format!("\"{current}\""));
            Ok(())
        }
        _ => Ok(()),
    };
    by_name.and(value::each(cluster.each(config), |config| {
        let components = config.value("enable_components");
        if components.elements().is_some_and(<[_]>::is_empty) {
            let message =
                format!("{}, must list `\"SYSTEM_COMPONENTS\"`", config.actual("enable_components"));
            cx.wrong(&config, "enable_components", message)
                .set(&config, "enable_components", "[\"SYSTEM_COMPONENTS\"]");
        }
        Ok(())
    }))
}
