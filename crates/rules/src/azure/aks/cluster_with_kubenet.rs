use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "011b6249-5c95-5bf7-8fff-ac0816f87d87",
    aliases: &["azure/aks_cluster_with_kubenet", "CKV2_AZURE_29"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("network_profile.network_plugin")
            .passes(is_kept, "`\"azure\"`")
            .fix_all(&[("network_plugin", "\"azure\""), ("network_plugin_mode", "\"overlay\"")]),
    ),
    ..rule("azure-aks-cluster-with-kubenet", include_str!("cluster_with_kubenet.md"))
};

/// `none` is for those who bring a plugin of their own.
fn is_kept(plugin: &str) -> bool {
    plugin.eq_ignore_ascii_case("azure") || plugin == "none"
}
