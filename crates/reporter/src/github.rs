//! Workflow commands of GitHub Actions: annotations on a pull request without an upload.
//!
//! One line per finding, most severe first, and no more than GitHub shows: ten errors, ten warnings and ten notices of a
//! step. The last line counts the rest. `::error file=main.tf,line=3,endLine=3,col=5,endColumn=9,title=…::…`. Described at
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>, escaped as by
//! `packages/core/src/command.ts` of <https://github.com/actions/toolkit>.

use crate::entry::{self, Entry};
use crate::{Scan, clean, counts, exists, place};
use std::io::{self, Write as _};
use tollgate_core::rule::Severity;

/// The most addresses that a message lists.
const MAX_ADDRESSES: usize = 5;

/// The most annotations of each level that GitHub shows of a step
/// (<https://docs.github.com/rest/checks/runs>: "10 warning annotations and 10 error annotations per step").
const MAX_PER_LEVEL: usize = 10;

/// Writes one command per finding that GitHub shows, and one that counts the others; nothing where nothing is found.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let mut entries = entry::active(scan);
    entry::sort_by_severity(&mut entries);
    let mut shown = Vec::new();
    let mut rest = Vec::new();
    for of_level in entries.chunk_by(|a, b| level(a) == level(b)) {
        // The line that counts the rest is a notice itself.
        let is_last = !rest.is_empty() || of_level.len() > MAX_PER_LEVEL;
        let most =
            MAX_PER_LEVEL - usize::from(is_last && of_level.first().is_some_and(|it| level(it) == NOTICE));
        let (first, others) = of_level.split_at(of_level.len().min(most));
        shown.extend(first);
        rest.extend(others);
    }
    shown.into_iter().try_for_each(|entry| out.write_all(command(scan, entry).as_bytes()))?;
    if !rest.is_empty() {
        writeln!(out, "::{NOTICE} title=Tollgate::{}", more(&rest))?;
    }
    out.flush()
}

const NOTICE: &str = "notice";

/// What an annotation is to GitHub.
const fn level(entry: &Entry<'_>) -> &'static str {
    match entry.finding.severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => NOTICE,
    }
}

/// How many findings are not annotated.
fn more(rest: &[&Entry<'_>]) -> String {
    format!(
        "{} ({}): GitHub shows {MAX_PER_LEVEL} annotations of each level",
        counts::count(rest.len(), "more finding", "more findings"),
        counts::severities(rest.iter().copied())
    )
}

fn command(scan: &Scan<'_>, entry: &Entry<'_>) -> String {
    let finding = entry.finding;
    let level = level(entry);
    let (start, end) = (entry.place.start(), entry.place.end());
    // GitHub takes columns within one line only.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let addresses: Vec<_> = finding.addresses.iter().take(MAX_ADDRESSES).map(|it| it.as_str()).collect();
    let more = if finding.addresses.len() > addresses.len() { ", …" } else { "" };
    let affected = match addresses.as_slice() {
        [] => String::new(),
        _ => format!(" in {}{more}", addresses.join(", ")),
    };
    let message = exists::message(scan, finding);
    format!(
        "::{level} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&clean::clean(&place::path(scan, entry.place.source))),
        start.line,
        end.line,
        property(&finding.rule.title()),
        data(&format!("{} ({})", clean::message(&format!("{message}{affected}")), finding.rule.id)),
    )
}

/// Text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
