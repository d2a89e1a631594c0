use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "61c3cb8b-0715-47e4-b788-86dde40dd2db",
    aliases: &["azure/dashboard_is_enabled", "CKV_AZURE_8"],
    severity: Medium,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 779,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("addon_profile.kube_dashboard.enabled").is_false().absent_is_ok().fix("false"),
    ),
    ..rule("azure-aks-cluster-with-dashboard", include_str!("cluster_with_dashboard.md"))
};
