use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "86f92117-eed8-4614-9c6c-b26da20ff37f",
    aliases: &[
        "azure/aks_rbac_disabled", "CKV_AZURE_5", "AVD-AZU-0042", "AZU-0042",
        "azure-container-use-rbac-permissions",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("role_based_access_control_enabled").is_true().absent_is_ok().fix("true"),
        attribute("role_based_access_control.enabled").is_true().absent_is_ok().fix("true"),
    ]),
    ..rule("azure-aks-cluster-without-rbac", include_str!("cluster_without_rbac.md"))
};
