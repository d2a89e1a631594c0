//! What one file says, in Tollgate's words.

use super::node::{self, Item};
use crate::fail_on::FailOn;
use crate::select;
use std::fmt::Display;
use tollgate_core::rule::Severity;
use tollgate_core::suppress::legacy;
use tollgate_core::yaml::Node;

/// What the file of another scanner asks for.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    /// `rules`.
    pub rules: Vec<Value>,
    /// `exclude_rules`.
    pub exclude_rules: Vec<Value>,
    /// `exclude`.
    pub exclude: Vec<Value>,
    /// `var_files`.
    pub var_files: Vec<Value>,
    /// `severities`: rules, and what their severity is to be.
    pub severities: Vec<(Value, Severity)>,
    /// Rules that are left out for the files that match a pattern.
    pub of_paths: Vec<(String, Value)>,
    /// `severity`, and the settings it comes from.
    pub severity: Option<(Severity, String)>,
    /// `fail_on`, and the settings it comes from.
    pub fail_on: Option<(FailOn, String)>,
    /// What has no counterpart.
    pub left: Vec<Left>,
}

/// An element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    /// What Tollgate reads.
    pub value: String,
    /// What it was, and the comment behind it.
    pub remark: String,
}

/// A setting that does not carry over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Left {
    /// Its name in backquotes, perhaps with values.
    pub setting: String,
    /// Why.
    pub reason: String,
}

/// Settings without a counterpart, with the reason.
pub(super) type Reasons = &'static [(&'static [&'static str], &'static str)];

impl Carried {
    /// Adds a setting that does not carry over.
    pub(super) fn leave(&mut self, setting: impl Into<String>, reason: impl Into<String>) {
        self.left.push(Left { setting: format!("`{}`", setting.into()), reason: reason.into() });
    }

    /// Adds values of a setting that do not carry over.
    pub(super) fn leave_values(
        &mut self,
        setting: &str,
        values: impl IntoIterator<Item = impl Display>,
        reason: impl Into<String>,
    ) {
        let values = values.into_iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
        self.left.push(Left { setting: format!("`{setting}` ({values})"), reason: reason.into() });
    }

    /// Adds a setting that no module knows to carry over, unless it asks for nothing.
    pub(super) fn leave_known(&mut self, setting: &str, node: &Node, reasons: Reasons) {
        if node::is_off(node) {
            return;
        }
        let known = reasons.iter().find(|(names, _)| names.contains(&setting));
        self.leave(setting, known.map_or("Tollgate has no such setting", |(_, reason)| reason));
    }

    /// The rules that have these ids. Ids that no rule has are left, together.
    pub(super) fn names(&mut self, setting: &str, ids: impl IntoIterator<Item = Item>) -> Vec<Value> {
        let (mut values, mut unknown) = (Vec::new(), Vec::new());
        for Item { said, remark } in ids {
            match value_of(&said, &remark) {
                Some(value) => values.push(value),
                None => unknown.push(said),
            }
        }
        if !unknown.is_empty() {
            self.leave_values(setting, unknown, "no rule has this id");
        }
        values
    }

    /// Reads patterns of paths. Those that cannot be written as ours are left.
    pub(super) fn paths(
        &mut self,
        setting: &str,
        node: &Node,
        pattern: impl Fn(&str) -> Result<String, &'static str>,
    ) {
        for Item { said, remark } in node::items(node) {
            match pattern(&said) {
                Ok(value) => {
                    let said = if value == said { String::new() } else { said };
                    self.exclude.push(Value { value, remark: joined(&said, &remark) });
                }
                Err(reason) => self.leave_values(setting, [said], reason),
            }
        }
    }

    /// Reads names of files with values of variables.
    pub(super) fn variables(&mut self, node: &Node) {
        let value = |item: Item| Value { value: item.said, remark: item.remark };
        self.var_files.extend(node::items(node).into_iter().map(value));
    }

    /// Reads what other scanners read and Tollgate does not: kinds of files.
    pub(super) fn kinds(&mut self, setting: &str, node: &Node, own: &[&str]) {
        let is_own = |it: &Item| own.iter().any(|own| own.eq_ignore_ascii_case(&it.said));
        let others: Vec<_> = node::items(node).into_iter().filter(|it| !is_own(it)).collect();
        if !others.is_empty() {
            self.leave_values(setting, others.iter().map(|it| &it.said), "Tollgate reads Terraform only");
        }
    }
}

/// The rule that an id of another scanner means, by its own name; the id itself where it means several.
fn value_of(id: &str, remark: &str) -> Option<Value> {
    let current = legacy::CODES.iter().find(|(code, _)| *code == id).map_or(id, |(_, name)| name);
    let rules = select::matching(current, &[]).ok()?;
    Some(match rules.as_slice() {
        [rule] => {
            let said = if rule.id == id { "" } else { id };
            Value { value: rule.id.to_owned(), remark: joined(said, remark) }
        }
        rules => {
            Value { value: current.to_owned(), remark: joined(&format!("{} rules", rules.len()), remark) }
        }
    })
}

fn joined(said: &str, remark: &str) -> String {
    match (said, remark) {
        ("", remark) => remark.to_owned(),
        (said, "") => said.to_owned(),
        (said, remark) => format!("{said}: {remark}"),
    }
}
