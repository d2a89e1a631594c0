use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3206240f-2e87-4e58-8d24-3e19e7c83d7c",
    aliases: &["aws/ecs_service_admin_role_is_present"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_ecs_service", "aws_ecs_task_definition"],
    check: Check::Block(check_role),
    ..rule("aws-ecs-service-with-admin-role", include_str!("service_with_admin_role.md"))
};

/// What roles with all permissions are called.
const NAMES: [&str; 3] = ["admin", "administrator", "administratoraccess"];

fn check_role(block: &Block, cx: &mut Cx) -> Checked {
    let attribute = if block.kind() == "aws_ecs_service" { "iam_role" } else { "task_role_arn" };
    let role = cx.referred("aws_iam_role", &["arn", "id", "name"], block, attribute).first();
    if let Some(role) = role {
        if is_of_administrator(&role, cx)? {
            cx.wrong(block, attribute, format!("the role in `{attribute}` has `AdministratorAccess`"))
                .also(role.header(), "this role");
        }
        return Ok(());
    }
    let Some(role) = block.string(attribute)? else { return Ok(()) };
    let name = role.rsplit('/').next().unwrap_or_default().to_lowercase();
    if NAMES.contains(&name.as_str()) {
        cx.wrong(block, attribute, format!("`{attribute}` is `{role}`, an administrator role by its name"));
    }
    Ok(())
}

fn is_of_administrator(role: &Block, cx: &Cx) -> Checked<bool> {
    let attached = cx.referring("aws_iam_role_policy_attachment", "role", role, &["name", "id", "arn"]);
    let attached = attached.any(|it| policy::names_managed(it, "policy_arn", is_administrator));
    either(attached, policy::names_managed(role, "managed_policy_arns", is_administrator))
}

fn is_administrator(arn: &str) -> bool {
    arn.ends_with(":iam::aws:policy/AdministratorAccess")
}
