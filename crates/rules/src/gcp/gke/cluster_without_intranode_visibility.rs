use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8ee8af68-aca8-4524-9169-37562d998ffd",
    aliases: &["gcp/gke_cluster_without_intranode_visibility", "CKV_GCP_61"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("enable_intranode_visibility").is_true().for_blocks(has_own_nodes).fix("true"),
    ),
    ..rule(
        "gcp-gke-cluster-without-intranode-visibility",
        include_str!("cluster_without_intranode_visibility.md"),
    )
};

/// Whether the nodes are the user's: Autopilot does not accept the setting.
fn has_own_nodes(cluster: &Block) -> Checked<bool> {
    not(super::is_autopilot(cluster))
}
