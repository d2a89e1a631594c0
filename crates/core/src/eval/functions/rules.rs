//! Functions that only rules have.

use super::network::Network;
use super::{Call, Function, Outcome, function, refuse};
use crate::document::{Language, decode};
use crate::value::{Data, Members, Value};
use ecow::EcoString;

/// All of them, by name.
pub(super) static FUNCTIONS: &[Function] =
    &[function("cidr_overlaps", 2, 2, overlaps), function("policy", 1, 1, policy).deep().by_parts()];

/// `cidr_overlaps(network, network)`: whether some address is in both.
fn overlaps(call: &Call) -> Outcome {
    call.bool(Network::of(call, 0)?.overlaps(Network::of(call, 1)?))
}

/// The elements of a statement that are one value or a list of them.
const LISTS: [&str; 4] = ["Action", "NotAction", "NotResource", "Resource"];

/// The elements of a statement that are objects.
const OBJECTS: [&str; 3] = ["Condition", "NotPrincipal", "Principal"];

/// `policy(text)`: an IAM policy as an object, however it is written. Its `statements` are a list in which every element of
/// a statement is there, and what may be one value or several is a list.
fn policy(call: &Call) -> Outcome {
    let text = call.value(0);
    if text.is_null() {
        return refuse("the first argument must not be null");
    }
    call.evaluator.budget.copy(text)?;
    let document = decode(text, Language::Json, &call.evaluator.project.sources)?;
    let Data::Object(members) = document.data() else { return refuse("the policy is not a JSON object") };
    let statements = match members.get("Statement") {
        None => Value::list([], call.at),
        Some(it) if it.as_unknown().is_some() => it.clone(),
        Some(it) => Value::list(it.elements_or_self().iter().map(statement), it.at),
    };
    let members = members.iter().map(|(name, it)| (name.clone(), it.clone()));
    let members: Members = members.chain([(EcoString::from("statements"), statements)]).collect();
    Ok(Value::object(members, document.at))
}

fn statement(value: &Value) -> Value {
    let Data::Object(members) = value.data() else { return value.clone() };
    let at = value.at;
    let lists =
        LISTS.map(|name| (EcoString::from(name), members.get(name).map_or(Value::list([], at), list)));
    let objects = OBJECTS.map(|name| {
        let element = members.get(name).map_or_else(|| Value::object(Members::default(), at), principal);
        (EcoString::from(name), element)
    });
    let known = [("Effect".into(), Value::string("Allow", at)), ("Sid".into(), Value::null(at))];
    let own = members.iter().map(|(name, it)| (name.clone(), it.clone()));
    value.clone().with(Data::Object(known.into_iter().chain(own).chain(lists).chain(objects).collect()))
}

/// One value or several, as a list.
fn list(value: &Value) -> Value {
    match value.data() {
        Data::List(_) | Data::Set(_) | Data::Unknown(_) => value.clone(),
        _ => Value::list([value.clone()], value.at),
    }
}

/// What names whom or what: by kinds, each with a list. `"*"` means the same as `{ AWS = "*" }` (IAM User Guide, "AWS JSON
/// policy elements: Principal").
fn principal(value: &Value) -> Value {
    match value.data() {
        Data::String(_) => Value::object([("AWS".into(), list(value))].into(), value.at),
        Data::Object(members) => {
            let lists = members.iter().map(|(name, it)| match it.data() {
                Data::Object(_) => (name.clone(), it.clone()),
                _ => (name.clone(), list(it)),
            });
            value.clone().with(Data::Object(lists.collect()))
        }
        _ => value.clone(),
    }
}
