//! Plans as `terraform show -json` prints them: each planned resource becomes a `resource` block.
//!
//! The values are final, so strings are not templates. A third label holds the resource's address. What the plan
//! leaves open (`resource_changes[].change.after_unknown`) becomes [`ExprKind::KnownAfterApply`]. The format is
//! described in Terraform's documentation, "JSON Output Format".

use super::File;
use super::json::{Lower, parse_value};
use super::tree::{Attribute, Block, Body, Expr, ExprKind, Label};
use crate::source::{Source, SourceId};
use crate::value::Number;
use jsonc_parser::ast::{Object, ObjectProp, Value};
use std::collections::HashMap;

/// Parses a plan.
pub(super) fn parse_file(id: SourceId, source: &Source) -> File {
    let start = source.byte_order_mark();
    let text = &source.text()[start..];
    let root = match parse_value(text, start) {
        Ok(Some(Value::Object(root))) => root,
        Ok(_) => return File::default(),
        Err(error) => return File { errors: vec![error], ..File::default() },
    };
    let plan = Plan { id, lower: Lower::new(id, text, start), unknown: unknown_values(&root) };
    let mut body = Body { span: plan.lower.span(&root), ..Body::default() };
    let mut modules: Vec<&Object> =
        root.get_object("planned_values").and_then(|it| it.get_object("root_module")).into_iter().collect();
    // A plan's modules nest; the list grows while it is walked.
    let mut next = 0;
    while let Some(&module) = modules.get(next) {
        next += 1;
        body.blocks.extend(objects(module, "resources").filter_map(|resource| plan.resource(resource)));
        modules.extend(objects(module, "child_modules"));
    }
    File { body, ..File::default() }
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
    id: SourceId,
    lower: Lower<'a>,
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
    fn resource(&self, resource: &Object) -> Option<Block> {
        let label = |name: &str| {
            let literal = resource.get_string(name)?;
            Some(Label { text: (&*literal.value).into(), span: self.lower.span(literal) })
        };
        let kind = if resource.get_string("mode")?.value == "data" { "data" } else { "resource" };
        let address = label("address")?;
        let values = resource.properties.iter().find(|property| property.name.as_str() == "values")?;
        let header = self.lower.key_span(values);
        let unknown = self.unknown.get(address.text.as_str()).copied();
        let body = self.body(values.value.as_object()?, unknown);
        let span = self.lower.span(resource);
        let labels = vec![label("type")?, label("name")?, address];
        Some(Block { source: self.id, kind: kind.into(), labels, body, header, span })
    }

    fn body(&self, values: &Object, unknown: Option<&Object>) -> Body {
        let mut attributes: Vec<_> = values.properties.iter().map(|it| self.attribute(it, unknown)).collect();
        let missing = unknown
            .into_iter()
            .flat_map(|unknown| &unknown.properties)
            .filter(|property| is_true(&property.value) && values.get(property.name.as_str()).is_none());
        attributes.extend(missing.map(|property| {
            let name_span = self.lower.key_span(property);
            let expr = Expr { kind: ExprKind::KnownAfterApply, span: self.lower.span(&property.value) };
            Attribute { source: self.id, name: property.name.as_str().into(), name_span, expr }
        }));
        Body { attributes, blocks: Vec::new(), span: self.lower.span(values) }
    }

    fn attribute(&self, property: &ObjectProp, unknown: Option<&Object>) -> Attribute {
        let name = property.name.as_str();
        let unknown = unknown.and_then(|it| it.get(name)).map(|it| &it.value);
        let expr = self.expr(&property.value, unknown);
        Attribute { source: self.id, name: name.into(), name_span: self.lower.key_span(property), expr }
    }

    fn expr(&self, value: &Value, unknown: Option<&Value>) -> Expr {
        let kind = match value {
            _ if unknown.is_some_and(is_true) => ExprKind::KnownAfterApply,
            Value::NullKeyword(_) => ExprKind::Null,
            Value::BooleanLit(literal) => ExprKind::Bool(literal.value),
            Value::NumberLit(number) => Number::parse(number.value).map_or(ExprKind::Null, ExprKind::Number),
            Value::StringLit(string) => ExprKind::String((&*string.value).into()),
            Value::Array(array) => {
                let unknown =
                    unknown.and_then(Value::as_array).map(|it| it.elements.as_slice()).unwrap_or_default();
                let items = array.elements.iter().enumerate();
                ExprKind::Tuple(items.map(|(index, item)| self.expr(item, unknown.get(index))).collect())
            }
            Value::Object(object) => {
                let body = self.body(object, unknown.and_then(Value::as_object));
                let member =
                    |it: Attribute| (Expr { kind: ExprKind::String(it.name), span: it.name_span }, it.expr);
                ExprKind::Object(body.attributes.into_iter().map(member).collect())
            }
        };
        Expr { kind, span: self.lower.span(value) }
    }
}

fn is_true(value: &Value) -> bool {
    value.as_boolean_lit().is_some_and(|literal| literal.value)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let file = parse_file(SourceId(0), &source);
        let addresses: Vec<_> = file.body.blocks.iter().filter_map(|block| block.label(2)).collect();
        assert_eq!(addresses, ["aws_vpc.a[0]", "module.m.aws_vpc.b"]);
        assert_eq!(source.slice(file.body.blocks[0].header), "\"values\"");
        let id = file.body.blocks[0].body.attribute("id").unwrap();
        assert!(matches!(id.expr.kind, ExprKind::KnownAfterApply));
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
