use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d3a1e8f4-7b60-49d5-b5b4-0c9d7a2f8e13",
    aliases: &["azure/machine_without_host_encryption", "CKV_AZURE_97", "CKV_AZURE_151", "CKV_AZURE_227"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &[
        super::MACHINES[0],
        super::MACHINES[1],
        super::MACHINES[2],
        super::MACHINES[3],
        "azurerm_kubernetes_cluster",
        "azurerm_kubernetes_cluster_node_pool",
    ],
    modules: &[module("Azure/avm-res-compute-virtualmachine/azurerm")
        .rights(&[right("encryption_at_host_enabled").since(0, 18)])],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("encryption_at_host_enabled").of(&WITH_CALLS).is_true().fix("true"),
        pool("default_node_pool.host_encryption_enabled")
            .of(&["azurerm_kubernetes_cluster"])
            .absent_block_is_ok(),
        pool("host_encryption_enabled").of(&["azurerm_kubernetes_cluster_node_pool"]),
    ]),
    ..rule(
        "azure-compute-machine-without-host-encryption",
        include_str!("machine_without_host_encryption.md"),
    )
};

const WITH_CALLS: [&str; 5] =
    [super::MACHINES[0], super::MACHINES[1], super::MACHINES[2], super::MACHINES[3], "module"];

const fn pool(path: &'static str) -> Attribute {
    attribute(path).also_named(&["enable_host_encryption"]).is_true().fix("true")
}
