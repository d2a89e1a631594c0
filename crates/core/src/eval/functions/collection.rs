//! Functions of lists and maps.

use super::arguments::{count, limited};
use super::partial::is_filled;
use super::{Call, MAX_ELEMENTS, Outcome, Stop, refuse, string};
use crate::eval::operators::{as_bool, to_text};
use crate::eval::sets::is_small;
use crate::eval::unify::{plan, unified};
use crate::hash::HashSet;
use crate::value::{self, Data, Index, Value, equal};
use ecow::{EcoString, eco_format};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most elements that are compared each with each other.
const MAX_COMPARED: usize = 3_000;

pub(super) fn length(call: &Call) -> Outcome {
    let value = call.known(0)?;
    match value.data() {
        Data::String(_) => string::length(call),
        Data::List(items) => call.result(count(items.len())),
        Data::Set(items) if value.is_known() || is_certain(call, items)? => call.result(count(items.len())),
        Data::Set(_) => Err(Stop::Unknown),
        Data::Object(members) => call.result(count(members.len())),
        _ => refuse(eco_format!("{} has no length", value.type_name())),
    }
}

/// Whether the elements of a set certainly differ from each other.
pub(super) fn is_certain(call: &Call, items: &[Value]) -> Result<bool, Stop> {
    for (index, item) in items.iter().enumerate().filter(|(_, item)| !item.is_known()) {
        call.evaluator.budget.work(items.len())?;
        let others = items.iter().enumerate().filter(|(other, _)| *other != index);
        if !others.clone().all(|(_, other)| matches!(equal(item, other), Ok(false))) {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn concat(call: &Call) -> Outcome {
    let lists =
        (0..call.arguments.len()).map(|index| call.list_elements(index)).collect::<Result<Vec<_>, _>>()?;
    match lists[..] {
        [] => refuse("at least one list is needed"),
        [_] => Ok(call.value(0).clone()),
        _ => {
            limited(lists.iter().map(|list| list.len()).sum())?;
            call.list(call.arguments.iter().flat_map(Value::items).collect())
        }
    }
}

pub(super) fn contains(call: &Call) -> Outcome {
    let elements = call.elements(0)?;
    let wanted = call.value(1);
    if wanted.is_null() {
        return refuse("the second argument must not be null");
    }
    let found = match call.index_of(0)? {
        Some(index) => index.contains(wanted)?,
        None => value::any(elements, |element| equal(element, wanted))?,
    };
    call.bool(found)
}

/// The first argument that is neither null nor an empty string.
pub(super) fn coalesce(call: &Call) -> Outcome {
    let chosen = call.arguments.iter().find(|argument| match argument.data() {
        Data::Null => false,
        Data::String(text) => !text.is_empty(),
        _ => true,
    });
    let Some(plan) = plan(&call.arguments.iter().collect::<Vec<_>>()) else {
        return refuse("the arguments must have one type");
    };
    match chosen {
        None => refuse("every argument is null or an empty string"),
        Some(unknown) if unknown.as_unknown().is_some() && !is_filled(unknown) => Err(Stop::Unknown),
        Some(chosen) => Ok(plan.apply(chosen.clone())),
    }
}

pub(super) fn coalesce_list(call: &Call) -> Outcome {
    for index in 0..call.arguments.len() {
        if !call.list_elements(index)?.is_empty() {
            return Ok(call.value(index).clone());
        }
    }
    refuse("no list has elements")
}

pub(super) fn compact(call: &Call) -> Outcome {
    let mut kept = Vec::new();
    let mut unknown = false;
    for element in call.elements(0)? {
        call.uses(element);
        match to_text(element) {
            Some(text) if text.is_empty() => {}
            Some(text) => kept.push(element.clone().with(Data::String(text))),
            None if element.is_null() => {}
            None if is_filled(element) => kept.push(element.clone()),
            None if element.as_unknown().is_some() => unknown = true,
            None => {
                return refuse(eco_format!("the list must hold strings, but holds {}", element.type_name()));
            }
        }
    }
    if unknown { Err(Stop::Unknown) } else { call.list(kept) }
}

/// The elements of an argument, converted to one type.
pub(super) fn one_type<'c>(call: &'c Call, index: usize) -> Result<Cow<'c, [Value]>, Stop> {
    unified(call.elements(index)?).map_or_else(|| refuse("all elements must have one type"), Ok)
}

pub(super) fn distinct(call: &Call) -> Outcome {
    let elements = one_type(call, 0)?;
    if elements.iter().all(|element| element.as_str().is_some()) {
        let mut seen = HashSet::default();
        return call.list(elements.iter().filter(|element| seen.insert(element.as_str())).cloned().collect());
    }
    comparable(&elements)?;
    let mut kept = Index::default();
    for element in elements.iter() {
        if !kept.contains(element)? {
            kept.insert(element.clone());
        }
    }
    call.list(kept.into_values())
}

/// Refuses lists that hold too many unknown elements: each has to be compared with each other.
pub(super) fn comparable(elements: &[Value]) -> Result<(), Stop> {
    if elements.iter().filter(|element| !element.is_known()).count() > MAX_COMPARED {
        return Err(Stop::Limit(eco_format!(
            "more than {MAX_COMPARED} unknown elements would have to be compared"
        )));
    }
    Ok(())
}

/// `element(list, index)`: the index wraps around.
pub(super) fn element(call: &Call) -> Outcome {
    let elements = call.list_elements(0)?;
    let Some(first) = elements.first() else { return refuse("the list is empty") };
    if call.value(1).as_unknown().is_some() {
        call.looks_at_all(0)?;
        let same = elements.iter().all(|element| matches!(equal(first, element), Ok(true)));
        return if same { Ok(first.clone().part_of(call.value(0))) } else { Err(Stop::Unknown) };
    }
    match usize::try_from(call.int64(1)?) {
        Ok(index) => Ok(elements[index % elements.len()].clone().part_of(call.value(0))),
        Err(_) => refuse("the index must not be negative"),
    }
}

pub(super) fn flatten(call: &Call) -> Outcome {
    let mut flat = Vec::new();
    if !is_small(call.value(0), &mut MAX_ELEMENTS.clone()) {
        return Err(Stop::Limit(eco_format!("the list has more than {MAX_ELEMENTS} elements")));
    }
    flatten_into(call, call.elements(0)?, &mut flat)?;
    call.list(flat)
}

fn flatten_into(call: &Call, elements: &[Value], flat: &mut Vec<Value>) -> Result<(), Stop> {
    for element in elements {
        match element.data() {
            Data::List(items) | Data::Set(items) => {
                call.uses(element);
                flatten_into(call, items, flat)?;
            }
            // It may be a list, of any length.
            Data::Unknown(unknown) if !unknown.is_string() => return Err(Stop::Unknown),
            _ => flat.push(element.clone()),
        }
    }
    Ok(())
}

pub(super) fn index(call: &Call) -> Outcome {
    let (elements, wanted) = (call.list_elements(0)?, call.value(1));
    let found = match call.index_of(0)? {
        Some(index) => index.position(wanted)?,
        None => position(elements, wanted)?,
    };
    found.map_or_else(|| refuse("the list does not hold the value"), |found| call.result(count(found)))
}

/// The number of the first element that equals the wanted one.
fn position(elements: &[Value], wanted: &Value) -> Result<Option<usize>, Stop> {
    for (index, element) in elements.iter().enumerate() {
        if equal(element, wanted)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

pub(super) fn keys(call: &Call) -> Outcome {
    call.strings(call.members(0)?.keys().cloned())
}

pub(super) fn values(call: &Call) -> Outcome {
    let whole = call.value(0);
    call.list(call.members(0)?.values().map(|value| value.clone().part_of(whole)).collect())
}

/// `lookup(map, key, default)`.
pub(super) fn lookup(call: &Call) -> Outcome {
    let members = call.members(0)?;
    let default = call.arguments.get(2);
    if call.value(1).as_unknown().is_some() {
        call.looks_at_all(0)?;
        let mut possible = members.values().chain(default);
        let Some(first) = possible.next() else { return refuse("the map is empty") };
        let same = possible.all(|it| matches!(equal(first, it), Ok(true)));
        // Without a default the key may be missing.
        return if same && default.is_some() { Ok(first.clone()) } else { Err(Stop::Unknown) };
    }
    let key = call.text(1)?;
    match (members.get(&key), default) {
        (Some(member), _) => Ok(member.clone().part_of(call.value(0))),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => refuse(eco_format!("the map has no key {key:?}, and no default is given")),
    }
}

pub(super) fn match_keys(call: &Call) -> Outcome {
    let (values, keys, wanted) = (call.elements(0)?, call.elements(1)?, call.elements(2)?);
    if values.len() != keys.len() {
        return refuse("the lists of values and keys must have the same length");
    }
    comparable(keys)?;
    comparable(wanted)?;
    let Some(plan) = plan(&keys.iter().chain(wanted).collect::<Vec<_>>()) else {
        return refuse("keys and wanted keys must have one type");
    };
    let wanted: Index = wanted.iter().map(|it| plan.apply(it.clone())).collect();
    let mut kept = Vec::new();
    for (value, key) in values.iter().zip(keys) {
        let key = plan.apply(key.clone());
        if wanted.contains(&key)? {
            kept.push(value.clone());
        }
    }
    call.list(kept)
}

/// `merge(map, …)`: later members replace earlier ones; null is left out.
pub(super) fn merge(call: &Call) -> Outcome {
    let given: Vec<usize> = (0..call.arguments.len()).filter(|&index| !call.value(index).is_null()).collect();
    // What is not a map is refused before what is unknown is looked at.
    let maps: Vec<_> = given.iter().map(|&index| call.members(index)).collect();
    if let Some(refused) = maps.iter().position(|map| matches!(map, Err(Stop::Refused(_)))) {
        return refuse(eco_format!("argument {} is not a map", given[refused] + 1));
    }
    let maps = maps.into_iter().collect::<Result<Vec<_>, _>>()?;
    if let ([_], [only]) = (&maps[..], &given[..]) {
        return Ok(call.value(*only).clone());
    }
    let mut merged = BTreeMap::new();
    for (map, index) in maps.into_iter().zip(given) {
        let whole = call.value(index);
        merged.extend(map.iter().map(|(key, value)| (key.clone(), value.clone().part_of(whole))));
    }
    limited(merged.len())?;
    Ok(Value::object(merged.into(), call.at))
}

pub(super) fn one(call: &Call) -> Outcome {
    match call.elements(0)? {
        [] => Ok(Value::null(call.at)),
        [only] => Ok(only.clone().part_of(call.value(0))),
        items if matches!(call.value(0).data(), Data::Set(_)) && !is_certain(call, items)? => {
            Err(Stop::Unknown)
        }
        items => refuse(eco_format!("the list must have at most one element, not {}", items.len())),
    }
}

pub(super) fn reverse(call: &Call) -> Outcome {
    call.list(call.elements(0)?.iter().rev().cloned().collect())
}

pub(super) fn slice(call: &Call) -> Outcome {
    let (elements, start, end) = (call.list_elements(0)?, call.int64(1)?, call.int64(2)?);
    let bounds = usize::try_from(start).ok().zip(usize::try_from(end).ok());
    match bounds.and_then(|(start, end)| elements.get(start..end)) {
        Some(part) => call.list(part.to_vec()),
        None => {
            refuse(eco_format!("a list of {} elements has no part from {start} to {end}", elements.len()))
        }
    }
}

pub(super) fn sort(call: &Call) -> Outcome {
    let mut texts = call.texts(0)?;
    texts.sort_unstable();
    call.strings(texts)
}

/// `transpose(map of lists of strings)`: the strings become keys, the keys strings.
pub(super) fn transpose(call: &Call) -> Outcome {
    let mut transposed: BTreeMap<EcoString, Vec<Value>> = BTreeMap::new();
    let mut unknown = false;
    for (key, list) in call.members(0)?.iter() {
        call.uses(list);
        let Some(items) = list.elements() else {
            match list.as_unknown() {
                Some(_) => unknown = true,
                None => {
                    return refuse(eco_format!("the map must hold lists, but holds {}", list.type_name()));
                }
            }
            continue;
        };
        for item in items {
            call.uses(item);
            match to_text(item) {
                Some(text) => transposed.entry(text).or_default().push(Value::string(key.clone(), call.at)),
                None if item.as_unknown().is_some() => unknown = true,
                None => return refuse(eco_format!("the lists must hold strings, not {}", item.type_name())),
            }
        }
    }
    if unknown {
        return Err(Stop::Unknown);
    }
    let lists = transposed.into_iter().map(|(key, items)| (key, Value::list(items, call.at)));
    Ok(Value::object(lists.collect(), call.at))
}

pub(super) fn zip_map(call: &Call) -> Outcome {
    let (keys, values) = (call.texts(0)?, call.list_elements(1)?);
    if keys.len() != values.len() {
        return refuse(eco_format!("{} keys, but {} values", keys.len(), values.len()));
    }
    Ok(Value::object(keys.into_iter().zip(values.iter().cloned()).collect(), call.at))
}

pub(super) fn all_true(call: &Call) -> Outcome {
    if let Some(verdict) = of_perhaps(call, false) {
        return verdict;
    }
    let booleans = call.booleans(0)?;
    match value::all(booleans, |it| it.map(|it| it == Some(true))) {
        Ok(all) => call.bool(all),
        Err(()) => Err(Stop::Unknown),
    }
}

pub(super) fn any_true(call: &Call) -> Outcome {
    if let Some(verdict) = of_perhaps(call, true) {
        return verdict;
    }
    let booleans = call.booleans(0)?;
    match value::any(booleans, |it| it.map(|it| it == Some(true))) {
        Ok(any) => call.bool(any),
        Err(()) => Err(Stop::Unknown),
    }
}

/// The verdict on a list of which nobody knows how many elements it has, but all that it may have: whether one of them
/// decides. `None` for any other list.
fn of_perhaps(call: &Call, decisive: bool) -> Option<Outcome> {
    let elements = call.value(0).as_unknown()?.elements.as_ref()?;
    let mut open = false;
    for it in elements.iter() {
        call.uses(&it.value);
        match (it.value.data(), as_bool(&it.value)) {
            (Data::Unknown(_), _) => open = true,
            (Data::Null, _) | (_, Some(_)) => {
                let decides = as_bool(&it.value).unwrap_or(false) == decisive;
                if decides && it.condition.is_none() {
                    return Some(call.bool(decisive));
                }
                open |= decides;
            }
            _ => {
                return Some(refuse(eco_format!(
                    "the list must be of booleans, but holds {}",
                    it.value.type_name()
                )));
            }
        }
    }
    Some(if open { Err(Stop::Unknown) } else { call.bool(!decisive) })
}

/// `chunklist(list, size)`; a size of 0 puts all in one chunk.
pub(super) fn chunk_list(call: &Call) -> Outcome {
    let (elements, size) = (one_type(call, 0)?, call.int64(1)?);
    let Ok(size) = usize::try_from(size) else { return refuse("the size must not be negative") };
    let size = if size == 0 { elements.len().max(1) } else { size };
    call.list(elements.chunks(size).map(|chunk| Value::list(chunk.iter().cloned(), call.at)).collect())
}

pub(super) fn list(call: &Call) -> Outcome {
    call.list(call.arguments.to_vec())
}

pub(super) fn map(call: &Call) -> Outcome {
    if !call.arguments.len().is_multiple_of(2) {
        return refuse("the arguments must be pairs of a key and a value");
    }
    let pair = |index: usize| Ok((call.text(2 * index)?, call.value(2 * index + 1).clone()));
    let members = (0..call.arguments.len() / 2).map(pair).collect::<Result<_, Stop>>()?;
    Ok(Value::object(members, call.at))
}
