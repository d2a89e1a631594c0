use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e2f9b5c7-8d3a-4a5f-93b0-78aeb39d7e09",
    aliases: &[
        "gcp/gke_control_plane_is_public", "CKV_GCP_18", "AVD-GCP-0053", "GCP-0053",
        "google-gke-no-public-control-plane",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["google_container_cluster"],
    modules: super::CLUSTER_MODULES,
    check: Check::Block(check_networks),
    ..rule("gcp-gke-control-plane-open", include_str!("control_plane_open.md"))
};

fn check_networks(cluster: &Block, cx: &mut Cx) -> Checked {
    let networks = if cluster.is_call() {
        cluster.each("master_authorized_networks")
    } else {
        let configs = cluster.each("master_authorized_networks_config");
        configs.iter().flat_map(|config| config.each("cidr_blocks")).collect()
    };
    value::each(networks, |network| {
        if both(lists(&network, "cidr_block", is_internet), not(is_private(cluster)))? {
            let message = format!("{}, which is everyone", network.actual("cidr_block"));
            cx.flag(network.header(), message)
                .about(network.path_of("cidr_block"))
                .because(&network.value("cidr_block"));
        }
        Ok(())
    })
}

/// Whether the control plane has no public endpoint.
fn is_private(cluster: &Block) -> Checked<bool> {
    if cluster.is_call() {
        return cluster.is_true("enable_private_endpoint");
    }
    cluster.any("private_cluster_config", |config| config.is_true("enable_private_endpoint"))
}
