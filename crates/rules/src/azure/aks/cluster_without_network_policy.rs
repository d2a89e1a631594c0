use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f5342045-b935-402d-adf1-8dbbd09c0eef",
    aliases: &[
        "azure/aks_network_policy_misconfigured", "CKV_AZURE_7", "AVD-AZU-0043", "AZU-0043",
        "azure-container-configured-network-policy",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 285,
    targets: &["azurerm_kubernetes_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_network_policy),
    ..rule("azure-aks-cluster-without-network-policy", include_str!("cluster_without_network_policy.md"))
};

fn check_network_policy(cluster: &Block, cx: &mut Cx) -> Checked {
    if cluster.is_call() {
        return check_call(cluster, cx);
    }
    if !cluster.is_set("network_profile")? {
        cx.flag(cluster.header(), "`network_profile.network_policy` is not set")
            .about("network_profile.network_policy")
            .add_block(
                cluster,
                "network_profile",
                &["network_plugin = \"azure\"", "network_policy = \"azure\""],
            );
        return Ok(());
    }
    if both(cluster.any("network_profile", brings_engine), not(sets_policy(cluster)))? {
        return Ok(());
    }
    // Of all engines, Calico works with every network plugin.
    attribute("network_profile.network_policy")
        .one_of(&["azure", "calico", "cilium"])
        .fix("\"calico\"")
        .check(cluster, cx)
}

/// The inputs of the module are those of the profile.
fn check_call(cluster: &Block, cx: &mut Cx) -> Checked {
    if both(brings_engine(cluster), not(cluster.is_set("network_policy")))? {
        return Ok(());
    }
    attribute("network_policy").one_of(&["azure", "calico", "cilium"]).fix("\"calico\"").check(cluster, cx)
}

/// Whether the data plane is that of Cilium, which is an engine itself, and works with no other; or AKS installs no network
/// plugin: then whoever installs one brings the engine with it.
fn brings_engine(profile: &Block) -> Checked<bool> {
    let is_cilium =
        value::any(["network_data_plane", "ebpf_data_plane"], |name| is_one_of(profile, name, &["cilium"]));
    either(is_cilium, is_one_of(profile, "network_plugin", &["none"]))
}

fn sets_policy(cluster: &Block) -> Checked<bool> {
    cluster.any("network_profile", |profile| profile.is_set("network_policy"))
}
