//! Plans as `terraform show -json` prints them: each planned resource becomes a `resource` block.
//!
//! The values are final, so strings are not templates. A third label holds the resource's address. What the plan
//! leaves open (`resource_changes[].change.after_unknown`) becomes [`ExprKind::Deferred`](super::ExprKind::Deferred). The format is
//! described in Terraform's documentation, "JSON Output Format".

use super::json::{Lower, parse_value};
use super::{SyntaxError, Tree};
use crate::hash::{HashMap, HashSet};
use crate::source::{Source, SourceId, Span};
use jsonc_parser::ast::{Object, Value};
use tollgate_syntax::{Built, BuiltAttribute, BuiltBlock};

/// Parses a plan.
pub(super) fn parse_file(id: SourceId, source: &Source) -> (Tree, Vec<SyntaxError>) {
    let start = source.byte_order_mark();
    let text = &source.text()[start..];
    let lower = Lower::new(id, source, start);
    let root = match parse_value(text, start) {
        Ok(Some(Value::Object(root))) => root,
        other => return (lower.builder.finish(Span::default(), &[], &[]), other.err().into_iter().collect()),
    };
    let mut plan = Plan { lower, unknown: unknown_values(&root) };
    let mut blocks = Vec::new();
    let mut modules: Vec<&Object> =
        root.get_object("planned_values").and_then(|it| it.get_object("root_module")).into_iter().collect();
    // A plan's modules nest; the list grows while it is walked.
    let mut next = 0;
    while let Some(&module) = modules.get(next) {
        next += 1;
        blocks.extend(objects(module, "resources").filter_map(|resource| plan.resource(resource)));
        modules.extend(objects(module, "child_modules"));
    }
    let span = plan.lower.span(&root);
    (plan.lower.builder.finish(span, &[], &blocks), Vec::new())
}

/// The member that makes a JSON object a plan: what `terraform show -json` prints of a plan always has it, wherever it
/// stands in the file, and what it prints of a state never does.
const MARK: &[u8] = b"\"planned_values\"";

/// Whether JSON text is an object, going by its start: nothing else can be a plan.
pub(crate) fn is_object(start: &[u8]) -> bool {
    without_byte_order_mark(start).trim_ascii_start().starts_with(b"{")
}

/// Whether JSON text is a plan: an object with the member `planned_values`. Text that breaks off counts by what is
/// there.
pub(crate) fn is_plan(text: &[u8]) -> bool {
    // Most JSON holds these bytes nowhere, and to look for them costs less than to read the file.
    is_object(text) && memchr::memmem::find(text, MARK).is_some() && has_member(text, MARK)
}

/// Whether the outermost object has a member; `quoted` is its name in quotes.
fn has_member(text: &[u8], quoted: &[u8]) -> bool {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = string_end(text, at);
                let is_name = || text[end..].trim_ascii_start().starts_with(b":");
                if depth == 1 && text.get(at..end) == Some(quoted) && is_name() {
                    return true;
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    false
}

/// The offset behind the string that starts with the quote at `start`.
fn string_end(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(next) = text.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += next + 1;
        if text[at - 1] == b'"' {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn without_byte_order_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

struct Plan<'a> {
    lower: Lower,
    /// What is known only after apply, by the resource's address.
    unknown: HashMap<&'a str, &'a Object<'a>>,
}

fn objects<'v>(object: &'v Object<'v>, name: &str) -> impl Iterator<Item = &'v Object<'v>> {
    let elements = object.get_array(name).map(|array| array.elements.as_slice()).unwrap_or_default();
    elements.iter().filter_map(Value::as_object)
}

fn unknown_values<'v>(root: &'v Object<'v>) -> HashMap<&'v str, &'v Object<'v>> {
    let changes = objects(root, "resource_changes").filter_map(|change| {
        let address = change.get_string("address")?;
        Some((&*address.value, change.get_object("change")?.get_object("after_unknown")?))
    });
    changes.collect()
}

impl Plan<'_> {
    fn resource(&mut self, resource: &Object) -> Option<BuiltBlock> {
        let lower = &self.lower;
        let label = |name: &str| {
            let literal = resource.get_string(name)?;
            Some((&*literal.value, lower.span(literal)))
        };
        let kind = if resource.get_string("mode")?.value == "data" { "data" } else { "resource" };
        let address = label("address")?;
        let values = resource.properties.iter().find(|property| property.name.as_str() == "values")?;
        let header = self.lower.key_span(values);
        let labels = [label("type")?, label("name")?, address];
        let unknown = self.unknown.get(address.0).copied();
        let attributes = self.attributes(values.value.as_object()?, unknown);
        let body = self.lower.span(values.value.as_object()?);
        Some(self.lower.builder.block(kind, &labels, header, &attributes, body))
    }

    fn attributes(&mut self, values: &Object, unknown: Option<&Object>) -> Vec<BuiltAttribute> {
        let members = self.members(values, unknown).into_iter();
        members.map(|(name, span, value)| self.lower.builder.attribute(name, span, value)).collect()
    }

    /// The names, their places, and the values of an object's members, those that are known only later included.
    fn members<'v>(
        &mut self,
        values: &'v Object,
        unknown: Option<&'v Object>,
    ) -> Vec<(&'v str, Span, Built)> {
        let mut members = Vec::new();
        for property in &values.properties {
            let name = property.name.as_str();
            let unknown = unknown.and_then(|it| it.get(name)).map(|it| &it.value);
            let value = self.expr(&property.value, unknown);
            members.push((name, self.lower.key_span(property), value));
        }
        let known: HashSet<&str> = values.properties.iter().map(|it| it.name.as_str()).collect();
        let missing = unknown.into_iter().flat_map(|unknown| &unknown.properties);
        for property in missing.filter(|it| is_true(&it.value) && !known.contains(it.name.as_str())) {
            let value = self.lower.builder.deferred(self.lower.span(&property.value));
            members.push((property.name.as_str(), self.lower.key_span(property), value));
        }
        members
    }

    fn expr(&mut self, value: &Value, unknown: Option<&Value>) -> Built {
        let span = self.lower.span(value);
        match value {
            _ if unknown.is_some_and(is_true) => self.lower.builder.deferred(span),
            Value::NullKeyword(_) => self.lower.builder.null(span),
            Value::BooleanLit(literal) => self.lower.builder.bool(literal.value, span),
            Value::NumberLit(number) => self.lower.builder.number(number.value, span),
            Value::StringLit(string) => self.lower.builder.string(&string.value, span),
            Value::Array(array) => {
                let unknown =
                    unknown.and_then(Value::as_array).map(|it| it.elements.as_slice()).unwrap_or_default();
                let items = array.elements.iter().enumerate();
                let items: Vec<_> = items.map(|(index, item)| self.expr(item, unknown.get(index))).collect();
                self.lower.builder.tuple(&items, span)
            }
            Value::Object(object) => {
                let members = self.members(object, unknown.and_then(Value::as_object)).into_iter();
                let members: Vec<_> = members
                    .map(|(name, span, value)| (self.lower.builder.string(name, span), value))
                    .collect();
                self.lower.builder.object(&members, span)
            }
        }
    }
}

fn is_true(value: &Value) -> bool {
    value.as_boolean_lit().is_some_and(|literal| literal.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ExprKind;

    #[test]
    fn resources_of_all_modules_are_found_with_what_is_unknown() {
        let text = r#"{"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {
            "resources": [{"address": "aws_vpc.a[0]", "mode": "managed", "type": "aws_vpc", "name": "a",
              "values": {"cidr": "10.0.0.0/8", "tags": [{"k": "${x}"}]}}],
            "child_modules": [{"address": "module.m", "resources": [{"address": "module.m.aws_vpc.b",
              "mode": "managed", "type": "aws_vpc", "name": "b", "values": {}}]}]}},
          "resource_changes": [{"address": "aws_vpc.a[0]", "change": {"after_unknown": {"id": true, "tags": [{}]}}}]}"#;
        assert!(is_plan(text.as_bytes()));
        let source = Source::new("plan.json", "/plan.json", text.as_bytes().to_vec());
        let (tree, _) = parse_file(SourceId(0), &source);
        let blocks: Vec<_> = tree.body().blocks().collect();
        let addresses: Vec<_> = blocks.iter().filter_map(|block| block.label(2)).collect();
        assert_eq!(addresses, ["aws_vpc.a[0]", "module.m.aws_vpc.b"]);
        assert_eq!(source.slice(blocks[0].header()), "\"values\"");
        let id = blocks[0].body().attribute("id").unwrap();
        assert!(matches!(id.expr().kind(), ExprKind::Deferred));
    }

    #[test]
    fn a_plan_is_known_by_its_member_wherever_that_stands() {
        let padding = format!("\"configuration\": {{\"text\": \"{}\"}}", "\\\"x{[".repeat(1_000));
        for plan in [
            r#"{"planned_values": {}}"#.to_owned(),
            "\u{feff}\n {\"planned_values\"\n: {}}".to_owned(),
            format!("{{{padding}, \"planned_values\": {{}}}}"),
            format!("{{{padding}, \"planned_values\": {{\"root_mod"),
        ] {
            assert!(is_plan(plan.as_bytes()), "{plan}");
        }
        for other in [
            "",
            r#"{"name": "package"}"#,
            r#"{"format_version": "1.0", "terraform_version": "1.11.4", "values": {}}"#,
            r#"[{"planned_values": {}}]"#,
            r#"{"plan": {"planned_values": {}}}"#,
            r#"{"text": "planned_values", "a": "\"planned_values\": 1"}"#,
            r#"{"text": "planned_values"#,
            r#"{"text": "planned_values\"#,
        ] {
            assert!(!is_plan(other.as_bytes()), "{other}");
        }
    }
}
