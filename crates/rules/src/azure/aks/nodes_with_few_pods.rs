use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "64d2d0c6-c08d-5638-b2b2-f7d62dc95c62",
    aliases: &["azure/aks_nodes_with_few_pods", "CKV_AZURE_168"],
    severity: Info,
    category: Availability,
    cwe: 400,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster", POOL],
    check: Check::Attributes(&[
        attribute("default_node_pool.max_pods")
            .is_present()
            .of(&["azurerm_kubernetes_cluster"])
            .for_blocks(has_few),
        attribute("default_node_pool.max_pods")
            .at_least(50)
            .absent_is_ok()
            .of(&["azurerm_kubernetes_cluster"]),
        attribute("max_pods").at_least(50).absent_is_ok().of(&[POOL]),
        attribute("max_pods").is_present().of(&[POOL]).unless(takes_many),
    ]),
    ..rule("azure-aks-nodes-with-few-pods", include_str!("nodes_with_few_pods.md"))
};

/// Whether the nodes of a cluster take few pods by default: with addresses of the virtual network for all of them.
fn has_few(cluster: &Block) -> Checked<bool> {
    cluster.any("network_profile", |network| {
        both(is_one_of(network, "network_plugin", &["azure"]), not(network.is_set("network_plugin_mode")))
    })
}

const POOL: &str = "azurerm_kubernetes_cluster_node_pool";

/// Whether the nodes of a pool take many pods by default, as far as its cluster is there.
fn takes_many(pool: &Block, cx: &Cx) -> Checked<bool> {
    let clusters = cx.referred("azurerm_kubernetes_cluster", &["id"], pool, "kubernetes_cluster_id");
    not(clusters.any(has_few))
}
