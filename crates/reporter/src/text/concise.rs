//! Findings one to a line: for editors, for `grep`, and for whoever knows the rules.

use super::{Listed, Page, linked, paint, style};
use crate::clean;
use crate::place::Place;
use std::borrow::Cow;
use std::io;
use tollgate_core::flaw::Safety;
use tollgate_core::note::Note;
use tollgate_core::rule::Severity;

impl Page<'_> {
    /// `main.tf:3:1: high rule-id message [*]`; the mark stands where `--fix` fixes it. Notes on the scan follow in the same
    /// form, and an empty line where there is more to come.
    pub(super) fn write_concise(
        &self,
        out: &mut dyn io::Write,
        findings: &[Listed<'_>],
        notes: &[Cow<'_, Note>],
    ) -> io::Result<()> {
        for it in findings {
            let (finding, place, rule) = (it.entry.finding, self.seen(&it.entry), it.rule());
            let severity = paint(self.options, style(finding.severity), finding.severity.name());
            let message = clean::message(&self.message(finding));
            let mark = if it.has_fix(Safety::Safe) { " [*]" } else { "" };
            writeln!(
                out,
                "{}: {severity} {} {message}{mark}",
                self.linked_place(&place),
                linked(self.options, rule)
            )?;
        }
        for note in notes {
            if let Some(place) = Place::of(self.scan, note.location) {
                write!(out, "{}: ", self.linked_place(&place))?;
            }
            let name = paint(self.options, style(Severity::Info), "note");
            writeln!(out, "{name} {} {}", note.kind.name(), clean::message(&note.message))?;
        }
        let is_empty = findings.is_empty() && notes.is_empty();
        let is_end = self.options.quiet && !self.options.show_undecided;
        if is_empty || is_end { Ok(()) } else { writeln!(out) }
    }
}
