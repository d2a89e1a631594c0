use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6ccb85d7-0420-4907-9380-50313f80946b",
    aliases: &[
        "gcp/private_cluster_disabled", "CKV_GCP_25", "CKV_GCP_64", "AVD-GCP-0059", "GCP-0059",
        "google-gke-enable-private-cluster", "gcp-gke-cluster-not-private",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["google_container_cluster"],
    check: Check::Block(check_access),
    ..rule("gcp-gke-cluster-public", include_str!("cluster_public.md"))
};

const PRIVATE_ENDPOINT: &str = "enable_private_endpoint";
const DEMANDED: [&str; 2] = ["enable_private_nodes", PRIVATE_ENDPOINT];

fn check_access(cluster: &Block, cx: &mut Cx) -> Checked {
    let found = cluster.each("private_cluster_config");
    if found.is_empty() {
        if both(has_private_pools(cluster, cx), refuses_strangers(cluster))? {
            return Ok(());
        }
        let message = cluster.actual("private_cluster_config");
        _ = cx.flag(cluster.header(), message).about("private_cluster_config");
    }
    value::each(found, |config| {
        let on = |name: &str| {
            let on = config.is_true(name);
            if name != PRIVATE_ENDPOINT {
                return on;
            }
            either(on, refuses_strangers(cluster))
        };
        let wrong = DEMANDED.into_iter().find(|name| matches!(on(name), Ok(false)));
        if let Some(name) = wrong {
            let listed = cluster.each("master_authorized_networks_config");
            let open = match (name, listed.is_empty()) {
                (PRIVATE_ENDPOINT, true) => ", and no authorized networks are listed",
                (PRIVATE_ENDPOINT, false) => ", and the authorized networks are the whole internet",
                _ => "",
            };
            cx.flag(config.header(), format!("{}, must be `true`{open}", config.actual(name)))
                .about(config.path_of(name))
                .because(&config.value(name));
            return Ok(());
        }
        value::all(DEMANDED, on).map(|_| ())
    })
}

/// Whether the node pools that stay have no public addresses, as each of them says.
fn has_private_pools(cluster: &Block, cx: &Cx) -> Checked<bool> {
    let pools = cx.referring("google_container_node_pool", "cluster", cluster, &["name", "id"]);
    let have_addresses = pools.any(|pool| not(keeps_nodes_private(pool)));
    both(super::loses_default_pool(cluster), both(pools.exist(), not(have_addresses)))
}

fn keeps_nodes_private(pool: &Block) -> Checked<bool> {
    pool.any("network_config", |it| it.is_true("enable_private_nodes"))
}

fn refuses_strangers(cluster: &Block) -> Checked<bool> {
    either(has_no_address(cluster), admits_known_networks(cluster))
}

/// Whether the control plane has no endpoint with an address, neither a public nor a private one.
fn has_no_address(cluster: &Block) -> Checked<bool> {
    cluster.any("control_plane_endpoints_config", |endpoints| {
        endpoints.any("ip_endpoints_config", |it| is_off(it, "enabled"))
    })
}

/// Whether only listed networks may call the control plane. Without `cidr_blocks` not even those: only the nodes.
fn admits_known_networks(cluster: &Block) -> Checked<bool> {
    cluster.any("master_authorized_networks_config", |networks| {
        let is_open = |range: &str| is_internet(range);
        not(networks.any("cidr_blocks", |listed| lists(listed, "cidr_block", is_open)))
    })
}
