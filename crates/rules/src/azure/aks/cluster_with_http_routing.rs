use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9307962b-5329-5c84-bbbd-2b593818ca09",
    aliases: &["azure/aks_cluster_with_http_routing", "CKV_AZURE_246"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &["azurerm_kubernetes_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("http_application_routing_enabled").is_false().absent_is_ok().fix("false"),
        attribute("addon_profile.http_application_routing.enabled").is_false().absent_is_ok().fix("false"),
    ]),
    ..rule("azure-aks-cluster-with-http-routing", include_str!("cluster_with_http_routing.md"))
};
