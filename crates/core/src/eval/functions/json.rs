//! `jsonencode` and `jsondecode`.

use super::arguments::{limited, normalized};
use super::{Call, MAX_ELEMENTS, Outcome, Stop, refuse};
use crate::decoded::Format;
use crate::eval::sets::is_small;
use crate::eval::template::MAX_TEXT;
use crate::syntax::parse_json;
use crate::value::{Data, HopKind, Number, Value};
use ecow::{EcoString, eco_format};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use std::fmt::Write;

/// `jsonencode(value)`. What was encoded stays at hand, so that who reads the text again finds the places within it,
/// and what is known of it where the text as a whole is not.
pub(super) fn encode(call: &Call) -> Outcome {
    let value = call.value(0);
    let encoded = match text(call, value) {
        Ok(text) => call.string(text)?,
        Err(Stop::Unknown) => call.derived(true),
        Err(other) => return Err(other),
    };
    Ok(encoded.after(HopKind::Encoded(value.clone()), call.at))
}

/// A value as JSON, as Terraform writes it: without spaces, keys in order.
pub(super) fn text(call: &Call, value: &Value) -> Result<EcoString, Stop> {
    let mut text = String::new();
    write(call, value, &mut text)?;
    Ok(text.into())
}

fn write(call: &Call, value: &Value, text: &mut String) -> Result<(), Stop> {
    call.uses(value);
    if text.len() > MAX_TEXT {
        return Err(Stop::Limit(eco_format!("the text is longer than {} MiB", MAX_TEXT >> 20)));
    }
    match value.data() {
        Data::Unknown(_) => return Err(Stop::Unknown),
        Data::Null => text.push_str("null"),
        Data::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Data::Number(number) => _ = write!(text, "{number}"),
        Data::String(string) => quote(string, text),
        Data::List(items) | Data::Set(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write(call, item, text)?;
            }
            text.push(']');
        }
        Data::Object(members) => {
            text.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                quote(key, text);
                text.push(':');
                write(call, member, text)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

/// A JSON string as Go writes it: what HTML would read is escaped, and the line separators of JavaScript.
pub(super) fn quote(string: &str, text: &mut String) {
    text.push('"');
    // Most texts hold nothing that is escaped.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !b"\"\\<>&".contains(&byte);
    if string.bytes().all(is_plain) {
        text.push_str(string);
        text.push('"');
        return;
    }
    for character in string.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\0'..='\u{1f}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}

pub(super) fn decode(call: &Call) -> Outcome {
    if let Some(value) = call.value(0).encoded() {
        return Ok(without_sets(value));
    }
    let decoded = call.evaluator.project.decoded.get(Format::Json, call.text(0)?, call.at, |text| {
        match parse_json(text, 0) {
            Ok(Some(parsed)) => Reader { call, text, line: 1, at: 0 }.value(&parsed),
            Ok(None) => refuse("the string is empty, not JSON"),
            Err(error) => refuse(eco_format!("the string is not JSON: {}", error.message)),
        }
    });
    Ok(of_text(call, decoded?))
}

/// What the first argument was decoded to: it came the way of its text, from a file. A text that was itself a value in
/// another one has no lines of that file.
pub(super) fn of_text(call: &Call, decoded: Value) -> Value {
    let text = call.value(0);
    match text.line() {
        Some(_) => decoded.part_of(&text.clone().off_lines()),
        None => decoded.part_of(text),
    }
}

/// The value of what was encoded: JSON has no sets.
pub(super) fn without_sets(value: &Value) -> Value {
    if !is_small(value, &mut MAX_ELEMENTS.clone()) || !has_sets(value) {
        return value.clone();
    }
    let data = match value.data() {
        Data::Set(items) | Data::List(items) => Data::List(items.iter().map(without_sets).collect()),
        Data::Object(members) => {
            let members = members.iter().map(|(key, member)| (key.clone(), without_sets(member)));
            Data::Object(members.collect())
        }
        other => other.clone(),
    };
    value.clone().with(data)
}

fn has_sets(value: &Value) -> bool {
    match value.data() {
        Data::Set(_) => true,
        Data::List(items) => items.iter().any(has_sets),
        Data::Object(members) => members.values().any(has_sets),
        _ => false,
    }
}

/// A text on its way to a value.
struct Reader<'t> {
    call: &'t Call<'t>,
    text: &'t str,
    /// The line that is read, counted from one.
    line: usize,
    /// Up to where lines are counted.
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, node: &ast::Value) -> Outcome {
        let at = self.call.at;
        let start = node.start();
        self.line += self.text.get(self.at..start).map_or(0, |it| it.matches('\n').count());
        self.at = start;
        let line = self.line;
        let value = match node {
            ast::Value::NullKeyword(_) => Value::null(at),
            ast::Value::BooleanLit(literal) => Value::bool(literal.value, at),
            ast::Value::NumberLit(literal) => match Number::parse(literal.value) {
                Some(number) => Value::number(number, at),
                None => return refuse(eco_format!("{} is not a number", literal.value)),
            },
            ast::Value::StringLit(string) => {
                // The parser takes tabs and line breaks in strings, which JSON has not.
                let written = self.text.get(string.range.start..string.range.end).unwrap_or_default();
                if written.contains(|it| it < ' ') {
                    return refuse("the string is not JSON: a control character in a string");
                }
                Value::string(normalized((&*string.value).into()), at)
            }
            ast::Value::Array(array) => {
                limited(array.elements.len())?;
                let items = array.elements.iter().map(|element| self.value(element));
                Value::list(items.collect::<Result<Vec<_>, _>>()?, at)
            }
            ast::Value::Object(object) => {
                let member = |it: &ast::ObjectProp| Ok((it.name.as_str().into(), self.value(&it.value)?));
                let members = object.properties.iter().map(member).collect::<Result<_, Stop>>()?;
                Value::object(members, at)
            }
        };
        Ok(value.on_line(line))
    }
}
