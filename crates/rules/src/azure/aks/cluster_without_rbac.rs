use crate::prelude::*;

const CLUSTERS: &[&str] = &["azurerm_kubernetes_cluster"];

pub(super) static RULE: Rule = Rule {
    guid: "86f92117-eed8-4614-9c6c-b26da20ff37f",
    aliases: &[
        "azure/aks_rbac_disabled", "CKV_AZURE_5", "AVD-AZU-0042", "AZU-0042",
        "azure-container-use-rbac-permissions",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: CLUSTERS,
    modules: &[super::MODULE, super::VERIFIED_MODULE],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("role_based_access_control_enabled").of(CLUSTERS).is_true().absent_is_ok().fix("true"),
        attribute("role_based_access_control.enabled").of(CLUSTERS).is_true().absent_is_ok().fix("true"),
        attribute("role_based_access_control_enabled")
            .also_named(&["enable_role_based_access_control"])
            .of(&["module"])
            .is_true()
            .fix("true"),
    ]),
    ..rule("azure-aks-cluster-without-rbac", include_str!("cluster_without_rbac.md"))
};
