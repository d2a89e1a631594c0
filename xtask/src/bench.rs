//! `bench`: what a scan costs beside the reading and parsing that any scanner has to do.
//!
//! One run measures everything: the stages of a scan one by one, a whole scan in this process, and other commands on
//! the same directory. Rounds are interleaved, so that a change in the machine's mood meets all of them, and medians
//! are printed. Peak memory is that of a process that does nothing but one scan.

mod measure;
mod peers;

pub(crate) use measure::{Disk, walk, whole_scan};

use crate::{hostile, say};
use anyhow::{Context, Result, bail, ensure};
use measure::{Counts, Round};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};
use tollgate_core::engine;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The directory to scan: at least 1,000 files for figures that mean something
    #[arg(required_unless_present_any = ["check", "hostile"])]
    directory: Option<PathBuf>,
    /// Measure this command too; `{}` in it stands for the directory
    #[arg(long, value_name = "COMMAND")]
    peer: Vec<String>,
    /// Measure Trivy, TFLint, KICS, Checkov and the Datadog IaC scanner beside Tollgate, as far as they are installed
    #[arg(long, conflicts_with_all = ["peer", "check", "hostile"])]
    peers: bool,
    /// How often everything is measured
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Number of threads beside one [default: one for each processor, at least two]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Measure a small generated tree and check the benchmark itself: times are not judged
    ///
    /// With `--hostile`: smaller sizes, and a failure where the cost grows too fast
    #[arg(long, conflicts_with_all = ["directory", "peer"])]
    check: bool,
    /// Measure what somebody may commit to hold up a scan, at three sizes; only kinds whose name contains the word
    #[arg(long, value_name = "WORD", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["directory", "peer"])]
    hostile: Option<String>,
}

/// What was measured with one number of threads.
struct Column {
    threads: usize,
    rounds: Vec<Round>,
    peak_kib: Option<u64>,
}

/// What was measured of another command.
struct Peer<'a> {
    command: &'a str,
    times: Vec<Duration>,
    exit: Option<i32>,
}

/// Measures and prints.
pub(crate) fn run(args: &Args) -> Result<()> {
    if let Some(word) = &args.hostile {
        return if cfg!(debug_assertions) { run_optimized() } else { hostile::run(word, args.check) };
    }
    if args.check {
        return check();
    }
    let Some(directory) = &args.directory else { bail!("which directory?") };
    if cfg!(debug_assertions) {
        return run_optimized();
    }
    let directory = fs::canonicalize(directory)
        .with_context(|| format!("no such directory: `{}`", directory.display()))?;
    if args.peers {
        return peers::run(&directory, args.rounds.max(1));
    }
    let columns = measure(&directory, &thread_counts(args), args.rounds.max(1))?;
    let peers = measure_peers(&directory, &args.peer, args.rounds.max(1))?;
    print(&directory, &columns, &peers)
}

/// Runs the same command as an optimized build: the time of a debug build says nothing.
pub(crate) fn run_optimized() -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--release", "--quiet", "--package", "xtask", "--manifest-path"]);
    cargo.arg(crate::root().join("Cargo.toml")).arg("--").args(std::env::args_os().skip(1));
    ensure!(cargo.status()?.success(), "the optimized build fails");
    Ok(())
}

fn thread_counts(args: &Args) -> [usize; 2] {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    [1, args.threads.unwrap_or(processors).max(2)]
}

fn measure(directory: &Path, threads: &[usize], rounds: usize) -> Result<Vec<Column>> {
    let mut columns = Vec::new();
    for &threads in threads {
        let peak_kib = peak_of_child(directory, threads)?;
        columns.push(Column { threads, rounds: Vec::new(), peak_kib });
    }
    // The children above have warmed the file cache.
    for _ in 0..rounds {
        for column in &mut columns {
            let pool = engine::pool(column.threads)?;
            column.rounds.push(measure::round(directory, &pool)?);
        }
    }
    Ok(columns)
}

fn measure_peers<'a>(directory: &Path, commands: &'a [String], rounds: usize) -> Result<Vec<Peer<'a>>> {
    let mut peers: Vec<_> =
        commands.iter().map(|command| Peer { command, times: Vec::new(), exit: None }).collect();
    for _ in 0..rounds {
        for peer in &mut peers {
            let mut words = peer.command.split_whitespace().map(|word| match word {
                "{}" => directory.as_os_str(),
                _ => word.as_ref(),
            });
            let mut command = Command::new(words.next().context("`--peer` names no command")?);
            command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let spent =
                peers::spent(&mut command).with_context(|| format!("`{}` does not run", peer.command))?;
            peer.times.push(spent.time);
            peer.exit = spent.exit;
        }
    }
    Ok(peers)
}

/// The peak memory of a process that scans once. `None` where the system does not tell.
fn peak_of_child(directory: &Path, threads: usize) -> Result<Option<u64>> {
    let mut child = Command::new(std::env::current_exe()?);
    let output = child.arg("peak-memory").arg(directory).arg(threads.to_string()).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse().ok())
}

/// Scans once and prints the peak memory of this process in KiB, `n/a` where the system does not tell.
pub(crate) fn peak_memory(directory: &Path, threads: usize) -> Result<()> {
    let directory = fs::canonicalize(directory)?;
    whole_scan(&directory, &engine::pool(threads)?, tollgate_rules::all());
    say(peak_of_this_process().map_or("n/a".to_owned(), |kib| kib.to_string()))
}

/// The peak memory of this process in KiB. `None` where the system does not tell.
pub(crate) fn peak_of_this_process() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().trim_end_matches(" kB").parse().ok()
}

/// The time that processors need for something, from its start on: a machine that does other work meanwhile makes the
/// clock run on, but not this. Where the system has no such time, it is the clock's.
pub(crate) struct Stopwatch {
    started: Instant,
    before: Option<Duration>,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self { started: Instant::now(), before: processor_time() }
    }

    /// How much it was until now.
    pub(crate) fn time(&self) -> Duration {
        let worked = processor_time().zip(self.before).map(|(now, before)| now.saturating_sub(before));
        worked.unwrap_or_else(|| self.started.elapsed())
    }
}

/// The time that processors have worked for this process, with threads that have ended.
#[cfg(unix)]
fn processor_time() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(Duration::new(time.tv_sec.try_into().ok()?, time.tv_nsec.try_into().ok()?))
}

#[cfg(not(unix))]
fn processor_time() -> Option<Duration> {
    None
}

fn print(directory: &Path, columns: &[Column], peers: &[Peer<'_>]) -> Result<()> {
    let Some(counts) = columns.first().map(Column::counts) else { return Ok(()) };
    let Counts { parsed, readable, values, files, bytes, modules, blocks, findings, undecided } = counts;
    say(directory.display())?;
    say(format_args!("{files} files, {bytes} bytes, {modules} modules, {blocks} blocks"))?;
    say(format_args!("{values} values of resources, {findings} findings, {undecided} undecided"))?;
    say(format_args!("parsed alone: {parsed} files, of which hcl-edit reads {readable}"))?;
    let rounds = columns.first().map_or(0, |column| column.rounds.len());
    say(format_args!("median of {rounds} rounds, in seconds\n"))?;
    let cells = |name: &str, cell: &dyn Fn(&Column) -> String| {
        let cells: String = columns.iter().map(|column| format!("{:>12}", cell(column))).collect();
        say(format_args!("{name:<28}{cells}"))
    };
    cells("threads", &|column| column.threads.to_string())?;
    cells("walk + read", &|column| seconds(column.median(|round| round.walk + round.read)))?;
    cells("parse alone", &|column| seconds(column.median(|round| round.parse)))?;
    cells("hcl-edit, beside it", &|column| seconds(column.median(|round| round.hcl_edit)))?;
    cells("walk + read + parse", &|column| seconds(column.median(Round::front_end)))?;
    cells("scan without rules", &|column| seconds(column.median(|round| round.bare)))?;
    cells("load + evaluate everything", &|column| seconds(column.median(|round| round.evaluated)))?;
    cells("whole scan", &|column| seconds(column.median(|round| round.scan)))?;
    cells("whole / (walk+read+parse)", &|column| format!("{:.2}", column.ratio(Round::front_end)))?;
    cells("whole / without rules", &|column| format!("{:.2}", column.ratio(|round| round.bare)))?;
    cells("whole / everything evaluated", &|column| format!("{:.2}", column.ratio(|round| round.evaluated)))?;
    cells("peak memory, MiB", &|column| {
        column.peak_kib.map_or("n/a".to_owned(), |kib| (kib >> 10).to_string())
    })?;
    let scan = columns.last().map_or(Duration::ZERO, |column| column.median(|round| round.scan));
    for peer in peers {
        let time = median(peer.times.clone());
        let ratio = time.as_secs_f64() / scan.as_secs_f64();
        let exit = peer.exit.map_or("a signal".to_owned(), |code| format!("exit {code}"));
        say(format_args!("{}: {}, {ratio:.1} times our scan ({exit})", peer.command, seconds(time)))?;
    }
    Ok(())
}

impl Column {
    fn median(&self, time: impl Fn(&Round) -> Duration) -> Duration {
        median(self.rounds.iter().map(time).collect())
    }

    /// How many times longer a scan takes than a part of it: the median of what each round says.
    fn ratio(&self, part: impl Fn(&Round) -> Duration) -> f64 {
        let ratio = |round: &Round| round.scan.as_secs_f64() / part(round).as_secs_f64();
        let mut ratios: Vec<_> = self.rounds.iter().map(ratio).collect();
        ratios.sort_unstable_by(f64::total_cmp);
        ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn counts(&self) -> Counts {
        self.rounds.first().map(|round| round.counts).unwrap_or_default()
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn seconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64())
}

/// Measures a small generated tree and checks what must hold of any measurement.
fn check() -> Result<()> {
    let tree = tempfile::tempdir()?;
    let directory = fs::canonicalize(tree.path())?;
    let files = generate(&directory)?;
    let columns = measure(&directory, &[1, 2], 2)?;
    let Some(counts) = columns.first().map(Column::counts) else { bail!("nothing was measured") };
    ensure!([counts.files, counts.parsed] == [files; 2], "of {files} files {counts:?}");
    ensure!(counts.findings > 0 && counts.values >= 100, "nothing was found or evaluated: {counts:?}");
    for column in &columns {
        let threads = column.threads;
        ensure!(column.rounds.len() == 2, "{threads} threads: a round is missing");
        for round in &column.rounds {
            ensure!(round.counts == counts, "{threads} threads: {:?}, but {counts:?} before", round.counts);
            let stages = [round.read, round.parse, round.hcl_edit, round.bare, round.evaluated, round.scan];
            ensure!(stages.iter().all(|time| !time.is_zero()), "{threads} threads: a stage took no time");
        }
        let ratios =
            [Round::front_end, |it: &Round| it.bare, |it: &Round| it.evaluated].map(|it| column.ratio(it));
        for ratio in ratios {
            ensure!(ratio.is_finite(), "{threads} threads: the ratio is {ratio}");
        }
        ensure!(column.peak_kib.is_some() || !cfg!(target_os = "linux"), "{threads} threads: no peak memory");
    }
    print(&directory, &columns, &[])
}

/// Writes 100 modules of three files and returns the number of files.
fn generate(directory: &Path) -> Result<usize> {
    let mut files = 0;
    for module in 0..100 {
        let path = directory.join(format!("service-{module}"));
        fs::create_dir(&path)?;
        let tls = if module % 10 == 0 { "TLS_1_0" } else { "TLS_1_2" };
        let texts = [
            ("variables.tf", format!("variable \"tls\" {{\n  type    = string\n  default = \"{tls}\"\n}}\n")),
            ("main.tf", MAIN.to_owned()),
            ("terraform.tfvars", format!("# service {module}\n")),
        ];
        for (name, text) in texts {
            fs::write(path.join(name), text)?;
            files += 1;
        }
    }
    Ok(files)
}

const MAIN: &str = r#"
resource "aws_api_gateway_domain_name" "service" {
  domain_name     = "service.example.com"
  security_policy = var.tls

  tags = {
    owner = "platform"
    names = join(",", [for name in ["a", "b"] : upper(name)])
  }
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_not_moved_by_one_slow_round() {
        let times = [3, 1, 900].map(Duration::from_millis);
        assert_eq!(median(times.to_vec()), Duration::from_millis(3));
        assert_eq!(median(Vec::new()), Duration::ZERO);
    }
}
