//! Functions of sets.

use super::arguments::limited;
use super::collection::{comparable, one_type};
use super::{Call, Outcome, Stop, refuse};
use crate::eval::sets;
use crate::eval::unify::plan;
use crate::value::{Data, Index, Value};

/// The elements of all arguments, each list converted to the type that is common to all.
fn sets(call: &Call) -> Result<Vec<Vec<Value>>, Stop> {
    let lists = (0..call.arguments.len()).map(|index| call.elements(index)).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<_> = lists.iter().copied().flatten().collect();
    limited(all.len())?;
    let Some(plan) = plan(&all) else { return refuse("all elements must have one type") };
    Ok(lists.into_iter().map(|list| list.iter().map(|it| plan.apply(it.clone())).collect()).collect())
}

fn result(call: &Call, items: Vec<Value>) -> Outcome {
    Ok(Value::new(sets::set(items), call.at))
}

pub(super) fn union(call: &Call) -> Outcome {
    let sets = sets(call)?;
    let all = sets.concat();
    result(call, all)
}

pub(super) fn intersection(call: &Call) -> Outcome {
    let mut others = sets(call)?.into_iter();
    let Some(mut kept) = others.next() else { return Err(Stop::Unknown) };
    for other in others {
        kept = select(kept, other, true)?;
    }
    result(call, kept)
}

pub(super) fn subtract(call: &Call) -> Outcome {
    let mut sets = sets(call)?;
    let removed = sets.pop().unwrap_or_default();
    let kept = select(sets.pop().unwrap_or_default(), removed, false)?;
    result(call, kept)
}

/// The items that are certainly among others, or certainly not.
fn select(items: Vec<Value>, others: Vec<Value>, among: bool) -> Result<Vec<Value>, Stop> {
    comparable(&items)?;
    comparable(&others)?;
    let others: Index = others.into_iter().collect();
    let mut kept = Vec::new();
    for item in items {
        if others.contains(&item)? == among {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// Every combination of one element of each argument: a set if any of them is one, else a list.
pub(super) fn product(call: &Call) -> Outcome {
    let lists =
        (0..call.arguments.len()).map(|index| one_type(call, index)).collect::<Result<Vec<_>, _>>()?;
    let combinations = lists.iter().try_fold(1_usize, |product, list| product.checked_mul(list.len()));
    limited(combinations.unwrap_or(usize::MAX).saturating_mul(lists.len()))?;
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for list in &lists {
        let longer = |row: &Vec<Value>, item: &Value| row.iter().chain([item]).cloned().collect::<Vec<_>>();
        rows = rows.iter().flat_map(|row| list.iter().map(move |item| longer(row, item))).collect();
    }
    let rows: Vec<_> = rows.into_iter().map(|row| Value::list(row, call.at)).collect();
    let any_set = call.arguments.iter().any(|it| matches!(it.data(), Data::Set(_)));
    let data = if any_set { Data::Set(rows.into()) } else { Data::List(rows.into()) };
    Ok(Value::new(data, call.at))
}
