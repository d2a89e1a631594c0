//! Azure role-based access control: role definitions and assignments, and how services and their callers log in.

mod guest_role_full_access;
mod role_allows_custom_roles;
mod role_full_access;
mod role_on_whole_subscription;
mod service_with_local_authentication;
mod service_without_identity;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &guest_role_full_access::RULE,
    &role_allows_custom_roles::RULE,
    &role_full_access::RULE,
    &role_on_whole_subscription::RULE,
    &service_with_local_authentication::RULE,
    &service_without_identity::RULE,
];

/// Reports where a role allows an action, as "`*` allows to …".
fn forbid(role: &Block, action: &str, means: &str, cx: &mut Cx) -> Checked {
    value::each(role.each("permissions"), |permissions| {
        let keeps_out = lists(&permissions, "not_actions", |pattern| covers(pattern, action));
        if both(lists(&permissions, "actions", |pattern| covers(pattern, action)), not(keeps_out))? {
            let allowed = permissions.value("actions");
            let mut patterns = allowed.elements().unwrap_or_default().iter().filter_map(|it| it.as_str());
            let pattern = patterns.find(|it| covers(it, action)).unwrap_or(action);
            let message = format!("`permissions.actions` contains `{pattern}`, which allows {means}");
            cx.wrong(&permissions, "actions", message);
        }
        Ok(())
    })
}

/// Whether an action is one of those that a pattern with `*` stands for, in any case.
fn covers(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.to_ascii_lowercase(), action.to_ascii_lowercase());
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| action.strip_prefix(start)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_what_its_stars_leave_open() {
        let write = "Microsoft.Authorization/roleDefinitions/write";
        for pattern in ["*", "*/write", "microsoft.authorization/*", "Microsoft.Authorization/*/Write", write]
        {
            assert!(covers(pattern, write), "{pattern}");
        }
        for pattern in
            ["", "*/read", "Microsoft.Compute/*", "Microsoft.Authorization/*/Delete", "*/write/action"]
        {
            assert!(!covers(pattern, write), "{pattern}");
        }
    }
}
