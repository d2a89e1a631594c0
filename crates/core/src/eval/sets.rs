//! Sets, and how much of a collection is looked at to order or to unify it.

use crate::value::{Data, Index, Value};
use ecow::eco_format;
use std::cmp::Ordering;

/// The largest collections, in values, that sets of them are sorted by.
const MAX_SORTED: usize = 1_000;

/// A set of values: sorted, equal ones once. Unknown elements stay, each may equal another.
pub(super) fn set(items: Vec<Value>) -> Data {
    let mut items = items;
    if items.iter().all(|item| item.as_str().is_some()) {
        items.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
        items.dedup_by(|a, b| a.as_str() == b.as_str());
        return Data::Set(items.into());
    }
    let mut unique = items.into_iter().collect::<Index>().into_values();
    // Terraform orders sets of scalars by value, null last, and those of collections by a text of them.
    unique.sort_by(|a, b| match (a.data(), b.data()) {
        (Data::Number(a), Data::Number(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
        (Data::Bool(a), Data::Bool(b)) => a.cmp(b),
        (Data::String(a), Data::String(b)) => a.cmp(b),
        _ => rank(a.data()).cmp(&rank(b.data())),
    });
    let collection = |it: &Value| matches!(it.data(), Data::List(_) | Data::Set(_) | Data::Object(_));
    if unique.iter().all(|it| collection(it) && is_small(it, &mut MAX_SORTED.clone())) {
        unique.sort_by_cached_key(|it| eco_format!("{it}"));
    }
    Data::Set(unique.into())
}

/// The order of kinds in a set; within one, scalars are ordered by value. What is unknown may be anything.
fn rank(data: &Data) -> u8 {
    match data {
        Data::Bool(_) => 0,
        Data::Number(_) => 1,
        Data::String(_) => 2,
        Data::List(_) | Data::Set(_) | Data::Object(_) => 3,
        Data::Unknown(_) => 4,
        Data::Null => 5,
    }
}

/// Whether a value has no more parts than are left to be looked at. A part that stands twice counts twice.
pub(super) fn is_small(value: &Value, left: &mut usize) -> bool {
    *left = left.saturating_sub(1);
    let parts = match value.data() {
        Data::List(items) | Data::Set(items) => items.iter().all(|item| is_small(item, left)),
        Data::Object(members) => members.values().all(|member| is_small(member, left)),
        _ => true,
    };
    parts && *left > 0
}
