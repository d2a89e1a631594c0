use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9d0c7c3a-3f7e-4b0a-9f4c-6a6f3a4d7c55",
    aliases: &[
        "azure/role_definition_full_access", "CKV_AZURE_39", "AVD-AZU-0030", "AZU-0030",
        "azure-authorization-limit-role-actions",
    ],
    severity: High,
    category: AccessControl,
    cwe: 269,
    implies: &["azure-authorization-role-allows-custom-roles"],
    targets: &["azurerm_role_definition"],
    check: Check::Block(check_actions),
    ..rule("azure-authorization-role-full-access", include_str!("role_full_access.md"))
};

fn check_actions(role: &Block, cx: &mut Cx) -> Checked {
    value::each(role.each("permissions"), |permissions| {
        let all = lists(&permissions, "actions", |action| action == "*");
        let keeps_out = lists(&permissions, "not_actions", |pattern| super::covers(pattern, ASSIGN));
        if both(all, not(keeps_out))? {
            cx.wrong(
                &permissions,
                "actions",
                "`permissions.actions` contains `*`: the role allows everything",
            );
        }
        Ok(())
    })
}

/// With this, whoever has the role can hand on what it allows.
const ASSIGN: &str = "Microsoft.Authorization/roleAssignments/write";
