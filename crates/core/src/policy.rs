//! IAM policies: one view of the statements, whatever a policy was written as.
//!
//! `jsonencode({…})` keeps the places of its parts. A JSON text (heredoc, quoted string) is parsed with places
//! where it stands in the source as it is; what is interpolated into it is unknown, or is itself a structure.
//! The grammar is that of the IAM User Guide, "Grammar of the IAM JSON policy language".

use crate::block::{Block, Checked, Known};
use crate::eval::to_text;
use crate::source::{Location, Sources, Span};
use crate::syntax::parse_json;
use crate::value::{self, Data, Number, Reason, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use std::sync::Arc;
use wildmatch::WildMatch;

/// A policy.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Its statements, in order.
    pub statements: Vec<Statement>,
    /// The value of the attribute that holds it.
    pub origin: Value,
}

/// A statement of a policy.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The statement as an object.
    value: Value,
}

/// One test in the `Condition` of a statement. A statement holds only where all of its tests do.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The operator: `StringEquals`, `ForAnyValue:ArnLike`.
    pub operator: EcoString,
    /// The key that is compared: `aws:SourceArn`. IAM ignores its case.
    pub key: EcoString,
    /// What it is compared with: one of them is enough.
    pub values: Vec<Value>,
}

impl Block<'_> {
    /// The policy in an attribute.
    ///
    /// # Errors
    /// The unknown value that the policy as a whole depends on. A policy of which only parts are unknown is not an
    /// error here: the questions to its statements are.
    pub fn policy(&self, name: &str) -> Checked<Option<Policy>> {
        let origin = self.value(name);
        if origin.is_null() {
            return Ok(None);
        }
        self.evaluator().budget.copy(&origin).map_err(|spent| spent.unknown(origin.at))?;
        let document = decode(&origin, &self.evaluator().project.sources)?;
        let Data::Object(members) = &document.data else { return Ok(None) };
        let Some(statement) = members.get("Statement") else {
            return Ok(Some(Policy { statements: Vec::new(), origin }));
        };
        let values = match &statement.data {
            Data::Unknown(unknown) => return Err(unknown.clone()),
            Data::List(items) | Data::Set(items) => items.to_vec(),
            _ => vec![statement.clone()],
        };
        let statements = values.into_iter().map(|value| Statement { value }).collect();
        Ok(Some(Policy { statements, origin }))
    }
}

impl Condition {
    /// Whether a test holds for every value that it is compared with.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn all(&self, test: impl Fn(&str) -> bool) -> Checked<bool> {
        value::all(&self.values, |value| any_text(value, &test))
    }
}

impl Policy {
    /// Looks at every statement: one that cannot be decided does not hide the others.
    ///
    /// # Errors
    /// The first unknown value that a statement depends on.
    pub fn each(&self, look: impl FnMut(&Statement) -> Checked) -> Checked {
        value::each(&self.statements, look)
    }
}

impl Statement {
    /// Where the statement stands.
    #[must_use]
    pub fn at(&self) -> Location {
        self.value.at
    }

    /// Whether it allows something. A statement without `Effect` is refused by AWS and counts as one that allows.
    ///
    /// # Errors
    /// The unknown value it depends on.
    pub fn allows(&self) -> Checked<bool> {
        match self.member("Effect")? {
            None => Ok(true),
            Some(effect) => value::equal(&effect, &Value::string("Allow", effect.at)),
        }
    }

    /// Whether an element of the statement (`Condition`, `NotAction`, …) is there.
    ///
    /// # Errors
    /// The unknown value that the statement as a whole is.
    pub fn has(&self, element: &str) -> Checked<bool> {
        Ok(self.member(element)?.is_some())
    }

    /// Whether a test holds for some string in an element that is a string or a list of them.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any(&self, element: &str, test: impl Fn(&str) -> bool) -> Checked<bool> {
        match self.member(element)? {
            None => Ok(false),
            Some(value) => any_text(&value, &test),
        }
    }

    /// Whether it speaks of an action such as `iam:PassRole`: a pattern in `Action` covers it, or none in `NotAction`
    /// does. Actions are compared without regard to case (IAM User Guide, "IAM JSON policy elements: Action").
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn covers(&self, action: &str) -> Checked<bool> {
        let covers = |pattern: &str| covers(pattern, action);
        if self.has("NotAction")? {
            return self.any("NotAction", covers).map(|excluded| !excluded);
        }
        self.any("Action", covers)
    }

    /// Whether a test holds for some principal: `"*"` stands for everybody, else `kind` is `AWS`, `Service`,
    /// `Federated` or `CanonicalUser`.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any_principal(&self, test: impl Fn(&str, &str) -> bool) -> Checked<bool> {
        value::any(self.principals()?, |(kind, it)| any_text(&it, &|text| test(&kind, text)))
    }

    /// The principals, each with its kind: `AWS` for everybody (`"*"`) too.
    ///
    /// # Errors
    /// The unknown value that the element as a whole is.
    pub fn principals(&self) -> Checked<Vec<(EcoString, Value)>> {
        let Some(principal) = self.member("Principal")? else { return Ok(Vec::new()) };
        match &principal.data {
            Data::Unknown(unknown) => Err(unknown.clone()),
            Data::Object(kinds) => {
                let named = |(kind, it): (&EcoString, &Value)| {
                    items_of(it).into_iter().map(|it| (kind.clone(), it)).collect::<Vec<_>>()
                };
                Ok(kinds.iter().flat_map(named).collect())
            }
            _ => Ok(items_of(&principal).into_iter().map(|it| ("AWS".into(), it)).collect()),
        }
    }

    /// The tests in its `Condition`.
    ///
    /// # Errors
    /// The unknown value that the element, or one of its operators, is.
    pub fn conditions(&self) -> Checked<Vec<Condition>> {
        let members = |value: &Value| match &value.data {
            Data::Object(members) => Ok(members.clone()),
            Data::Unknown(unknown) => Err(unknown.clone()),
            _ => Ok(Arc::default()),
        };
        let Some(condition) = self.member("Condition")? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for (operator, keys) in members(&condition)?.iter() {
            found.extend(members(keys)?.iter().map(|(key, values)| Condition {
                operator: operator.clone(),
                key: key.clone(),
                values: items_of(values),
            }));
        }
        Ok(found)
    }

    /// Where an element stands, else the statement.
    #[must_use]
    pub fn place(&self, element: &str) -> Location {
        self.member(element).ok().flatten().map_or(self.at(), |it| it.at)
    }

    /// The strings of an element that is a string or a list of them.
    ///
    /// # Errors
    /// The unknown value that one of them depends on.
    pub fn strings(&self, element: &str) -> Checked<Vec<Known<EcoString>>> {
        let Some(value) = self.member(element)? else { return Ok(Vec::new()) };
        items_of(&value)
            .into_iter()
            .filter_map(|item| crate::block::known(item, to_text).transpose())
            .collect()
    }

    /// An element of the statement as it is; `None` where it is absent or null.
    ///
    /// # Errors
    /// The unknown value that the statement as a whole is.
    pub fn member(&self, name: &str) -> Checked<Option<Value>> {
        match &self.value.data {
            Data::Object(members) => Ok(members.get(name).filter(|it| !it.is_null()).cloned()),
            Data::Unknown(unknown) => Err(unknown.clone()),
            _ => Ok(None),
        }
    }
}

/// The elements of a list, or the value itself.
fn items_of(value: &Value) -> Vec<Value> {
    value.elements().map_or_else(|| vec![value.clone()], <[Value]>::to_vec)
}

/// Whether a pattern of actions covers an action.
fn covers(pattern: &str, action: &str) -> bool {
    let is_pattern = |text: &str| text.contains(['*', '?']);
    // Nearly all patterns name another service: that is seen without making anything of them.
    let services = pattern.split_once(':').zip(action.split_once(':'));
    if services.is_some_and(|((a, _), (b, _))| !is_pattern(a) && !a.eq_ignore_ascii_case(b)) {
        return false;
    }
    if !is_pattern(pattern) {
        return pattern.eq_ignore_ascii_case(action);
    }
    WildMatch::new_case_insensitive(pattern).matches(action)
}

/// A string, or any element of a list.
fn any_text(value: &Value, test: &dyn Fn(&str) -> bool) -> Checked<bool> {
    match &value.data {
        Data::Unknown(unknown) => Err(unknown.clone()),
        Data::List(items) | Data::Set(items) => value::any(items.iter(), |item| any_text(item, test)),
        _ => Ok(to_text(value).is_some_and(|text| test(&text))),
    }
}

/// The document that a value holds.
///
/// # Errors
/// The unknown value that it depends on as a whole, or that it is no JSON.
pub(crate) fn decode(value: &Value, sources: &Sources) -> Checked<Value> {
    let decoded = decode_text(value, sources)?;
    // The parts of a secret text are secret, each of them; those of what was encoded may be so one by one.
    let secret = value.encoded().map_or(value.sensitive, |encoded| encoded.sensitive);
    Ok(if secret { marked_throughout(decoded) } else { decoded })
}

/// The value with each of its parts marked as sensitive.
fn marked_throughout(value: Value) -> Value {
    let data = match &value.data {
        Data::List(items) => Data::List(items.iter().cloned().map(marked_throughout).collect()),
        Data::Object(members) => {
            let members = members.iter().map(|(key, it)| (key.clone(), marked_throughout(it.clone())));
            Data::Object(Arc::new(members.collect()))
        }
        other => other.clone(),
    };
    value.with(data).marked(true)
}

fn decode_text(value: &Value, sources: &Sources) -> Checked<Value> {
    if let Some(encoded) = value.encoded() {
        return Ok(encoded.clone());
    }
    match &value.data {
        Data::Object(_) => Ok(value.clone()),
        Data::String(text) => {
            let document =
                Document { text, base: base_of(text, value.at, sources), at: value.at, holes: &[] };
            document.parse().ok_or_else(|| not_json(value))
        }
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => {
                let text = with_holes(parts);
                let document = Document { text: &text, base: None, at: value.at, holes: parts };
                document.parse().ok_or_else(|| unknown.clone())
            }
            _ => Err(unknown.clone()),
        },
        _ => Err(not_json(value)),
    }
}

fn not_json(value: &Value) -> Arc<Unknown> {
    let reason = Reason::Invalid("the policy is not a JSON document".into());
    Arc::new(Unknown { reason, at: value.at, symbol: None, not_null: true })
}

/// Where the text of a literal starts in the file, if it stands there as it is.
fn base_of(text: &str, at: Location, sources: &Sources) -> Option<usize> {
    let written = sources.get_checked(at.source)?.slice(at.span);
    written.find(text).map(|offset| at.span.start as usize + offset)
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
/// put in quotes, so that the text is JSON.
fn with_holes(parts: &[Value]) -> String {
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
            None if quoted => text.push(hole(index)),
            None => text.extend(['"', hole(index), '"']),
        }
    }
    text
}

/// A JSON text on its way to a value.
struct Document<'d> {
    text: &'d str,
    /// Where the text starts in the file, if its places are to be kept.
    base: Option<usize>,
    /// Where the whole value stands.
    at: Location,
    /// The parts that private characters in the text stand for.
    holes: &'d [Value],
}

impl Document<'_> {
    fn parse(&self) -> Option<Value> {
        let parsed = parse_json(self.text, 0).ok()??;
        matches!(parsed, ast::Value::Object(_)).then(|| self.value(&parsed))
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
                Value::object(object.properties.iter().map(member).collect(), at)
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
        let reason = reason.unwrap_or_else(|| Reason::Invalid(eco_format!("a part of the policy")));
        Value::unknown(reason, Some(Symbol::Template(parts.into())), at)
    }

    fn place(&self, node: &impl Ranged) -> Location {
        let range = node.range();
        match self.base {
            Some(base) => self.at.with_span(Span::new(base + range.start, base + range.end)),
            None => self.at,
        }
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
        let document = decode(&value, &Sources::default()).unwrap();
        assert_eq!(document.to_string(), "{Statement = [{Action = b, Resource = \"arn:${a}/*\"}]}");
    }

    #[test]
    fn patterns_cover_actions_in_any_case() {
        for pattern in
            ["iam:PassRole", "IAM:passrole", "iam:Pass*", "iam:?assRole", "*", "i*:PassRole", "*:*"]
        {
            assert!(covers(pattern, "iam:PassRole"), "{pattern}");
        }
        for pattern in ["iam:PassRol", "s3:*", "iam:Get*", "ia:PassRole", "PassRole", ""] {
            assert!(!covers(pattern, "iam:PassRole"), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_policy_is_undecided() {
        let refused = decode(&Value::string("not json", NOWHERE), &Sources::default()).unwrap_err();
        assert!(refused.reason.to_string().contains("not a JSON document"));
    }
}
