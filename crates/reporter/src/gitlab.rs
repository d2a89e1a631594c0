//! Code Quality reports of GitLab: `artifacts: reports: codequality`.
//!
//! An array of issues in the part of Code Climate's format that GitLab reads, described at
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>. `fingerprint` is the same stable key
//! as in SARIF and JSON.

use crate::entry::{self, Entry};
use crate::stream::Stream;
use crate::{Scan, clean, exists, place};
use serde::Serialize;
use std::io::{self, Write as _};
use tollgate_core::rule::Severity;

/// Writes the report; an empty array where nothing is found.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let entries = entry::active(scan);
    let mut out = io::BufWriter::new(out);
    clean::write_json(&mut out, &Stream(|| entries.iter().map(|entry| issue(scan, entry))))?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct Issue<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'a str,
    description: String,
    categories: [&'static str; 1],
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn issue<'a>(scan: &Scan<'_>, entry: &Entry<'a>) -> Issue<'a> {
    let finding = entry.finding;
    let (begin, end) = entry.place.lines();
    let message = exists::message(scan, finding);
    let description = match finding.addresses.first() {
        Some(address) => format!("{}: {message} ({address})", finding.rule.title()),
        None => format!("{}: {message}", finding.rule.title()),
    };
    Issue {
        kind: "issue",
        check_name: finding.rule.id,
        description,
        categories: ["Security"],
        fingerprint: entry.fingerprint(),
        severity: severity(finding.severity),
        location: Location { path: place::path(scan, entry.place.source), lines: Lines { begin, end } },
    }
}

/// GitLab's five severities have other names.
const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
        Severity::Info => "info",
    }
}
