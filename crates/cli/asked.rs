//! What of a report was asked for. More is read and judged than what the command line names: the callers of its modules.

use crate::discover::{Found, Selection};
use crate::profiles::Configured;
use crate::settings::Settings;
use tollgate_core::finding::{Finding, Report};
use tollgate_core::load::Given;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::project::Project;
use tollgate_core::rule::Severity;
use tollgate_core::source::{Location, Source};

/// Takes out of the report what is in modules that nobody asked for, and notes where only more severe findings are
/// reported.
pub(crate) fn keep(
    report: &mut Report,
    settings: &Settings,
    configured: &Configured,
    found: &Found,
    project: &Project,
) {
    let asked = Asked { settings, configured, selection: &found.selection, project };
    report.findings.retain(|finding| asked.finding(finding));
    report.suppressed.retain(|(finding, _)| asked.finding(finding));
    report.undecided.retain(|it| asked.is_selected(it.location));
    report.totals.unresolved_calls =
        report.notes.iter().filter(|note| asked.is_unresolved_call(note)).count();
    report.notes.retain(|note| asked.note(note));
    report.totals.asked = project.files().filter(|it| found.selection.contains(&it.real_path)).count();
}

/// What was asked for.
struct Asked<'a> {
    settings: &'a Settings,
    configured: &'a Configured,
    selection: &'a Selection,
    project: &'a Project,
}

impl Asked<'_> {
    /// Whether a finding is: also where a place that explains it is.
    fn finding(&self, finding: &Finding) -> bool {
        // Of the parts of a scan, one is to report it.
        if let Selection::Shard(_) = self.selection {
            return self.is_near(finding.location);
        }
        let explaining = finding.related.iter().chain(&finding.trace).map(|related| related.location);
        let mut places = std::iter::once(finding.location).chain(explaining);
        self.is_given(finding.location) || places.any(|it| self.is_selected(it))
    }

    /// Whether a note is. What was not judged to the end may hide anything in the modules that belong to it; other
    /// notes are no more severe than findings of the least severity.
    fn note(&self, note: &Note) -> bool {
        let is_near = self.is_near(note.location);
        if matches!(note.kind, NoteKind::Overruled | NoteKind::RuleError) {
            // It is for whoever locks the configuration, or writes rules, wherever it is.
            true
        } else if note.kind.is_incomplete() {
            is_near || !matches!(self.selection, Selection::Shard(_)) && self.hides_selected(note.location)
        } else {
            is_near && self.configured.profiles.at(note.location.source).least == Severity::Info
        }
    }

    /// Whether a note tells of a call that was asked for and whose module is not at hand. Their number is told even where
    /// notes are not: it is what the findings do not cover.
    fn is_unresolved_call(&self, note: &Note) -> bool {
        note.kind == NoteKind::UnresolvedModule && self.is_near(note.location)
    }

    fn source(&self, location: Location) -> Option<&Source> {
        self.project.sources.get_checked(location.source)
    }

    /// Whether a place is in a file that was named, in the module of one, or below a directory that was; of the parts of a
    /// scan, whether this is the one that reports what is there.
    fn is_selected(&self, location: Location) -> bool {
        let Some(source) = self.source(location) else { return false };
        source.is_file()
            && match self.selection {
                Selection::Shard(shard) if self.is_given(location) => shard.is_first(),
                selection => selection.contains(&source.real_path),
            }
    }

    /// Whether a place was asked for, or is in a value that is given: of that, the first part of a scan reports.
    fn is_near(&self, location: Location) -> bool {
        let reports_given = !matches!(self.selection, Selection::Shard(shard) if !shard.is_first());
        self.is_selected(location) || reports_given && self.is_given(location)
    }

    /// Whether a place is in a value that the command line or the configuration file gives.
    fn is_given(&self, location: Location) -> bool {
        let Some(source) = self.source(location) else { return false };
        let is_this = |it: &Given| matches!(it, Given::File(path, _) if *path == source.real_path);
        !source.is_file()
            || self.settings.given.iter().any(is_this)
            || self.configured.gives(&source.real_path)
    }

    /// Whether something selected may not have been judged because of what happened here.
    fn hides_selected(&self, location: Location) -> bool {
        let modules = self.source(location).map(|source| self.project.called_from(source));
        let mut files = modules.into_iter().flatten().filter_map(|module| self.source(module.place()?));
        files.any(|file| self.selection.contains(&file.real_path))
    }
}
