use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "11e7550e-c4b6-472e-adff-c698f157cdd7",
    aliases: &[
        "gcp/network_policy_disabled", "CKV_GCP_12", "AVD-GCP-0056", "GCP-0056",
        "google-gke-enable-network-policy", "gcp-gke-network-policy-disabled",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 1188,
    targets: &["google_container_cluster"],
    modules: super::CLUSTER_MODULES,
    fix: Some(Unsafe),
    check: Check::Block(check_network_policy),
    ..rule("gcp-gke-cluster-without-network-policy", include_str!("cluster_without_network_policy.md"))
};

fn check_network_policy(cluster: &Block, cx: &mut Cx) -> Checked {
    if cluster.is_call() {
        return attribute("network_policy").is_true().for_blocks(needs_calico).fix("true").check(cluster, cx);
    }
    let policy = attribute("network_policy.enabled").is_true().for_blocks(needs_calico).fix("true");
    let addon = attribute("addons_config.network_policy_config.disabled")
        .is_false()
        .for_blocks(needs_calico)
        .pedantic_for(leaves_addon_to_gke)
        .fix("false");
    let enabled = cluster.any("network_policy", |it| it.is_true("enabled"))?;
    if enabled { addon.check(cluster, cx) } else { policy.check(cluster, cx) }
}

/// Whether policies are enforced only where the cluster says so: not by Dataplane V2, which Autopilot has too.
fn needs_calico(cluster: &Block) -> Checked<bool> {
    let advanced = is_one_of(cluster, "datapath_provider", &["ADVANCED_DATAPATH"]);
    either(advanced, super::is_autopilot(cluster)).map(|enforced| !enforced)
}

/// Whether nothing is said of the add-on: GKE then adds it to a cluster that is created with network policies.
fn leaves_addon_to_gke(cluster: &Block, _: &Cx) -> Checked<bool> {
    Ok(!cluster.is_set("addons_config.network_policy_config.disabled")?)
}
