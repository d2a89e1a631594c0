use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "86f92117-eed8-4614-9c6c-b26da20ff37f",
    aliases: &[
        "azure/aks_rbac_disabled", "CKV_AZURE_5", "AVD-AZU-0042", "AZU-0042",
        "azure-container-use-rbac-permissions",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(has_rbac),
    ..rule("azure-aks-cluster-without-rbac", include_str!("cluster_without_rbac.md"))
};

fn has_rbac(cluster: &Block, cx: &mut Cx) -> Checked {
    let names =
        [attribute("role_based_access_control_enabled"), attribute("role_based_access_control.enabled")];
    value::each(names, |name| name.is_true().absent_is_ok().fix("true").check(cluster, cx))
}
