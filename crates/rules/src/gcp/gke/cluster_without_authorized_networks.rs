use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f62b3309-d9ac-5354-9837-d29932e927b1",
    aliases: &[
        "gcp/gke_cluster_without_authorized_networks", "CKV_GCP_20", "AVD-GCP-0061", "GCP-0061",
        "google-gke-enable-master-networks",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_container_cluster"],
    check: Check::Attribute(
        attribute("master_authorized_networks_config").is_present().for_blocks(has_public_endpoint),
    ),
    ..rule(
        "gcp-gke-cluster-without-authorized-networks",
        include_str!("cluster_without_authorized_networks.md"),
    )
};

fn has_public_endpoint(cluster: &Block) -> Checked<bool> {
    let is_private = cluster.any("private_cluster_config", |it| it.is_true("enable_private_endpoint"));
    let has_no_address = cluster.any("control_plane_endpoints_config", |endpoints| {
        endpoints.any("ip_endpoints_config", |it| is_off(it, "enabled"))
    });
    not(either(is_private, has_no_address))
}
