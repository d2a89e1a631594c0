//! Templates: quoted strings and heredocs with interpolations and directives.

use super::{Evaluator, Scope, derived, invalid, operators};
use crate::source::Location;
use crate::syntax::{Parts, TemplatePartKind};
use crate::value::{Data, Reason, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::sync::Arc;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The longest text that is put together, in bytes; expansion bombs end here.
pub(super) const MAX_TEXT: usize = 16 << 20;

/// How many parts a string may have of which some are not known: strings that double end here too.
const MAX_PARTS: usize = 10_000;

impl Evaluator<'_> {
    /// The value of a template. A template that is nothing but one interpolation is the value itself, of any type.
    pub(super) fn template(&self, parts: Parts<'_>, scope: &Scope, at: Location) -> Value {
        if let Some(expr) = parts.only() {
            return self.evaluate(expr, scope);
        }
        let mut text = Text::default();
        match self.append(&mut text, parts, scope) {
            Ok(()) => text.finish(at),
            Err(refused) => refused,
        }
    }

    /// Appends the parts' text. `Err` is the value of the whole template where nothing is known of its text.
    fn append(&self, text: &mut Text, parts: Parts<'_>, scope: &Scope) -> Result<(), Value> {
        for part in parts.iter() {
            let at = scope.at(part.span);
            match part.kind {
                TemplatePartKind::Literal(literal) => text.push(literal, at)?,
                TemplatePartKind::Interpolation(expr) => text.push_value(self.evaluate(expr, scope), at)?,
                TemplatePartKind::If(condition, yes, no) => {
                    let condition = operators::to_bool(self.evaluate(condition, scope));
                    text.sensitive |= condition.is_sensitive();
                    match condition.data() {
                        Data::Bool(decided) => self.append(text, if *decided { yes } else { no }, scope)?,
                        Data::Unknown(_) => {
                            // Two texts are possible; what stands around them is known all the same.
                            let either = derived([&condition], at, true, || self.written(at, scope));
                            text.push_value(either, at)?;
                        }
                        _ => return Err(invalid("the condition of `%{ if }` is true or false", at)),
                    }
                }
                TemplatePartKind::For { key, value, collection, parts } => {
                    let collection = self.evaluate(collection, scope);
                    text.sensitive |= collection.is_sensitive();
                    let Some(pairs) = self.pairs(&collection) else {
                        let repeated = derived([&collection], at, true, || self.written(at, scope));
                        text.push_value(repeated, at)?;
                        continue;
                    };
                    for (index, item) in pairs {
                        let mut inner = scope.with(value, item);
                        if let Some(key) = key {
                            inner = inner.with(key, index);
                        }
                        self.append(text, parts, &inner)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// The string that the parts make one after the other, known as far as they are.
#[must_use]
pub fn concat(parts: impl IntoIterator<Item = Value>, at: Location) -> Value {
    let mut text = Text::default();
    for part in parts {
        if let Err(refused) = text.push_value(part, at) {
            return refused;
        }
    }
    text.finish(at)
}

/// The text in normalization form C, in which Terraform keeps every string.
pub(super) fn normalized(text: EcoString) -> EcoString {
    let normal = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if normal { text } else { text.nfc().collect() }
}

/// A string that is put together from known and unknown parts.
#[derive(Default)]
pub(crate) struct Text {
    parts: Vec<Value>,
    literal: EcoString,
    literal_at: Option<Location>,
    length: usize,
    sensitive: bool,
}

impl Text {
    pub(crate) fn push(&mut self, text: &str, at: Location) -> Result<(), Value> {
        self.length += text.len();
        if self.length > MAX_TEXT {
            let message = eco_format!("the string is longer than {} MiB", MAX_TEXT >> 20);
            return Err(Value::unknown(Reason::Limit(message), None, at));
        }
        self.literal_at.get_or_insert(at);
        self.literal.push_str(text);
        Ok(())
    }

    /// Appends a value converted to a string.
    pub(crate) fn push_value(&mut self, value: Value, at: Location) -> Result<(), Value> {
        self.sensitive |= value.is_sensitive();
        if let Some(text) = operators::to_text(&value) {
            return self.push(&text, at);
        }
        let Some(unknown) = value.as_unknown() else {
            return Err(invalid(eco_format!("{} cannot be part of a string", value.type_name()), at));
        };
        if let Some(Symbol::Template(parts)) = &unknown.symbol {
            for part in parts.iter() {
                match part.data() {
                    Data::String(text) => self.push(text, part.at)?,
                    _ => self.push_hole(part.clone())?,
                }
            }
            return Ok(());
        }
        self.push_hole(value)
    }

    fn push_hole(&mut self, value: Value) -> Result<(), Value> {
        if self.parts.len() >= MAX_PARTS {
            let message = eco_format!("more than {MAX_PARTS} parts of the string are not known");
            return Err(Value::unknown(Reason::Limit(message), None, value.at));
        }
        self.flush();
        self.parts.push(value);
        Ok(())
    }

    fn flush(&mut self) {
        if let Some(at) = self.literal_at.take() {
            let literal = std::mem::take(&mut self.literal);
            if !literal.is_empty() {
                self.parts.push(Value::string(literal, at));
            }
        }
    }

    /// The string, or an unknown value that knows its parts.
    pub(crate) fn finish(mut self, at: Location) -> Value {
        let sensitive = self.sensitive;
        let blame = self.parts.iter().find_map(Value::as_unknown).cloned();
        let Some(blame) = blame else {
            return Value::string(normalized(self.literal), at).marked(sensitive);
        };
        self.flush();
        let symbol = Some(Symbol::Template(self.parts.into()));
        let unknown = Unknown::new(blame.reason.clone(), symbol, true, blame.at);
        Value::new(Data::Unknown(Arc::new(unknown)), at).marked(sensitive)
    }
}
