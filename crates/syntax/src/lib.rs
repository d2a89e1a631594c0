//! A fast parser of the native syntax of HCL, the language of Terraform and OpenTofu.
//!
//! It reads a text once, from bytes to a tree; tells the place of everything; keeps comments; and goes on behind an
//! error, so that one bad block does not hide the others. It accepts what HashiCorp's own parser accepts.
//!
//! ```
//! use tollgate_syntax::{ExprKind, SourceId, parse};
//!
//! let file = parse(SourceId(0), "bucket \"logs\" {\n  name = \"x-${var.y}\" # why\n}\n".into());
//! assert!(file.errors.is_empty());
//! let block = file.tree.body().blocks().next().unwrap();
//! assert_eq!((block.kind(), block.label(0)), ("bucket", Some("logs")));
//! let name = block.body().attribute("name").unwrap();
//! assert!(matches!(name.expr().kind(), ExprKind::Template(_)));
//! assert_eq!(&file.tree.text()[name.span().range()], "name = \"x-${var.y}\"");
//! ```
//!
//! A tree is a few tables of small records ([`Tree::bytes`] tells their size); views such as [`Block`] and [`Expr`] look
//! into it. [`Builder`] makes trees of other formats.

mod builder;
mod expr;
mod parser;
mod span;
mod store;
mod tree;

pub use builder::{Builder, Built, BuiltAttribute, BuiltBlock};
pub use expr::{
    BinaryOperator, Call, Expr, ExprKind, Exprs, For, Members, Parts, Step, Steps, TemplatePart,
    TemplatePartKind, UnaryOperator,
};
pub use span::{Location, SourceId, Span};
pub use tree::{Attribute, Block, Body, OwnedAttribute, TopBlock, Tree};

use parser::Parser;
use std::cell::RefCell;
use std::sync::Arc;
use store::{BodyRecord, Store};

/// The longest text that is parsed, in bytes: places in it fit into the tree's records.
pub const MAX_TEXT: usize = store::MAX_LENGTH as usize;

/// A file that was parsed.
#[derive(Debug)]
pub struct File {
    /// What could be read.
    pub tree: Tree,
    /// What could not.
    pub errors: Vec<SyntaxError>,
}

/// A place that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The character at which reading stopped, or the line of the block that is wrong.
    pub span: Span,
    /// What is wrong and what was expected, without a full stop.
    pub message: &'static str,
}

thread_local! {
    /// The tables of the last tree, whose memory serves the next one.
    static STORE: RefCell<Store> = RefCell::default();
}

/// Runs with empty tables.
fn with_store<T>(parse: impl FnOnce(&mut Store) -> T) -> T {
    STORE.with_borrow_mut(|store| {
        store.clear();
        parse(store)
    })
}

/// Parses a file. A byte order mark at its start is passed over. Parsing never fails: what could be read is in the tree,
/// and what could not is an error.
#[must_use]
pub fn parse(id: SourceId, text: Arc<str>) -> File {
    with_store(|store| {
        if let Err(error) = fits(&text) {
            let tree = Tree::new(id, text, store, BodyRecord::default(), None);
            return File { tree, errors: vec![error] };
        }
        let (body, errors) = parser::file(Parser::new(&text, None, store));
        File { tree: Tree::new(id, text, store, body, None), errors }
    })
}

/// Parses an expression alone.
///
/// # Errors
/// The first place that is not one.
pub fn parse_expression(id: SourceId, text: Arc<str>) -> Result<Tree, SyntaxError> {
    with_store(|store| {
        fits(&text)?;
        let expr = parser::expression(&text, store)?;
        Ok(Tree::new(id, text, store, BodyRecord::default(), Some(expr)))
    })
}

/// Parses a text that is all template, such as one that `templatefile` reads.
///
/// # Errors
/// The first place that is not one.
pub fn parse_template(id: SourceId, text: Arc<str>) -> Result<Tree, SyntaxError> {
    with_store(|store| {
        fits(&text)?;
        let expr = parser::template(Parser::new(&text, None, store), 0)?;
        Ok(Tree::new(id, text, store, BodyRecord::default(), Some(expr)))
    })
}

fn fits(text: &str) -> Result<(), SyntaxError> {
    let message = "this text is too long to be parsed";
    if text.len() <= MAX_TEXT { Ok(()) } else { Err(SyntaxError { span: Span::at(0), message }) }
}
