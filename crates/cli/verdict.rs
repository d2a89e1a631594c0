//! How a scan ends: what makes it fail, and what of it could not be done, which is said on standard error.

use crate::Outcome;
use crate::coverage;
use crate::discover::{Found, Selection};
use crate::say::say;
use crate::settings::Settings;
use tollgate_core::finding::Report;
use tollgate_core::note::NoteKind;
use tollgate_core::project::Project;

/// How many limits that were reached are said one by one.
const MAX_LIMITS: usize = 10;

/// What of a scan was done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    /// Whether all that was asked for could be read, was there, and could be written.
    pub done: bool,
    /// Whether all that was read was judged to the end.
    finished: bool,
    /// Whether something is wrong that is to fail the scan.
    pub fails: bool,
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict { done: false, .. } => Self::Incomplete,
            Verdict { fails: true, .. } => Self::Findings,
            // A finding may be behind the limit.
            Verdict { finished: false, .. } => Self::Incomplete,
            Verdict { .. } => Self::Clean,
        }
    }
}

/// Works out how a scan ends, and says what of it could not be done.
pub(crate) fn verdict(found: &Found, project: &Project, report: &Report, settings: &Settings) -> Verdict {
    Verdict {
        done: all_was_read(found, project)
            & all_was_there(found, project, settings)
            & !report.notes.iter().any(|it| it.kind == NoteKind::RuleError),
        finished: all_was_judged(project, report),
        fails: report.findings.iter().any(|it| settings.fails(it)),
    }
}

/// Says what could not be read. Returns whether everything could.
fn all_was_read(found: &Found, project: &Project) -> bool {
    for (path, error) in &found.errors {
        say(format_args!("{}: {error}", path.display()));
    }
    // Where files are named, the rest of the repository is read for their callers only: what cannot be read there is
    // said, but does not keep a commit from being made.
    let is_all = !matches!(found.selection, Selection::Some { .. });
    let mut done = found.errors.is_empty() || !is_all;
    for refused in found.refused.iter().filter(|it| found.is_named(&it.entry)) {
        say(format_args!("cannot scan `{}`: {}", refused.path.display(), refused.error));
        done = false;
    }
    for (path, error) in &project.unreadable {
        say(format_args!("cannot read `{}`: {error}", path.display()));
        let asked_for = std::path::absolute(path).map_or(true, |path| found.selection.contains(&path));
        done &= !asked_for;
    }
    for (path, _) in project.dangling.iter().filter(|(_, entry)| found.is_named(entry)) {
        say(format_args!("cannot read `{}`: the link leads nowhere", path.display()));
        done = false;
    }
    done
}

/// Says which paths hold nothing to scan. Returns whether none does, or that is allowed.
fn all_was_there(found: &Found, project: &Project, settings: &Settings) -> bool {
    let mut gaps = coverage::gaps(found, project);
    // Nobody has named what git says has changed: it may well be nothing to scan.
    if settings.args.asks_for_changes() {
        gaps.retain(|gap| !gap.is_empty);
    }
    gaps.iter().for_each(|gap| say(&gap.message));
    let is_empty = gaps.iter().any(|gap| gap.is_empty);
    if is_empty && !settings.args.allow_empty {
        say("--allow-empty accepts paths that hold nothing to scan");
    }
    gaps.iter().all(|gap| gap.is_empty && settings.args.allow_empty)
}

/// Says which limits were reached. Returns whether none was.
fn all_was_judged(project: &Project, report: &Report) -> bool {
    let limits: Vec<_> = report.notes.iter().filter(|note| note.kind.is_incomplete()).collect();
    for note in limits.iter().take(MAX_LIMITS) {
        let source = project.sources.get(note.location.source);
        let line = source.line(note.location.span.start);
        let line = if source.is_file() { format!(":{line}") } else { String::new() };
        say(format_args!("{}{line}: {}; findings may be missing", source.path.display(), note.message));
    }
    if let Some(more @ 1..) = limits.len().checked_sub(MAX_LIMITS) {
        say(format_args!("{more} more limits were reached"));
    }
    limits.is_empty()
}
