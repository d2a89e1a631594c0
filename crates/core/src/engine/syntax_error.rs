//! The rule `syntax-error`, which the engine itself decides.

use crate::finding::Finding;
use crate::flaw::{Flaw, Related};
use crate::project::Project;
use crate::rule::{Rule, Severity, rule};
use crate::source::SourceId;
use std::collections::BTreeMap;

/// A file cannot be read as Terraform's.
pub static RULE: Rule = Rule {
    guid: "5b2bb0d0-6c0e-4a57-9c5d-3d0f8c1f0a01",
    severity: Severity::High,
    cwe: 710,
    ..rule("syntax-error", include_str!("syntax_error.md"))
};

/// How many errors of a file are shown beside the first.
const MAX_OTHERS: usize = 5;

/// One finding for each file that cannot be parsed, at its first error: what is no configuration at all has an error at
/// nearly every line.
pub(super) fn findings(project: &Project) -> impl Iterator<Item = Finding> {
    let mut files: BTreeMap<SourceId, Vec<Related>> = BTreeMap::new();
    for (location, message) in &project.errors {
        let error = Related { location: *location, message: message.clone() };
        files.entry(location.source).or_default().push(error);
    }
    files.into_values().filter_map(|mut errors| {
        errors.sort_by_key(|error| error.location);
        let mut errors = errors.into_iter();
        let Related { location, message } = errors.next()?;
        let message = match errors.len() {
            0 => message,
            1 => format!("{message}; the file has one more error"),
            others => format!("{message}; the file has {others} more errors"),
        };
        let flaw = Flaw { related: errors.take(MAX_OTHERS).collect(), ..Flaw::new(location, message) };
        Some(Finding::from_flaw(&RULE, flaw))
    })
}
