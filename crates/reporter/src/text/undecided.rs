//! Checks that could not be decided, by the value that each of them depends on.

use super::{Page, note, some_of};
use crate::counts::count;
use annotate_snippets::Level;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tollgate_core::finding::Undecided;
use tollgate_core::hash::HashMap;
use tollgate_core::source::Location;
use tollgate_core::value::{Reason, Unknown};

/// The most rules that are listed of a group.
const MAX_RULES: usize = 10;

/// Checks that depend on the same value: at least one.
pub(super) struct Group<'a> {
    unknown: &'a Unknown,
    checks: Vec<&'a Undecided>,
}

/// The checks in groups, the largest first; among equals in the order of the report.
pub(super) fn groups(undecided: &[Undecided]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: HashMap<(String, Option<Location>), usize> = HashMap::default();
    for check in undecided {
        let unknown = &*check.unknown;
        let index = *known.entry((unknown.reason.to_string(), declared_at(unknown))).or_insert_with(|| {
            groups.push(Group { unknown, checks: Vec::new() });
            groups.len() - 1
        });
        groups[index].checks.push(check);
    }
    groups.sort_by_key(|group| Reverse(group.checks.len()));
    groups
}

/// Where the value is made, if several of its name are different values.
fn declared_at(unknown: &Unknown) -> Option<Location> {
    match unknown.reason {
        Reason::Workspace | Reason::Planned => None,
        _ => Some(unknown.at),
    }
}

/// How the value becomes known.
fn remedy(unknown: &Unknown) -> Option<String> {
    match &unknown.reason {
        Reason::Variable(name) | Reason::EmptyDefault(name) => {
            Some(format!("give it with `--var {name}=…` or `--var-file FILE`"))
        }
        Reason::Workspace => Some("name one with `--workspace NAME`".to_owned()),
        Reason::Module(_) => Some("run `terraform init` to install the module".to_owned()),
        Reason::DataSource(_) => Some("scan a plan, which holds what the provider reads".to_owned()),
        _ => None,
    }
}

impl Page<'_> {
    /// The value to blame, and what depends on it.
    pub(super) fn undecided(&self, group: &Group<'_>) -> String {
        let checks = count(group.checks.len(), "check", "checks");
        let title = format!("{}: this leaves {checks} undecided", group.unknown.reason);
        let title = Level::NOTE.with_name("undecided").primary_title(crate::clean::message(&title));
        let mut elements: Vec<_> = self.origin_of(group.unknown.at).collect();
        let mut rules: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for check in &group.checks {
            rules.entry(check.rule.id).or_default().insert(check.address.as_str());
        }
        for (rule, addresses) in rules.iter().take(MAX_RULES) {
            elements.push(note("check", &format!("{rule} in {}", some_of(addresses.iter().copied()))));
        }
        if let Some(more @ 1..) = rules.len().checked_sub(MAX_RULES) {
            elements.push(note("check", &format!("and {}", count(more, "more rule", "more rules"))));
        }
        elements.extend(remedy(group.unknown).map(|remedy| note("help", &remedy)));
        self.plain_renderer().render(&[title.elements(elements)])
    }
}
