//! What is written as such: texts, and objects in place of blocks, which a fix can write into.

use super::{Block, Node};
use crate::address::Sort;
use crate::syntax::{Expr, ExprKind};

impl<'e> Block<'e> {
    /// The text of an attribute, where that is written here, and is not changed by being evaluated.
    pub(crate) fn written_text(&self, name: &str) -> Option<&'e str> {
        let Node::Body(body) = &self.node else { return None };
        // Some attributes of data sources are made of others.
        if self.address.sort() == Sort::Data {
            return None;
        }
        match body.attribute(&self.local_name(name))?.expr().kind() {
            ExprKind::String(text) if text.is_ascii() => Some(text),
            _ => None,
        }
    }

    /// The objects in an attribute of its own, and how they are written there.
    pub(super) fn own_objects(&self, local: &str, name: &str) -> Vec<Self> {
        let mut objects = self.objects(local, self.value(name));
        if objects.is_empty() {
            return objects;
        }
        let attribute = match (&self.node, self.literal) {
            (Node::Body(body), _) => body.attribute(local).map(|it| it.expr()),
            (Node::Value(_), Some(object)) => member_of(object, local),
            (Node::Value(_), None) => None,
        };
        let written = attribute.map(objects_in).filter(|written| written.len() == objects.len());
        for (object, written) in objects.iter_mut().zip(written.into_iter().flatten()) {
            object.literal = written;
        }
        objects
    }

    /// The object that it is, where that is written in place of a block. A manifest is none: it has other names.
    pub(crate) fn literal(&self) -> Option<Expr<'e>> {
        self.literal.filter(|_| self.manifest.is_none())
    }
}

/// The objects that are written in an expression: one, or a list of them.
fn objects_in(expr: Expr<'_>) -> Vec<Option<Expr<'_>>> {
    match expr.kind() {
        ExprKind::Tuple(items) => items.iter().map(object_in).collect(),
        _ => vec![object_in(expr)],
    }
}

/// The object that is written in an expression, and whose members count.
fn object_in(expr: Expr<'_>) -> Option<Expr<'_>> {
    match expr.kind() {
        ExprKind::Object(_) => Some(expr),
        ExprKind::Parenthesis(inner) => object_in(inner),
        ExprKind::Call(call) if call.name == "merge" && !call.is_expanded => {
            call.arguments.iter().last().and_then(object_in)
        }
        _ => None,
    }
}

/// What is written for a member of an object.
fn member_of<'t>(object: Expr<'t>, name: &str) -> Option<Expr<'t>> {
    let ExprKind::Object(members) = object.kind() else { return None };
    let named = members.iter().filter(|(key, _)| matches!(key.kind(), ExprKind::String(it) if it == name));
    named.last().map(|(_, value)| value)
}
