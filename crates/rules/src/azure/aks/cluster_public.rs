use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "599318f2-6653-4569-9e21-041d06c63a89",
    aliases: &[
        "azure/aks_private_cluster_disabled", "CKV_AZURE_115", "AVD-AZU-0065", "AZU-0065",
        "azure-container-enable-private-cluster", "azure-aks-cluster-not-private",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("private_cluster_enabled").also_named(&["private_link_enabled"]).is_true().fix("true"),
    ),
    ..rule("azure-aks-cluster-public", include_str!("cluster_public.md"))
};
