//! The grants that registry modules make of their inputs.

use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::{Data, Reason, Symbol, Value};

/// The registry modules that grant roles to members, who are told with the roles.
pub(super) const MODULES: [ModuleInputs; 5] = [
    module("terraform-google-modules/iam/google//modules/folders_iam"),
    module("terraform-google-modules/iam/google//modules/member_iam"),
    module("terraform-google-modules/iam/google//modules/organizations_iam"),
    module("terraform-google-modules/iam/google//modules/projects_iam"),
    module("terraform-google-modules/service-accounts/google"),
];

const BINDINGS: &str = "bindings";
const ROLES: &str = "project_roles";

/// The grants of a call, as blocks with a role and members: `bindings` lists members by role, `project_roles` the roles of
/// one service account or of all that the module makes.
pub(super) fn grants<'e>(call: &Block<'e>) -> Vec<Block<'e>> {
    let bindings = call.value(BINDINGS);
    let by_role = match bindings.data() {
        Data::Object(members) => members.iter().map(|(role, it)| grant(role, it.at, it.clone())).collect(),
        Data::Null => Vec::new(),
        _ => vec![bindings.clone()],
    };
    let roles = call.value(ROLES);
    let of_accounts = match roles.elements() {
        Some(elements) => elements.iter().map(|role| of_account(call, role)).collect(),
        None if roles.is_null() => Vec::new(),
        None => vec![roles.clone()],
    };
    let made = by_role.into_iter().map(|it: Value| (BINDINGS, it));
    let made = made.chain(of_accounts.into_iter().map(|it: Value| (ROLES, it)));
    made.flat_map(|(input, grant)| call.objects(input, grant)).collect()
}

/// What an element of `project_roles` grants: a role, or `project=>role`.
fn of_account(call: &Block, role: &Value) -> Value {
    let Some(text) = role.as_str() else { return role.clone() };
    let name = text.rsplit_once("=>").map_or(text, |(_, role)| role);
    grant(name, role.at, account(call, role.at))
}

/// The service account: the one that is named, or those that the module makes.
fn account(call: &Block, at: Location) -> Value {
    let named = call.value("service_account_address");
    let prefix = call.value("prefix");
    let prefix = prefix.as_str().filter(|_| !named.is_null()).unwrap_or("serviceAccount");
    if let Some(address) = named.as_str() {
        return Value::string(format!("{prefix}:{address}"), at);
    }
    let prefix = Value::string(format!("{prefix}:"), at);
    if !named.is_null() {
        let reason = named.as_unknown().map_or(Reason::Planned, |it| it.reason.clone());
        return Value::unknown(reason, Some(Symbol::Template([prefix, named].into())), at);
    }
    let module = call.address.to_string();
    let symbol = Symbol::Expression(format!("{module}.names").into());
    let reason = Reason::Module(module.into());
    let name = Value::unknown(reason.clone(), Some(symbol), at);
    let domain = Value::string(".iam.gserviceaccount.com", at);
    Value::unknown(reason, Some(Symbol::Template([prefix, name, domain].into())), at)
}

fn grant(role: &str, at: Location, members: Value) -> Value {
    let members = [("role".into(), Value::string(role, at)), ("members".into(), members)];
    Value::object(members.into_iter().collect(), at)
}

/// The name of an argument of a grant. A registry module is given all of them in one.
pub(super) fn argument_of(grant: &Block, name: &str) -> String {
    let path = grant.path_of(name);
    let input = path.split('.').next().filter(|_| grant.is_call());
    input.unwrap_or(&path).to_owned()
}
