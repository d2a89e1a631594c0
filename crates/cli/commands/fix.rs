//! `--fix`, `--unsafe-fixes` and `--diff`: applies fixes, or shows them.
//!
//! Fixes are applied in memory, and what they make is judged again, until no fix is left: one fix may stand in the way
//! of another, or make another possible. Files are written at the end, each as a whole.

use crate::begin::Begun;
use crate::edited::Edited;
use crate::judge::Judged;
use crate::say::say;
use crate::settings::Settings;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::PathBuf;
use tollgate_core::finding::{Finding, Report};
use tollgate_core::fix;
use tollgate_core::flaw::{Fix, Safety};
use tollgate_core::project::Project;
use tollgate_reporter::count;

/// How often what fixes made is judged again. Fixes that undo each other would never come to an end.
const ROUNDS: usize = 20;

/// What fixes made of the configuration.
#[derive(Debug, Default)]
pub(crate) struct Fixed {
    /// The files that are different.
    pub edited: Edited,
    /// Files that a fix would have made unreadable; they are as they were.
    spoiled: BTreeSet<PathBuf>,
    /// Whether it ended before no fix was left.
    stopped: bool,
}

/// Applies fixes to what is found, writes them unless they are only to be shown, and judges what they make of it: the
/// result is the last verdict.
///
/// # Errors
/// Where a configuration file is wrong.
pub(crate) fn run(begun: &Begun) -> Result<(Judged, Fixed)> {
    let mut fixed = Fixed::default();
    let settings = &begun.settings;
    let mut judged = begun.judge(&fixed.edited)?;
    fixed.stopped = true;
    for _ in 0..ROUNDS {
        let Judged { project, report, .. } = &judged;
        let findings = report.findings.iter().flat_map(Finding::with_also);
        let fixes = findings.filter_map(|finding| wanted(finding, settings));
        let mut progressed = false;
        for (id, (after, count)) in fix::apply(fixes, &project.sources) {
            let source = project.sources.get(id);
            if fixed.spoiled.contains(&source.real_path) {
                continue;
            }
            fixed.edited.change(source, after, count);
            progressed = true;
        }
        if !progressed {
            fixed.stopped = false;
            break;
        }
        let errors = syntax_errors(project);
        judged = begun.judge(&fixed.edited)?;
        let spoiled: Vec<_> = syntax_errors(&judged.project).difference(&errors).cloned().collect();
        if !spoiled.is_empty() {
            fixed.edited.files.retain(|path, _| !spoiled.contains(path));
            fixed.spoiled.extend(spoiled);
            judged = begun.judge(&fixed.edited)?;
        }
    }
    if !settings.args.diff && !fixed.edited.write() {
        judged = begun.judge(&fixed.edited)?;
    }
    Ok((judged, fixed))
}

/// The fix of a finding, if it is of the kind that was asked for.
fn wanted<'f>(finding: &'f Finding, settings: &Settings) -> Option<&'f Fix> {
    let fix = finding.fix.as_ref();
    fix.filter(|fix| fix.safety == Safety::Safe || settings.args.unsafe_fixes)
}

/// The files with a syntax error.
pub(super) fn syntax_errors(project: &Project) -> BTreeSet<PathBuf> {
    let places = project.errors.iter().map(|(location, _)| location.source);
    places.map(|id| project.sources.get(id).real_path.clone()).collect()
}

impl Fixed {
    /// Whether all fixes could be applied.
    pub(crate) fn is_complete(&self) -> bool {
        self.edited.left.is_empty()
    }

    /// Says how much was done, and what more could be.
    pub(crate) fn say(&self, report: &Report, settings: &Settings) {
        for path in &self.spoiled {
            say(format_args!(
                "`{}` is left as it was: its fixes would not parse; please report this",
                path.display()
            ));
        }
        for (path, error) in &self.edited.left {
            say(format_args!("cannot fix `{}`: {error:#}", path.display()));
        }
        if settings.args.is_quiet() {
            return;
        }
        let (fixes, files) = (self.edited.edits(), self.edited.files.len());
        let verb = if settings.args.diff { "would be applied" } else { "applied" };
        let (fixes, files) = (count(fixes, "fix", "fixes"), count(files, "file", "files"));
        let mut done = format!("{fixes} {verb} in {files}");
        let findings = report.findings.iter().flat_map(Finding::with_also);
        let more = findings.filter(|finding| finding.fix.is_some()).count();
        if more > 0 && !settings.args.unsafe_fixes {
            done += &format!("; {more} more with --unsafe-fixes");
        }
        if self.stopped {
            done += "; some are left: run it again";
        }
        say(done);
    }
}
