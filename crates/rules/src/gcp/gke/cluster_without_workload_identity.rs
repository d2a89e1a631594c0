use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "62e85e63-bdae-5920-847c-410c2854e01d",
    aliases: &[
        "gcp/gke_cluster_without_workload_identity", "CKV_GCP_69", "AVD-GCP-0057", "GCP-0057",
        "google-gke-node-metadata-security",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 269,
    targets: &["google_container_cluster", "google_container_node_pool"],
    check: Check::Block(check_metadata),
    ..rule("gcp-gke-cluster-without-workload-identity", include_str!("cluster_without_workload_identity.md"))
};

fn check_metadata(owner: &Block, cx: &mut Cx) -> Checked {
    if super::is_autopilot(owner)? {
        return Ok(());
    }
    let of_cluster = if owner.kind() == super::CLUSTER {
        attribute("workload_identity_config.workload_pool")
            .also_named(&["identity_namespace"])
            .is_present()
            .check(owner, cx)
    } else {
        Ok(())
    };
    let mode = attribute("workload_metadata_config.mode").one_of(&["GKE_METADATA"]).absent_is_ok();
    of_cluster.and(value::each(super::node_settings(owner)?, |settings| mode.check(&settings, cx)))
}
