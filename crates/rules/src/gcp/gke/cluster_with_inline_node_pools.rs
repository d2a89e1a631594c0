use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "677fef3c-ef4d-55a6-a9bb-46002fc7c3c7",
    aliases: &["gcp/gke_cluster_with_inline_node_pools", "CKV_GCP_123"],
    severity: Low,
    category: BestPractices,
    cwe: 1188,
    pedantic: true,
    targets: &["google_container_cluster"],
    check: Check::Attribute(attribute("node_pool").is_absent().for_blocks(keeps_pools)),
    ..rule("gcp-gke-cluster-with-inline-node-pools", include_str!("cluster_with_inline_node_pools.md"))
};

fn keeps_pools(cluster: &Block) -> Checked<bool> {
    not(super::loses_default_pool(cluster))
}
