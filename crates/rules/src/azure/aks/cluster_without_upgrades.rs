use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "40895c6f-7283-5a15-8c97-f3aa73b29b0e",
    aliases: &["azure/aks_cluster_without_upgrades", "CKV_AZURE_171"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("automatic_upgrade_channel")
            .also_named(&["automatic_channel_upgrade"])
            .none_of(&["none"])
            .default_is("\"none\"")
            .fix("\"patch\"")
            .fix_since("azurerm", 4),
    ),
    ..rule("azure-aks-cluster-without-upgrades", include_str!("cluster_without_upgrades.md"))
};
