//! One round of measuring: the stages of a scan, each by itself, and a whole scan.

use crate::values::each_value;
use anyhow::{Result, bail};
use ignore::{WalkBuilder, WalkState};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tollgate_core::engine::{self, Options, Start};
use tollgate_core::files::Input;
use tollgate_core::files::{Boundary, Files, Kind, RealPath, kind_of, too_large};
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;
use tollgate_core::source::{Source, SourceId};
use tollgate_core::syntax::{self, Language};

/// The times of one round with one number of threads.
pub(super) struct Round {
    /// Finding the files.
    pub(super) walk: Duration,
    /// Reading them.
    pub(super) read: Duration,
    /// From texts in memory to trees: `syntax::parse` of every file.
    pub(super) parse: Duration,
    /// The same by another parser: `hcl_edit::parser::parse_body` of every file in the native syntax.
    pub(super) hcl_edit: Duration,
    /// From the directory to the report, without rules.
    pub(super) bare: Duration,
    /// From the directory to every value that resources are given: what judging them would take if it evaluated first.
    pub(super) evaluated: Duration,
    /// From the directory to the report, with every rule.
    pub(super) scan: Duration,
    /// What the scan saw.
    pub(super) counts: Counts,
}

/// How much a scan saw and found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Files that were parsed alone.
    pub(super) parsed: usize,
    /// Of these, files that hcl-edit reads without an error.
    pub(super) readable: usize,
    /// Values that resources are given.
    pub(super) values: usize,
    /// Files of the scan: plans and modules that `.gitignore` hides come in addition.
    pub(super) files: usize,
    pub(super) bytes: usize,
    pub(super) modules: usize,
    pub(super) blocks: usize,
    pub(super) findings: usize,
    pub(super) undecided: usize,
}

impl Round {
    /// What every scanner has to do.
    pub(super) fn front_end(&self) -> Duration {
        self.walk + self.read + self.parse
    }
}

/// Measures once.
pub(super) fn round(directory: &Path, pool: &ThreadPool) -> Result<Round> {
    let (inputs, walk) = timed(|| walk(directory, pool.current_num_threads()));
    let (texts, read) = timed(|| pool.install(|| read(&inputs)));
    let texts = texts?;
    let (trees, parse) =
        timed(|| pool.install(|| texts.par_iter().enumerate().map(parse).collect::<Vec<_>>()));
    let parsed = trees.len();
    drop(trees);
    let native = |it: &&(Source, Language)| it.1 == Language::Hcl;
    let parses = |(source, _): &(Source, Language)| {
        let text = source.text().get(source.byte_order_mark()..).unwrap_or_default();
        hcl_edit::parser::parse_body(text).is_ok()
    };
    let (readable, hcl_edit) =
        timed(|| pool.install(|| texts.par_iter().filter(native).filter(|it| parses(it)).count()));
    drop(texts);
    let (without_rules, bare) = timed(|| whole_scan(directory, pool, Vec::new()));
    drop(without_rules);
    let ((project, values), evaluated) = timed(|| every_value(directory, pool));
    drop(project);
    let ((project, report), scan) = timed(|| whole_scan(directory, pool, tollgate_rules::all()));
    drop(project);
    let counts = Counts::of(parsed, readable, values, &report);
    Ok(Round { walk, read, parse, hcl_edit, bare, evaluated, scan, counts })
}

impl Counts {
    fn of(parsed: usize, readable: usize, values: usize, report: &Report) -> Self {
        let totals = report.totals;
        Self {
            parsed,
            readable,
            values,
            files: totals.files,
            bytes: totals.bytes,
            modules: totals.modules,
            blocks: totals.blocks,
            findings: report.findings.len(),
            undecided: report.undecided.len(),
        }
    }
}

/// All that a scan does but for writing the report. The command line too ends without dropping the project.
pub(crate) fn whole_scan(
    directory: &Path,
    pool: &ThreadPool,
    rules: Vec<&'static Rule>,
) -> (Project, Report) {
    let inputs = walk(directory, pool.current_num_threads());
    let options = Options { known_rules: rules.clone(), profiles: rules.into(), ..Options::default() };
    pool.install(|| {
        let project = load::load(inputs, &[], directory, &Disk, &());
        let report = engine::scan(&project, &options, &Disk, &());
        (project, report)
    })
}

/// Loads a directory, and evaluates every attribute of every resource once: how many there are.
fn every_value(directory: &Path, pool: &ThreadPool) -> (Project, usize) {
    let inputs = walk(directory, pool.current_num_threads());
    pool.install(|| {
        let project = load::load(inputs, &[], directory, &Disk, &());
        let count = |start: &Start<'_>| {
            let mut count = 0;
            each_value(&project, start, &Disk, &mut |_| count += 1);
            count
        };
        let count = engine::starts(&project).par_iter().map(count).sum();
        (project, count)
    })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let made = work();
    (made, started.elapsed())
}

/// Walks as the command line does.
pub(crate) fn walk(directory: &Path, threads: usize) -> Vec<Input> {
    let inputs = Mutex::new(Vec::new());
    let mut walk = WalkBuilder::new(directory);
    walk.threads(threads);
    walk.filter_entry(|entry| entry.file_name() != ".terraform" && entry.file_name() != ".git");
    walk.build_parallel().run(|| {
        Box::new(|entry| {
            let entry = entry.ok().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
            if let (Some(entry), Ok(mut inputs)) =
                (entry.filter(|it| kind_of(it.path()).is_some()), inputs.lock())
            {
                let real = entry.into_path();
                let path = real.strip_prefix(directory).unwrap_or(&real).to_owned();
                inputs.push(Input { path, real_path: RealPath::named(&real), entry: real });
            }
            WalkState::Continue
        })
    });
    inputs.into_inner().unwrap_or_default()
}

/// Reads the files that a scan reads, and of other JSON files what tells that they are not plans.
fn read(inputs: &[Input]) -> Result<Vec<(Source, Language)>> {
    let read = |input: &Input| {
        let (Kind::Configuration(language) | Kind::AutomaticVariables(language)) = kind_of(&input.path)?
        else {
            return None;
        };
        let bytes = fs::read(&*input.real_path).ok()?;
        Some((Source::new(&input.path, &*input.real_path, bytes), language))
    };
    let start = |input: &Input| Disk.read_start(&input.real_path, 512).map(|bytes| bytes.len());
    let plans = inputs.par_iter().filter(|input| kind_of(&input.path) == Some(Kind::PossiblePlan));
    let starts: usize = plans.filter_map(|input| start(input).ok()).sum();
    let texts: Vec<_> = inputs.par_iter().filter_map(read).collect();
    if texts.is_empty() && starts == 0 {
        bail!("there are no Terraform files");
    }
    Ok(texts)
}

fn parse((index, (source, language)): (usize, &(Source, Language))) -> syntax::File {
    syntax::parse(SourceId(u32::try_from(index).unwrap_or(u32::MAX)), source, *language)
}

/// The disk, as the command line reads it.
pub(crate) struct Disk;

impl Files for Disk {
    fn resolve(&self, path: &Path, within: &Boundary) -> io::Result<RealPath> {
        within.admit(fs::canonicalize(path)?)
    }

    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        let bytes = fs::read(&**file)?;
        if bytes.len() > limit { Err(too_large(limit)) } else { Ok(bytes) }
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(limit);
        File::open(&**file)?.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, directory: &RealPath, _: &Boundary) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(&**directory)?.map(|entry| Ok(entry?.path())).collect()
    }
}
