//! The rule `syntax-error`, which the engine itself decides.

use crate::finding::Finding;
use crate::flaw::{Flaw, Related};
use crate::hash::HashSet;
use crate::project::Project;
use crate::rule::{Rule, Severity, rule};
use crate::source::{Location, SourceId, directory};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::path::Path;

/// A file cannot be read as Terraform's.
pub static RULE: Rule = Rule {
    guid: "5b2bb0d0-6c0e-4a57-9c5d-3d0f8c1f0a01",
    severity: Severity::High,
    cwe: 710,
    ..rule("syntax-error", include_str!("syntax_error.md"))
};

/// How many errors of a file are shown beside the first.
const MAX_OTHERS: usize = 5;

/// One finding for each file that cannot be parsed, at its first error: what is not configuration at all has an error at
/// nearly every line.
pub(super) fn findings(project: &Project) -> impl Iterator<Item = Finding> {
    let mut files: BTreeMap<SourceId, Vec<Related>> = BTreeMap::new();
    for (location, message) in &project.errors {
        let error = Related { location: *location, message: message.clone() };
        files.entry(location.source).or_default().push(error);
    }
    // Looked for where an error may come of it, and once for all errors.
    let old = LazyCell::new(|| in_old_language(project));
    files.into_values().filter_map(move |mut errors| {
        errors.sort_by_key(|error| error.location);
        let mut errors = errors.into_iter();
        let Related { location, message } = errors.next()?;
        let source = project.sources.get(location.source);
        let message = match is_conflict(source.text(), location) {
            true => "a merge conflict is left here".to_owned(),
            false => message,
        };
        let message = match errors.len() {
            0 => message,
            1 => format!("{message}; the file has one more error"),
            others => format!("{message}; the file has {others} more errors"),
        };
        let was_right = was_right(&message)
            || is_repeated_map(&message, source.text(), location)
            || closes_behind_argument(&message, source.text(), location);
        let is_old = was_right && old.contains(directory(&source.real_path));
        let message =
            if is_old { format!("{message}; only Terraform before 0.12 reads this") } else { message };
        let flaw = Flaw { related: errors.take(MAX_OTHERS).collect(), ..Flaw::new(location, message) };
        let mut finding = Finding::from_flaw(&RULE, flaw);
        let is_low = is_old || is_form(project, location, &finding.message);
        let severity = if is_low { Severity::Low } else { finding.severity };
        finding.flaw.pedantic = is_of_template(source.text(), location);
        Some(Finding { severity, ..finding })
    })
}

/// Whether an error is at a line with which Git marks what it could not merge.
fn is_conflict(text: &str, at: Location) -> bool {
    let line = line_at(text, at);
    ["<<<<<<< ", ">>>>>>> "].iter().any(|marker| line.starts_with(marker)) || line.trim_end() == "======="
}

/// Whether an error is in a line with a placeholder of a templating tool, which makes a configuration of the file.
fn is_of_template(text: &str, at: Location) -> bool {
    const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];
    let line = line_at(text, at);
    let has = |(start, end): &(&str, &str)| line.split_once(start).is_some_and(|(_, it)| it.contains(end));
    MARKS.iter().any(has)
}

/// The line with a place.
fn line_at(text: &str, at: Location) -> &str {
    let at = at.span.start as usize;
    let from = text.get(..at).unwrap_or_default().rfind('\n').map_or(0, |it| it + 1);
    text.get(from..).unwrap_or_default().split('\n').next().unwrap_or_default()
}

/// Whether an error is where an example leaves a value for its readers to fill in.
fn is_form(project: &Project, location: Location, message: &str) -> bool {
    let source = project.sources.get(location.source);
    let before = source.text().get(..location.span.start as usize).unwrap_or_default();
    let is_in_example = source.real_path.parent().is_some_and(|it| project.boundaries.are_around_example(it));
    is_in_example && message.starts_with("expected a value") && before.trim_end().ends_with('=')
}

/// Whether what is wrong was right before Terraform 0.12.
fn was_right(message: &str) -> bool {
    const RIGHT_THEN: [&str; 5] = [
        "a block on one line holds one argument", "arguments are separated by line breaks",
        "expected `=` and the value of the key", "expected `=`, a label, or `{`",
        "expected the name of an argument",
    ];
    RIGHT_THEN.iter().any(|it| message.starts_with(it))
}

/// Whether what is set twice is a map, with which nested blocks were written.
fn is_repeated_map(message: &str, text: &str, at: Location) -> bool {
    message.starts_with("this argument is set twice") && line_at(text, at).trim_end().ends_with("= {")
}

/// Whether a block that has several lines ends on that of its last argument: line breaks said nothing then.
fn closes_behind_argument(message: &str, text: &str, at: Location) -> bool {
    let behind = text.get(at.span.start as usize..).unwrap_or_default();
    message.starts_with("expected the end of the line") && behind.starts_with('}')
}

/// The directories of modules in the language of Terraform before 0.12: their references stand in texts.
fn in_old_language(project: &Project) -> HashSet<&Path> {
    let is_reference = |line: &str| {
        let value = line.split_once('=').map(|(_, value)| value.trim());
        value.is_some_and(|it| it.starts_with("\"${") && it.ends_with("}\""))
    };
    let sources = project.sources.iter().map(|(_, source)| source);
    let old = sources.filter(|it| it.text().lines().any(is_reference));
    old.map(|it| directory(&it.real_path)).collect()
}
