//! The syntax of configurations: a small spanned tree, made from the native syntax or from JSON.
//!
//! Parsing never fails. It returns what could be read, and [`SyntaxError`]s for what could not. The parsers stand
//! behind [`parse`]: nothing outside this module knows them, so that another may take their place.

mod comments;
mod hcl;
pub(crate) use hcl::parse_template;
mod json;
pub(crate) use json::parse_value as parse_json;
mod literals;
mod plan;
pub(crate) use plan::{is_object, is_plan};
mod tree;
mod walk;

pub use comments::{Comment, Comments};
pub use tree::{
    Attribute, BinaryOperator, Block, Body, Expr, ExprKind, ForExpr, Label, Step, StepKind, TemplatePart,
    TemplatePartKind, UnaryOperator,
};

use crate::source::{Source, SourceId, Span};

/// What a file holds, by its name and, for plans, its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// The native syntax: `.tf`, `.tofu`, `.tfvars`.
    Hcl,
    /// The JSON syntax: `.tf.json`, `.tofu.json`, `.tfvars.json`.
    Json,
    /// A plan as `terraform show -json` prints it.
    Plan,
}

/// One parsed file.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// The top of the tree. For a plan: its resources as `resource` blocks.
    pub body: Body,
    /// The comments, in order.
    pub comments: Vec<Comment>,
    /// What could not be read.
    pub errors: Vec<SyntaxError>,
}

/// A place that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped.
    pub span: Span,
    /// What is wrong and what was expected, without a full stop.
    pub message: String,
}

/// Parses a file; `id` is what the tree's places name it by.
#[must_use]
pub fn parse(id: SourceId, source: &Source, language: Language) -> File {
    if let Some(offset) = source.invalid_utf8() {
        let message =
            "the file is not UTF-8, which Terraform requires: save it with that encoding".to_owned();
        let file = File { errors: vec![SyntaxError { span: Span::at(offset), message }], ..File::default() };
        return file;
    }
    match language {
        Language::Hcl => hcl::parse_file(id, source),
        Language::Json => json::parse_file(id, source),
        Language::Plan => plan::parse_file(id, source),
    }
}

/// Parses a lone expression, as `--var` gives it.
///
/// # Errors
/// The first place that is not an expression.
pub fn parse_expression(id: SourceId, text: &str) -> Result<Expr, SyntaxError> {
    hcl::parse_expression(id, text)
}
