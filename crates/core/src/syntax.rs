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

/// Parses a file; `id` is what the tree's places name it by. One that is encrypted holds nothing.
#[must_use]
pub fn parse(id: SourceId, source: &Source, language: Language) -> File {
    let empty = || Arc::new(tollgate_syntax::parse(id, "".into()).tree);
    if source.is_encrypted() {
        return File { tree: empty(), errors: Vec::new() };
    }
    let (tree, errors) = match language {
        Language::Hcl => {
            let file = tollgate_syntax::parse(id, source.shared_text());
            (file.tree, file.errors.into_iter().map(Into::into).collect())
        }
        Language::Json => json::parse_file(id, source),
        Language::Plan => plan::parse_file(id, source),
    };
    match misencoded(source, &tree) {
        None => File { tree: Arc::new(tree), errors },
        Some(span) => {
            let message = "the file is not UTF-8, which Terraform requires: save it with that encoding";
            File { tree: empty(), errors: vec![SyntaxError { span, message: message.to_owned() }] }
        }
    }
}

/// The first place that is not UTF-8, those in comments left out, which may hold any bytes.
fn misencoded(source: &Source, tree: &Tree) -> Option<Span> {
    source.invalid_utf8()?;
    let comments = tree.comments();
    let places = source.text().match_indices(char::REPLACEMENT_CHARACTER);
    places.map(|(at, _)| Span::new(at, at)).find(|place| {
        let next = comments.partition_point(|it| it.start <= place.start);
        !next.checked_sub(1).is_some_and(|last| comments[last].contains(*place))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_may_hold_other_bytes_than_utf8() {
        let errors = |bytes: &[u8]| {
            let source = Source::new("main.tf", "/main.tf", bytes.to_vec());
            let file = parse(SourceId(0), &source, Language::Hcl);
            file.errors.iter().map(|it| it.span.start).collect::<Vec<_>>()
        };
        assert_eq!(errors(b"# Caf\xe9\na = 1 /* \xff */ // \xc3\n"), []);
        // Each of these bytes takes three in the text.
        assert_eq!(errors(b"# \xe9\na = \"\xe9\" # \xe9\n"), [11]);
        assert_eq!(errors(b"a = 1 \xe9\n"), [6]);
        assert_eq!(errors(b"a = <<E\n# \xe9\nE\n"), [10]);
    }
}
