//! The parts of templates.

use super::{Expr, list, name, text};
use crate::Span;
use crate::store::{Kind, Name, NodeId};
use crate::tree::Tree;

/// The parts of a template. White space that strip markers (`~`) remove is removed already.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'t> {
    pub(super) tree: &'t Tree,
    pub(super) ids: &'t [u32],
}

/// A part of a template.
#[derive(Debug, Clone, Copy)]
pub struct TemplatePart<'t> {
    /// What it is.
    pub kind: TemplatePartKind<'t>,
    /// Where it stands.
    pub span: Span,
}

/// The parts of a template.
#[derive(Debug, Clone, Copy)]
pub enum TemplatePartKind<'t> {
    /// The text that it means.
    Literal(&'t str),
    /// `${expression}`.
    Interpolation(Expr<'t>),
    /// `%{if condition}…%{else}…%{endif}`: condition, parts if true, parts if false.
    If(Expr<'t>, Parts<'t>, Parts<'t>),
    /// `%{for key, value in collection}…%{endfor}`.
    For {
        /// Name for the key or index.
        key: Option<&'t str>,
        /// Name for the element.
        value: &'t str,
        /// What is repeated over.
        collection: Expr<'t>,
        /// What is repeated.
        parts: Parts<'t>,
    },
}

impl<'t> Parts<'t> {
    /// How many parts there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.ids.is_empty()
    }

    /// The expression of a template that is nothing but one interpolation.
    #[must_use]
    pub fn only(self) -> Option<Expr<'t>> {
        let [id] = self.ids else { return None };
        let node = &self.tree.nodes[*id as usize];
        (node.kind() == Kind::Interpolation).then_some(Expr { tree: self.tree, id: node.a })
    }

    /// The parts, in order.
    pub fn iter(self) -> impl Iterator<Item = TemplatePart<'t>> {
        self.ids.iter().map(move |&id| self.part(id))
    }

    fn part(self, id: NodeId) -> TemplatePart<'t> {
        let tree = self.tree;
        let node = tree.nodes[id as usize];
        let at = node.a as usize;
        let expr = |id| Expr { tree, id };
        let parts = |at| Self { tree, ids: list(tree, at, 1) };
        let kind = match node.kind() {
            Kind::Interpolation => TemplatePartKind::Interpolation(expr(node.a)),
            Kind::TemplateIf => {
                let yes = parts(at + 1);
                TemplatePartKind::If(expr(tree.lists[at]), yes, parts(at + 2 + yes.ids.len()))
            }
            Kind::TemplateFor => {
                let key = Name::from_numbers(&tree.lists[at..at + 2]);
                TemplatePartKind::For {
                    key: (!key.is_none()).then(|| tree.name(key)),
                    value: name(tree, at + 2),
                    collection: expr(tree.lists[at + 4]),
                    parts: parts(at + 5),
                }
            }
            _ => TemplatePartKind::Literal(text(tree, node)),
        };
        TemplatePart { kind, span: node.span() }
    }

    /// `bound` are the names that parts around these bind.
    pub(super) fn each_expr(self, bound: &mut Vec<&'t str>, show: &mut dyn FnMut(Expr<'t>, &[&'t str])) {
        for part in self.iter() {
            match part.kind {
                TemplatePartKind::Literal(_) => {}
                TemplatePartKind::Interpolation(expr) => show(expr, bound),
                TemplatePartKind::If(condition, yes, no) => {
                    show(condition, bound);
                    yes.each_expr(bound, show);
                    no.each_expr(bound, show);
                }
                TemplatePartKind::For { key, value, collection, parts } => {
                    show(collection, bound);
                    let outside = bound.len();
                    bound.extend(key.into_iter().chain([value]));
                    parts.each_expr(bound, show);
                    bound.truncate(outside);
                }
            }
        }
    }
}
