use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "579a0727-9c29-4d58-8195-fc5802a8bdb4",
    aliases: &[
        "gcp/shielded_gke_nodes_disabled", "CKV_GCP_71", "AVD-GCP-0055", "GCP-0055",
        "google-gke-node-shielding-enabled", "gcp-gke-nodes-unshielded",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enable_shielded_nodes").is_true().absent_is_ok().fix("true")),
    ..rule("gcp-gke-cluster-without-shielded-nodes", include_str!("cluster_without_shielded_nodes.md"))
};
