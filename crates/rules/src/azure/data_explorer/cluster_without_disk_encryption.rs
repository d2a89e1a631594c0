use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0a4d8580-ecde-4e60-ba0a-50406f3d81ae",
    aliases: &["azure/data_explorer_cluster_without_disk_encryption", "CKV_AZURE_74"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    targets: &["azurerm_kusto_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("disk_encryption_enabled").also_named(&["enable_disk_encryption"]).is_true().fix("true"),
    ),
    ..rule(
        "azure-data-explorer-cluster-without-disk-encryption",
        include_str!("cluster_without_disk_encryption.md"),
    )
};
