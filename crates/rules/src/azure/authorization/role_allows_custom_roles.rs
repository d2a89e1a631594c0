use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3fa5900f-9aac-4982-96b2-a6143d9c99fb",
    aliases: &[
        "azure/role_definition_allows_custom_role_creation", "AVD-AZU-0052", "AZU-0052",
        "azure-authorization-prevent-custom-role-creation",
    ],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["azurerm_role_definition"],
    check: Check::Block(|role, cx| {
        super::forbid(role, "Microsoft.Authorization/roleDefinitions/write", "changing what roles allow", cx)
    }),
    ..rule("azure-authorization-role-allows-custom-roles", include_str!("role_allows_custom_roles.md"))
};
