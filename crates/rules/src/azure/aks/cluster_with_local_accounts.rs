use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8e2ac1b9-6b0a-4c1a-8e56-0f3f4b6b2c35",
    aliases: &["azure/aks_local_accounts_enabled", "CKV_AZURE_141"],
    severity: Low,
    category: AccessControl,
    cwe: 287,
    pedantic: true,
    targets: &["azurerm_kubernetes_cluster"],
    modules: &[super::MODULE, super::VERIFIED_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("local_account_disabled").is_true().fix("true")),
    ..rule("azure-aks-cluster-with-local-accounts", include_str!("cluster_with_local_accounts.md"))
};
