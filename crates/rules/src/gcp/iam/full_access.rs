use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

pub(super) static RULE: Rule = Rule {
    guid: "15f86791-0626-4816-9916-bcbfbc5f94b3",
    aliases: &["gcp/iam_full_access"],
    severity: High,
    category: AccessControl,
    cwe: 250,
    implies: &[
        "gcp-iam-user-with-role", "gcp-iam-service-account-privileged", "gcp-iam-basic-role",
        "gcp-iam-public", "gcp-iam-default-service-account-with-role",
    ],
    targets: &super::GRANTS,
    check: Check::Block(check_role),
    ..rule("gcp-iam-full-access", include_str!("full_access.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    let is_refused = |member: &Value| either(is_workload(member), super::is_everybody(member));
    let is_wide = |role: &str| matches!(role, "roles/owner" | "roles/editor");
    super::refuse_roles(grants, is_wide, is_refused, |_| false, cx)
}

/// Whether a member is a service account. That by which Google itself manages a project needs its role.
fn is_workload(member: &Value) -> Checked<bool> {
    let is_googles = value::ends_with(member, "@cloudservices.gserviceaccount.com");
    let is_googles = if is_made_here(member) { Ok(false) } else { is_googles };
    both(super::is_service_account(member), not(is_googles))
}

/// Whether a member is a service account that the configuration makes.
fn is_made_here(member: &Value) -> bool {
    let symbol = member.as_unknown().and_then(|unknown| unknown.symbol.as_ref());
    let email = match symbol {
        Some(Symbol::Template(parts)) => parts.last(),
        _ => Some(member),
    };
    email.and_then(Value::as_attribute).is_some_and(|it| it.object().kind() == "google_service_account")
}
