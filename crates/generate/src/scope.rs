//! What an expression can refer to, and the blocks that declare it.

use crate::expression::expression;
use arbitrary::{Arbitrary, Result, Unstructured};
use std::fmt::Write as _;

/// What an expression is to give. Mostly it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Arbitrary)]
pub(crate) enum Kind {
    Bool,
    Number,
    Text,
    List,
    Map,
    Any,
    /// A regular expression.
    Pattern,
    /// An address range.
    Network,
    Date,
    /// For `format` and `formatdate`.
    Format,
    Json,
    Path,
}

/// The names that can be referred to.
#[derive(Debug)]
pub(crate) struct Scope {
    locals: usize,
    variables: usize,
    /// References that something else in the module declares: calls, resources.
    pub(crate) others: Vec<String>,
    /// The variables of the loops around, innermost last.
    pub(crate) bound: Vec<String>,
}

/// What the locals give, by their number. The variables give the same.
const KINDS: [Kind; 6] = [Kind::Text, Kind::List, Kind::Map, Kind::Number, Kind::Bool, Kind::Any];

const TYPES: [&str; 12] = [
    "string",
    "number",
    "bool",
    "any",
    "list(string)",
    "set(string)",
    "map(string)",
    "map(any)",
    "list(object({ name = string, port = optional(number, 22) }))",
    "object({ a = optional(any, []), b = optional(map(list(string)), {}) })",
    "tuple([string, number])",
    "map(object({ x = optional(set(number)) }))",
];

impl Scope {
    pub(crate) fn new(locals: usize, variables: usize) -> Self {
        Self { locals, variables, others: Vec::new(), bound: Vec::new() }
    }

    /// A reference to something that gives the kind, if chance will.
    pub(crate) fn reference(&self, u: &mut Unstructured<'_>, kind: Kind) -> Result<String> {
        let fits = |index: &usize| KINDS[index % KINDS.len()] == kind || kind == Kind::Any;
        let mut fitting: Vec<String> = self.bound.clone();
        fitting.extend((0..self.locals).filter(fits).map(|index| format!("local.l{index}")));
        fitting.extend((0..self.variables).filter(fits).map(|index| format!("var.v{index}")));
        fitting.extend(self.others.iter().cloned());
        if fitting.is_empty() || u.ratio(1, 16)? {
            let anything = ["var.missing", "local.l0", "each.key", "each.value", "count.index", "self.id"];
            let more = ["path.module", "terraform.workspace", "data.aws_caller_identity.me.account_id"];
            return Ok((*u.choose(&[&anything[..], &more[..]].concat())?).to_owned());
        }
        Ok(u.choose(&fitting)?.clone())
    }

    /// The locals and the variables.
    pub(crate) fn declarations(&mut self, u: &mut Unstructured<'_>) -> Result<String> {
        let mut text = String::new();
        for index in 0..self.variables {
            let _ = writeln!(text, "variable \"v{index}\" {{");
            if u.arbitrary()? {
                let _ = writeln!(text, "  type = {}", u.choose(&TYPES)?);
            }
            if u.ratio(2, 3)? {
                // A default refers to nothing.
                let default = expression(u, &mut Self::new(0, 0), KINDS[index % KINDS.len()], 2)?;
                let _ = writeln!(text, "  default = {default}");
            }
            if u.ratio(1, 8)? {
                text += "  sensitive = true\n";
            }
            if u.ratio(1, 8)? {
                text +=
                    "  validation {\n    condition = length(var.v0) > 0\n    error_message = \"no\"\n  }\n";
            }
            text += "}\n\n";
        }
        text += "locals {\n";
        for index in 0..self.locals {
            let value = expression(u, self, KINDS[index % KINDS.len()], 5)?;
            let _ = writeln!(text, "  l{index} = {value}");
        }
        text += "}\n\n";
        Ok(text)
    }
}
