//! Where it is shown what is wrong with a policy.

use super::is_for_everybody;
use crate::prelude::*;
use tollgate_core::policy::Statement;
use tollgate_core::source::Location;
use tollgate_core::value::{Data, HopKind, Value};

/// The element of a statement that shows best what is wrong with it: whom it lets in if that is everybody, else what it
/// allows.
pub(super) fn telling(statement: &Statement) -> Location {
    let elements = match is_for_everybody(statement) {
        Ok(true) => ["Principal", "NotPrincipal"],
        Ok(false) | Err(_) => ["Action", "NotAction"],
    };
    let element = elements.iter().find_map(|element| statement.member(element).ok().flatten());
    element.map_or(statement.at(), |element| wildcard(element).unwrap_or(element).at)
}

/// The first text in a value that has a wildcard.
fn wildcard(value: &Value) -> Option<&Value> {
    match value.data() {
        Data::Object(members) => members.iter().find_map(|(_, it)| wildcard(it)),
        Data::List(items) => items.iter().find_map(wildcard),
        _ => value.as_str().filter(|text| text.contains('*')).map(|_| value),
    }
}

/// Where a part of a document stands, if it is written in the attribute itself; else the attribute.
pub(in crate::aws) fn place_of(block: &Block, name: &str, origin: &Value, part: Location) -> Location {
    let attribute = block.place(name);
    let is_read = origin.hops().any(|hop| matches!(hop.kind, HopKind::Reference(_) | HopKind::Attribute(_)));
    let is_inside = attribute.source == part.source
        && attribute.span.start <= part.span.start
        && origin.at.contains(part)
        && origin.at.span.start < part.span.start;
    if is_inside && !is_read { part } else { attribute }
}
