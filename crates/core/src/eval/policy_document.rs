//! `data "aws_iam_policy_document"`: a data source that is pure, because the provider only puts its arguments
//! together (documentation of the data source in the AWS provider).

use super::{Configured, Evaluator, Repeated, Scope, functions};
use crate::address::{Address, Sort};
use crate::document::{Language, decode};
use crate::source::Location;
use crate::syntax::{Block, Body};
use crate::value::{Data, Reason, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Arguments of a statement that are lists, and what IAM calls them.
const LISTS: [(&str, &str); 4] = [
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
];

/// Whether it is the text of a document.
pub(crate) fn is_document(address: &Address, name: &str) -> bool {
    matches!(name, "json" | "minified_json")
        && address.sort() == Sort::Data
        && address.kind() == "aws_iam_policy_document"
}

impl Evaluator<'_> {
    /// The attribute `json` of the document: its text, which remembers what it is the text of.
    pub(super) fn policy_document(&self, body: Body<'_>, scope: &Scope, at: Location) -> Value {
        let mut statements = Vec::new();
        for name in ["source_policy_documents", "source_json"] {
            self.append_documents(name, body, scope, |statement| statements.push(statement));
        }
        for (block, repeated) in self.nested_blocks(body, "statement", scope) {
            let scope = Scope { source: block.source(), bindings: repeated.bindings, ..scope.clone() };
            let at = block.header_location();
            let statement = self.statement(block, &scope);
            let statement = match repeated.condition {
                // It is there or not.
                Some(condition) => {
                    let either = Unknown::clone(&condition).among([&Value::null(at), &statement]);
                    Value::new(Data::Unknown(Arc::new(either)), at)
                }
                None => statement,
            };
            replace_or_push(&mut statements, statement);
        }
        for name in ["override_policy_documents", "override_json"] {
            self.append_documents(name, body, scope, |statement| replace_or_push(&mut statements, statement));
        }
        let version =
            self.argument_of(body, "version", scope).unwrap_or_else(|| Value::string("2012-10-17", at));
        let members = [("Statement".into(), Value::list(statements, at)), ("Version".into(), version)];
        functions::call(self, scope, "jsonencode", &[Value::object(members.into(), at)], at)
    }

    fn append_documents(&self, name: &str, body: Body<'_>, scope: &Scope, mut append: impl FnMut(Value)) {
        let Some(given) = self.argument_of(body, name, scope) else { return };
        let documents = given.elements_or_self().to_vec();
        for document in documents {
            if self.budget.copy(&document).is_err() {
                return;
            }
            let statement = decode(&document, Language::Json, &self.project.sources).map(|decoded| {
                match decoded.data() {
                    Data::Object(members) => members.get("Statement").cloned(),
                    _ => None,
                }
            });
            match statement {
                Ok(Some(statement)) => match statement.elements() {
                    Some(items) if self.budget.make(statement.own_bytes()).is_ok() => {
                        items.iter().cloned().for_each(&mut append);
                    }
                    Some(_) => return,
                    None => append(statement),
                },
                Ok(None) => {}
                // What it may be is one of some documents, none of which is a statement.
                Err(unknown) => {
                    let unknown = Unknown::new(unknown.reason.clone(), None, true, document.at);
                    append(Value::new(Data::Unknown(Arc::new(unknown)), document.at));
                }
            }
        }
    }

    fn statement(&self, block: Block<'_>, scope: &Scope) -> Value {
        let at = block.header_location();
        let mut members: BTreeMap<EcoString, Value> = BTreeMap::new();
        let effect =
            self.argument_of(block.body(), "effect", scope).unwrap_or_else(|| Value::string("Allow", at));
        members.insert("Effect".into(), effect);
        if let Some(sid) = self.argument_of(block.body(), "sid", scope) {
            members.insert("Sid".into(), sid);
        }
        for (argument, element) in LISTS {
            if let Some(value) = self.argument_of(block.body(), argument, scope) {
                members.insert(element.into(), lone(value));
            }
        }
        for (argument, element) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
            if let Some(value) = self.principals(block, argument, scope) {
                members.insert(element.into(), value);
            }
        }
        if let Some(condition) = self.conditions(block, scope) {
            members.insert("Condition".into(), condition);
        }
        Value::object(members.into(), at)
    }

    fn principals(&self, block: Block<'_>, argument: &str, scope: &Scope) -> Option<Value> {
        let mut kinds: BTreeMap<EcoString, Value> = BTreeMap::new();
        let mut at = None;
        for part in self.parts(block, argument, ["type", "identifiers"], scope) {
            let (here, [kind, identifiers]) = match part {
                Ok(part) => part,
                Err(unknown) => return Some(unknown),
            };
            at.get_or_insert(here);
            let identifiers = lone(identifiers);
            match kind.as_str() {
                Some("*") => return Some(identifiers),
                Some(name) => merge(&mut kinds, name.into(), identifiers.marked(kind.is_sensitive())),
                None => return Some(kind),
            }
        }
        at.map(|at| Value::object(kinds.into(), at))
    }

    fn conditions(&self, block: Block<'_>, scope: &Scope) -> Option<Value> {
        let mut tests: BTreeMap<EcoString, BTreeMap<EcoString, Value>> = BTreeMap::new();
        let mut at = None;
        for part in self.parts(block, "condition", ["test", "variable", "values"], scope) {
            let (here, [test, variable, values]) = match part {
                Ok(part) => part,
                Err(unknown) => return Some(unknown),
            };
            at.get_or_insert(here);
            match (test.as_str(), variable.as_str()) {
                (Some(operator), Some(key)) => {
                    let values = lone(values).marked(test.is_sensitive() || variable.is_sensitive());
                    merge(tests.entry(operator.into()).or_default(), key.into(), values);
                }
                (None, _) => return Some(test),
                (_, None) => return Some(variable),
            }
        }
        let at = at?;
        let objects = tests.into_iter().map(|(test, variables)| (test, Value::object(variables.into(), at)));
        Some(Value::object(objects.collect(), at))
    }

    /// The nested blocks of a type: where each stands, and these arguments of it, which it has to have. One that may not be
    /// there is an error: the value in its stead. Up to Terraform 0.11 an object, or a list of them, stood for blocks:
    /// `principals = { … }`.
    fn parts<const N: usize>(
        &self,
        block: Block<'_>,
        kind: &str,
        names: [&str; N],
        scope: &Scope,
    ) -> Vec<Result<(Location, [Value; N]), Value>> {
        let of_block = |(block, repeated): (Block<'_>, Repeated)| {
            let scope = Scope { source: block.source(), bindings: repeated.bindings, ..scope.clone() };
            let here = block.header_location();
            let argument = |name| required(self.argument_of(block.body(), name, &scope), name, kind, here);
            match repeated.condition {
                Some(condition) => Err(Value::new(Data::Unknown(condition), here)),
                None => Ok((here, names.map(argument))),
            }
        };
        let of_value = |value: &Value| match value.data() {
            Data::Object(members) => {
                let member = |name| required(members.get(name).cloned(), name, kind, value.at);
                Some(Ok((value.at, names.map(member))))
            }
            Data::Unknown(_) => Some(Err(value.clone())),
            _ => None,
        };
        let written = self.argument_of(block.body(), kind, scope);
        let values = written.iter().flat_map(|it| it.elements_or_self()).filter_map(of_value);
        self.nested_blocks(block.body(), kind, scope).into_iter().map(of_block).chain(values).collect()
    }

    fn argument_of(&self, body: Body<'_>, name: &str, scope: &Scope) -> Option<Value> {
        self.configured(Configured { body, lasts: false, resource: None }, name, scope)
            .filter(|value| !value.is_null())
    }
}

/// An argument that a block of a type has to have. Where it comes to null, as a variable that every caller sets may by its
/// default, AWS never sees what the document would be without it.
fn required(given: Option<Value>, name: &str, kind: &str, at: Location) -> Value {
    given.unwrap_or_else(|| {
        Value::unknown(Reason::Invalid(eco_format!("`{name}` of `{kind}` is not set")), None, at)
    })
}

/// The only element of a list stands for itself in a policy.
fn lone(value: Value) -> Value {
    match value.elements() {
        Some([only]) => only.clone().marked(value.is_sensitive()),
        _ => value,
    }
}

/// Adds values to a key that may have some already.
fn merge(members: &mut BTreeMap<EcoString, Value>, key: EcoString, values: Value) {
    let merged = match members.remove(&key) {
        None => values,
        Some(known) => {
            let at = known.at;
            let all = [known, values].into_iter().flat_map(|it| match it.elements() {
                Some(items) => items.iter().map(|item| item.clone().marked(it.is_sensitive())).collect(),
                None => vec![it],
            });
            Value::list(all.collect::<Vec<_>>(), at)
        }
    };
    members.insert(key, merged);
}

/// A statement replaces the one with the same `Sid`.
fn replace_or_push(statements: &mut Vec<Value>, statement: Value) {
    let sid = |value: &Value| match value.data() {
        Data::Object(members) => members.get("Sid").and_then(Value::as_str).map(EcoString::from),
        _ => None,
    };
    let same = sid(&statement)
        .filter(|it| !it.is_empty())
        .and_then(|wanted| statements.iter_mut().find(|known| sid(known).as_ref() == Some(&wanted)));
    match same {
        Some(known) => *known = statement,
        None => statements.push(statement),
    }
}
