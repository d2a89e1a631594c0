//! One attribute of many blocks, laid out so that those with a value are found without a look at the others.

use super::{Cx, Wanted, object_of, owners_of};
use crate::address::Address;
use crate::hash::HashMap;
use crate::value::Value;
use crate::value::likeness::{Likeness, key};
use ecow::EcoString;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};
use std::iter;
use std::ops::Range;

/// The position of a block among those that are joined.
pub(super) type Row = usize;

/// How many groups are looked at to say how many rows they have.
const FIRST_GROUPS: usize = 8;

/// The values of an attribute of many blocks, by their positions. A block has several where it has a list of them.
pub struct Column {
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
    by_resource: OnceCell<HashMap<Address, Vec<Row>>>,
    by_owner: OnceCell<HashMap<Address, Vec<Row>>>,
}

/// What was found in a column: every row that is not here certainly has another value.
pub(super) struct Found<'c> {
    /// The rows that have the value, in order.
    pub(super) certain: Rows<'c>,
    /// The rows of which nobody can say it, in order; some of the certain ones may be among them.
    pub(super) possible: Rows<'c>,
    /// About how many there are, both together: hardly ever more.
    pub(super) most: usize,
}

/// Rows in order, found when they are asked for.
type Rows<'c> = Box<dyn Iterator<Item = Row> + 'c>;

impl<'c> Found<'c> {
    /// These rows, which are in order, and no others.
    pub(super) fn of(certain: &'c [Row]) -> Self {
        Self {
            most: certain.len(),
            certain: Box::new(certain.iter().copied()),
            possible: Box::new(iter::empty()),
        }
    }

    /// All of them, in order, as far as the budget goes.
    pub(super) fn rows(self, cx: &Cx) -> Vec<Row> {
        either(self.certain, self.possible).take_while(|_| cx.charge(1)).collect()
    }

    /// Also what was found elsewhere.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            certain: either(self.certain, other.certain),
            possible: either(self.possible, other.possible),
            most: self.most + other.most,
        }
    }
}

/// The rows that are in either, each once.
fn either<'c>(left: Rows<'c>, right: Rows<'c>) -> Rows<'c> {
    let (mut left, mut right) = (left.peekable(), right.peekable());
    Box::new(iter::from_fn(move || match (left.peek(), right.peek()) {
        (Some(a), Some(b)) if a == b => {
            right.next();
            left.next()
        }
        (Some(a), Some(b)) if a > b => right.next(),
        (Some(_), _) => left.next(),
        (None, _) => right.next(),
    }))
}

impl Column {
    /// Lays out values, in the order of their rows. An empty text names nothing.
    #[must_use]
    pub fn new(values: impl IntoIterator<Item = (Row, Value)>) -> Self {
        let values: Vec<_> = values.into_iter().filter(|(_, value)| value.as_str() != Some("")).collect();
        let mut by_key: HashMap<_, Vec<_>> = HashMap::default();
        let mut groups: Vec<(Likeness, Vec<Row>)> = Vec::new();
        let mut numbers = HashMap::default();
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
            has_any_instance: values.iter().filter_map(|(_, it)| object_of(it)).any(|it| !it.is_exact()),
            by_resource: OnceCell::new(),
            by_owner: OnceCell::new(),
            values,
            by_key,
            groups,
        }
    }

    /// The rows that have or may have a value, and perhaps others.
    pub fn candidates(&self, value: Value, cx: &Cx) -> Vec<Row> {
        self.find(&Wanted::value(value)).rows(cx)
    }

    /// The rows that have, or may have, what is wanted.
    pub(super) fn find<'c>(&'c self, wanted: &Wanted<'c>) -> Found<'c> {
        let keys = wanted.values.iter().filter_map(key).chain(wanted.keys());
        let owned = wanted.owner.filter(|it| it.names.is_none());
        let owned = owned.and_then(|owner| self.by_owner().get(owner.address));
        let certain = keys.filter_map(|key| self.by_key.get(&key)).chain(owned);
        let certain: Vec<_> = certain.map(Vec::as_slice).collect();
        let instances = self.other_instances(wanted);

        let likenesses: Vec<_> = wanted.values.iter().map(Likeness::of).collect();
        // Only what is unknown may be equal to what has no text.
        let only_unknown = wanted.unknown || likenesses.iter().all(|it| it.known && it.is_open());
        let groups: Box<dyn Iterator<Item = usize> + 'c> = match self.near(&likenesses) {
            _ if only_unknown => Box::new(self.unknown.iter().copied()),
            Some(near) => Box::new(near.into_iter()),
            None => Box::new(0..self.groups.len()),
        };
        let owner = wanted.owner;
        let mut groups = groups.filter_map(move |group| {
            let (likeness, rows) = &self.groups[group];
            let excluded = owner.is_some_and(|it| it.tells_apart(likeness));
            (!excluded && likenesses.iter().any(|it| it.may_equal(likeness))).then_some(&rows[..])
        });
        // A look at the first groups says about how many rows there are; hardly ever there are more of them.
        let first: Vec<_> = groups.by_ref().take(FIRST_GROUPS).collect();
        let rest = if first.len() < FIRST_GROUPS { 0 } else { self.values.len() };
        let lists = [&certain, &instances, &first].into_iter().flatten();
        let most = lists.map(|it| it.len()).sum::<usize>() + rest;
        let possible = Box::new(merged(instances, first.into_iter().chain(groups)));
        Found { certain: Box::new(merged(certain, iter::empty())), possible, most }
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
        let in_doubt = objects.filter(|it| self.has_any_instance || !it.is_exact());
        in_doubt.filter_map(|it| self.by_resource().get(&it.without_keys())).map(Vec::as_slice).collect()
    }

    /// The rows by the resources whose attributes they are.
    fn by_resource(&self) -> &HashMap<Address, Vec<Row>> {
        self.by_resource.get_or_init(|| {
            let resources = self.values.iter().filter_map(|(row, it)| Some((*row, object_of(it)?)));
            listed(resources.map(|(row, object)| (object.without_keys(), row)))
        })
    }

    /// The rows by everything that makes their values.
    fn by_owner(&self) -> &HashMap<Address, Vec<Row>> {
        self.by_owner.get_or_init(|| {
            let owners = self
                .values
                .iter()
                .flat_map(|(row, value)| owners_of(value).map(move |owner| (owner.clone(), *row)));
            listed(owners)
        })
    }
}

fn listed(pairs: impl Iterator<Item = (Address, Row)>) -> HashMap<Address, Vec<Row>> {
    pairs.fold(HashMap::default(), |mut map, (key, row)| {
        map.entry(key).or_insert_with(Vec::new).push(row);
        map
    })
}

fn reversed(text: &str) -> EcoString {
    text.chars().rev().collect()
}

/// All rows of some lists, in order. Of `later`, each starts after the one before it and is opened when its turn comes.
fn merged<'c>(lists: Vec<&'c [Row]>, later: impl Iterator<Item = &'c [Row]>) -> impl Iterator<Item = Row> {
    let mut open: BinaryHeap<_> = lists.into_iter().filter_map(Open::new).collect();
    let mut later = later.filter_map(Open::new).peekable();
    let mut last = None;
    iter::from_fn(move || {
        loop {
            while let Some(list) = later.next_if(|it| open.peek().is_none_or(|first| it.row < first.row)) {
                open.push(list);
            }
            let Open { row, rest } = open.pop()?;
            open.extend(Open::new(rest));
            if last.replace(row) != Some(row) {
                return Some(row);
            }
        }
    })
}

/// A list that is merged with others. The one whose turn it is is the greatest. Only their first rows are compared:
/// lists that are equal would be looked through to their ends each time.
struct Open<'c> {
    row: Row,
    rest: &'c [Row],
}

impl<'c> Open<'c> {
    /// `None` where nothing is left of a list.
    fn new(list: &'c [Row]) -> Option<Self> {
        list.split_first().map(|(&row, rest)| Self { row, rest })
    }
}

impl Ord for Open<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.row.cmp(&self.row)
    }
}

impl PartialOrd for Open<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Open<'_> {}

impl PartialEq for Open<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Attribute, Key};
    use crate::value::{NOWHERE, Number, Reason, Symbol, equal};

    fn unknown(symbol: Option<Symbol>) -> Value {
        Value::unknown(Reason::Workspace, symbol, NOWHERE)
    }

    fn attribute(object: &str, name: &str) -> Value {
        attribute_of(&Address::parse(object).unwrap().0, name)
    }

    fn attribute_of(object: &Address, name: &str) -> Value {
        Value::provided(Attribute::new(object.clone(), name), NOWHERE)
    }

    fn text(text: &str) -> Value {
        Value::string(text, NOWHERE)
    }

    /// Values of all kinds, many of which are alike.
    fn values() -> Vec<Value> {
        let expression = |text: &str| unknown(Some(Symbol::Expression(text.into())));
        let long = "x".repeat(300);
        let mut parts = vec![
            text(""),
            text("a"),
            text("a-b"),
            text("b-a"),
            text("ä"),
            text(&long),
            text(&format!("{long}y")),
            unknown(None),
            expression("var.a"),
            expression("var.b"),
        ];
        for object in ["aws_vpc.a", "aws_vpc.b", "aws_vpc.a[0]", "aws_vpc.a[1]", "aws_subnet.a"] {
            let object = Address::parse(object).unwrap().0;
            for key in [Key::None, Key::Any, Key::Of("var.x".into())] {
                let object = object.instance(&key);
                parts.extend(["id", "arn", "name"].map(|name| attribute_of(&object, name)));
            }
            parts.push(unknown(Some(Symbol::Instances(object))));
        }
        let mut values = vec![
            Value::null(NOWHERE),
            Value::bool(true, NOWHERE),
            Value::number(Number::Int(1), NOWHERE),
            Value::number(Number::Float(1.0), NOWHERE),
            Value::list([text("a")], NOWHERE),
            Value::list([text("a"), expression("var.a")], NOWHERE),
            Value::list([], NOWHERE),
        ];
        let template = |parts: Vec<Value>| unknown(Some(Symbol::Template(parts.into())));
        for part in parts.iter().filter(|it| it.as_unknown().is_some()) {
            values.push(template(vec![part.clone()]));
            for (start, end) in [("a-", ""), ("a-", "-b"), ("a", "-b"), ("", "b"), (long.as_str(), "")] {
                values.push(template(vec![text(start), part.clone(), text(end)]));
                values.push(template(vec![text(start), part.clone(), text("/"), expression("var.a")]));
            }
        }
        values.extend(parts);
        values
    }

    #[test]
    fn what_is_not_found_is_certainly_different_and_what_is_certain_is_found_first() {
        let values = values();
        let column = Column::new(values.iter().cloned().enumerate());
        for value in &values {
            let wanted = Wanted::value(value.clone());
            let found = column.find(&wanted);
            let (certain, possible) = (found.certain.collect::<Vec<_>>(), found.possible.collect::<Vec<_>>());
            assert!(certain.is_sorted() && possible.is_sorted(), "{value}");
            // An empty text names nothing: it is not in the column.
            for (row, other) in values.iter().enumerate().filter(|(_, it)| it.as_str() != Some("")) {
                match equal(value, other) {
                    Ok(true) => assert!(certain.contains(&row), "{value} is {other}"),
                    Ok(false) => {}
                    Err(_) => {
                        assert!(possible.contains(&row) || certain.contains(&row), "{value} may be {other}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_certainly_differs_is_passed_by() {
        let vpcs = |n: usize| (0..n).map(|it| attribute(&format!("aws_vpc.v{it}"), "id"));
        let names = |n: usize| (0..n).map(|it| text(&format!("name-{it}")));
        let half_known = |n: usize| {
            (0..n).map(|it| {
                let parts = [attribute("aws_vpc.v", "name"), text(&format!("-{it}."))];
                unknown(Some(Symbol::Template(parts.into())))
            })
        };
        let values: Vec<_> = vpcs(100).chain(names(100)).chain(half_known(100)).collect();
        for column in [0..100, 100..200, 200..300] {
            let column = Column::new(values[column].iter().cloned().enumerate());
            for (row, value) in values.iter().enumerate() {
                let wanted = Wanted::value(value.clone());
                let found = column.find(&wanted);
                let same = column.values.iter().any(|(_, it)| matches!(equal(it, value), Ok(true)));
                let certain: Vec<_> = found.certain.collect();
                assert_eq!(certain.len(), usize::from(same), "{value}");
                let decided = column.values.iter().all(|(_, it)| equal(it, value).is_ok());
                let others = found.possible.filter(|it| !certain.contains(it)).count();
                assert!(!decided || others == 0, "{row}: {value}");
            }
        }
    }

    /// Looked through to their ends for each row, they would take minutes.
    #[test]
    fn equal_lists_are_merged_row_by_row() {
        let rows: Vec<Row> = (0..300_000).collect();
        let lists = vec![&rows[..]; 4];
        assert!(merged(lists.clone(), lists.into_iter()).eq(rows.iter().copied()));
    }
}
