//! The numbers of a scan in words, for the heads and feet of reports.

use crate::Scan;
use crate::entry::Entry;
use std::collections::BTreeMap;
use tollgate_core::note::NoteKind;

/// `3 findings (1 high, 2 low)`.
pub(crate) fn findings(entries: &[Entry<'_>]) -> String {
    if entries.is_empty() {
        return "no findings".to_owned();
    }
    format!("{} ({})", count(entries.len(), "finding", "findings"), severities(entries))
}

/// A number and what it counts: `1 file`, `2 files`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `1 high, 2 low`.
pub(crate) fn severities<'e, 's: 'e>(entries: impl IntoIterator<Item = &'e Entry<'s>>) -> String {
    let mut numbers: BTreeMap<_, usize> = BTreeMap::new();
    entries.into_iter().for_each(|it| *numbers.entry(it.finding.severity).or_default() += 1);
    let numbers: Vec<_> =
        numbers.into_iter().rev().map(|(severity, number)| format!("{number} {severity}")).collect();
    numbers.join(", ")
}

/// How many notes there are, without those of some kinds, which are counted as what they are.
pub(crate) fn notes_but(scan: &Scan<'_>, kinds: &[NoteKind]) -> usize {
    scan.report.notes.iter().filter(|note| !kinds.contains(&note.kind)).count()
}

/// `2 more findings, 1 suppressed, 4 notes`: what a report does not list. `None` where that is nothing.
pub(crate) fn unlisted(scan: &Scan<'_>, left_out: usize) -> Option<String> {
    let baseline = scan.baseline.unwrap_or_default();
    let counts = [
        (left_out, "more finding", "more findings"),
        (baseline.known, "known", "known"),
        (baseline.fixed, "fixed since", "fixed since"),
        (scan.report.suppressed.len(), "suppressed", "suppressed"),
        (scan.report.undecided.len(), "check undecided", "checks undecided"),
        (scan.report.totals.unresolved_calls, "module call not resolved", "module calls not resolved"),
        (notes_but(scan, &[NoteKind::UnresolvedModule]), "note", "notes"),
    ];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let counts: Vec<_> = counts.map(|(number, one, many)| count(number, one, many)).collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}
