use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "43789711-161b-4708-b5bb-9d1c626f7492",
    aliases: &[
        "azure/aks_uses_azure_policies_addon_disabled", "CKV_AZURE_116", "AVD-AZU-0066", "AZU-0066",
        "azure-container-enable-azure-policy-addon",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_policy_addon),
    ..rule("azure-aks-cluster-without-policy-addon", include_str!("cluster_without_policy_addon.md"))
};

fn check_policy_addon(cluster: &Block, cx: &mut Cx) -> Checked {
    let addon = if cluster.is_set("addon_profile")? {
        attribute("addon_profile.azure_policy.enabled")
    } else {
        attribute("azure_policy_enabled")
    };
    addon.is_true().fix("true").check(cluster, cx)
}
