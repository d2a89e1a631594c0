use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "30d46050-20c8-596b-a392-8a31066693ee",
    aliases: &["azure/aks_nodes_with_managed_disks", "CKV_AZURE_226"],
    severity: Info,
    category: BestPractices,
    cwe: 1188,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool"],
    check: Check::Attributes(&[
        attribute("default_node_pool.os_disk_type")
            .one_of(&["Ephemeral"])
            .default_is("\"Managed\"")
            .of(&["azurerm_kubernetes_cluster"]),
        attribute("os_disk_type")
            .one_of(&["Ephemeral"])
            .default_is("\"Managed\"")
            .of(&["azurerm_kubernetes_cluster_node_pool"]),
    ]),
    ..rule("azure-aks-nodes-with-managed-disks", include_str!("nodes_with_managed_disks.md"))
};
