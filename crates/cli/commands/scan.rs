//! `tollgate scan`.

use super::fix::{self, Fixed};
use crate::Outcome;
use crate::args::ScanArgs;
use crate::discover::{self, Found, Selection, Walk};
use crate::disk::Disk;
use crate::output;
use crate::progress::Bar;
use crate::say::say;
use crate::settings::Settings;
use anyhow::{Context, Result};
use clap::ArgMatches;
use std::fs;
use std::io::{self, IsTerminal};
use std::time::{Instant, SystemTime};
use tollgate_core::engine::{self, Options, Progress};
use tollgate_core::files::Files;
use tollgate_core::finding::{Finding, Report};
use tollgate_core::project::{self, Input, Project};
use tollgate_core::rule::Rule;
use tollgate_core::source::Location;
use tollgate_reporter::Scan;

/// Scans and reports.
pub(crate) fn run(args: ScanArgs, matches: &ArgMatches) -> Result<Outcome> {
    let started = Instant::now();
    let settings = Settings::new(args, matches)?;
    let threads = settings.args.threads.unwrap_or(0);
    let pool = engine::pool(threads)?;
    let walk = Walk { no_ignore: settings.args.no_ignore, exclude: &settings.exclude, threads };
    let mut found = discover::discover(&settings.args.paths, &walk)?;
    let bar = (!settings.args.quiet && io::stderr().is_terminal()).then(Bar::new);
    let progress: &dyn Progress = bar.as_ref().map_or(&(), |bar| bar);
    let fixes = settings.args.fix || settings.args.unsafe_fixes || settings.args.diff;
    let (project, report, fixed) = pool.install(|| {
        if fixes {
            let (project, report, fixed) = fix::run(&found, &settings, progress);
            return (project, report, Some(fixed));
        }
        let inputs = std::mem::take(&mut found.inputs);
        let (project, report) = judge(inputs, &found, &settings, &Disk, progress);
        (project, report, None)
    });
    if let Some(bar) = &bar {
        bar.clear();
    }
    let complete = complain(&found, &project);
    warn_of_undeclared(&settings, &project);
    let root = match &settings.args.sarif_root {
        Some(root) => {
            fs::canonicalize(root).with_context(|| format!("no such directory: `{}`", root.display()))?
        }
        None => found.top,
    };
    let scan = Scan {
        sources: &project.sources,
        report: &report,
        rules: &settings.rules,
        root: &root,
        elapsed: started.elapsed(),
        version: env!("CARGO_PKG_VERSION"),
    };
    match &fixed {
        Some(fixed) if settings.args.diff => fixed.show(&mut io::stdout().lock())?,
        Some(fixed) => {
            fixed.write()?;
            output::write(&settings, &scan)?;
        }
        None => output::write(&settings, &scan)?,
    }
    fixed.iter().for_each(|fixed: &Fixed| fixed.say(&report, &settings));
    // What is only shown is not mended.
    let to_mend = settings.args.diff && fixed.as_ref().is_some_and(Fixed::changes_something);
    let fails = to_mend || report.findings.iter().any(|it| settings.fails(it.rule.severity));
    let outcome = match (complete, fails) {
        (false, _) => Outcome::Incomplete,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    };
    // The process ends here. To give every tree back piece by piece would take a tenth of the scan's time.
    std::mem::forget(project);
    Ok(outcome)
}

/// Loads the files of what was found and judges them: the verdict on what was asked for.
pub(super) fn judge(
    inputs: Vec<Input>,
    found: &Found,
    settings: &Settings,
    files: &dyn Files,
    progress: &dyn Progress,
) -> (Project, Report) {
    let mut project = project::load(inputs, &settings.given, &found.top, files, progress);
    project.workspace.clone_from(&settings.args.workspace);
    let options = Options {
        rules: settings.rules.clone(),
        known_rules: tollgate_rules::all(),
        today: Some(today()),
        no_suppressions: settings.args.no_suppressions,
        limits: settings.limits(),
    };
    let mut report = engine::scan(&project, &options, files, progress);
    keep_what_was_asked(&mut report, settings, found, &project);
    (project, report)
}

/// Takes out of the report what is below `--severity` or in modules that nobody asked for.
fn keep_what_was_asked(report: &mut Report, settings: &Settings, found: &Found, project: &Project) {
    let is_grave = |rule: &Rule| rule.severity >= settings.severity;
    let is_selected = |location: Location| {
        let source = project.sources.get_checked(location.source);
        source.is_some_and(|source| source.is_file() && found.selection.contains(&source.real_path))
    };
    // A finding is also reported where a place that explains it was asked for.
    let is_about = |finding: &Finding| {
        let mut places = finding.related.iter().chain(&finding.trace).map(|related| related.location);
        is_selected(finding.location) || places.any(is_selected)
    };
    report.findings.retain(|finding| is_grave(finding.rule) && is_about(finding));
    report.suppressed.retain(|(finding, _)| is_grave(finding.rule) && is_about(finding));
    report.undecided.retain(|undecided| is_grave(undecided.rule) && is_selected(undecided.location));
    report.notes.retain(|note| is_selected(note.location));
}

/// Says what could not be read. Returns whether everything could.
fn complain(found: &Found, project: &Project) -> bool {
    for error in &found.errors {
        say(error);
    }
    // Where files are named, the rest of the repository is read for their callers only: what cannot be read there is
    // said, but does not keep a commit from being made.
    let named_files = matches!(found.selection, Selection::Some { .. });
    let mut complete = found.errors.is_empty() || named_files;
    for (path, error) in &project.unreadable {
        say(format_args!("cannot read `{}`: {error}", path.display()));
        let asked_for = std::path::absolute(path).map_or(true, |path| found.selection.contains(&path));
        complete &= named_files && !asked_for;
    }
    if project.sources.is_empty() && project.unreadable.is_empty() {
        say("no Terraform files found");
    }
    complete
}

/// Says which `--var` no module declares: it was probably misspelt. (Terraform lets files do that, and so do we.)
fn warn_of_undeclared(settings: &Settings, project: &Project) {
    let declared = |name: &str| project.modules.iter().any(|module| module.variables.contains_key(name));
    for (name, _) in settings.args.var.iter().filter(|(name, _)| !declared(name)) {
        say(format_args!("`--var {name}=…` has no effect: no module declares `variable \"{name}\"`"));
    }
}

/// The present day in UTC, as `YYYY-MM-DD`.
fn today() -> String {
    let now = jiff::Timestamp::try_from(SystemTime::now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    now.strftime("%Y-%m-%d").to_string()
}
