//! `tollgate scan`.

use super::fix::{self, Fixed};
use crate::args::ScanArgs;
use crate::begin::{Begun, begin};
use crate::changed;
use crate::color;
use crate::discover::Found;
use crate::disk::Disk;
use crate::judge::Judged;
use crate::locked;
use crate::output;
use crate::profiles::Configured;
use crate::say::say;
use crate::settings::Settings;
use crate::verdict::verdict;
use crate::write;
use crate::{Outcome, is_broken_pipe};
use anyhow::{Context, Result};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};
use tollgate_core::engine::Profiles;
use tollgate_core::finding::Report;
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;
use tollgate_reporter::baseline::{Baseline, Compared};
use tollgate_reporter::{BaselineCounts, Scan};

/// Scans and reports.
pub(crate) fn run(args: ScanArgs, matches: &ArgMatches) -> Result<Outcome> {
    let started = Instant::now();
    let mut args = args;
    let paths_are_given = is_given(matches, "paths");
    if let Some(files) = changed::files(&args, paths_are_given)? {
        if files.is_empty() && !args.is_quiet() {
            say("no module has changed");
        }
        args.judged.paths = files;
    }
    let mut begun = begin(args, matches)?;
    let (judged, fixed) = if begun.settings.args.fixes() {
        let (judged, fixed) = fix::run(&begun)?;
        (judged, Some(fixed))
    } else {
        (begun.judge_once(&Disk)?, None)
    };
    begun.end();
    let Begun { settings, found, .. } = &begun;
    let Judged { project, configured, mut report } = judged;
    let rules = configured.profiles.rules();
    let root = match &settings.args.sarif_root {
        Some(root) => {
            fs::canonicalize(root).with_context(|| format!("no such directory: `{}`", root.display()))?
        }
        None => found.top.clone(),
    };
    let scan = Scanned { project: &project, rules: &rules, root: &root, elapsed: started.elapsed() };
    let compared = compare(settings, &configured.profiles, &scan.with(&report, None), found)?;
    let baseline = compared.map(|it| forget(&mut report, &it));
    let mut verdict = verdict(found, &project, &report, settings);
    if !settings.args.is_silent() {
        warn_of_undeclared(settings, &project);
    }
    let scan = scan.with(&report, baseline);
    let written = print(fixed.as_ref(), settings, &configured, &scan);
    // Whoever reads our output has seen enough: `tollgate scan | head`. What was found was found all the same.
    written.or_else(|error| if is_broken_pipe(&error) { Ok(()) } else { Err(error) })?;
    if let Some(fixed) = &fixed {
        fixed.say(&report, settings);
    }
    // What is only shown is not fixed.
    let to_fix = settings.args.diff && fixed.as_ref().is_some_and(|it| it.edited.changes_something());
    verdict.fails |= to_fix;
    verdict.done &= fixed.as_ref().is_none_or(Fixed::is_complete);
    // The process ends here. To give every tree back piece by piece would take a tenth of the scan's time.
    std::mem::forget(project);
    Ok(verdict.into())
}

/// Whether an argument of the command is on the command line.
fn is_given(matches: &ArgMatches, id: &str) -> bool {
    let command = matches.subcommand();
    command.and_then(|(_, it)| it.value_source(id)) == Some(ValueSource::CommandLine)
}

/// What a scan has, whatever of its report is written.
struct Scanned<'a> {
    project: &'a Project,
    rules: &'a [&'static Rule],
    root: &'a Path,
    elapsed: Duration,
}

impl<'a> Scanned<'a> {
    fn with(&self, report: &'a Report, baseline: Option<BaselineCounts>) -> Scan<'a> {
        Scan {
            sources: &self.project.sources,
            report,
            rules: self.rules,
            root: self.root,
            boundaries: &self.project.boundaries,
            baseline,
            elapsed: self.elapsed,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// Compares the findings with the baseline: with the one that is given, or with the one that is written now.
fn compare(
    settings: &Settings,
    profiles: &Profiles,
    scan: &Scan<'_>,
    found: &Found,
) -> Result<Option<Compared>> {
    let is_gone = |path: &str| fs::symlink_metadata(scan.root.join(path)).is_err();
    if let Some(file) = &settings.args.write_baseline {
        let baseline = Baseline::of(scan);
        write::report(file, |out| Ok(baseline.write(out)?))
            .with_context(|| format!("cannot write `{}`", file.display()))?;
        return Ok(Some(baseline.compare(scan, &is_gone, &|_, _| false)));
    }
    let Some(baseline) = locked::baseline(settings, found) else { return Ok(None) };
    let read: HashMap<_, _> =
        scan.sources.iter().map(|(id, source)| (source.real_path.as_os_str(), id)).collect();
    let is_judged = |path: &str, rule: &str| {
        let path = scan.root.join(path);
        let profile = read.get(path.as_os_str()).map(|file| profiles.at(*file));
        let of_rule = profile.and_then(|it| Some((it, it.rules.iter().find(|it| it.id == rule)?)));
        of_rule.is_some_and(|(profile, rule)| profile.reports(rule)) && found.selection.contains(&path)
    };
    Ok(Some(baseline.compare(scan, &is_gone, &is_judged)))
}

/// Takes what is known out of the report.
fn forget(report: &mut Report, compared: &Compared) -> BaselineCounts {
    let mut index = 0..;
    report.findings.retain(|_| index.next().is_none_or(|index| !compared.known.contains(&index)));
    BaselineCounts { known: compared.known.len(), fixed: compared.fixed }
}

/// Writes the report, or shows what the fixes would change.
fn print(fixed: Option<&Fixed>, settings: &Settings, configured: &Configured, scan: &Scan<'_>) -> Result<()> {
    match fixed {
        Some(_) if settings.args.diff && settings.args.is_silent() => Ok(()),
        Some(fixed) if settings.args.diff => {
            fixed.edited.show(&mut io::stdout().lock(), color::is_on(settings.args.color))
        }
        _ => output::write(settings, configured, scan),
    }
}

/// Says which `--var` no module declares: it was probably misspelt. (Terraform lets files do that, and so do we.)
fn warn_of_undeclared(settings: &Settings, project: &Project) {
    let declared = |name: &str| project.modules.iter().any(|module| module.variables.contains_key(name));
    for (name, _) in settings.args.var.iter().filter(|(name, _)| !declared(name)) {
        say(format_args!("`--var {name}=…` has no effect: no module declares `variable \"{name}\"`"));
    }
}
