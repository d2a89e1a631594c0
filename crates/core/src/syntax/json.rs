//! The JSON syntax (`.tf.json`): the same tree, from objects and strings.
//!
//! Without a provider's schema nobody can tell a nested block from an attribute in JSON. Blocks of Terraform itself
//! (`resource`, `variable`, …) are lowered to blocks; everything below them stays an attribute whose value is an
//! object, which the evaluator treats like a block.

use super::tree::{Attribute, Block, Body, Expr, ExprKind, Label};
use super::{File, SyntaxError, hcl};
use crate::source::{Source, SourceId, Span};
use crate::value::Number;
use jsonc_parser::ast::{Object, ObjectProp, StringLit, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions};

/// JSON as RFC 8259 defines it: none of the parser's extensions.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Block types of Terraform by the number of their labels (JSON configuration syntax, "Root Object").
const LABELS: &[(&str, usize)] = &[
    ("resource", 2),
    ("data", 2),
    ("ephemeral", 2),
    ("variable", 1),
    ("output", 1),
    ("module", 1),
    ("provider", 1),
    ("check", 1),
    ("terraform", 0),
    ("locals", 0),
    ("moved", 0),
    ("removed", 0),
    ("import", 0),
];

/// Parses JSON text that starts at `base` in the file.
///
/// # Errors
/// The first place that is not JSON.
pub(crate) fn parse_value(text: &str, base: usize) -> Result<Option<Value<'_>>, SyntaxError> {
    jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &STRICT).map(|parsed| parsed.value).map_err(
        |error| {
            let range = error.range();
            let span = Span::new(base + range.start, base + range.end.max(range.start));
            SyntaxError { span, message: error.kind().to_string() }
        },
    )
}

/// Parses a file in the JSON syntax.
pub(super) fn parse_file(id: SourceId, source: &Source) -> File {
    let start = source.byte_order_mark();
    let text = &source.text()[start..];
    let mut lower = Lower::new(id, text, start);
    let body = match parse_value(text, start) {
        Ok(Some(Value::Object(object))) => lower.root(&object),
        Ok(Some(other)) => {
            let message = "a JSON configuration is an object: expected `{`".to_owned();
            lower.errors.push(SyntaxError { span: lower.span(&other), message });
            Body::default()
        }
        Ok(None) => Body::default(),
        Err(error) => {
            lower.errors.push(error);
            Body::default()
        }
    };
    File { body, comments: Vec::new(), errors: lower.errors }
}

/// Lowers one JSON document. `base` is added to every offset.
pub(super) struct Lower<'a> {
    id: SourceId,
    text: &'a str,
    base: usize,
    errors: Vec<SyntaxError>,
}

impl<'a> Lower<'a> {
    /// Lowers the document `text`, whose first byte is at `base` in the file `id`.
    pub(super) fn new(id: SourceId, text: &'a str, base: usize) -> Self {
        Self { id, text, base, errors: Vec::new() }
    }

    fn root(&mut self, object: &Object) -> Body {
        let mut body = Body { span: self.span(object), ..Body::default() };
        for property in &object.properties {
            let name = property.name.as_str();
            match LABELS.iter().find(|(kind, _)| *kind == name) {
                Some(&(kind, labels)) => {
                    let header = self.key_span(property);
                    self.blocks(kind, labels, &mut Vec::new(), header, &property.value, &mut body.blocks);
                }
                // `//` is a comment by convention; tfvars files have attributes only.
                None if name == "//" => {}
                None => body.attributes.push(self.attribute(property)),
            }
        }
        body
    }

    /// The blocks in `value`: an object per label, then a body or a list of bodies.
    fn blocks(
        &mut self,
        kind: &str,
        missing: usize,
        labels: &mut Vec<Label>,
        header: Span,
        value: &Value,
        into: &mut Vec<Block>,
    ) {
        match value {
            Value::Array(array) => {
                for element in &array.elements {
                    self.blocks(kind, missing, labels, header, element, into);
                }
            }
            Value::Object(object) if missing > 0 => {
                for property in object.properties.iter().filter(|it| it.name.as_str() != "//") {
                    let span = self.key_span(property);
                    labels.push(Label { text: property.name.as_str().into(), span });
                    self.blocks(kind, missing - 1, labels, span, &property.value, into);
                    labels.pop();
                }
            }
            Value::Object(object) => {
                let body = self.body(object);
                let span = header.to(body.span);
                into.push(Block {
                    source: self.id,
                    kind: kind.into(),
                    labels: labels.clone(),
                    body,
                    header,
                    span,
                });
            }
            Value::NullKeyword(_) => {}
            other => {
                let message = format!("expected an object for `{kind}`");
                self.errors.push(SyntaxError { span: self.span(other), message });
            }
        }
    }

    fn body(&mut self, object: &Object) -> Body {
        let properties = object.properties.iter().filter(|property| property.name.as_str() != "//");
        let attributes = properties.map(|property| self.attribute(property)).collect();
        Body { attributes, blocks: Vec::new(), span: self.span(object) }
    }

    fn attribute(&mut self, property: &ObjectProp) -> Attribute {
        let name_span = self.key_span(property);
        Attribute {
            source: self.id,
            name: property.name.as_str().into(),
            name_span,
            expr: self.expr(&property.value),
        }
    }

    fn expr(&mut self, value: &Value) -> Expr {
        let kind = match value {
            Value::NullKeyword(_) => ExprKind::Null,
            Value::BooleanLit(literal) => ExprKind::Bool(literal.value),
            Value::NumberLit(number) => Number::parse(number.value).map_or(ExprKind::Null, ExprKind::Number),
            Value::StringLit(string) => return self.string(string),
            Value::Array(array) => ExprKind::Tuple(array.elements.iter().map(|it| self.expr(it)).collect()),
            Value::Object(object) => {
                let members = object.properties.iter().map(|property| {
                    let key = ExprKind::String(property.name.as_str().into());
                    (Expr { kind: key, span: self.key_span(property) }, self.expr(&property.value))
                });
                ExprKind::Object(members.collect())
            }
        };
        Expr { kind, span: self.span(value) }
    }

    /// A string is a template. Its parts have exact places only where no escape shifts them.
    fn string(&mut self, string: &StringLit) -> Expr {
        let span = self.span(string);
        let text: &str = &string.value;
        if !text.contains("${") && !text.contains("%{") {
            return Expr { kind: ExprKind::String(text.into()), span };
        }
        let raw = self.text.get(string.range.start + 1..string.range.end.saturating_sub(1));
        let base = if raw == Some(text) { span.start as usize + 1 } else { span.start as usize };
        match hcl::parse_template(self.id, text, base) {
            Ok(expr) => Expr { span, ..expr },
            Err(error) => {
                self.errors.push(SyntaxError { span, message: error.message });
                Expr { kind: ExprKind::Null, span }
            }
        }
    }

    pub(super) fn key_span(&self, property: &ObjectProp) -> Span {
        let range = property.name.range();
        Span::new(self.base + range.start, self.base + range.end)
    }

    pub(super) fn span(&self, node: &impl Ranged) -> Span {
        let range = node.range();
        Span::new(self.base + range.start, self.base + range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Source, File) {
        let source = Source::new("main.tf.json", "/main.tf.json", text.as_bytes().to_vec());
        let file = parse_file(SourceId(0), &source);
        (source, file)
    }

    #[test]
    fn blocks_and_templates_are_lowered() {
        let (source, file) = parse(
            r#"{"resource": {"aws_vpc": {"a": {"name": "x-${var.y}", "tags": [{"k": 1}]}}}, "locals": [{"z": true}]}"#,
        );
        assert!(file.errors.is_empty());
        let [vpc, locals] = &file.body.blocks[..] else { panic!("two blocks") };
        assert_eq!((vpc.label(0).unwrap().as_str(), vpc.label(1).unwrap().as_str()), ("aws_vpc", "a"));
        assert_eq!(source.slice(vpc.header), "\"a\"");
        let ExprKind::Template(parts) = &vpc.body.attributes[0].expr.kind else { panic!("a template") };
        assert_eq!(source.slice(parts[1].span), "${var.y}");
        assert_eq!(locals.body.attributes[0].name, "z");
    }

    #[test]
    fn errors_have_a_place() {
        let (source, file) = parse("{\n  \"a\": 1,\n}\n");
        assert_eq!(source.line(file.errors[0].span.start), 2);
        assert!(!parse("[1]").1.errors.is_empty());
        assert!(parse("").1.errors.is_empty());
    }
}
