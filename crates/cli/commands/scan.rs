//! `tollgate scan`.

use super::fix::{self, Fixed};
use crate::args::ScanArgs;
use crate::discover;
use crate::disk::Disk;
use crate::judge::judge;
use crate::output;
use crate::progress::Bar;
use crate::say::say;
use crate::settings::Settings;
use crate::verdict::verdict;
use crate::walk::Walk;
use crate::{Outcome, is_broken_pipe};
use anyhow::{Context, Result};
use clap::ArgMatches;
use std::fs;
use std::io::{self, IsTerminal};
use std::time::Instant;
use tollgate_core::engine;
use tollgate_core::progress::Progress;
use tollgate_core::project::Project;
use tollgate_reporter::Scan;

/// Scans and reports.
pub(crate) fn run(args: ScanArgs, matches: &ArgMatches) -> Result<Outcome> {
    let started = Instant::now();
    let settings = Settings::new(args, matches)?;
    let pool = engine::pool(settings.threads)?;
    let walk = Walk { no_ignore: settings.args.no_ignore, exclude: &settings.exclude };
    let mut found = pool.install(|| discover::discover(&settings.args.paths, &walk))?;
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
    let mut verdict = verdict(&found, &project, &report, &settings);
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
    let written = write(fixed.as_ref(), &settings, &scan);
    // Whoever reads our output has seen enough: `tollgate scan | head`. What was found was found all the same.
    written.or_else(|error| if is_broken_pipe(&error) { Ok(()) } else { Err(error) })?;
    if let Some(fixed) = &fixed {
        fixed.say(&report, &settings);
    }
    // What is only shown is not fixed.
    let to_fix = settings.args.diff && fixed.as_ref().is_some_and(Fixed::changes_something);
    verdict.fails |= to_fix;
    verdict.done &= fixed.as_ref().is_none_or(Fixed::is_complete);
    // The process ends here. To give every tree back piece by piece would take a tenth of the scan's time.
    std::mem::forget(project);
    Ok(verdict.into())
}

/// Writes the report, or shows what the fixes would change.
fn write(fixed: Option<&Fixed>, settings: &Settings, scan: &Scan<'_>) -> Result<()> {
    match fixed {
        Some(fixed) if settings.args.diff => fixed.show(&mut io::stdout().lock()),
        _ => output::write(settings, scan),
    }
}

/// Says which `--var` no module declares: it was probably misspelt. (Terraform lets files do that, and so do we.)
fn warn_of_undeclared(settings: &Settings, project: &Project) {
    let declared = |name: &str| project.modules.iter().any(|module| module.variables.contains_key(name));
    for (name, _) in settings.args.var.iter().filter(|(name, _)| !declared(name)) {
        say(format_args!("`--var {name}=…` has no effect: no module declares `variable \"{name}\"`"));
    }
}
