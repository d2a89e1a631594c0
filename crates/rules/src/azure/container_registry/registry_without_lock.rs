use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a187ac47-8163-42ce-8a63-c115236be6fb",
    aliases: &["azure/azure_container_registry_with_no_locks"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 639,
    pedantic: true,
    targets: &["azurerm_container_registry"],
    check: Check::Holds(is_locked, "no `azurerm_management_lock` protects this registry"),
    ..rule("azure-container-registry-registry-without-lock", include_str!("registry_without_lock.md"))
};

const LOCK: &str = "azurerm_management_lock";

fn is_locked(registry: &Block, cx: &Cx) -> Checked<bool> {
    let group = cx.referred("azurerm_resource_group", &["name"], registry, "resource_group_name").first();
    let with_group = match &group {
        Some(group) => cx.referring(LOCK, "scope", group, &["id"]).exist(),
        None => Ok(false),
    };
    let itself = cx.referring(LOCK, "scope", registry, &["id"]).exist();
    either(either(itself, with_group), cx.any(LOCK, is_for_subscription))
}

/// Whether a lock holds for all that is in a subscription.
fn is_for_subscription(lock: &Block) -> Checked<bool> {
    let scope = lock.value("scope");
    let is_known =
        scope.as_str().is_some_and(|it| it.starts_with("/subscriptions/") && it.matches('/').count() == 2);
    let kinds = ["azurerm_subscription", "azurerm_subscriptions"];
    Ok(is_known || scope.as_attribute().is_some_and(|it| kinds.contains(&it.object().kind())))
}
