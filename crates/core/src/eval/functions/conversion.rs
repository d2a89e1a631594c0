//! Conversions of types, `try` and `can`, and what is sensitive.

use super::{Call, Outcome, Stop, refuse};
use crate::eval::operators::{as_bool, as_number, to_text};
use crate::eval::sets;
use crate::eval::unify::unified;
use crate::value::{Data, Reason, Value};
use ecow::eco_format;

/// How many values `try` looks at in search of an error.
const MAX_SEARCHED: usize = 100_000;

pub(super) fn to_string(call: &Call) -> Outcome {
    convert(call, "a string", |value| to_text(value).map(Data::String))
}

pub(super) fn to_number(call: &Call) -> Outcome {
    convert(call, "a number", |value| as_number(value).map(Data::Number))
}

pub(super) fn to_bool(call: &Call) -> Outcome {
    convert(call, "a boolean", |value| as_bool(value).map(Data::Bool))
}

/// Converts the argument. Null stays null, and what is unknown is unknown as another type too.
fn convert(call: &Call, wanted: &str, to: impl Fn(&Value) -> Option<Data>) -> Outcome {
    let value = call.value(0);
    if matches!(value.data(), Data::Null | Data::Unknown(_)) {
        return Ok(value.clone());
    }
    match (to(value), value.data()) {
        (Some(data), _) => Ok(value.clone().with(data)),
        (None, Data::String(text)) if text.len() <= 40 && !value.is_sensitive() => {
            refuse(eco_format!("the string {text:?} cannot be converted to {wanted}"))
        }
        _ => refuse(eco_format!("{} cannot be converted to {wanted}", value.type_name())),
    }
}

pub(super) fn to_list(call: &Call) -> Outcome {
    let value = call.value(0);
    if let Data::Set(items) = value.data()
        && items.len() > 1
        && !value.is_known()
    {
        // Neither the number of the elements nor their order is known.
        return Err(Stop::Unknown);
    }
    collection(call, "a list", |items| Data::List(items.into()))
}

pub(super) fn to_set(call: &Call) -> Outcome {
    collection(call, "a set", sets::set)
}

fn collection(call: &Call, wanted: &str, make: impl Fn(Vec<Value>) -> Data) -> Outcome {
    let value = call.value(0);
    let items = match value.data() {
        Data::Null | Data::Unknown(_) => return Ok(value.clone()),
        Data::List(items) | Data::Set(items) => items,
        _ => return refuse(eco_format!("{} cannot be converted to {wanted}", value.type_name())),
    };
    match unified(items) {
        Some(items) => Ok(value.clone().with(make(items.into_owned()))),
        None => refuse("all elements must have one type"),
    }
}

pub(super) fn to_map(call: &Call) -> Outcome {
    let value = call.value(0);
    let members = match value.data() {
        Data::Null | Data::Unknown(_) => return Ok(value.clone()),
        Data::Object(members) => members,
        _ => return refuse(eco_format!("{} cannot be converted to a map", value.type_name())),
    };
    let values: Vec<Value> = members.values().cloned().collect();
    match unified(&values) {
        Some(std::borrow::Cow::Borrowed(_)) => Ok(value.clone()),
        Some(values) => {
            let members = members.keys().cloned().zip(values.into_owned());
            Ok(value.clone().with(Data::Object(members.collect())))
        }
        None => refuse("all members must have one type"),
    }
}

/// Whether Terraform would refuse the expression that the value comes from.
pub(super) fn is_invalid(value: &Value) -> bool {
    value.as_unknown().is_some_and(|unknown| matches!(unknown.reason, Reason::Invalid(_)))
}

/// Whether something in the value is refused, as far as is looked.
fn has_error(value: &Value, budget: &mut usize) -> bool {
    if *budget == 0 {
        return false;
    }
    *budget -= 1;
    match value.data() {
        Data::Unknown(unknown) => matches!(unknown.reason, Reason::Invalid(_)),
        Data::List(items) | Data::Set(items) => items.iter().any(|item| has_error(item, budget)),
        Data::Object(members) => members.values().any(|member| has_error(member, budget)),
        _ => false,
    }
}

/// The first argument that is not an error. What is only unknown is not an error.
pub(super) fn try_each(call: &Call) -> Outcome {
    let succeeds = |argument: &&Value| !has_error(argument, &mut MAX_SEARCHED.clone());
    let found = call.arguments.iter().find(succeeds);
    found.map_or_else(|| refuse("no argument can be evaluated"), |found| Ok(found.clone()))
}

pub(super) fn can(call: &Call) -> Outcome {
    let value = call.value(0);
    if has_error(value, &mut MAX_SEARCHED.clone()) {
        return call.bool(false);
    }
    // What is not known yet may turn out to be an error.
    if value.first_unknown().is_some() { Err(Stop::Unknown) } else { call.bool(true) }
}

pub(super) fn identity(call: &Call) -> Outcome {
    Ok(call.value(0).clone())
}

pub(super) fn sensitive(call: &Call) -> Outcome {
    Ok(call.value(0).clone().marked(true))
}

pub(super) fn non_sensitive(call: &Call) -> Outcome {
    Ok(call.value(0).clone().disclosed())
}

pub(super) fn is_sensitive(call: &Call) -> Outcome {
    match call.value(0) {
        value if value.is_sensitive() => call.bool(true),
        // The provider may declare it sensitive.
        value if value.as_unknown().is_some() => Err(Stop::Unknown),
        _ => call.bool(false),
    }
}
