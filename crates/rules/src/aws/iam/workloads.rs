//! What runs by itself as a role or a user: who gets into it has what it may.

use super::appliers::{is_administrator, is_applier, is_named_applier, is_of_pipeline, serves_code};
use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};
use tollgate_core::value::Value;

/// Whether a service that runs code, or a pod, takes a role, which is not there to make everything.
pub(super) fn runs_a_service(role: &Block, _: &Cx) -> bool {
    (serves_code(role) || is_of_pods(role)) && !is_named_applier(role) && !is_of_pipeline(role)
}

/// Whether a role or a user is there to give rights: it makes everything, or is for people who show a second factor, or whom
/// accounts send, and for no service.
pub(super) fn is_to_give_rights(holder: &Block, _: &Cx) -> bool {
    if is_applier(holder) || is_of_pipeline(holder) || is_administrator(holder) {
        return true;
    }
    let Ok(Some(trust)) = holder.policy("assume_role_policy") else { return false };
    let allowed = trust.statements.iter().filter(|it| matches!(it.allows(), Ok(true)));
    let for_people = |it: &Statement| -> Checked<bool> {
        let principals = it.principals()?;
        let is_account = |it: &Value| !matches!(policy::is_star(it), Ok(true));
        Ok(!principals.is_empty() && principals.iter().all(|(kind, it)| *kind == "AWS" && is_account(it)))
    };
    matches!(value::all(allowed, |it| either(policy::demands_mfa(it), for_people(it))), Ok(true))
}

/// Whether a program has the keys of a user that the configuration makes.
pub(super) fn runs_with_keys(user: &Block, cx: &Cx) -> bool {
    let keys = cx.referring("aws_iam_access_key", "user", user, &["name", "id"]);
    keys.certainly_exist() && !is_applier(user) && !is_administrator(user)
}

/// Whether pods of a cluster take a role: the subjects of its trust policy are service accounts.
fn is_of_pods(role: &Block) -> bool {
    let Ok(Some(trust)) = role.policy("assume_role_policy") else { return false };
    let names_account =
        |it: &Condition| it.values.iter().any(|value| value.to_string().contains("system:serviceaccount:"));
    let is_of_pods = |it: &Statement| -> Checked<bool> { Ok(it.conditions()?.iter().any(names_account)) };
    matches!(value::any(&trust.statements, is_of_pods), Ok(true))
}
