use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c13a5d41-cdab-5c17-adba-7da266f0c99d",
    aliases: &["azure/aks_cluster_without_system_pool", "CKV_AZURE_232"],
    severity: Info,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("default_node_pool.only_critical_addons_enabled").is_true().fix("true"),
    ),
    ..rule("azure-aks-cluster-without-system-pool", include_str!("cluster_without_system_pool.md"))
};
