use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b897dfbf-322c-45a8-b67c-1e698beeaa51",
    aliases: &[
        "azure/admin_user_enabled_for_container_registry", "CKV_AZURE_137",
        "azure-container-registry-admin-user-enabled",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: &["azurerm_container_registry"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("admin_enabled").is_false().absent_is_ok().unless(is_for_learning).fix("false"),
    ),
    ..rule("azure-container-registry-with-admin-user", include_str!("with_admin_user.md"))
};

/// A workspace of Azure Machine Learning takes no registry without an admin user (the provider's documentation of
/// `azurerm_machine_learning_workspace`).
fn is_for_learning(registry: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("azurerm_machine_learning_workspace", "container_registry_id", registry, &["id"]).exist()
}
