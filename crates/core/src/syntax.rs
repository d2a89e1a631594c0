//! The syntax of configurations: the trees of the native syntax, of JSON, and of plans.
//!
//! Parsing never fails. It returns what could be read, and [`SyntaxError`]s for what could not.

mod json;
pub(crate) use json::parse_value as parse_json;
mod plan;
pub(crate) use plan::{is_object, is_plan};

pub use tollgate_syntax::{
    Attribute, BinaryOperator, Block, Body, Call, Expr, ExprKind, Exprs, For, Members, OwnedAttribute, Parts,
    Step, Steps, TemplatePart, TemplatePartKind, TopBlock, Tree, UnaryOperator,
};

use crate::source::{Source, SourceId, Span};
use std::sync::Arc;

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
#[derive(Debug, Clone)]
pub struct File {
    /// What could be read. For a plan: its resources as `resource` blocks.
    pub tree: Arc<Tree>,
    /// What could not.
    pub errors: Vec<SyntaxError>,
}

impl File {
    /// What it holds.
    #[must_use]
    pub fn body(&self) -> Body<'_> {
        self.tree.body()
    }
}

/// A place that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped.
    pub span: Span,
    /// What is wrong and what was expected, without a full stop.
    pub message: String,
}

impl From<tollgate_syntax::SyntaxError> for SyntaxError {
    fn from(error: tollgate_syntax::SyntaxError) -> Self {
        Self { span: error.span, message: error.message.to_owned() }
    }
}

/// Parses a file; `id` is what the tree's places name it by.
#[must_use]
pub fn parse(id: SourceId, source: &Source, language: Language) -> File {
    if let Some(offset) = source.invalid_utf8() {
        let message = "the file is not UTF-8, which Terraform requires: save it with that encoding";
        let error = SyntaxError { span: Span::at(offset), message: message.to_owned() };
        let tree = Arc::new(tollgate_syntax::parse(id, "".into()).tree);
        return File { tree, errors: vec![error] };
    }
    let (tree, errors) = match language {
        Language::Hcl => {
            let file = tollgate_syntax::parse(id, source.shared_text());
            (file.tree, file.errors.into_iter().map(Into::into).collect())
        }
        Language::Json => json::parse_file(id, source),
        Language::Plan => plan::parse_file(id, source),
    };
    File { tree: Arc::new(tree), errors }
}

/// Parses a lone expression, as `--var` gives it.
///
/// # Errors
/// The first place that is not an expression.
pub fn parse_expression(id: SourceId, text: &str) -> Result<Tree, SyntaxError> {
    Ok(tollgate_syntax::parse_expression(id, text.into())?)
}

/// Shows every attribute in a body, those of nested blocks included.
pub(crate) fn each_attribute<'b>(body: Body<'b>, show: &mut dyn FnMut(Attribute<'b>)) {
    body.attributes().for_each(&mut *show);
    body.blocks().for_each(|block| each_attribute(block.body(), show));
}
