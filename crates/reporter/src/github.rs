//! Workflow commands of GitHub Actions: annotations on a pull request without an upload.
//!
//! One line per finding, most severe first, as GitHub shows ten errors and ten warnings of a step:
//! `::error file=main.tf,line=3,endLine=3,col=5,endColumn=9,title=…::…`. Described at
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>, escaped as by
//! `packages/core/src/command.ts` of <https://github.com/actions/toolkit>.

use crate::entry::{self, Entry};
use crate::{Scan, clean, exists, place};
use std::io::{self, Write as _};
use tollgate_core::rule::Severity;

/// The most addresses that a message lists.
const MAX_ADDRESSES: usize = 5;

/// Writes one command per finding; nothing where nothing is found.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let mut entries = entry::active(scan);
    entry::sort_by_severity(&mut entries);
    entries.iter().try_for_each(|entry| out.write_all(command(scan, entry).as_bytes()))?;
    out.flush()
}

fn command(scan: &Scan<'_>, entry: &Entry<'_>) -> String {
    let finding = entry.finding;
    let level = match finding.rule.severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    };
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
