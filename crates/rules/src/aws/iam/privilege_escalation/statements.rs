//! Whether a statement of a policy speaks of an action on every resource.

use super::permissions::Permission;
use crate::aws::shared::policy;
use crate::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use tollgate_core::policy::{Actions, Condition, Statement};
use tollgate_core::source::Location;
use tollgate_core::value::{Data, Reason, Symbol, Value};
use wildmatch::WildMatch;

/// A statement, and what was found out about its resources: many actions are on resources of the same kind.
pub(super) struct Reach<'s> {
    statement: &'s Statement,
    actions: Checked<&'s Actions>,
    everywhere: RefCell<BTreeMap<&'static str, Checked<bool>>>,
}

impl<'s> Reach<'s> {
    /// `None` where it certainly speaks of no action of some services: that is most statements.
    pub(super) fn of(statement: &'s Statement, services: &[&str]) -> Option<Self> {
        let actions = statement.actions();
        let is_of_others = actions.as_ref().is_ok_and(|it| it.are_none_of(services));
        (!is_of_others).then(|| Self { statement, actions, everywhere: RefCell::default() })
    }

    /// Where the statement stands.
    pub(super) fn at(&self) -> Location {
        self.statement.at()
    }

    /// Whether it, if it allows, allows an action on every resource.
    pub(super) fn is_allowed(&self, permission: Permission) -> Checked<bool> {
        let covered = self.covers(permission);
        if matches!(covered, Ok(false)) {
            return Ok(false);
        }
        let narrowed = is_narrowed(self.statement, permission).map(|narrowed| !narrowed);
        both(covered, both(self.is_everywhere(permission), narrowed))
    }

    /// Whether it, if it denies, denies an action on every resource.
    pub(super) fn is_denied(&self, permission: Permission) -> Checked<bool> {
        let always = not(self.statement.has("Condition"));
        both(always, both(self.covers(permission), self.is_everywhere(permission)))
    }

    fn covers(&self, permission: Permission) -> Checked<bool> {
        self.actions.clone()?.covers(permission.action)
    }

    fn is_everywhere(&self, permission: Permission) -> Checked<bool> {
        let resource = permission.any_resource();
        let mut known = self.everywhere.borrow_mut();
        known.entry(resource).or_insert_with(|| is_on(self.statement, resource)).clone()
    }
}

/// Whether a statement is on a resource.
fn is_on(statement: &Statement, resource: &str) -> Checked<bool> {
    let listed = |value: &Value| {
        let items = value.elements_or_self();
        value::any(items, |item| matches(item, resource))
    };
    match (statement.member("Resource")?, statement.member("NotResource")?) {
        (Some(resources), _) => listed(resources),
        (None, Some(excluded)) => listed(excluded).map(|it| !it),
        (None, None) => Ok(false),
    }
}

/// Whether a pattern matches a resource in whatever partition, region and account.
fn matches(pattern: &Value, resource: &str) -> Checked<bool> {
    let test = |text: &str| {
        // The name is that of no resource: nothing but a wildcard matches it.
        if !text.contains(['*', '?']) {
            return false;
        }
        let pattern = match text.splitn(6, ':').collect::<Vec<_>>()[..] {
            // Images are in no account, and no instance runs without one.
            ["arn", _, "ec2", _, account, _] if !account.is_empty() && !account.contains('*') => {
                return false;
            }
            ["arn", _, service, _, _, name] => format!("arn:*:{service}:*:*:{name}"),
            _ => text.to_owned(),
        };
        WildMatch::new(&pattern).matches(resource)
    };
    let Data::Unknown(unknown) = pattern.data() else { return Ok(pattern.as_str().is_some_and(test)) };
    match &unknown.symbol {
        // What is not known is a name or a wildcard. Often it does not matter which.
        Some(Symbol::Template(parts)) => {
            let with = |hole| parts.iter().map(|it| it.as_str().unwrap_or(hole)).collect::<String>();
            let (narrow, wide) = (test(&with("x")), test(&with("*")));
            if narrow == wide { Ok(narrow) } else { Err(unknown.clone()) }
        }
        // The provider makes names of single resources, not patterns.
        Some(Symbol::Attribute(it))
            if matches!(unknown.reason, Reason::Computed(_)) || it.end().ends_with("arn") =>
        {
            Ok(false)
        }
        _ => Err(unknown.clone()),
    }
}

/// Whether a statement has conditions that keep the permission from being of use. Who asks from the right network and
/// with a second factor is not kept from anything.
fn is_narrowed(statement: &Statement, permission: Permission) -> Checked<bool> {
    value::any(statement.conditions()?, |condition| narrows(&condition, permission))
}

fn narrows(condition: &Condition, permission: Permission) -> Checked<bool> {
    match condition.key.to_ascii_lowercase().as_str() {
        "iam:passedtoservice" => {
            let service = format!("{}.amazonaws.com", permission.passed_to);
            let is_it = |it: &Value| value::equal(it, &Value::string(service.as_str(), it.at));
            value::any(condition.values, is_it).map(|named| !named)
        }
        // Regional services are left in some region, whichever is named.
        "aws:requestedregion" if !permission.action.starts_with("iam:") => Ok(false),
        _ => policy::keeps_from_iam(condition),
    }
}
