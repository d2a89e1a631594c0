//! The rules that found something, and how much: where to start.

use super::{Listed, Options, linked, paint, style};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use tollgate_core::flaw::Safety;
use tollgate_core::rule::{Rule, Severity};

/// What a rule found.
pub(super) struct Count {
    pub(super) rule: &'static Rule,
    /// The highest severity of what it found.
    pub(super) severity: Severity,
    /// How much.
    pub(super) findings: usize,
    /// How much of it `--fix` fixes.
    safe: usize,
    /// How much of it only `--unsafe-fixes` fixes.
    not_safe: usize,
    /// In how many directories.
    directories: usize,
}

/// The rules with findings, those with most first; of those with as many, the most severe.
pub(super) fn counts(findings: &[Listed<'_>]) -> Vec<Count> {
    let mut by_rule: BTreeMap<_, Vec<&Listed<'_>>> = BTreeMap::new();
    for finding in findings {
        by_rule.entry(finding.rule().id).or_default().push(finding);
    }
    let mut counts: Vec<_> = by_rule.values().filter_map(|findings| of_rule(findings)).collect();
    counts.sort_by_key(|it| (Reverse(it.findings), Reverse(it.severity)));
    counts
}

fn of_rule(findings: &[&Listed<'_>]) -> Option<Count> {
    let directories: BTreeSet<Option<&Path>> =
        findings.iter().map(|it| it.entry.place.source.real_path.parent()).collect();
    let fixes = |safety| findings.iter().filter(|it| it.has_fix(safety)).count();
    Some(Count {
        rule: findings.first()?.rule(),
        severity: findings.iter().map(|it| it.severity()).max()?,
        findings: findings.len(),
        safe: fixes(Safety::Safe),
        not_safe: fixes(Safety::Unsafe),
        directories: directories.len(),
    })
}

/// Writes the table, and an empty line where there is more to come; nothing where nothing is found.
pub(super) fn write(out: &mut dyn io::Write, options: &Options, findings: &[Listed<'_>]) -> io::Result<()> {
    let counts = counts(findings);
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(out, "findings  fixable  unsafe  directories  severity  rule")?;
    for Count { rule, severity, findings, safe, not_safe, directories } in counts {
        let severity = paint(options, style(severity), &format!("{:<8}", severity.name()));
        let rule = linked(options, rule);
        writeln!(out, "{findings:>8}  {safe:>7}  {not_safe:>6}  {directories:>11}  {severity}  {rule}")?;
    }
    if options.quiet && !options.show_undecided { Ok(()) } else { writeln!(out) }
}
