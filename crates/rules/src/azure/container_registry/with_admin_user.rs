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
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("admin_enabled").is_false().absent_is_ok().fix("false")),
    ..rule("azure-container-registry-with-admin-user", include_str!("with_admin_user.md"))
};
