use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8e75e431-449f-49e9-b56a-c8f1378025cf",
    aliases: &["azure/role_assignment_not_limit_guest_users_permissions"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["azurerm_role_assignment"],
    check: Check::Block(check_guests),
    ..rule("azure-authorization-guest-role-full-access", include_str!("guest_role_full_access.md"))
};

fn check_guests(assignment: &Block, cx: &mut Cx) -> Checked {
    let by_name = is_for_guests(assignment, "role_definition_name");
    let names = &["role_definition_resource_id", "role_definition_id", "id"];
    let allows_all = {
        let roles = cx.referred("azurerm_role_definition", names, assignment, "role_definition_id");
        either(
            both(by_name, roles.any(allows_everything)),
            roles.any(|role| both(is_for_guests(role, "name"), allows_everything(role))),
        )
    };
    if allows_all? {
        let message = "the role in `role_definition_id` is for guests and allows `*`";
        cx.wrong(assignment, "role_definition_id", message);
    }
    Ok(())
}

fn is_for_guests(block: &Block, name: &str) -> Checked<bool> {
    Ok(block.string(name)?.is_some_and(|it| it.to_ascii_lowercase().contains("guest")))
}

fn allows_everything(role: &Block) -> Checked<bool> {
    role.any("permissions", |permissions| lists(permissions, "actions", |action| action == "*"))
}
