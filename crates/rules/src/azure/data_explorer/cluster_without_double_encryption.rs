use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cbc58421-ef03-4173-b40d-79891d9dbb5d",
    aliases: &["azure/data_explorer_cluster_without_double_encryption", "CKV_AZURE_75"],
    severity: Info,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["azurerm_kusto_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("double_encryption_enabled").is_true().fix("true")),
    ..rule(
        "azure-data-explorer-cluster-without-double-encryption",
        include_str!("cluster_without_double_encryption.md"),
    )
};
