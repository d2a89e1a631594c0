use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c18e0561-4745-5762-8c91-a277502c73d6",
    aliases: &["azure/aks_cluster_with_availability_set", "CKV_AZURE_169"],
    severity: Low,
    category: Availability,
    cwe: 1104,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("default_node_pool.type").none_of(&["AvailabilitySet"]).absent_is_ok().fix_by_removal(),
    ),
    ..rule("azure-aks-cluster-with-availability-set", include_str!("cluster_with_availability_set.md"))
};
