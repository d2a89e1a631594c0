use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f3f2a283-7f50-524c-8ddd-a4ea024baeb7",
    aliases: &["azure/aks_nodes_public", "CKV_AZURE_143"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        private("default_node_pool.node_public_ip_enabled").of(&["azurerm_kubernetes_cluster"]),
        private("node_public_ip_enabled").of(&["azurerm_kubernetes_cluster_node_pool", "module"]),
    ]),
    ..rule("azure-aks-nodes-public", include_str!("nodes_public.md"))
};

const fn private(path: &'static str) -> Attribute {
    attribute(path).also_named(&["enable_node_public_ip"]).is_false().absent_is_ok().fix("false")
}
