//! Who is meant by a member of a grant.

use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

/// The members that stand for everybody, with a Google account or without.
pub(in crate::gcp) const EVERYBODY: [&str; 2] = ["allUsers", "allAuthenticatedUsers"];

pub(in crate::gcp) fn is_everybody(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) {
        return Ok(false);
    }
    // Lists of members may be long, and nearly all of them are known.
    match member.as_str() {
        Some(name) => Ok(EVERYBODY.contains(&name)),
        None => value::any(EVERYBODY, |name| value::equal(member, &Value::string(name, member.at))),
    }
}

pub(in crate::gcp) fn is_person(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) {
        return Ok(false);
    }
    value::starts_with(member, "user:")
}

pub(in crate::gcp) fn is_service_account(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) {
        return Ok(true);
    }
    value::starts_with(member, "serviceAccount:")
}

/// Whether a member is the account by which Google itself manages a project, and which needs its role.
pub(in crate::gcp) fn is_googles(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) || is_made_here(member) {
        return Ok(false);
    }
    value::ends_with(member, "@cloudservices.gserviceaccount.com")
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

/// Whether a member is an attribute that always holds `serviceAccount:` and an address.
fn is_account_attribute(member: &Value) -> bool {
    member.as_attribute().is_some_and(|it| matches!(it.own(), Some("member" | "writer_identity")))
}
