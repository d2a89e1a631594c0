//! Documents in values: JSON, such as policies, and YAML.
//!
//! `jsonencode({…})` keeps the places of its parts. A text (heredoc, quoted string) is parsed with places where it stands
//! in the source as it is; what is interpolated into it is unknown, or is itself a structure.

mod places;
mod yaml;

use crate::source::{Location, Sources};
use crate::syntax::parse_json;
use crate::value::{Checked, Data, Hop, HopKind, Number, Reason, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use places::Places;
use std::sync::Arc;

/// What a document is written in. JSON is YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    Json,
    Yaml,
}

/// The document that a value holds.
///
/// # Errors
/// The unknown value that it depends on as a whole, or that it is not a document in this language.
pub(crate) fn decode(value: &Value, language: Language, sources: &Sources) -> Checked<Value> {
    let mut decoded = decode_text(value, language, sources)?;
    if let Some(file) = read_from(value).filter(|_| language == Language::Yaml) {
        decoded = read_throughout(decoded, file);
    }
    // The parts of a secret text are secret, each of them; those of what was encoded may be so one by one.
    let secret = value.encoded().map_or(value.is_sensitive(), |encoded| encoded.is_sensitive());
    Ok(if secret { marked_throughout(decoded) } else { decoded })
}

/// The step by which a value was read from a file.
fn read_from(value: &Value) -> Option<&Arc<Hop>> {
    let mut steps = std::iter::successors(value.via(), |hop| hop.before.as_ref());
    steps.find(|hop| matches!(hop.kind, HopKind::File { .. }))
}

/// The value with each of its parts that came no other way read from a file.
fn read_throughout(value: Value, file: &Arc<Hop>) -> Value {
    let data = match value.data() {
        Data::List(items) => Data::List(items.iter().map(|it| read_throughout(it.clone(), file)).collect()),
        Data::Object(members) => {
            let members = members.iter().map(|(key, it)| (key.clone(), read_throughout(it.clone(), file)));
            Data::Object(members.collect())
        }
        other => other.clone(),
    };
    let way = value.via().unwrap_or(file).clone();
    value.with(data).with_way(Some(way))
}

/// The value with each of its parts marked as sensitive.
fn marked_throughout(value: Value) -> Value {
    let data = match value.data() {
        Data::List(items) => Data::List(items.iter().cloned().map(marked_throughout).collect()),
        Data::Object(members) => {
            let members = members.iter().map(|(key, it)| (key.clone(), marked_throughout(it.clone())));
            Data::Object(members.collect())
        }
        other => other.clone(),
    };
    value.with(data).marked(true)
}

fn decode_text(value: &Value, language: Language, sources: &Sources) -> Checked<Value> {
    let refused = || {
        let reason = match language {
            Language::Json => "the text is not a JSON document",
            Language::Yaml => "the text is not a document in YAML, or has aliases in it",
        };
        Arc::new(Unknown::new(Reason::Invalid(reason.into()), None, true, value.at))
    };
    if let Some(encoded) = value.encoded() {
        return Ok(encoded.clone());
    }
    match value.data() {
        Data::Object(_) => Ok(value.clone()),
        Data::String(text) => {
            let document = Document { text, places: Places::new(text, value.at, sources), holes: &[] };
            document.parse(language).ok_or_else(refused)
        }
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => {
                let text = with_holes(parts, language);
                let document =
                    Document { text: &text, places: Places::new(&text, value.at, sources), holes: parts };
                document.parse(language).ok_or_else(|| unknown.clone())
            }
            _ => Err(unknown.clone()),
        },
        _ => Err(refused()),
    }
}

/// The first of the private characters that stand for the unknown parts of a text, one for each part.
const HOLE: u32 = 0xF_0000;

fn hole(index: usize) -> char {
    u32::try_from(index)
        .ok()
        .and_then(|index| char::from_u32(HOLE + index))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The text of a template, with a private character for each part that is not known. Outside of a JSON string it is
/// put in quotes, so that the text is JSON; YAML needs none.
fn with_holes(parts: &[Value], language: Language) -> String {
    let mut text = String::new();
    let mut quoted = false;
    let mut escaped = false;
    for (index, part) in parts.iter().enumerate() {
        match part.as_str() {
            Some(literal) => {
                for character in literal.chars() {
                    match character {
                        '"' if !escaped => quoted = !quoted,
                        _ => {}
                    }
                    escaped = character == '\\' && !escaped;
                }
                text.push_str(literal);
            }
            None if quoted || language == Language::Yaml => text.push(hole(index)),
            None => text.extend(['"', hole(index), '"']),
        }
    }
    text
}

/// A text on its way to a value.
struct Document<'d> {
    text: &'d str,
    /// Where its parts stand.
    places: Places,
    /// The parts that private characters in the text stand for.
    holes: &'d [Value],
}

impl Document<'_> {
    fn parse(&self, language: Language) -> Option<Value> {
        if language == Language::Yaml {
            return self.parse_yaml();
        }
        let parsed = parse_json(self.text, 0).ok()??;
        let is_structure = matches!(parsed, ast::Value::Object(_) | ast::Value::Array(_));
        is_structure.then(|| self.value(&parsed))
    }

    fn value(&self, value: &ast::Value) -> Value {
        let at = self.place(value);
        match value {
            ast::Value::NullKeyword(_) => Value::null(at),
            ast::Value::BooleanLit(literal) => Value::bool(literal.value, at),
            ast::Value::NumberLit(number) => Number::parse(number.value)
                .map_or_else(|| Value::null(at), |number| Value::number(number, at)),
            ast::Value::StringLit(string) => self.string(&string.value, at),
            ast::Value::Array(array) => Value::list(array.elements.iter().map(|it| self.value(it)), at),
            ast::Value::Object(object) => {
                let member =
                    |it: &ast::ObjectProp| (EcoString::from(it.name.as_str()), self.value(&it.value));
                let value = Value::object(object.properties.iter().map(member).collect(), at);
                match self.places.line(object.start()) {
                    Some(line) => value.on_line(line),
                    None => value,
                }
            }
        }
    }

    /// A string, put together again from literal text and the parts that private characters stand for.
    fn string(&self, text: &str, at: Location) -> Value {
        let part_of = |it: char| {
            let index = u32::from(it).checked_sub(HOLE).and_then(|index| usize::try_from(index).ok())?;
            self.holes.get(index).filter(|part| part.as_unknown().is_some())
        };
        if self.holes.is_empty() || !text.chars().any(|it| part_of(it).is_some()) {
            return Value::string(text, at);
        }
        let mut parts = Vec::new();
        let mut literal = EcoString::new();
        for character in text.chars() {
            match part_of(character) {
                Some(part) => {
                    if !literal.is_empty() {
                        parts.push(Value::string(std::mem::take(&mut literal), at));
                    }
                    parts.push(part.clone());
                }
                None => literal.push(character),
            }
        }
        if !literal.is_empty() {
            parts.push(Value::string(literal, at));
        }
        if let [part] = &parts[..] {
            return part.encoded().unwrap_or(part).clone();
        }
        let reason = parts.iter().find_map(Value::as_unknown).map(|it| it.reason.clone());
        let reason = reason.unwrap_or_else(|| Reason::Invalid(eco_format!("a part of the document")));
        Value::unknown(reason, Some(Symbol::Template(parts.into())), at)
    }

    fn place(&self, node: &impl Ranged) -> Location {
        let range = node.range();
        self.places.of(range.start..range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NOWHERE;

    #[test]
    fn holes_are_strings_where_json_needs_them() {
        let unknown = |name: &str| {
            let symbol = Symbol::Expression(name.into());
            Value::unknown(Reason::Variable(name.into()), Some(symbol), NOWHERE)
        };
        let literal = |text: &str| Value::string(text, NOWHERE);
        let parts = [
            literal("{\"Statement\": [{\"Resource\": \"arn:"),
            unknown("a"),
            literal("/*\", \"Action\": "),
            unknown("b"),
            literal("}]}"),
        ];
        let value = Value::unknown(Reason::Workspace, Some(Symbol::Template(parts.into())), NOWHERE);
        let document = decode(&value, Language::Json, &Sources::default()).unwrap();
        assert_eq!(document.to_string(), "{Statement = [{Action = b, Resource = \"arn:${a}/*\"}]}");
    }

    #[test]
    fn a_list_is_a_document() {
        let list = Value::string(r#"[{"privileged": true}]"#, NOWHERE);
        let document = decode(&list, Language::Json, &Sources::default());
        assert_eq!(document.unwrap().to_string(), "[{privileged = true}]");
    }

    #[test]
    fn yaml_is_a_document_where_it_is_asked_for() {
        let yaml = |text| decode(&Value::string(text, NOWHERE), Language::Yaml, &Sources::default());
        let document = yaml("inputs:\n  key: ''\n  on: true\n  some: [1, x, 'true']\n  none:\n").unwrap();
        let expected = r#"{inputs = {key = "", none = null, on = true, some = [1, "x", "true"]}}"#;
        assert_eq!(document.to_string(), expected);
        for text in ["a text", "a: &b 1\nc: *b\n", "a: ["] {
            assert!(yaml(text).unwrap_err().reason.to_string().contains("YAML"), "{text}");
        }
    }

    #[test]
    fn holes_in_yaml_need_no_quotes() {
        let part = |name: &str| Value::unknown(Reason::Variable(name.into()), None, NOWHERE);
        let literal = |text: &str| Value::string(text, NOWHERE);
        let parts = [literal("a: "), part("x"), literal("\nb: 'key/"), part("y"), literal("'\n")];
        let value = Value::unknown(Reason::Workspace, Some(Symbol::Template(parts.into())), NOWHERE);
        let document = decode(&value, Language::Yaml, &Sources::default()).unwrap();
        let Data::Object(members) = document.data() else { panic!("{document}") };
        assert!(members.values().all(|it| it.as_unknown().is_some()), "{document}");
    }

    #[test]
    fn what_is_not_a_document_is_undecided() {
        let text = Value::string("not json", NOWHERE);
        let refused = decode(&text, Language::Json, &Sources::default()).unwrap_err();
        assert!(refused.reason.to_string().contains("not a JSON document"));
    }
}
