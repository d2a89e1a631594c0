//! Identity and Access Management: who has which role, in projects and what is above them.

mod audit_logs_incomplete;
mod basic_role;
mod data_of_whole_organization;
mod default_service_account_with_role;
mod find_member;
mod full_access;
mod personal_account;
mod public;
mod registry;
mod role_with_impersonation;
mod service_account_admin;
mod service_account_impersonation;
mod service_account_key;
mod service_account_privileged;
mod user_with_role;
mod workload_identity_condition_loose;
mod workload_identity_without_condition;

use crate::gcp::shared::members::{is_agent, is_everybody, is_googles, is_person, is_service_account};
use crate::prelude::*;
pub(in crate::gcp) use find_member::find_member;
use registry::{MODULES, argument_of};
use tollgate_core::value::Value;

pub(super) static RULES: &[&Rule] = &[
    &data_of_whole_organization::RULE,
    &full_access::RULE,
    &role_with_impersonation::RULE,
    &service_account_admin::RULE,
    &service_account_impersonation::RULE,
    &user_with_role::RULE,
    &audit_logs_incomplete::RULE,
    &personal_account::RULE,
    &service_account_privileged::RULE,
    &service_account_key::RULE,
    &default_service_account_with_role::RULE,
    &public::RULE,
    &basic_role::RULE,
    &workload_identity_condition_loose::RULE,
    &workload_identity_without_condition::RULE,
];

/// What grants roles on a project, or on what is above it.
const GRANTS: [&str; 7] = [
    "google_project_iam_member", "google_project_iam_binding", "google_folder_iam_member",
    "google_folder_iam_binding", "google_organization_iam_member", "google_organization_iam_binding",
    "data.google_iam_policy",
];

/// Reports grants to everybody. A `google_iam_policy` counts where a resource of one of these types uses it.
pub(in crate::gcp) fn refuse_public(block: &Block, policies: &[&str], cx: &mut Cx) -> Checked {
    refuse_public_unless(block, policies, |_, _| false, cx)
}

/// The same; grants that pass a test are reported on request.
pub(in crate::gcp) fn refuse_public_unless(
    block: &Block,
    policies: &[&str],
    is_declined: impl Fn(&Block, &Cx) -> bool,
    cx: &mut Cx,
) -> Checked {
    let granted = is_granted(block, policies, cx);
    if let Ok(false) = granted {
        return Ok(());
    }
    value::each(grants(block), |grant| {
        let Some(member) = find_member(&grant, is_everybody)? else { return Ok(()) };
        granted.clone()?;
        let name = if grant.is_set("members")? { "members" } else { "member" };
        let (path, role) = (argument_of(&grant, name), role_of(&grant));
        let message = format!("`{path}` grants {role} to {}", seen_from(block, &member));
        let declined = is_declined(&grant, cx);
        cx.flag(grant.place(name), message)
            .about(path)
            .because(&member)
            .pedantic_if(declined)
            .shown_at(grant.place_of_item(name, &member));
        Ok(())
    })
}

/// Reports grants of roles, on a project or above, to members that pass a test.
fn refuse_roles(
    block: &Block,
    is_wide: impl Fn(&str) -> bool,
    is_refused: impl Fn(&Value) -> Checked<bool>,
    is_declined: impl Fn(&Value) -> bool,
    cx: &mut Cx,
) -> Checked {
    let policies =
        ["google_project_iam_policy", "google_folder_iam_policy", "google_organization_iam_policy"];
    let granted = is_granted(block, &policies, cx);
    if let Ok(false) = granted {
        return Ok(());
    }
    value::each(grants(block), |grant| {
        if is_custom_role(&grant.value("role")) {
            return Ok(());
        }
        let role = grant.string("role")?.filter(|role| is_wide(role));
        let Some(role) = role else { return Ok(()) };
        let is_declined = |member: &Value| is_agent(member) || is_declined(member);
        // One whose grant nobody would decline is named first.
        let found = find_member(&grant, |it| both(Ok(!is_declined(it)), is_refused(it)));
        let member = match found {
            Ok(Some(member)) => Some(member),
            _ => find_member(&grant, &is_refused)?,
        };
        let Some(member) = member else { return Ok(()) };
        granted.clone()?;
        let path = argument_of(&grant, "role");
        let told = if block.is_call() { &path } else { "role" };
        let message = format!("`{told}` grants `{role}` to {}", seen_from(block, &member));
        cx.flag(grant.place("role"), message)
            .about(path)
            .because(&role.origin)
            .pedantic_if(is_declined(&member) || is_of_terraform(block, &member));
        Ok(())
    })
}

/// Whether a grant says of itself that it is for the account which applies configurations.
fn is_of_terraform(grants: &Block, member: &Value) -> bool {
    matches!(is_service_account(member), Ok(true)) && is_called(grants, &["terraform", "tf", "tofu"])
}

/// The grants in a block: those of a `google_iam_policy` or a registry module, or the resource itself.
pub(in crate::gcp) fn grants<'e>(block: &Block<'e>) -> Vec<Block<'e>> {
    match block.kind() {
        _ if block.is_call() => registry::grants(block),
        kind if kind.starts_with("data.") => block.each("binding"),
        _ => vec![block.clone()],
    }
}

/// Whether what a block grants is in force: a `google_iam_policy` has to be used.
fn is_granted(block: &Block, policies: &[&str], cx: &Cx) -> Checked<bool> {
    if !block.kind().starts_with("data.") {
        return Ok(true);
    }
    value::any(policies, |kind| cx.referring(kind, "policy_data", block, &["policy_data"]).exist())
}

/// Whether a role is one that the configuration itself makes, which is none of Google's.
fn is_custom_role(role: &Value) -> bool {
    let kind = role.as_attribute().map_or("", |it| it.object().kind());
    kind.starts_with("google_") && kind.ends_with("_iam_custom_role")
}

pub(in crate::gcp) fn role_of(grant: &Block) -> String {
    let role = grant.value("role");
    if role.is_null() { "a role".to_owned() } else { format!("`{role}`") }
}
