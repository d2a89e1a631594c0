//! One attribute of many blocks, laid out so that those with a value are found without a look at the others.

use super::{Wanted, object_of, owners_of};
use crate::value::likeness::{Likeness, key};
use crate::value::{Value, without_keys};
use ecow::EcoString;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::iter;
use std::ops::Range;

/// The position of a block among those that are joined.
pub(super) type Row = usize;

/// The values of an attribute. A block has several where it has a list of them.
pub(super) struct Column {
    values: Vec<(Row, Value)>,
    by_key: HashMap<EcoString, Vec<Row>>,
    /// The rows by what is certain of their values. The group with the first row is the first.
    groups: Vec<(Likeness, Vec<Row>)>,
    /// The groups of values that are not known.
    unknown: Vec<usize>,
    by_start: Sorted,
    by_end: Sorted,
    /// Whether it is not known of some value which instance of a resource it is an attribute of.
    has_any_instance: bool,
    by_resource: OnceCell<HashMap<EcoString, Vec<Row>>>,
    by_owner: OnceCell<HashMap<EcoString, Vec<Row>>>,
}

/// What was found in a column: every row that is not here certainly has another value.
pub(super) struct Found<'c> {
    /// The rows that have the value, in order.
    pub(super) certain: Vec<Row>,
    /// The rows of which nobody can say it, in order; some of the certain ones may be among them.
    pub(super) possible: Box<dyn Iterator<Item = Row> + 'c>,
    /// How many there are at most, both together.
    pub(super) most: usize,
}

impl<'c> Found<'c> {
    /// These rows and no others.
    pub(super) fn of(mut certain: Vec<Row>) -> Self {
        certain.sort_unstable();
        certain.dedup();
        Self { most: certain.len(), certain, possible: Box::new(iter::empty()) }
    }

    /// Also what was found elsewhere.
    pub(super) fn or(self, other: Self) -> Self {
        let certain = Self::of([self.certain, other.certain].concat()).certain;
        let possible = both(self.possible, other.possible);
        Self { certain, possible, most: self.most + other.most }
    }
}

/// The rows of two lists, in order.
fn both<'c>(
    left: Box<dyn Iterator<Item = Row> + 'c>,
    right: Box<dyn Iterator<Item = Row> + 'c>,
) -> Box<dyn Iterator<Item = Row> + 'c> {
    let (mut left, mut right) = (left.peekable(), right.peekable());
    Box::new(iter::from_fn(move || match (left.peek(), right.peek()) {
        (Some(a), Some(b)) if a > b => right.next(),
        (Some(_), _) => left.next(),
        (None, _) => right.next(),
    }))
}

impl Column {
    /// Lays out values, in the order of their rows.
    pub(super) fn new(values: impl IntoIterator<Item = (Row, Value)>) -> Self {
        let values: Vec<_> = values.into_iter().collect();
        let mut by_key: HashMap<_, Vec<_>> = HashMap::new();
        let mut groups: Vec<(Likeness, Vec<Row>)> = Vec::new();
        let mut numbers = HashMap::new();
        for (row, value) in &values {
            if let Some(key) = key(value) {
                by_key.entry(key).or_default().push(*row);
            }
            let number = *numbers.entry(Likeness::of(value)).or_insert_with_key(|likeness| {
                groups.push((likeness.clone(), Vec::new()));
                groups.len() - 1
            });
            groups[number].1.push(*row);
        }
        let is_unknown = |(_, (likeness, _)): &(usize, &(Likeness, Vec<Row>))| !likeness.known;
        let ends = |end: fn(&Likeness) -> EcoString| {
            Sorted::new(groups.iter().enumerate().map(|(group, (likeness, _))| (end(likeness), group)))
        };
        Self {
            unknown: groups.iter().enumerate().filter(is_unknown).map(|(group, _)| group).collect(),
            by_start: ends(|it| it.start.clone()),
            by_end: ends(|it| reversed(&it.end)),
            has_any_instance: values.iter().filter_map(|(_, it)| object_of(it)).any(|it| it.contains("[*]")),
            by_resource: OnceCell::new(),
            by_owner: OnceCell::new(),
            values,
            by_key,
            groups,
        }
    }

    /// The rows that have, or may have, what is wanted.
    pub(super) fn find<'c>(&'c self, wanted: &Wanted<'c>) -> Found<'c> {
        let keys = wanted.values.iter().filter_map(key).chain(wanted.keys());
        let mut certain: Vec<Row> = keys.filter_map(|key| self.by_key.get(&key)).flatten().copied().collect();
        if let Some(owner) = wanted.owner.filter(|it| it.names.is_none()) {
            certain.extend(self.by_owner().get(owner.address).into_iter().flatten());
        }

        let likenesses: Vec<_> = wanted.values.iter().map(Likeness::of).collect();
        let instances = self.other_instances(wanted);
        let among_instances = instances.iter().map(|it| it.len()).sum::<usize>();
        // Only what is unknown may be equal to what has no text.
        let only_unknown = wanted.unknown || likenesses.iter().all(|it| it.known && it.is_open());
        let near = self.near(&likenesses).filter(|_| !only_unknown);
        let among_groups = near
            .as_ref()
            .map_or(self.values.len(), |near| near.iter().map(|&group| self.groups[group].1.len()).sum());
        let groups: Box<dyn Iterator<Item = usize> + 'c> = match near {
            Some(near) => Box::new(near.into_iter()),
            None if only_unknown => Box::new(self.unknown.iter().copied()),
            None => Box::new(0..self.groups.len()),
        };
        let owner = wanted.owner;
        let lists = groups.filter_map(move |group| {
            let (likeness, rows) = &self.groups[group];
            let excluded = owner.is_some_and(|it| it.tells_apart(likeness));
            (!excluded && likenesses.iter().any(|it| it.may_equal(likeness))).then_some(&rows[..])
        });
        let most = certain.len() + among_instances + among_groups;
        Found { possible: Box::new(merged(instances, lists)), most, ..Found::of(certain) }
    }

    /// The groups whose text may be that of a wanted value. `None`: all of them.
    fn near(&self, likenesses: &[Likeness]) -> Option<BTreeSet<usize>> {
        let mut near = BTreeSet::new();
        for likeness in likenesses {
            if likeness.is_open() {
                return None;
            }
            let start = self.by_start.around(&likeness.start, likeness.known);
            let end = self.by_end.around(&reversed(&likeness.end), likeness.known);
            near.extend(if start.len() < end.len() { start.groups() } else { end.groups() });
        }
        Some(near)
    }

    /// The rows whose values are attributes of the same resources as what is wanted, where it is not known which
    /// instances are meant: they may be the same.
    fn other_instances(&self, wanted: &Wanted) -> Vec<&[Row]> {
        let objects = wanted.objects();
        let in_doubt = objects.filter(|it| self.has_any_instance || it.contains("[*]"));
        in_doubt.filter_map(|it| self.by_resource().get(&*without_keys(it))).map(Vec::as_slice).collect()
    }

    /// The rows by the resources whose attributes they are.
    fn by_resource(&self) -> &HashMap<EcoString, Vec<Row>> {
        self.by_resource.get_or_init(|| {
            let resources = self.values.iter().filter_map(|(row, it)| Some((*row, object_of(it)?)));
            listed(resources.map(|(row, object)| (without_keys(object).into(), row)))
        })
    }

    /// The rows by everything that their values may be attributes of: each name that goes before a dot.
    fn by_owner(&self) -> &HashMap<EcoString, Vec<Row>> {
        self.by_owner.get_or_init(|| {
            let owners = |(row, value): &(Row, Value)| {
                let row = *row;
                owners_of(value).into_iter().map(move |owner| (owner, row))
            };
            listed(self.values.iter().flat_map(owners))
        })
    }
}

fn listed(pairs: impl Iterator<Item = (EcoString, Row)>) -> HashMap<EcoString, Vec<Row>> {
    pairs.fold(HashMap::new(), |mut map, (key, row)| {
        map.entry(key).or_insert_with(Vec::new).push(row);
        map
    })
}

fn reversed(text: &str) -> EcoString {
    text.chars().rev().collect()
}

/// All rows of some lists, in order. Of `later`, each starts after the one before it and is opened when its turn comes.
fn merged<'c>(lists: Vec<&'c [Row]>, later: impl Iterator<Item = &'c [Row]>) -> impl Iterator<Item = Row> {
    let mut open: BinaryHeap<_> = lists.into_iter().map(Reverse).collect();
    let mut later = later.peekable();
    let mut last = None;
    iter::from_fn(move || {
        loop {
            while let Some(list) = later.next_if(|list| open.peek().is_none_or(|Reverse(it)| list < it)) {
                open.push(Reverse(list));
            }
            let Reverse(list) = open.pop()?;
            let (&row, rest) = list.split_first()?;
            if !rest.is_empty() {
                open.push(Reverse(rest));
            }
            if last.replace(row) != Some(row) {
                return Some(row);
            }
        }
    })
}

/// The groups by a text, sorted.
struct Sorted {
    texts: Vec<(EcoString, usize)>,
    lengths: BTreeSet<usize>,
}

/// What is around a text in [`Sorted`].
struct Around<'s> {
    texts: &'s [(EcoString, usize)],
    ranges: Vec<Range<usize>>,
}

impl Sorted {
    fn new(texts: impl Iterator<Item = (EcoString, usize)>) -> Self {
        let mut texts: Vec<_> = texts.collect();
        texts.sort_unstable();
        let lengths = texts.iter().map(|(text, _)| text.len()).collect();
        Self { texts, lengths }
    }

    /// The texts that a text starts with, and those that start with it; where it is `whole`, no text goes beyond it.
    fn around(&self, text: &str, whole: bool) -> Around<'_> {
        let shorter = self.lengths.range(..text.len()).filter_map(|&length| text.get(..length));
        let mut ranges: Vec<_> = shorter.map(|it| self.range(it, |text| text <= it)).collect();
        ranges
            .push(self.range(text, |it| if whole { it <= text } else { it <= text || it.starts_with(text) }));
        Around { texts: &self.texts, ranges }
    }

    /// From a text on, as long as `within` holds.
    fn range(&self, from: &str, within: impl Fn(&str) -> bool) -> Range<usize> {
        let start = self.texts.partition_point(|(text, _)| text.as_str() < from);
        start..start + self.texts[start..].partition_point(|(text, _)| within(text))
    }
}

impl Around<'_> {
    fn len(&self) -> usize {
        self.ranges.iter().map(ExactSizeIterator::len).sum()
    }

    fn groups(&self) -> Vec<usize> {
        self.ranges.iter().flat_map(|range| &self.texts[range.clone()]).map(|(_, group)| *group).collect()
    }
}
