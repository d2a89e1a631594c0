//! Strings of which only parts are known.
//!
//! A template's symbol lists its parts, so the functions below can say more of it than "unknown": what it starts and
//! ends with, and what it becomes where a function works on each part alone.

use super::{Call, Outcome, Stop, derived};
use crate::address::is_identity;
use crate::eval::template::Text;
use crate::value::{Data, Symbol, Unknown, Value};
use ecow::EcoString;

/// A string argument, as far as it is known.
pub(super) enum Partial<'v> {
    /// All of it.
    Known(EcoString),
    /// The parts of it: strings and unknown values.
    Parts(&'v [Value]),
    /// Nothing of it.
    Nothing,
}

impl Call<'_> {
    /// A string argument, as far as it is known.
    pub(super) fn partial(&self, index: usize) -> Result<Partial<'_>, Stop> {
        let value = self.value(index);
        match value.data() {
            Data::Unknown(unknown) => Ok(match &unknown.symbol {
                Some(Symbol::Template(parts)) => Partial::Parts(parts),
                _ => Partial::Nothing,
            }),
            _ => self.text(index).map(Partial::Known),
        }
    }

    /// A function that works on each part of a string alone: on the known ones by `known`; the others become the
    /// call written with them.
    pub(super) fn each_part(
        &self,
        known: impl Fn(&str) -> EcoString,
        write: impl Fn(&Value) -> EcoString,
    ) -> Outcome {
        match self.partial(0)? {
            Partial::Known(text) => self.string(known(&text)),
            Partial::Nothing => Err(Stop::Unknown),
            Partial::Parts(parts) => self.assemble(parts.iter().map(|part| match part.as_str() {
                Some(text) => Value::string(known(text), part.at),
                None => derived([part], self.at, true, || write(part)),
            })),
        }
    }

    /// A string out of parts.
    pub(super) fn assemble(&self, parts: impl IntoIterator<Item = Value>) -> Outcome {
        let mut text = Text::default();
        for part in parts {
            text.push_value(part, self.at)?;
        }
        self.finish(text)
    }
}

impl<'v> Partial<'v> {
    /// What the string certainly starts with.
    pub(super) fn start(&self) -> &str {
        match self {
            Self::Known(text) => text,
            Self::Parts(parts) => parts.first().and_then(Value::as_str).unwrap_or_default(),
            Self::Nothing => "",
        }
    }

    /// What the string certainly ends with.
    pub(super) fn end(&self) -> &str {
        match self {
            Self::Known(text) => text,
            Self::Parts(parts) => parts.last().and_then(Value::as_str).unwrap_or_default(),
            Self::Nothing => "",
        }
    }

    /// The pieces of text that are certainly in the string.
    pub(super) fn literals(&self) -> impl Iterator<Item = &str> {
        let (known, parts) = match self {
            Self::Known(text) => (Some(text.as_str()), &[] as &[Value]),
            Self::Parts(parts) => (None, *parts),
            Self::Nothing => (None, &[] as &[Value]),
        };
        known.into_iter().chain(parts.iter().filter_map(Value::as_str))
    }

    /// Whether all of it is known.
    pub(super) fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

/// A string without its first `from` and without its last `to` bytes, which are known to be there.
pub(super) fn cut(call: &Call, partial: &Partial, from: usize, to: usize) -> Outcome {
    match partial {
        Partial::Known(text) => call.string(&text[from..text.len() - to]),
        Partial::Nothing => Err(Stop::Unknown),
        Partial::Parts(parts) => {
            let last = parts.len().saturating_sub(1);
            call.assemble(parts.iter().enumerate().map(|(index, part)| {
                let Some(text) = part.as_str() else { return part.clone() };
                let start = if index == 0 { from } else { 0 };
                let end = text.len() - if index == last { to } else { 0 };
                Value::string(&text[start..end], part.at).marked(part.is_sensitive())
            }))
        }
    }
}

/// Whether a value that is not known is certainly a string with something in it.
pub(super) fn is_filled(value: &Value) -> bool {
    match value.as_unknown().and_then(|unknown| unknown.symbol.as_ref()) {
        Some(Symbol::Template(parts)) => parts.iter().filter_map(Value::as_str).any(|text| !text.is_empty()),
        Some(Symbol::Attribute(attribute)) => {
            // What providers make up to name what they create.
            attribute
                .of_resource()
                .is_some_and(|(_, name)| is_identity(name) || matches!(name, "name" | "email"))
        }
        _ => false,
    }
}

impl Unknown {
    /// Whether it is certainly a string: a template, or what every provider has as one.
    pub(super) fn is_string(&self) -> bool {
        match &self.symbol {
            Some(Symbol::Template(_)) => true,
            Some(Symbol::Attribute(attribute)) => {
                attribute.of_resource().is_some_and(|(_, name)| matches!(name, "id" | "arn"))
            }
            _ => false,
        }
    }
}
