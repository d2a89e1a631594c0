//! One measurement of one family: in a process of its own, so that its memory is its own and it can be ended.

use super::{Content, Family, Format, families};
use crate::bench::{Stopwatch, peak_of_this_process, whole_scan};
use crate::say;
use anyhow::{Context, Result, ensure};
use rayon::ThreadPool;
use std::io::{self, Read};
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{fs, thread};
use tollgate_core::engine;
use tollgate_custom::Catalogue;
use tollgate_reporter::{Scan, csv, github, gitlab, gitlab_sast, html, json, junit, markdown, sarif, text};

/// How long a measurement may take before it is ended.
pub(super) const TIMEOUT: Duration = Duration::from_secs(60);

/// How often an input is scanned at least, and how often at most.
const RUNS: RangeInclusive<usize> = 3..=20;

/// Within these numbers it is scanned again until this has passed.
const ENOUGH: Duration = Duration::from_millis(100);

/// What a scan took, with its reports.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// The shortest of several runs; of processors, where the system tells, else of the clock.
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
        // The allocator keeps what was freed: a later run finds it as the first one left it.
        .env("MIMALLOC_PURGE_DELAY", "-1")
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

/// Measures in this process: several runs, of which the shortest counts.
///
/// The first run has to ask the system for its memory, which fills it page by page. How long that takes depends on the
/// machine, and on who had the pages before: on a virtual machine it may be longer than the scan. The later runs find
/// the memory in the allocator's hands and show what the scan itself does; how much memory it takes is measured beside
/// it. Whatever else disturbs a run makes it longer, never shorter, hence the shortest.
pub(super) fn measure_here(family: &str, n: usize) -> Result<Measured> {
    let family = families().find(|it| it.name == family).context("there is no such family")?;
    let tree = tempfile::tempdir()?;
    let directory = fs::canonicalize(tree.path())?;
    for (path, content) in family.input.files(n) {
        write(&directory.join(path), content)?;
    }
    let pool = engine::pool(1)?;
    let pages = (family.pages)(n);
    let first = scan_and_report(family, &pages, &directory, &pool)?;
    // That of one scan: what the others leave behind does not count.
    let peak_kib = peak_of_this_process().unwrap_or(0);
    let started = Instant::now();
    let again = (1..*RUNS.end()).take_while(|&run| run < *RUNS.start() || started.elapsed() < ENOUGH);
    let time = again
        .map(|_| scan_and_report(family, &pages, &directory, &pool))
        .try_fold(first, |time, next| Ok::<_, anyhow::Error>(time.min(next?)))?;
    Ok(Measured { time, peak_kib })
}

/// Scans a family and writes its reports, and says how long that took.
fn scan_and_report(
    family: &Family,
    pages: &[String],
    directory: &Path,
    pool: &ThreadPool,
) -> Result<Duration> {
    let mut rules = tollgate_rules::all();
    let catalogue = Catalogue::new(&rules);
    let stopwatch = Stopwatch::start();
    // A page that is refused is one that cost nothing.
    let own = (0..).zip(pages).filter_map(|(number, page)| {
        tollgate_custom::read(&format!("{number}.md"), page, number, &catalogue).ok()
    });
    let own: Vec<_> = own.collect();
    rules.extend(own);
    let (project, report) = whole_scan(directory, pool, rules.clone());
    let scan = Scan {
        sources: &project.sources,
        report: &report,
        rules: &rules,
        root: directory,
        boundaries: &project.boundaries,
        baseline: None,
        elapsed: Duration::ZERO,
        version: "0.0.0",
    };
    family.formats.iter().try_for_each(|format| write_report(*format, &scan))?;
    // The command line too ends without dropping what it made.
    Ok(stopwatch.time())
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

/// Writes a report to nowhere; where nothing else is said, with the command line's defaults.
fn write_report(format: Format, scan: &Scan<'_>) -> io::Result<()> {
    let mut out = io::sink();
    match format {
        Format::Text => text::write(&mut out, scan, &text::Options::default()),
        Format::Json => json::write(&mut out, scan),
        Format::CodeScanning => sarif::write(&mut out, scan, &sarif::Options::default()).map(drop),
        Format::Sarif => {
            let options = sarif::Options { max_results: 0, max_size: None, ..sarif::Options::default() };
            sarif::write(&mut out, scan, &options).map(drop)
        }
        Format::Github => github::write(&mut out, scan),
        Format::Gitlab => gitlab::write(&mut out, scan),
        Format::GitlabSast => {
            let times = gitlab_sast::Times { start: SystemTime::UNIX_EPOCH, end: SystemTime::UNIX_EPOCH };
            gitlab_sast::write(&mut out, scan, times)
        }
        Format::Markdown => markdown::write(&mut out, scan),
        Format::Html => html::write(&mut out, scan),
        Format::Csv => csv::write(&mut out, scan),
        Format::Junit => junit::write(&mut out, scan),
    }
}
