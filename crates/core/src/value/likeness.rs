//! What is certain of a value, in few words: enough to find those that are equal to it among many, and to pass by those
//! that cannot be, without comparing each with each.
//!
//! What is said here follows from [`equal`](super::equal), and must stay true to it.

use super::compare::{common_prefix, common_suffix, known_end, known_start};
use super::{Data, Symbol, Value};
use crate::address::{Attribute, is_identity};
use ecow::{EcoString, eco_format};
use std::fmt::Write;

/// How many bytes of either end of a text count. What is alike in them may be equal, and is compared.
const REACH: usize = 128;

/// How many parts of a value count.
const PARTS: usize = 64;

/// What is certain of a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Likeness {
    /// Whether it is known, so that it is not equal to anything else that is.
    pub(crate) known: bool,
    may_be_null: bool,
    /// What its text starts and ends with.
    pub(crate) start: EcoString,
    pub(crate) end: EcoString,
    /// The attribute that makes it.
    pub(crate) hole: Option<Hole>,
}

/// An attribute of a managed resource, which a value is, or which is the first such part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Hole {
    /// The type of the resource.
    pub(crate) kind: EcoString,
    /// The name of the attribute.
    pub(crate) name: EcoString,
    /// The key of the text around it; empty where there is none.
    around: EcoString,
}

impl Hole {
    /// Whether the value is the attribute and nothing else.
    pub(crate) fn is_alone(&self) -> bool {
        self.around.is_empty()
    }
}

impl Likeness {
    /// What is certain of a value.
    pub(crate) fn of(value: &Value) -> Self {
        let (known, start, end) = match value.data() {
            Data::String(text) => (true, head(text), tail(text)),
            Data::Unknown(unknown) => match &unknown.symbol {
                Some(Symbol::Template(parts)) => (false, head(known_start(parts)), tail(known_end(parts))),
                _ => (false, "", ""),
            },
            // What is known is equal to something else that is known only where the keys are.
            _ => (value.first_unknown().is_none(), "", ""),
        };
        let may_be_null = value.as_unknown().map_or(value.is_null(), |unknown| !unknown.not_null);
        Self { known, may_be_null, start: start.into(), end: end.into(), hole: hole(value) }
    }

    /// Whether a value of this likeness may be equal to one of another likeness that has another key.
    pub(crate) fn may_equal(&self, other: &Self) -> bool {
        let is_null = |it: &Self| it.known && it.may_be_null;
        let differ = self.known && other.known
            || is_null(self) && !other.may_be_null
            || is_null(other) && !self.may_be_null
            || self.hole.as_ref().is_some_and(|hole| self.hole == other.hole && is_identity(&hole.name))
            || !common_prefix(&self.start, &other.start)
            || !common_suffix(&self.end, &other.end);
        !differ
    }

    /// Whether nothing is certain of its text.
    pub(crate) fn is_open(&self) -> bool {
        self.start.is_empty() && self.end.is_empty()
    }
}

fn head(text: &str) -> &str {
    (0..=REACH).rev().find_map(|end| text.get(..end.min(text.len()))).unwrap_or_default()
}

fn tail(text: &str) -> &str {
    (text.len().saturating_sub(REACH)..).find_map(|start| text.get(start..)).unwrap_or_default()
}

/// The attribute that a value is, or the first one in a text that is an object's identity.
fn hole(value: &Value) -> Option<Hole> {
    match value.as_unknown()?.symbol.as_ref()? {
        Symbol::Attribute(attribute) => {
            let (kind, name) = attribute.of_resource()?;
            Some(Hole { kind: kind.into(), name: name.into(), around: EcoString::new() })
        }
        Symbol::Template(parts) if (2..=PARTS).contains(&parts.len()) => {
            let mut around = String::new();
            let mut found = None;
            for part in parts.iter() {
                let attribute = part.as_attribute().filter(|it| it.is_identity() && it.object().is_exact());
                match attribute.and_then(Attribute::of_resource) {
                    Some((kind, name)) if found.is_none() => {
                        found = Some((kind.into(), name.into()));
                        around.push('_');
                    }
                    _ if !is_short(part) => return None,
                    _ => write_key(part, &mut around, &mut 1)?,
                }
            }
            found.map(|(kind, name)| Hole { kind, name, around: around.into() })
        }
        _ => None,
    }
}

/// Whether the key of a part of a text says all of it.
fn is_short(part: &Value) -> bool {
    match part.data() {
        Data::String(text) => text.len() <= 2 * REACH,
        Data::Unknown(unknown) => !matches!(unknown.symbol, Some(Symbol::Template(_))),
        _ => false,
    }
}

/// A text that values have in common which are certainly equal. `None` where a value is certainly equal to nothing.
pub(crate) fn key(value: &Value) -> Option<EcoString> {
    let mut key = String::new();
    write_key(value, &mut key, &mut { PARTS })?;
    Some(key.into())
}

/// The key of what is unknown and known by an attribute.
pub(crate) fn key_of_attribute(attribute: &Attribute) -> EcoString {
    eco_format!("@{attribute};")
}

fn write_key(value: &Value, out: &mut String, left: &mut usize) -> Option<()> {
    if *left == 0 {
        return Some(());
    }
    *left -= 1;
    // Writing to a string does not fail.
    _ = match value.data() {
        Data::Null => out.write_str("null;"),
        Data::Bool(value) => write!(out, "{value};"),
        // Whole and other numbers are compared as these; nothing is less than nothing.
        Data::Number(value) => write!(out, "{};", value.as_f64() + 0.0),
        Data::String(text) => write!(out, "{}:{}{};", text.len(), head(text), tail_beyond(text)),
        Data::List(items) | Data::Set(items) => {
            _ = write!(out, "[{};", items.len());
            return items.iter().try_for_each(|item| write_key(item, out, left));
        }
        Data::Object(members) => {
            _ = write!(out, "{{{};", members.len());
            return members.values().try_for_each(|member| write_key(member, out, left));
        }
        Data::Unknown(unknown) => match unknown.symbol.as_ref()? {
            Symbol::Attribute(attribute) => write!(out, "@{attribute};"),
            Symbol::Instances(resource) => write!(out, "@{resource}[*];"),
            Symbol::Expression(text) => write!(out, "={text};"),
            Symbol::Template(parts) => match &**parts {
                [part] => return write_key(part, out, left),
                parts => {
                    _ = write!(out, "\"{};", parts.len());
                    return parts.iter().try_for_each(|part| write_key(part, out, left));
                }
            },
        },
    };
    Some(())
}

/// The end of a text that its head does not hold.
fn tail_beyond(text: &str) -> &str {
    tail(text.get(head(text).len()..).unwrap_or_default())
}
