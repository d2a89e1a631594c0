//! Findings one to a line: for editors, for `grep`, and for whoever knows the rules.

use super::{Listed, Page, linked, paint, path, style};
use crate::clean;
use std::io;

impl Page<'_> {
    /// `main.tf:3:1: high rule-id message [*]`; the mark stands where there is a fix.
    pub(super) fn write_concise(&self, out: &mut dyn io::Write, findings: &[Listed<'_>]) -> io::Result<()> {
        for it in findings {
            let (finding, place, rule) = (it.entry.finding, &it.entry.place, it.rule());
            let start = place.start();
            let severity = paint(self.options, style(rule.severity), rule.severity.name());
            let message = clean::message(&self.message(finding));
            let mark = if finding.fix.is_some() { " [*]" } else { "" };
            writeln!(
                out,
                "{}:{}:{}: {severity} {} {message}{mark}",
                path(place),
                start.line,
                start.column,
                linked(self.options, rule)
            )?;
        }
        Ok(())
    }
}
