use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "e8e62026-da63-4904-b402-65adfe3ca975",
    aliases: &["alicloud/ram_policy_admin_access_not_attached_to_users_groups_roles"],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: &[
        "alicloud_ram_group_policy_attachment", "alicloud_ram_role_policy_attachment",
        "alicloud_ram_user_policy_attachment",
    ],
    check: Check::Block(check_attachment),
    ..rule("alicloud-ram-attachment-full-access", include_str!("attachment_full_access.md"))
};

fn check_attachment(attachment: &Block, cx: &mut Cx) -> Checked {
    let name = "policy_name";
    let system = is_one_of(attachment, "policy_type", &["System"]);
    if both(is_one_of(attachment, name, &["AdministratorAccess"]), system)? {
        cx.wrong(
            attachment,
            name,
            "`policy_name` is `AdministratorAccess`, which allows everything in the account",
        );
        return Ok(());
    }
    let policy = cx.referred("alicloud_ram_policy", &["policy_name", "name", "id"], attachment, name).first();
    let Some(policy) = policy else { return Ok(()) };
    // The document, and its name before version 1.114 of the provider.
    if value::any(["policy_document", "document"], |it| permits_everything(&policy, it))? {
        cx.wrong(attachment, name, format!("`policy_name` is `{}`, which allows everything", policy.address))
            .also(policy.header(), "this policy allows everything");
    }
    Ok(())
}

fn permits_everything(policy: &Block, name: &str) -> Checked<bool> {
    match policy.policy(name)? {
        Some(document) => value::any(&document.statements, is_unlimited),
        None => Ok(false),
    }
}

/// Whether a statement permits every action everywhere, or every action on who may do what, which is as much.
fn is_unlimited(statement: &Statement) -> Checked<bool> {
    let action = statement.any("Action", |action| matches!(action, "*" | "*:*" | "ram:*"));
    let resource = statement.any("Resource", |resource| {
        let parts = resource.strip_prefix("acs:");
        resource == "*" || parts.is_some_and(|it| it.split(':').all(|part| matches!(part, "*" | "ram")))
    });
    value::all([statement.allows(), action, resource, not(statement.has("Condition"))], |it| it)
}
