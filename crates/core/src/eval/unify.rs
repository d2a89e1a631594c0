//! One type for several values (cty's `convert.Unify`).
//!
//! The elements of a list, the members of a map and the two sides of a conditional have one type. Values that stand
//! for tuples and objects in the source are converted to it: beside a string, a number is a string.

use super::operators::{self, to_text};
use super::sets::{is_small, set};
use super::{bounded, derived, nameable};
use crate::source::Location;
use crate::value::{Data, Unknown, Value, equal};
use ecow::EcoString;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is to be done with a value so that it has the common type.
pub(super) enum Plan {
    /// Nothing.
    Keep,
    /// A string is made of it.
    Text,
    /// The plan is for each element or member.
    Each(Box<Self>),
    /// A plan for each position of a tuple.
    Positions(Vec<Self>),
    /// A plan for each attribute of an object.
    Attributes(BTreeMap<EcoString, Self>),
}

/// How many values are looked at, the ones within them included. Larger ones are left as they are.
const MAX_VALUES: usize = 100_000;

/// What the values have to become. `None` where they have no type in common.
pub(super) fn plan(values: &[&Value]) -> Option<Plan> {
    let left = &mut MAX_VALUES.clone();
    if values.iter().all(|value| is_small(value, left)) { common(values) } else { Some(Plan::Keep) }
}

fn common(values: &[&Value]) -> Option<Plan> {
    let known = values.iter().copied().filter(|it| !matches!(it.data(), Data::Null | Data::Unknown(_)));
    let kinds = known.clone().map(kind);
    let Some(first) = kinds.clone().next() else { return Some(Plan::Keep) };
    if kinds.clone().all(|kind| kind == first) && !matches!(first, Kind::Sequence | Kind::Mapping) {
        return Some(Plan::Keep);
    }
    if kinds.clone().all(|kind| matches!(kind, Kind::Bool | Kind::Number | Kind::String)) {
        return kinds.clone().any(|kind| kind == Kind::String).then_some(Plan::Text);
    }
    if kinds.clone().all(|kind| kind == Kind::Sequence) {
        return sequences(&known.collect::<Vec<_>>());
    }
    if kinds.clone().all(|kind| kind == Kind::Mapping) {
        return mappings(&known.collect::<Vec<_>>());
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bool,
    Number,
    String,
    Sequence,
    Mapping,
    Nothing,
}

fn kind(value: &Value) -> Kind {
    match value.data() {
        Data::Bool(_) => Kind::Bool,
        Data::Number(_) => Kind::Number,
        Data::String(_) => Kind::String,
        Data::List(_) | Data::Set(_) => Kind::Sequence,
        Data::Object(_) => Kind::Mapping,
        Data::Null | Data::Unknown(_) => Kind::Nothing,
    }
}

/// Tuples of one length are unified position by position, others become lists.
fn sequences(values: &[&Value]) -> Option<Plan> {
    let length = values.first().and_then(|it| it.elements()).map_or(0, <[Value]>::len);
    let tuple = |it: &&Value| matches!(it.data(), Data::List(items) if items.len() == length);
    if !values.iter().all(tuple) {
        let elements: Vec<_> = values.iter().filter_map(|it| it.elements()).flatten().collect();
        return common(&elements).map(each);
    }
    if values.len() == 1 {
        return Some(Plan::Keep);
    }
    let position = |index: usize| {
        let column: Vec<_> = values.iter().filter_map(|it| it.elements()?.get(index)).collect();
        common(&column)
    };
    let plans = (0..length).map(position).collect::<Option<Vec<_>>>()?;
    Some(if plans.iter().all(Plan::is_keep) { Plan::Keep } else { Plan::Positions(plans) })
}

/// Objects of the same attributes are unified attribute by attribute, others become maps.
fn mappings(values: &[&Value]) -> Option<Plan> {
    let members = |it: &&'_ Value| match it.data() {
        Data::Object(members) => Some(members.clone()),
        _ => None,
    };
    let all: Vec<_> = values.iter().filter_map(members).collect();
    let [first, others @ ..] = &all[..] else { return Some(Plan::Keep) };
    if !others.iter().all(|it| it.keys().eq(first.keys())) {
        let values: Vec<_> = all.iter().flat_map(|it| it.values()).collect();
        return common(&values).map(each);
    }
    if others.is_empty() {
        return Some(Plan::Keep);
    }
    let attribute = |name: &EcoString| {
        let column: Vec<_> = all.iter().filter_map(|it| it.get(name)).collect();
        Some((name.clone(), common(&column)?))
    };
    let plans = first.keys().map(attribute).collect::<Option<BTreeMap<_, _>>>()?;
    Some(if plans.values().all(Plan::is_keep) { Plan::Keep } else { Plan::Attributes(plans) })
}

fn each(plan: Plan) -> Plan {
    if plan.is_keep() { Plan::Keep } else { Plan::Each(Box::new(plan)) }
}

impl Plan {
    fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Carries the plan out.
    pub(super) fn apply(&self, value: Value) -> Value {
        let data = match (self, value.data()) {
            (Self::Text, _) => to_text(&value).map(Data::String),
            (Self::Each(plan), Data::List(items)) => Some(Data::List(plan.apply_all(items))),
            (Self::Each(plan), Data::Set(items)) => Some(set(plan.apply_all(items).to_vec())),
            (Self::Each(plan), Data::Object(members)) => {
                let members = members.iter().map(|(key, it)| (key.clone(), plan.apply(it.clone())));
                Some(Data::Object(members.collect()))
            }
            (Self::Positions(plans), Data::List(items)) => Some(Data::List(
                items.iter().zip(plans).map(|(item, plan)| plan.apply(item.clone())).collect(),
            )),
            (Self::Attributes(plans), Data::Object(members)) => {
                let convert = |(key, it): (&EcoString, &Value)| match plans.get(key) {
                    Some(plan) => (key.clone(), plan.apply(it.clone())),
                    None => (key.clone(), it.clone()),
                };
                Some(Data::Object(members.iter().map(convert).collect()))
            }
            _ => None,
        };
        match data {
            Some(data) => value.with(data),
            None => value,
        }
    }

    fn apply_all(&self, items: &[Value]) -> Arc<[Value]> {
        items.iter().map(|item| self.apply(item.clone())).collect()
    }
}

/// The values with one type. `None` where they have none in common.
pub(super) fn unified(values: &[Value]) -> Option<Cow<'_, [Value]>> {
    // Nearly every list holds one type of scalar, and nothing is to be done.
    let first = values.first().map_or(Kind::Nothing, kind);
    if !matches!(first, Kind::Sequence | Kind::Mapping | Kind::Nothing)
        && values.iter().all(|it| kind(it) == first)
    {
        return Some(Cow::Borrowed(values));
    }
    let plan = plan(&values.iter().collect::<Vec<_>>())?;
    if plan.is_keep() {
        return Some(Cow::Borrowed(values));
    }
    Some(values.iter().map(|value| plan.apply(value.clone())).collect())
}

/// The chosen side of a conditional, converted to the type of both. The other side is looked at only where that may
/// change the chosen one: where that holds numbers or booleans. `None` where the sides have no type in common.
pub(super) fn chosen(chosen: Value, other: impl FnOnce() -> Value) -> Option<Value> {
    if !is_small(&chosen, &mut MAX_VALUES.clone()) || !has_convertible(&chosen) {
        return Some(chosen);
    }
    let other = other();
    let plan = plan(&[&chosen, &other])?;
    Some(plan.apply(chosen))
}

fn has_convertible(value: &Value) -> bool {
    match value.data() {
        Data::Bool(_) | Data::Number(_) => true,
        Data::List(items) | Data::Set(items) => items.iter().any(has_convertible),
        Data::Object(members) => members.values().any(has_convertible),
        _ => false,
    }
}

/// How many elements the sides of a conditional may have to be looked at one by one.
const MAX_EITHER: usize = 200;

/// One of two values, nobody knows which. What both have in common is known: lists of one length, objects of the same
/// attributes.
pub(super) fn either(condition: &Value, yes: &Value, no: &Value, at: Location) -> Value {
    let mut either = Either { condition, at, known: BTreeMap::new() };
    either.of(yes, no).unwrap_or_else(|| either.equal(yes, no))
}

/// The two sides of a conditional, part by part.
struct Either<'v> {
    condition: &'v Value,
    at: Location,
    /// What was made of two collections, by their addresses: values share their parts.
    known: BTreeMap<(*const (), *const ()), Option<Data>>,
}

impl Either<'_> {
    /// What stands for both values. `None` where they are certainly equal.
    fn of(&mut self, yes: &Value, no: &Value) -> Option<Value> {
        let data = match (yes.data(), no.data()) {
            (Data::List(a), Data::List(b)) if a.len() == b.len() && a.len() <= MAX_EITHER => self
                .once((Arc::as_ptr(a).cast(), Arc::as_ptr(b).cast()), |this| {
                    this.all(a.iter().zip(b.iter())).map(|items| Data::List(items.into()))
                }),
            (Data::Object(a), Data::Object(b)) if a.keys().eq(b.keys()) && a.len() <= MAX_EITHER => self
                .once((a.address(), b.address()), |this| {
                    let values = this.all(a.values().zip(b.values()))?;
                    Some(Data::Object(a.keys().cloned().zip(values).collect()))
                }),
            _ if matches!(equal(yes, no), Ok(true)) => None,
            _ => Some(self.unknown(yes, no)),
        };
        let data = data?;
        let hidden = matches!(data, Data::Unknown(_)) && (yes.is_secret() || no.is_secret());
        let sensitive = hidden || self.condition.is_secret() || yes.is_sensitive() || no.is_sensitive();
        Some(Value::new(data, self.at).marked(sensitive))
    }

    /// What stands for two values that are certainly equal.
    fn equal(&self, yes: &Value, no: &Value) -> Value {
        yes.clone().marked(self.condition.is_secret() || no.is_sensitive())
    }

    /// What stands for both of each pair. `None` where all of them are certainly equal.
    fn all<'p>(&mut self, pairs: impl Iterator<Item = (&'p Value, &'p Value)>) -> Option<Vec<Value>> {
        let mut differ = false;
        let one = |(yes, no): (&Value, &Value)| {
            let either = self.of(yes, no);
            differ |= either.is_some();
            either.unwrap_or_else(|| self.equal(yes, no))
        };
        let all = pairs.map(one).collect();
        differ.then_some(all)
    }

    /// What is made of two collections, the first time.
    fn once(
        &mut self,
        addresses: (*const (), *const ()),
        make: impl FnOnce(&mut Self) -> Option<Data>,
    ) -> Option<Data> {
        if addresses.0 == addresses.1 {
            return None;
        }
        if let Some(known) = self.known.get(&addresses) {
            return known.clone();
        }
        let made = make(self);
        self.known.insert(addresses, made.clone());
        made
    }

    fn unknown(&self, yes: &Value, no: &Value) -> Data {
        let Self { condition, at, .. } = *self;
        let not_null = [yes, no].into_iter().all(operators::is_not_null);
        let named = nameable(yes) && nameable(no);
        let write = || named.then(|| bounded(format_args!("({condition} ? {yes} : {no})")));
        let either = derived([condition], at, not_null, write);
        match either.as_unknown() {
            Some(unknown) if !condition.is_secret() => {
                Data::Unknown(Arc::new(Unknown::clone(unknown).among([yes, no])))
            }
            _ => either.into_data(),
        }
    }
}
