use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "e0a3bf6d-a6d5-5af3-899a-80b49204b526",
    aliases: &["azure/role_on_whole_subscription"],
    severity: Low,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    targets: &["azurerm_role_assignment"],
    check: Check::Block(check_scope),
    ..rule("azure-authorization-role-on-whole-subscription", include_str!("role_on_whole_subscription.md"))
};

const SCOPE: &str = "scope";

fn check_scope(assignment: &Block, cx: &mut Cx) -> Checked {
    let scope = assignment.value(SCOPE);
    if !is_wide(&scope)? {
        return Ok(());
    }
    let name = assignment.string("role_definition_name")?;
    let only_reads =
        |name: &str| name.ends_with("Reader") && !name.contains("Data") && !name.contains("Secret");
    if name.as_ref().is_some_and(|it| only_reads(it)) {
        return Ok(());
    }
    let role = name.map_or_else(|| "the role".to_owned(), |name| format!("`{}`", name.as_str()));
    let message =
        format!("`{SCOPE}` is {}: {role} holds for all that is in it", seen_from(assignment, &scope));
    cx.wrong(assignment, SCOPE, message);
    Ok(())
}

/// Whether a scope is a subscription, or a management group.
fn is_wide(scope: &Value) -> Checked<bool> {
    const KINDS: [&str; 5] = [
        "azurerm_subscription", "azurerm_subscriptions", "azurerm_management_group", "azurerm_client_config",
        "azurerm_management_groups",
    ];
    if let Some(id) = scope.as_str() {
        let parts: Vec<_> = id.trim_matches('/').split('/').collect();
        let is_subscription = parts.len() == 2 && parts[0].eq_ignore_ascii_case("subscriptions");
        return Ok(is_subscription || parts.contains(&"managementGroups"));
    }
    if let Some(read) = scope.as_attribute() {
        return Ok(KINDS.contains(&read.object().kind()));
    }
    // `/subscriptions/` and an id that is not known: nothing follows it.
    if let [start, id] = scope.parts()
        && start.as_str().is_some_and(|it| it.eq_ignore_ascii_case("/subscriptions/"))
        && id.as_unknown().is_some()
    {
        return Ok(true);
    }
    match scope.as_unknown() {
        Some(unknown) => Err(unknown.clone()),
        None => Ok(false),
    }
}
