//! Our values in the form of the records: as JSON, and against the types that Terraform's console prints.

use std::fmt::Write;
use tollgate_core::value::{Data, Value};

/// The value as `jsonencode` of Terraform writes it. Written apart from the evaluator's own, which is tested by it.
pub(super) fn render(value: &Value) -> String {
    match value.data() {
        Data::Null => "null".to_owned(),
        Data::Bool(value) => value.to_string(),
        Data::Number(number) => number.to_string(),
        Data::String(text) => quoted(text),
        Data::List(items) | Data::Set(items) => {
            let items: Vec<_> = items.iter().map(render).collect();
            format!("[{}]", items.join(","))
        }
        Data::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, it)| format!("{}:{}", quoted(key), render(it))).collect();
            format!("{{{}}}", members.join(","))
        }
        Data::Unknown(_) => "(unknown)".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            _ if character < ' ' || "<>&\u{2028}\u{2029}".contains(character) => {
                write!(json, "\\u{:04x}", u32::from(character)).unwrap();
            }
            _ => json.push(character),
        }
    }
    json + "\""
}

/// Whether a value is of a type, as far as our values tell: lists are tuples too, and maps objects.
pub(super) fn fits(value: &Value, kind: &str) -> bool {
    let (name, inside) = kind.split_once('(').unwrap_or((kind, ""));
    let inside = inside.strip_suffix(')').unwrap_or(inside);
    match (value.data(), name) {
        (Data::Null, _) | (_, "dynamic") => true,
        (Data::Bool(_), "bool") | (Data::Number(_), "number") | (Data::String(_), "string") => true,
        (Data::Object(_), "object" | "map") => true,
        (Data::List(items), "list") => items.iter().all(|item| fits(item, inside)),
        (Data::Set(items), "set") => items.iter().all(|item| fits(item, inside)),
        // The types of a tuple's elements follow from their values.
        (Data::List(_), "tuple") => true,
        _ => false,
    }
}
