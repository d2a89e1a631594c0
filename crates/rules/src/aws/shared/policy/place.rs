//! Where it is shown what is wrong with a policy.

use super::is_for_everybody;
use crate::prelude::*;
use tollgate_core::policy::Statement;
use tollgate_core::source::Location;
use tollgate_core::value::{Data, HopKind, Value};

/// The element of a statement that shows best what is wrong with it: whom it lets in if that is everybody, else what it
/// allows. Of several, the one that is quoted in `wrong`, or covers what is; else the first with a wildcard.
pub(super) fn telling(statement: &Statement, wrong: &str) -> Location {
    let elements = match is_for_everybody(statement) {
        Ok(true) => ["Principal", "NotPrincipal"],
        Ok(false) | Err(_) => ["Action", "NotAction"],
    };
    let Some(element) = elements.iter().find_map(|element| statement.member(element).ok().flatten()) else {
        return statement.at();
    };
    let quoted = || wrong.split('`').skip(1).step_by(2);
    let named = quoted().find_map(|it| text_of(element, &|text| text.eq_ignore_ascii_case(it)));
    let covering = || quoted().find_map(|it| text_of(element, &|text| begins_like(text, it)));
    let part = named.or_else(covering).or_else(|| text_of(element, &|text| text.contains('*')));
    part.unwrap_or(element).at
}

/// The first text in a value that passes a test.
fn text_of<'v>(value: &'v Value, test: &dyn Fn(&str) -> bool) -> Option<&'v Value> {
    match value.data() {
        Data::Object(members) => members.iter().find_map(|(_, it)| text_of(it, test)),
        Data::List(items) => items.iter().find_map(|it| text_of(it, test)),
        _ => value.as_str().filter(|text| test(text)).map(|_| value),
    }
}

/// Whether a pattern such as `iam:Pass*` covers an action.
fn begins_like(pattern: &str, action: &str) -> bool {
    let start = pattern.strip_suffix('*').and_then(|start| action.get(..start.len()).zip(Some(start)));
    start.is_some_and(|(own, start)| own.eq_ignore_ascii_case(start))
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
