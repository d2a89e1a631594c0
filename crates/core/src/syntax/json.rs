//! The JSON syntax (`.tf.json`): the same tree, from objects and strings.
//!
//! Without a provider's schema nobody can tell a nested block from an attribute in JSON. Blocks of Terraform itself
//! (`resource`, `variable`, …) are lowered to blocks; everything below them stays an attribute whose value is an
//! object, which the evaluator treats like a block.

use super::{SyntaxError, Tree};
use crate::source::{Source, SourceId, Span};
use jsonc_parser::ast::{Object, ObjectProp, StringLit, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions};
use tollgate_syntax::{Builder, Built, BuiltAttribute, BuiltBlock};

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
pub(super) fn parse_file(id: SourceId, source: &Source) -> (Tree, Vec<SyntaxError>) {
    let start = source.byte_order_mark();
    let text = &source.text()[start..];
    let mut lower = Lower::new(id, source, start);
    match parse_value(text, start) {
        Ok(Some(Value::Object(object))) => return lower.root(&object),
        Ok(Some(other)) => {
            let message = "a JSON configuration is an object: expected `{`".to_owned();
            lower.errors.push(SyntaxError { span: lower.span(&other), message });
        }
        Ok(None) => {}
        Err(error) => lower.errors.push(error),
    }
    (lower.builder.finish(Span::default(), &[], &[]), lower.errors)
}

/// Lowers one JSON document. `base` is added to every offset.
pub(super) struct Lower {
    pub(super) builder: Builder,
    base: usize,
    errors: Vec<SyntaxError>,
}

impl Lower {
    /// Lowers the document of a source, whose first byte is at `base`.
    pub(super) fn new(id: SourceId, source: &Source, base: usize) -> Self {
        Self { builder: Builder::new(id, source.shared_text()), base, errors: Vec::new() }
    }

    fn root(mut self, object: &Object) -> (Tree, Vec<SyntaxError>) {
        let (mut attributes, mut blocks) = (Vec::new(), Vec::new());
        for property in &object.properties {
            let name = property.name.as_str();
            match LABELS.iter().find(|(kind, _)| *kind == name) {
                Some(&(kind, labels)) => {
                    let header = self.key_span(property);
                    self.blocks(kind, labels, &mut Vec::new(), header, &property.value, &mut blocks);
                }
                // `//` is a comment by convention; tfvars files have attributes only.
                None if name == "//" => {}
                None => attributes.push(self.attribute(property)),
            }
        }
        let span = self.span(object);
        (self.builder.finish(span, &attributes, &blocks), self.errors)
    }

    /// The blocks in `value`: an object per label, then a body or a list of bodies.
    fn blocks<'v>(
        &mut self,
        kind: &str,
        missing: usize,
        labels: &mut Vec<(&'v str, Span)>,
        header: Span,
        value: &'v Value,
        into: &mut Vec<BuiltBlock>,
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
                    labels.push((property.name.as_str(), span));
                    self.blocks(kind, missing - 1, labels, span, &property.value, into);
                    labels.pop();
                }
            }
            Value::Object(object) => {
                let properties = object.properties.iter().filter(|property| property.name.as_str() != "//");
                let attributes: Vec<_> = properties.map(|property| self.attribute(property)).collect();
                let body = self.span(object);
                into.push(self.builder.block(kind, labels, header, &attributes, body));
            }
            Value::NullKeyword(_) => {}
            other => {
                let message = format!("expected an object for `{kind}`");
                self.errors.push(SyntaxError { span: self.span(other), message });
            }
        }
    }

    fn attribute(&mut self, property: &ObjectProp) -> BuiltAttribute {
        let value = self.expr(&property.value);
        let name_span = self.key_span(property);
        self.builder.attribute(property.name.as_str(), name_span, value)
    }

    fn expr(&mut self, value: &Value) -> Built {
        let span = self.span(value);
        match value {
            Value::NullKeyword(_) => self.builder.null(span),
            Value::BooleanLit(literal) => self.builder.bool(literal.value, span),
            Value::NumberLit(number) => self.builder.number(number.value, span),
            Value::StringLit(string) => self.string(string),
            Value::Array(array) => {
                let items: Vec<_> = array.elements.iter().map(|it| self.expr(it)).collect();
                self.builder.tuple(&items, span)
            }
            Value::Object(object) => {
                let members: Vec<_> = object.properties.iter().map(|it| self.member(it)).collect();
                self.builder.object(&members, span)
            }
        }
    }

    fn member(&mut self, property: &ObjectProp) -> (Built, Built) {
        let span = self.key_span(property);
        (self.builder.string(property.name.as_str(), span), self.expr(&property.value))
    }

    /// A string is a template. Its parts have exact places only where no escape shifts them.
    fn string(&mut self, string: &StringLit) -> Built {
        let span = self.span(string);
        let text: &str = &string.value;
        if !text.contains("${") && !text.contains("%{") {
            return self.builder.string(text, span);
        }
        self.builder.template(text, span).unwrap_or_else(|error| {
            self.errors.push(SyntaxError { span, message: error.message.to_owned() });
            self.builder.null(span)
        })
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
    use crate::syntax::{self, ExprKind, File, Language};

    fn parse(text: &str) -> (Source, File) {
        let source = Source::new("main.tf.json", "/main.tf.json", text.as_bytes().to_vec());
        let file = syntax::parse(SourceId(0), &source, Language::Json);
        (source, file)
    }

    #[test]
    fn blocks_and_templates_are_lowered() {
        let (source, file) = parse(
            r#"{"resource": {"aws_vpc": {"a": {"name": "x-${var.y}", "tags": [{"k": 1}]}}}, "locals": [{"z": true}]}"#,
        );
        assert!(file.errors.is_empty());
        let [vpc, locals] = file.body().blocks().collect::<Vec<_>>()[..] else { panic!("two blocks") };
        assert_eq!((vpc.label(0), vpc.label(1)), (Some("aws_vpc"), Some("a")));
        assert_eq!(source.slice(vpc.header()), "\"a\"");
        let name = vpc.body().attribute("name").unwrap();
        let ExprKind::Template(parts) = name.expr().kind() else { panic!("a template") };
        assert_eq!(source.slice(parts.iter().nth(1).unwrap().span), "${var.y}");
        assert_eq!(locals.body().attributes().next().unwrap().name(), "z");
    }

    #[test]
    fn errors_have_a_place() {
        let (source, file) = parse("{\n  \"a\": 1,\n}\n");
        assert_eq!(source.line(file.errors[0].span.start), 2);
        assert!(!parse("[1]").1.errors.is_empty());
        assert!(parse("").1.errors.is_empty());
    }
}
