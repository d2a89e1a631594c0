//! Values as Terraform would see them before anything is applied.
//!
//! A value is known, null, or unknown. An unknown value has a reason, and often a [`Symbol`]: a name for "whatever
//! this will be", so that two uses of `aws_api_gateway_rest_api.api.id` are equal although nobody knows the id.

mod compare;
mod display;
mod hop;
mod index;
pub(crate) mod likeness;
mod members;
mod number;
mod unknown;

pub(crate) use compare::are_one;
pub use compare::{all, any, both, each, either, ends_with, equal, known_tail, starts_with};
pub use hop::{Hop, HopKind};
pub(crate) use index::Index;
pub use members::Members;
pub use number::Number;
pub(crate) use unknown::Perhaps;
pub use unknown::{Cause, Reason, Unknown};

use crate::address::{Address, Attribute};
use crate::source::{Location, SourceId, Span};
use ecow::EcoString;
use std::num::NonZeroU32;
use std::sync::Arc;

/// How deep values may nest. Who makes values from values must bound this too, so that whatever walks over them (or
/// drops them) by recursion stays within its stack.
pub const MAX_DEPTH: u16 = 400;

/// How many steps of a value's way are kept.
const MAX_HOPS: u16 = 100;

/// The answer to a question, or the value that is to blame for there being none.
pub type Checked<T = ()> = Result<T, Arc<Unknown>>;

/// A value, where it is written, and the way it came from there.
///
/// What decides how large it is can be read only: who wants other content makes another value, which is weighed anew.
#[derive(Debug, Clone)]
pub struct Value {
    data: Data,
    /// Where the value is written: a literal, an operator, a reference to something computed.
    pub at: Location,
    via: Option<Arc<Hop>>,
    /// See [`Value::line`].
    line: Option<NonZeroU32>,
    sensitive: bool,
    /// How large it is.
    size: Size,
}

/// What is known of a value as a whole without looking through it.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// See [`Value::weight`].
    weight: u32,
    /// How many values lie within each other at most, what it was encoded from and the parts of templates included.
    depth: u16,
    /// Whether something in it is unknown.
    unknown: bool,
    /// Whether something in it is unknown and has no symbol: then it is not even certain that it equals itself.
    nameless: bool,
    /// Whether something within it is sensitive.
    secret: bool,
}

impl Size {
    const ONE: Self = Self { weight: 1, depth: 1, unknown: false, nameless: false, secret: false };

    /// The size of what these values are put into.
    fn around<'v>(parts: impl Iterator<Item = &'v Value>) -> Self {
        parts.fold(Self::ONE, |sum, part| Self {
            weight: sum.weight.saturating_add(part.size.weight),
            depth: sum.depth.max(part.size.depth.saturating_add(1)),
            unknown: sum.unknown | part.size.unknown,
            nameless: sum.nameless | part.size.nameless,
            secret: sum.secret | part.sensitive | part.size.secret,
        })
    }

    fn of(data: &Data) -> Self {
        match data {
            Data::List(items) | Data::Set(items) => Self::around(items.iter()),
            Data::Object(members) => Self::around(members.values()),
            Data::Unknown(unknown) => {
                let size = match &unknown.symbol {
                    None => Self { unknown: true, nameless: true, ..Self::ONE },
                    Some(Symbol::Template(parts)) => Self { unknown: true, ..Self::around(parts.iter()) },
                    Some(_) => Self { unknown: true, ..Self::ONE },
                };
                let elements = unknown.elements.iter().flat_map(|it| it.iter()).map(|it| &it.value);
                let within = Self::around(unknown.cases().iter().chain(elements));
                let weight = size.weight.saturating_add(within.weight - 1);
                let secret = size.secret || within.secret;
                Self { weight, depth: size.depth.max(within.depth), secret, ..size }
            }
            Data::String(text) => {
                let more = u32::try_from(text.len() / HEAVY_TEXT).unwrap_or(u32::MAX);
                Self { weight: more.saturating_add(1), ..Self::ONE }
            }
            Data::Null | Data::Bool(_) | Data::Number(_) => Self::ONE,
        }
    }
}

/// The content of a value.
#[derive(Debug, Clone)]
pub enum Data {
    /// `null`: for an attribute the same as leaving it out.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(EcoString),
    /// A list or tuple. Elements may be unknown one by one.
    List(Arc<[Value]>),
    /// A set: sorted, without duplicates where the elements are known.
    Set(Arc<[Value]>),
    /// A map or object, in Terraform's order: by key. Members may be unknown one by one.
    Object(Members),
    /// Not known before `terraform apply`, or not known here.
    Unknown(Arc<Unknown>),
}

/// The identity of an unknown value: equal symbols are equal values.
#[derive(Debug, Clone)]
pub enum Symbol {
    /// An attribute of an object that the provider knows: of a resource, a data source, a module.
    Attribute(Attribute),
    /// All instances of a resource of which it is not known how many there are.
    Instances(Address),
    /// A string of which some parts are known. Every part is a known string or unknown.
    Template(Arc<[Value]>),
    /// Any other deterministic expression, written out with the values it depends on.
    Expression(EcoString),
}

/// How many bytes of a text weigh as much as one value more.
const HEAVY_TEXT: usize = 64;

/// About how many bytes an element takes: the value, and most often a step on its way or a reason.
const ELEMENT_BYTES: usize = 256;

/// About how many bytes an object takes, however few members it has.
const OBJECT_BYTES: usize = 64;

/// About how many bytes an object takes, without what its members hold.
pub(crate) const fn object_bytes(members: usize) -> usize {
    OBJECT_BYTES + members * size_of::<(EcoString, Value)>()
}

/// About how many bytes an unknown value takes, with its reason and its symbol.
const UNKNOWN_BYTES: usize = 512;

/// The place of values that are written nowhere: results in tests, arguments of the command line.
pub const NOWHERE: Location = Location { source: SourceId(u32::MAX), span: Span { start: 0, end: 0 } };

impl Value {
    /// A value that is written at `at`.
    #[must_use]
    pub fn new(data: Data, at: Location) -> Self {
        let size = Size::of(&data);
        // Which element of a set is the secret one would be told by the others.
        let sensitive = size.secret && matches!(data, Data::Set(_));
        Self { data, at, via: None, line: None, sensitive, size }
    }

    /// The same value with other content, which was made from its own.
    #[must_use]
    pub(crate) fn with(self, data: Data) -> Self {
        let made = Self::new(data, self.at);
        Self { sensitive: self.sensitive || made.sensitive, via: self.via, line: self.line, ..made }
            .deepened()
    }

    /// The value itself.
    #[must_use]
    pub const fn data(&self) -> &Data {
        &self.data
    }

    /// The value itself, without its place and its way.
    #[must_use]
    pub fn into_data(self) -> Data {
        self.data
    }

    /// The way it came, the last step first. `None` where it is used as written.
    #[must_use]
    pub const fn via(&self) -> Option<&Arc<Hop>> {
        self.via.as_ref()
    }

    /// Whether the configuration declares it sensitive: it is never printed.
    #[must_use]
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The same value, of which nobody says any more that it is sensitive; what lies within it stays so.
    #[must_use]
    pub(crate) fn disclosed(self) -> Self {
        Self { sensitive: false, ..self }
    }

    /// Whether it is sensitive, or something within it.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.sensitive || self.size.secret
    }

    /// The same value, sensitive if `sensitive`.
    #[must_use]
    pub(crate) fn marked(mut self, sensitive: bool) -> Self {
        self.sensitive |= sensitive;
        self
    }

    /// The value with all of its parts, written at a place: nothing is left of the ways that they came.
    pub(crate) fn moved(&self, at: Location) -> Self {
        let data = match self.data() {
            Data::List(items) => Data::List(items.iter().map(|item| item.moved(at)).collect()),
            Data::Object(members) => {
                Data::Object(members.iter().map(|(name, member)| (name.clone(), member.moved(at))).collect())
            }
            other => other.clone(),
        };
        Self { line: self.line, ..Self::new(data, at) }.marked(self.sensitive)
    }

    /// The line, counted from one, of the text that it was decoded from. `None` where it was not decoded from a text.
    #[must_use]
    pub const fn line(&self) -> Option<NonZeroU32> {
        self.line
    }

    /// The same value, decoded from a line of a text, counted from one.
    #[must_use]
    pub(crate) fn on_line(self, line: usize) -> Self {
        Self { line: u32::try_from(line).ok().and_then(NonZeroU32::new), ..self }
    }

    /// The same value, which is on the line of a part of it, unless it is a part itself.
    #[must_use]
    pub(crate) fn or_on_line_of(self, part: &Self) -> Self {
        Self { line: self.line.or(part.line), ..self }
    }

    /// The same value; the lines of what is decoded from it are not those of the file that it came from.
    #[must_use]
    pub(crate) fn off_lines(self) -> Self {
        let mut hops: Vec<_> = self.hops().map(|hop| (hop.kind.clone(), hop.at)).collect();
        let mut via = None;
        while let Some((mut kind, at)) = hops.pop() {
            if let HopKind::File { has_its_lines, .. } = &mut kind {
                *has_its_lines = false;
            }
            via = Some(Arc::new(Hop::new(kind, at, via)));
        }
        self.with_way(via)
    }

    /// The same value, written elsewhere.
    #[must_use]
    pub fn with_place(self, at: Location) -> Self {
        Self { at, ..self }
    }

    /// A part of `whole`: it came the way the whole came, and is as secret.
    #[must_use]
    pub fn part_of(mut self, whole: &Self) -> Self {
        self.sensitive |= whole.sensitive;
        if self.via.is_none() && whole.via.is_some() {
            self.via.clone_from(&whole.via);
            return self.deepened();
        }
        self
    }

    /// The same value that came another way.
    #[must_use]
    pub(crate) fn with_way(self, via: Option<Arc<Hop>>) -> Self {
        Self { via, ..self }.deepened()
    }

    /// Counts in how deep the values lie that are kept on its way.
    fn deepened(mut self) -> Self {
        let kept = self.hops().filter_map(Hop::kept).map(|it| it.size.depth.saturating_add(1)).max();
        self.size.depth = self.size.depth.max(kept.unwrap_or(0));
        self
    }

    /// How many values it is made of, itself included, and what a look at all of it costs: shared parts count as often
    /// as they occur, a long text as several values. Who builds values from values must bound this, or a few lines of
    /// source make more values than any machine can hold: `a = [b, b]`, `b = [c, c]`, and so on.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.size.weight
    }

    /// How many values lie within each other at most. To be bounded by [`MAX_DEPTH`], or whatever walks over values
    /// leaves its stack: `a = [b]`, `b = [c]`, and so on.
    #[must_use]
    pub fn depth(&self) -> u16 {
        self.size.depth
    }

    /// Whether nothing in it is unknown.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.size.unknown
    }

    /// Whether it certainly equals itself: what is unknown in it has an identity.
    #[must_use]
    pub(crate) fn has_identity(&self) -> bool {
        !self.size.nameless
    }

    /// How many elements or members it has.
    pub(crate) fn width(&self) -> usize {
        match &self.data {
            Data::List(items) | Data::Set(items) => items.len(),
            Data::Object(members) => members.len(),
            _ => 0,
        }
    }

    /// About how many bytes it takes by itself: its text, or a place for each of its elements and for the way that it
    /// came. What the elements hold is theirs.
    pub(crate) fn own_bytes(&self) -> usize {
        match &self.data {
            Data::String(text) => text.len(),
            Data::Unknown(_) => UNKNOWN_BYTES * self.weight() as usize,
            Data::Object(members) => OBJECT_BYTES + ELEMENT_BYTES * members.len(),
            _ => ELEMENT_BYTES * self.width(),
        }
    }

    /// About how many bytes it takes with all that it holds, where that is made anew. It looks at all of it.
    pub(crate) fn all_bytes(&self) -> usize {
        match &self.data {
            Data::List(items) | Data::Set(items) => {
                size_of_val::<[Self]>(items) + items.iter().map(Self::all_bytes).sum::<usize>()
            }
            Data::Object(members) => {
                let bytes = |(name, member): (&EcoString, &Self)| name.len() + member.all_bytes();
                object_bytes(members.len()) + members.iter().map(bytes).sum::<usize>()
            }
            _ => self.own_bytes(),
        }
    }

    /// `null`.
    #[must_use]
    pub fn null(at: Location) -> Self {
        Self::new(Data::Null, at)
    }

    /// A string.
    #[must_use]
    pub fn string(text: impl Into<EcoString>, at: Location) -> Self {
        Self::new(Data::String(text.into()), at)
    }

    /// A boolean.
    #[must_use]
    pub fn bool(value: bool, at: Location) -> Self {
        Self::new(Data::Bool(value), at)
    }

    /// A number.
    #[must_use]
    pub fn number(value: Number, at: Location) -> Self {
        Self::new(Data::Number(value), at)
    }

    /// A list.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Self>, at: Location) -> Self {
        Self::new(Data::List(items.into_iter().collect()), at)
    }

    /// A list of elements of which some may not be there.
    pub(crate) fn perhaps(items: Vec<Perhaps>, at: Location) -> Self {
        let Some(blame) = items.iter().find_map(|it| it.condition.clone()) else {
            return Self::list(items.into_iter().map(|it| it.value), at);
        };
        let unknown = Unknown::new(blame.reason.clone(), None, true, blame.at);
        Self::new(Data::Unknown(Arc::new(Unknown { elements: Some(items.into()), ..unknown })), at)
    }

    /// An object.
    #[must_use]
    pub fn object(members: Members, at: Location) -> Self {
        Self::new(Data::Object(members), at)
    }

    /// An unknown value.
    #[must_use]
    pub fn unknown(reason: Reason, symbol: Option<Symbol>, at: Location) -> Self {
        let not_null = matches!(symbol, Some(Symbol::Template(_)))
            || matches!(
                reason,
                Reason::Computed(_) | Reason::Planned | Reason::Undeclared(_) | Reason::DataSource(_)
            );
        Self::new(Data::Unknown(Arc::new(Unknown::new(reason, symbol, not_null, at))), at)
    }

    /// What the provider makes of an attribute that is not configured.
    #[must_use]
    pub(crate) fn provided(attribute: Attribute, at: Location) -> Self {
        Self::unknown(Reason::provided(attribute.clone()), Some(Symbol::Attribute(attribute)), at)
    }

    /// The same value, read through one more reference.
    #[must_use]
    pub fn through(self, reference: impl Into<EcoString>, at: Location) -> Self {
        self.after(HopKind::Reference(reference.into()), at)
    }

    /// The same value, one step further on its way.
    #[must_use]
    pub fn after(mut self, kind: HopKind, at: Location) -> Self {
        let before = self.via.take();
        let full = before.as_ref().is_some_and(|it| it.length >= MAX_HOPS);
        match kind {
            HopKind::Encoded(_) | HopKind::Base64(_) => {
                self.with_way(Some(Arc::new(Hop::new(kind, at, before.filter(|_| !full)))))
            }
            // Of a long way the beginning tells most.
            _ if full => Self { via: before, ..self },
            _ => Self { via: Some(Arc::new(Hop::new(kind, at, before))), ..self },
        }
    }

    /// The steps on the value's way, the last one first.
    pub fn hops(&self) -> impl Iterator<Item = &Hop> {
        std::iter::successors(self.via.as_deref(), |hop| hop.before.as_deref())
    }

    /// The path of the file whose content this is, or a part of it, as people see it.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.hops().find_map(Hop::file)
    }

    /// The value that this text is the JSON of, where it was encoded from one.
    #[must_use]
    pub fn encoded(&self) -> Option<&Self> {
        self.hops().find_map(Hop::encoded)
    }

    /// The text that this one is the base64 of, where it is not known as a whole.
    #[must_use]
    pub fn base64_of(&self) -> Option<&Self> {
        self.hops().find_map(Hop::base64_of)
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The blame, if the value as a whole is unknown.
    #[must_use]
    pub fn as_unknown(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// What it is an attribute of, or which object, where it is not known and that is its identity.
    #[must_use]
    pub fn as_attribute(&self) -> Option<&Attribute> {
        self.as_unknown()?.as_attribute()
    }

    /// The attribute that it is, or as which it was last read: it names an object, whatever the value is.
    #[must_use]
    pub fn read_as(&self) -> Option<&Attribute> {
        self.as_attribute().or_else(|| self.hops().find_map(Hop::attribute))
    }

    /// The first unknown value in it, itself included.
    #[must_use]
    pub fn first_unknown(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            _ if self.is_known() => None,
            Data::Unknown(unknown) => Some(unknown),
            Data::List(items) | Data::Set(items) => items.iter().find_map(Self::first_unknown),
            Data::Object(members) => members.values().find_map(Self::first_unknown),
            _ => None,
        }
    }

    /// The text of a known string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// The parts of a string of which only some are known: each is a string, or is not known.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self.as_unknown().and_then(|unknown| unknown.symbol.as_ref()) {
            Some(Symbol::Template(parts)) => parts,
            _ => &[],
        }
    }

    /// The elements of a list or set.
    #[must_use]
    pub fn elements(&self) -> Option<&[Self]> {
        match &self.data {
            Data::List(items) | Data::Set(items) => Some(items),
            _ => None,
        }
    }

    /// The elements of a list or set, each of which came the way the whole came; else the value itself.
    #[must_use]
    pub fn items(&self) -> Vec<Self> {
        match self.elements() {
            Some(items) => items.iter().map(|item| item.clone().part_of(self)).collect(),
            None => vec![self.clone()],
        }
    }

    /// The elements of a list or set; anything else counts as a list of itself.
    #[must_use]
    pub fn elements_or_self(&self) -> &[Self] {
        self.elements().unwrap_or(std::slice::from_ref(self))
    }

    /// The name of its type, as messages say it.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Bool(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::List(_) => "a list",
            Data::Set(_) => "a set",
            Data::Object(_) => "an object",
            Data::Unknown(_) => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_content_is_weighed_anew() {
        let list = |items: usize| Value::list(vec![Value::null(NOWHERE); items], NOWHERE);
        let read = Value::null(NOWHERE).through("local.a", NOWHERE).marked(true);
        let heavy = read.with(list(9).into_data());
        assert_eq!((heavy.weight(), heavy.depth(), heavy.hops().count()), (10, 2, 1));
        assert!(heavy.is_sensitive() && !heavy.disclosed().is_secret());
        let within = Value::list([list(2), Value::null(NOWHERE).marked(true)], NOWHERE);
        assert_eq!((within.weight(), within.depth(), within.is_secret()), (5, 3, true));
        assert!(within.disclosed().is_secret());
    }
}
