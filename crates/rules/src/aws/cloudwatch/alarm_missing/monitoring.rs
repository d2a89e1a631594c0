//! Which of the watches a configuration keeps: metric filters, and the alarms on their metrics.

use super::alarms::{Alarms, FILTER, is_watching};
use super::filters::{Filter, PATTERN_STEPS};
use super::pattern::{Event, Field, Pattern, in_words};
use super::watches::{self, Watch};
use crate::prelude::*;
use tollgate_core::address::Sort;
use tollgate_core::hash::HashMap;
use tollgate_core::source::Location;
use tollgate_core::value::{Hop, HopKind, Reason, Value};

/// What is missing, for each watch.
pub(super) struct Monitoring {
    /// The first block of the monitoring: where it is said what is not known.
    first: Option<Location>,
    gaps: Vec<(&'static Watch, Checked<Option<Gap>>)>,
}

/// A watch that is not kept.
#[derive(Clone)]
pub(super) struct Gap {
    /// The block that is to blame.
    header: Location,
    pub(super) place: Location,
    pub(super) message: String,
}

impl Monitoring {
    pub(super) fn new(cx: &Cx) -> Self {
        let filters = cx.resources(FILTER);
        let mut patterns = HashMap::default();
        let filters: Vec<_> =
            filters.iter().map_while(|filter| Filter::new(filter, &mut patterns, cx)).collect();
        let alarms = Alarms::new(cx);
        let first = blocks(&filters, &alarms).map(Block::header).min();
        let gaps = watches::ALL.iter().map(|watch| (*watch, gap(watch, &filters, &alarms, cx))).collect();
        Self { first, gaps }
    }

    /// What a block is to blame for.
    pub(super) fn gap(&self, block: &Block, watch: &'static Watch) -> Checked<Option<&Gap>> {
        match self.gaps.iter().find(|(it, _)| std::ptr::eq(*it, watch)) {
            Some((_, Ok(gap))) => Ok(gap.as_ref().filter(|gap| gap.header == block.header())),
            Some((_, Err(unknown))) if self.first == Some(block.header()) => Err(unknown.clone()),
            _ => Ok(None),
        }
    }
}

/// Whether the log group of a filter is looked up: it is kept by another configuration, and so may be the filters and
/// alarms that are missing here.
fn is_looked_up(filter: &Block) -> bool {
    let group = filter.value("log_group_name");
    let read = group.as_unknown().is_some_and(|unknown| matches!(unknown.reason, Reason::DataSource(_)));
    // Its name may be known: it is what was looked up.
    let named = |hop: &Hop| matches!(&hop.kind, HopKind::Attribute(it) if it.object().sort() == Sort::Data);
    read || group.hops().any(named)
}

fn blocks<'a, 'e>(
    filters: &'a [Filter<'a, 'e>],
    alarms: &'a Alarms<'e>,
) -> impl Iterator<Item = &'a Block<'e>> {
    filters.iter().map(|it| it.block).chain(alarms.blocks.iter())
}

fn gap(watch: &Watch, filters: &[Filter], alarms: &Alarms, cx: &Cx) -> Checked<Option<Gap>> {
    let (wanted, unwanted) = (watch.wanted(), watch.unwanted());
    let counts = |filter: &Filter| counts(filter, &wanted, &unwanted);
    if !cx.charge(filters.len() * (wanted.len() + unwanted.len()) * PATTERN_STEPS) {
        return Ok(None);
    }
    let is_kept = |filter: &Filter| {
        let counted = counts(filter).map(|verdict| verdict.is_ok());
        if matches!(counted, Ok(false)) {
            return Ok(false);
        }
        let watching = alarms.candidates(filter.block, cx);
        let watched = value::any(watching, |alarm| {
            alarm.if_present(is_watching(alarm, filter.block, cx), filter.block)
        });
        both(counted, watched)
    };
    let concerned = |filter: &Filter| -> Checked<bool> {
        let pattern = filter.pattern()?;
        Ok(!is_looked_up(filter.block) && pattern.is_some_and(Pattern::reads_cloudtrail))
    };
    if value::any(filters, is_kept)? || !value::any(filters, concerned)? {
        return Ok(None);
    }
    // The filter that finds most of what is wanted.
    let nearness = |filter: &&Filter| {
        let pattern = filter.pattern().ok().flatten();
        let hits = |pattern: &Pattern| wanted.iter().filter(|it| pattern.matches(it) == Some(true)).count();
        (pattern.map_or(0, hits), matches!(counts(filter), Ok(Ok(()))))
    };
    let nearest = filters.iter().rev().max_by_key(nearness);
    let first =
        filters.iter().filter(|it| matches!(concerned(it), Ok(true))).flat_map(|it| monitors(it, alarms, cx));
    let Some((nearest, first)) = nearest.zip(first.min()) else { return Ok(None) };
    let example = wanted.first().map_or_else(String::new, |it| format!(", such as {}", in_words(it)));
    let header = nearest.block.header();
    Ok(Some(match counts(nearest)? {
        Ok(()) => {
            let message = format!("no alarm watches the metric that counts these events{example}");
            Gap { header, place: header, message }
        }
        Err(flaw) if nearness(&nearest).0 > 0 => {
            let message = format!("no metric filter counts just these events: {flaw}");
            Gap { header, place: nearest.block.place("pattern"), message }
        }
        // No filter is meant to count them.
        Err(_) => {
            let message = format!("no metric filter counts these events{example}");
            Gap { header: first, place: first, message }
        }
    }))
}

/// Where a filter stands, and the alarms on its metric.
fn monitors(filter: &Filter, alarms: &Alarms, cx: &Cx) -> Vec<Location> {
    let watching = alarms.candidates(filter.block, cx);
    let watching = watching.iter().filter(|it| matches!(is_watching(it, filter.block, cx), Ok(true)));
    watching.map(|it| it.header()).chain([filter.block.header()]).collect()
}

/// Whether a filter counts the events that are wanted and none of the others; else what is wrong with its pattern.
fn counts(filter: &Filter, wanted: &[Vec<Field>], unwanted: &[Vec<Field>]) -> Checked<Result<(), String>> {
    let Some(pattern) = filter.pattern()? else {
        return Ok(Err("its pattern does not read CloudTrail events".into()));
    };
    let matches = |event: &Event| {
        pattern.matches(event).ok_or_else(|| {
            let reason = Reason::Invalid("the filter pattern is not understood".into());
            Value::unknown(reason, None, filter.block.place("pattern")).as_unknown().cloned()
        })
    };
    for (events, expected, verb) in [(wanted, true, "does not match"), (unwanted, false, "also matches")] {
        for event in events {
            match matches(event) {
                Ok(matched) if matched == expected => {}
                Ok(_) => return Ok(Err(format!("`pattern` {verb} {}", in_words(event)))),
                Err(Some(unknown)) => return Err(unknown),
                Err(None) => {}
            }
        }
    }
    Ok(Ok(()))
}
