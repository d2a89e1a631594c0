//! The end of the report, which people read first: the rules with most findings, what can be fixed how, and in the last
//! line the numbers, examples apart.

use super::statistics::{Count, counts};
use super::{Findings, Listed, Options, linked, paint, style};
use crate::counts::{count, notes_but};
use crate::{Scan, TOOL, clean};
use anstyle::{AnsiColor, Effects};
use std::io;
use std::path::PathBuf;
use tollgate_core::flaw::Safety;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::rule::Severity;

/// The most findings that can be taken in without a list of their rules.
const MAX_FEW: usize = 10;

/// How many configuration files are named.
const MAX_FILES: usize = 3;

/// How many rules are named.
const MAX_RULES: usize = 5;

/// Writes the summary.
pub(super) fn write(
    out: &mut dyn io::Write,
    scan: &Scan<'_>,
    options: &Options,
    findings: &[Listed<'_>],
) -> io::Result<()> {
    if findings.len() > MAX_FEW && options.findings != Findings::Counted {
        let counts = counts(findings);
        // A rule that found one thing is not among those with most.
        let most: Vec<_> = counts.iter().filter(|count| count.findings > 1).take(MAX_RULES).collect();
        if counts.len() > 1 && !most.is_empty() {
            writeln!(out, "{}", heading(most.len(), counts.len()))?;
            most.into_iter().try_for_each(|count| rule(out, options, count))?;
            writeln!(out)?;
        }
    }
    if let Some(fixable) = fixable(findings, options.findings) {
        writeln!(out, "{fixable}")?;
    }
    if options.findings == Findings::Full && !findings.is_empty() {
        writeln!(out, "More about a rule: {} explain RULE", TOOL.to_lowercase())?;
    }
    if let Some(files) = configuration(&options.configuration) {
        writeln!(out, "Configuration: {files}")?;
    }
    writeln!(out, "{}", line(scan, options, findings))
}

/// What the list of rules is, and where there is more than it shows.
fn heading(shown: usize, rules: usize) -> String {
    match rules > shown {
        true => format!("Rules with most findings ({shown} of {rules}; `--statistics` shows all):"),
        false => "Rules with most findings:".to_owned(),
    }
}

/// `  312 high aws-s3-…`.
fn rule(out: &mut dyn io::Write, options: &Options, count: &Count) -> io::Result<()> {
    let severity = paint(options, style(count.severity), &format!("{:<8}", count.severity.name()));
    writeln!(out, "{:>7} {severity} {}", count.findings, linked(options, count.rule))
}

/// `.tollgate.hcl, modules/.tollgate.hcl and 3 more`; `None` where there is none.
fn configuration(files: &[PathBuf]) -> Option<String> {
    let shown = files.iter().take(MAX_FILES).map(|file| clean::clean(&file.to_string_lossy()).into_owned());
    let shown = shown.collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(MAX_FILES) {
        _ if files.is_empty() => None,
        0 => Some(shown),
        more => Some(format!("{shown} and {more} more")),
    }
}

/// `12 fixable with --fix, 30 more with --unsafe-fixes`; `None` where nothing is. Where they are marked, the mark goes
/// before.
fn fixable(findings: &[Listed<'_>], written: Findings) -> Option<String> {
    let mark = if written == Findings::Concise { "[*] " } else { "" };
    let fixes = |safety| findings.iter().filter(|it| it.has_fix(safety)).count();
    match (fixes(Safety::Safe), fixes(Safety::Unsafe)) {
        (0, 0) => None,
        (safe, 0) => Some(format!("{mark}{safe} fixable with --fix")),
        (0, others) => Some(format!("{others} fixable with --unsafe-fixes")),
        (safe, others) => Some(format!("{mark}{safe} fixable with --fix, {others} more with --unsafe-fixes")),
    }
}

/// `3 findings (1 high, 2 low) and 2 in examples and tests (2 low) in 12 files (40 read), 2 notes; 0.02s`.
fn line(scan: &Scan<'_>, options: &Options, findings: &[Listed<'_>]) -> String {
    let report = scan.report;
    let (examples, others): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.is_example);
    let number = |findings: &[_]| count(findings.len(), "finding", "findings");
    let found = match (others.len(), examples.len()) {
        (0, 0) => paint(options, AnsiColor::Green.on_default().effects(Effects::BOLD), "No findings"),
        (0, _) => format!("{} in examples and tests ({})", number(&examples), severities(options, &examples)),
        (_, 0) => format!("{} ({})", number(&others), severities(options, &others)),
        (_, apart) => format!(
            "{} ({}) and {apart} in examples and tests ({})",
            number(&others),
            severities(options, &others),
            severities(options, &examples)
        ),
    };
    let comments = report.suppressed.iter().filter(|(_, by)| by.is_comment).count();
    let baseline = scan.baseline.unwrap_or_default();
    let how = if options.show_undecided { "" } else { " (`--show-undecided`)" };
    let unresolved = report.totals.unresolved_calls;
    let is_overruled = |note: &&Note| note.kind == NoteKind::Overruled;
    let overruled = report.notes.iter().filter(is_overruled).count();
    let counts = [
        (baseline.known, "known", "known"),
        (baseline.fixed, "fixed since", "fixed since"),
        (comments, "suppressed (`--no-suppressions`)", "suppressed (`--no-suppressions`)"),
        (overruled, "overruled", "overruled"),
        (report.undecided.len(), &format!("check undecided{how}"), &format!("checks undecided{how}")),
        (unresolved, "module call not resolved", "module calls not resolved"),
        (notes_but(scan, &[NoteKind::UnresolvedModule, NoteKind::Overruled]), "note", "notes"),
    ];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let counts: String =
        counts.map(|(number, one, many)| format!(", {}", count(number, one, many))).collect();
    let files = count(report.totals.asked, "file", "files");
    let read = match report.totals.files {
        all if all > report.totals.asked => format!(" ({all} read)"),
        _ => String::new(),
    };
    format!("{found} in {files}{read}{counts}{}; {:.2}s", waived(scan), scan.elapsed.as_secs_f64())
}

/// `, 3 left out as .checkov.yaml asks`.
fn waived(scan: &Scan<'_>) -> String {
    let waived = scan.report.suppressed.iter().filter(|(_, by)| !by.is_comment);
    let mut files: Vec<_> = waived.clone().map(|(_, by)| by.location.source).collect();
    files.sort_unstable();
    files.dedup();
    let asking = match files.as_slice() {
        [] => return String::new(),
        [file] => format!("{} asks", scan.sources.get(*file).path.display()),
        files => format!("{} files of other scanners ask", files.len()),
    };
    format!(", {} left out as {asking}", waived.count())
}

/// `1 high, 2 low`.
fn severities(options: &Options, findings: &[&Listed<'_>]) -> String {
    let number = |severity| findings.iter().filter(|it| it.severity() == severity).count();
    let numbers = Severity::ALL.into_iter().map(|severity| (severity, number(severity)));
    let shown = numbers
        .filter(|(_, found)| *found > 0)
        .map(|(severity, found)| paint(options, style(severity), &format!("{found} {severity}")));
    shown.collect::<Vec<_>>().join(", ")
}
