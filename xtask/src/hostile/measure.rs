//! One measurement of one family: in a process of its own, so that its memory is its own and it can be ended.

use super::{Content, Format, families};
use crate::bench::{peak_of_this_process, processor_time, whole_scan};
use crate::say;
use anyhow::{Context, Result, ensure};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};
use tollgate_core::engine;
use tollgate_reporter::{Scan, github, gitlab, json, junit, sarif, text};

/// How long a measurement may take before it is ended.
pub(super) const TIMEOUT: Duration = Duration::from_secs(60);

/// What a scan took, with its reports.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// Of processors, where the system tells; else of the clock.
    pub(super) time: Duration,
    /// Peak memory of the process; 0 where the system does not tell.
    pub(super) peak_kib: u64,
}

impl Measured {
    /// The smaller figures of two.
    pub(super) fn min(self, other: Self) -> Self {
        Self { time: self.time.min(other.time), peak_kib: self.peak_kib.min(other.peak_kib) }
    }
}

/// Measures in a process of its own. `None` where it did not end in time.
pub(super) fn measure(family: &str, n: usize) -> Result<Option<Measured>> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["hostile-family", family, &n.to_string()])
        .stdout(Stdio::piped())
        .spawn()?;
    let started = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if started.elapsed() > TIMEOUT => {
                child.kill()?;
                child.wait()?;
                return Ok(None);
            }
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    ensure!(status.success(), "{family}, {n}: {status}");
    let mut said = String::new();
    child.stdout.take().context("no output")?.read_to_string(&mut said)?;
    let mut numbers = said.split_whitespace().map(str::parse);
    let mut next = || numbers.next().context("too few numbers")?.context("no number");
    Ok(Some(Measured { time: Duration::from_micros(next()?), peak_kib: next()? }))
}

/// Measures in this process, for the one that started it.
pub(crate) fn print_measured(family: &str, n: usize) -> Result<()> {
    let Measured { time, peak_kib } = measure_here(family, n)?;
    say(format_args!("{} {peak_kib}", time.as_micros()))
}

/// Measures in this process.
pub(super) fn measure_here(family: &str, n: usize) -> Result<Measured> {
    let family = families().find(|it| it.name == family).context("there is no such family")?;
    let tree = tempfile::tempdir()?;
    let directory = fs::canonicalize(tree.path())?;
    for (path, content) in (family.files)(n) {
        write(&directory.join(path), content)?;
    }
    let pool = engine::pool(1)?;
    let rules = tollgate_rules::all();
    let (started, worked) = (Instant::now(), processor_time());
    let (project, report) = whole_scan(&directory, &pool, rules.clone());
    let scan = Scan {
        sources: &project.sources,
        report: &report,
        rules: &rules,
        root: &directory,
        elapsed: Duration::ZERO,
        version: "0.0.0",
    };
    family.formats.iter().try_for_each(|format| write_report(*format, &scan))?;
    // A machine that does other work meanwhile makes the clock run on, but not this.
    let worked = processor_time().zip(worked).map(|(after, before)| after.saturating_sub(before));
    Ok(Measured {
        time: worked.unwrap_or_else(|| started.elapsed()),
        peak_kib: peak_of_this_process().unwrap_or(0),
    })
}

fn write(path: &Path, content: Content) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    match content {
        Content::Text(text) => fs::write(path, text),
        #[cfg(unix)]
        Content::Link(to) => std::os::unix::fs::symlink(to, path),
        #[cfg(not(unix))]
        Content::Link(_) => Ok(()),
    }
}

/// Writes a report to nowhere, with the command line's defaults.
fn write_report(format: Format, scan: &Scan<'_>) -> io::Result<()> {
    let mut out = io::sink();
    match format {
        Format::Text => text::write(&mut out, scan, &text::Options::default()),
        Format::Json => json::write(&mut out, scan),
        Format::Sarif => sarif::write(&mut out, scan, &sarif::Options::default()).map(drop),
        Format::Github => github::write(&mut out, scan),
        Format::Gitlab => gitlab::write(&mut out, scan),
        Format::Junit => junit::write(&mut out, scan),
    }
}
