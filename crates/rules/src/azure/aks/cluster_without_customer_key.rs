use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b17d8bb8-4c08-4785-867e-cb9e62a622aa",
    aliases: &[
        "azure/aks_disk_encryption_set_id_undefined", "CKV_AZURE_117", "AVD-AZU-0067", "AZU-0067",
        "azure-container-enable-disk-encryption", "azure-aks-cluster-without-disk-encryption-set",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    check: Check::Attribute(attribute("disk_encryption_set_id").is_present().for_blocks(keeps_disks)),
    ..rule("azure-aks-cluster-without-customer-key", include_str!("cluster_without_customer_key.md"))
};

fn keeps_disks(cluster: &Block) -> Checked<bool> {
    let ephemeral = cluster.any("default_node_pool", |pool| is_one_of(pool, "os_disk_type", &["Ephemeral"]));
    Ok(!ephemeral?)
}
