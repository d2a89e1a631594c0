//! `fuzz`: scans generated configurations until the time is over.
//!
//! It needs no fuzzer and no other toolchain than that of the repository, but does not learn from what it has seen;
//! `fuzz/Cargo.toml` says how a fuzzer is run on the same structures.

use crate::bench::{Stopwatch, peak_of_this_process, run_optimized};
use crate::{root, say};
use anyhow::{Result, bail, ensure};
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fmt, fs, io, panic, thread};
use tollgate_core::engine::Limits;
use tollgate_generate::{Files, Structure};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Structures to make: expressions, modules, policies, rules, syntax [default: all of them]
    structure: Vec<String>,
    /// How long to go on
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u64,
    /// Number of the first configuration; the others follow
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Scan only the first configuration
    #[arg(long)]
    once: bool,
}

/// No scan of such small files may take longer.
const LONGEST: Duration = Duration::from_secs(2);

/// After this a scan is given up, and with it the run.
const ENDLESS: Duration = Duration::from_secs(60);

/// No scan of such small files may take more memory.
const MOST_KIB: u64 = 1 << 20;

/// Scans and prints what fails.
pub(crate) fn run(args: &Args) -> Result<()> {
    if cfg!(debug_assertions) {
        return run_optimized();
    }
    let is_asked =
        |it: &Structure| args.structure.is_empty() || args.structure.iter().any(|name| name == it.name());
    let structures: Vec<_> = Structure::ALL.into_iter().filter(is_asked).collect();
    ensure!(!structures.is_empty(), "there is no such structure");
    let started = Instant::now();
    let panics = Panics::listen();
    let mut seen = Seen::default();
    for seed in args.seed.. {
        for &structure in &structures {
            let files = structure.random(seed);
            let mut outcome = attempt(structure, files.clone(), &panics);
            if args.once {
                outcome = outcome.again(attempt(structure, files.clone(), &panics));
            }
            let failed = match outcome.problem() {
                Some(_) if outcome.is_costly() && !args.once => fails_by_itself(structure, seed)?,
                Some(problem) => {
                    keep(&format!("{}-{seed}", structure.name()), &files, &problem).map(|()| true)?
                }
                None => false,
            };
            seen.add(&outcome, failed);
            if outcome.is_endless() {
                bail!("{} {seed} does not end", structure.name());
            }
            if args.once || started.elapsed().as_secs() >= args.seconds {
                say(format_args!("{seen}, up to seed {seed}"))?;
                ensure!(seen.failures == 0, "{} scans failed", seen.failures);
                return Ok(());
            }
        }
    }
    Ok(())
}

/// What all scans came to.
#[derive(Default)]
struct Seen {
    scans: usize,
    failures: usize,
    longest: Duration,
}

impl Seen {
    fn add(&mut self, outcome: &Outcome, failed: bool) {
        self.scans += 1;
        self.failures += usize::from(failed);
        self.longest = self.longest.max(outcome.time);
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scans, failures, longest } = self;
        write!(f, "{scans} scans, {failures} failures, the longest took {:.1} s", longest.as_secs_f64())
    }
}

/// Whether a scan that costs too much does so in a process of its own, which then says and keeps it.
///
/// The memory that a process holds does not shrink when a scan is done: what is left of earlier ones must not count
/// against this one. Nor must the time in which the system fills new memory page by page, which depends on the machine
/// more than on the scan: that process keeps what it was given and scans again.
fn fails_by_itself(structure: Structure, seed: u64) -> Result<bool> {
    let mut own = Command::new(env::current_exe()?);
    own.args(["fuzz", structure.name(), "--once", "--seed"]).arg(seed.to_string());
    own.env("MIMALLOC_PURGE_DELAY", "-1");
    let output = own.output()?;
    if !output.status.success() {
        say(String::from_utf8_lossy(&output.stdout).trim_end())?;
    }
    Ok(!output.status.success())
}

/// How a scan went.
struct Outcome {
    time: Duration,
    peak_kib: u64,
    error: Option<String>,
}

impl Outcome {
    fn is_endless(&self) -> bool {
        self.time >= ENDLESS
    }

    /// Whether it ended well, if at too high a cost.
    fn is_costly(&self) -> bool {
        self.error.is_none() && !self.is_endless()
    }

    /// The shorter time of this scan and another one after it, which finds the memory that this one asked for.
    fn again(self, next: Self) -> Self {
        Self { time: self.time.min(next.time), error: self.error.or(next.error), ..self }
    }

    fn problem(&self) -> Option<String> {
        if let Some(error) = &self.error {
            return Some(format!("error: {error}"));
        }
        let seconds = self.time.as_secs_f64();
        (self.time > LONGEST || self.peak_kib > MOST_KIB)
            .then(|| format!("{seconds:.1} s, {} MiB", self.peak_kib >> 10))
    }
}

fn attempt(structure: Structure, files: Files, panics: &Panics) -> Outcome {
    // Linux forgets the peak of this process, so that the next one is that of the scan alone.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let (done, wait) = mpsc::channel();
    let stopwatch = Stopwatch::start();
    thread::spawn(move || done.send(structure.attempt(&files, Limits::default())));
    let mut ended = Err(RecvTimeoutError::Timeout);
    while let Err(RecvTimeoutError::Timeout) = ended
        && stopwatch.time() < ENDLESS
    {
        ended = wait.recv_timeout(Duration::from_secs(1));
    }
    let time = stopwatch.time();
    let error = ended.ok().and_then(io::Result::err).map(|error| error.to_string());
    Outcome { time, peak_kib: peak_of_this_process().unwrap_or(0), error: panics.take().or(error) }
}

/// Hears of panics, also of those that a scan survives.
struct Panics(Arc<Mutex<Option<String>>>);

impl Panics {
    fn listen() -> Self {
        let last = Arc::new(Mutex::new(None));
        let heard = Arc::clone(&last);
        panic::set_hook(Box::new(move |panic| {
            *heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(panic.to_string());
        }));
        Self(last)
    }

    fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Keeps the files of a scan that failed below `target/fuzz`.
fn keep(name: &str, files: &Files, problem: &str) -> Result<()> {
    let directory = root().join("target/fuzz").join(name);
    for (path, text) in files {
        let file = directory.join(path.trim_start_matches('/'));
        fs::create_dir_all(file.parent().unwrap_or(&directory))?;
        fs::write(file, text)?;
    }
    say(format_args!("{}: {}", directory.display(), problem.replace('\n', " ")))
}
