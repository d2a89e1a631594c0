//! `bench --peers`: other scanners on the same directory, in the same run.
//!
//! Only those that are installed are measured. Each is asked for all that it finds in Terraform, as JSON, with its checks
//! as they are: nothing is downloaded for a run, and an exit code that tells of findings is not a failure.

use super::median;
use crate::say;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use wait4::Wait4;

/// A scanner.
struct Scanner {
    name: &'static str,
    program: &'static str,
    version: &'static [&'static str],
    /// `{}` stands for the directory, `{out}` for one that the scanner may write to.
    arguments: &'static [&'static str],
    /// The file in `{out}` that holds the report; standard output where there is none.
    report: Option<&'static str>,
    /// How many findings a report has.
    findings: fn(&Value) -> Option<usize>,
}

static SCANNERS: &[Scanner] = &[
    Scanner {
        name: "Tollgate",
        program: "tollgate",
        version: &["--version"],
        arguments: &["scan", "-q", "--fail-on", "never", "--format", "json", "{}"],
        report: None,
        findings: |report| Some(report.get("findings")?.as_array()?.len()),
    },
    Scanner {
        name: "Trivy",
        program: "trivy",
        version: &["--version"],
        arguments: &["config", "--quiet", "--skip-check-update", "--format", "json", "{}"],
        report: None,
        findings: |report| {
            sum(report.get("Results")?, |it| it.get("Misconfigurations").map_or(Some(0), length))
        },
    },
    Scanner {
        name: "TFLint",
        program: "tflint",
        version: &["--version"],
        arguments: &["--recursive", "--chdir={}", "--format=json", "--force"],
        report: None,
        findings: |report| length(report.get("issues")?),
    },
    Scanner {
        name: "Datadog IaC scanner",
        program: "datadog-iac-scanner",
        version: &["version"],
        arguments: &["scan", "-p", "{}", "-t", "Terraform", "-o", "{out}"],
        report: Some("datadog-iac-scanner-result.sarif"),
        findings: |report| sum(report.get("runs")?, |run| length(run.get("results")?)),
    },
    Scanner {
        name: "KICS",
        program: "kics",
        version: &["version"],
        arguments: &[
            "scan", "-p", "{}", "-t", "Terraform", "--report-formats", "json", "-o", "{out}",
            "--no-progress", "--silent", "--ignore-on-exit", "all",
        ],
        report: Some("results.json"),
        findings: |report| report.get("total_counter")?.as_u64().and_then(|it| usize::try_from(it).ok()),
    },
    Scanner {
        name: "Checkov",
        program: "checkov",
        version: &["--version"],
        arguments: &[
            "-d", "{}", "--framework", "terraform", "-o", "json", "--compact", "--quiet", "--soft-fail",
            "--skip-download",
        ],
        report: None,
        findings: |report| {
            let failed = |it: &Value| it.pointer("/summary/failed").or_else(|| it.get("failed"))?.as_u64();
            let failed =
                failed(report).or_else(|| report.as_array()?.iter().map(failed).sum::<Option<u64>>());
            failed.and_then(|it| usize::try_from(it).ok())
        },
    },
];

fn length(list: &Value) -> Option<usize> {
    list.as_array().map(Vec::len)
}

fn sum(list: &Value, number: impl Fn(&Value) -> Option<usize>) -> Option<usize> {
    list.as_array()?.iter().map(number).sum()
}

/// What was measured of a scanner.
struct Measured {
    scanner: &'static Scanner,
    program: PathBuf,
    version: String,
    times: Vec<Duration>,
    worked: Vec<Duration>,
    peak_kib: u64,
    findings: Option<usize>,
}

/// Measures all scanners that are installed, in turn, and prints a table in Markdown.
pub(super) fn run(directory: &Path, rounds: usize) -> Result<()> {
    let (mut installed, mut missing) = (Vec::new(), Vec::new());
    for scanner in SCANNERS {
        match find(scanner)? {
            Some(measured) => installed.push(measured),
            None => missing.push(scanner.program),
        }
    }
    for _ in 0..rounds {
        for measured in &mut installed {
            measure(measured, directory)?;
        }
    }
    print(directory, rounds, &installed, &missing)
}

/// A scanner, if it is installed. Tollgate is the one of this repository.
fn find(scanner: &'static Scanner) -> Result<Option<Measured>> {
    let program = match scanner.program {
        "tollgate" => {
            let built = Command::new(env!("CARGO"))
                .args(["build", "--release", "--quiet", "--package", "tollgate"])
                .current_dir(crate::root())
                .status()?;
            ensure!(built.success(), "the release build fails");
            std::env::current_exe()?.with_file_name("tollgate")
        }
        other => PathBuf::from(other),
    };
    let asked = Command::new(&program).args(scanner.version).stdin(Stdio::null()).output();
    let Ok(output) = asked else { return Ok(None) };
    let text = String::from_utf8_lossy(&output.stdout);
    let is_number = |word: &&str| word.trim_start_matches('v').starts_with(|it: char| it.is_ascii_digit());
    let version = text.split_whitespace().find(is_number).unwrap_or("?").to_owned();
    let (times, worked) = (Vec::new(), Vec::new());
    Ok(Some(Measured { scanner, program, version, times, worked, peak_kib: 0, findings: None }))
}

/// What a command took.
pub(super) struct Spent {
    pub(super) time: Duration,
    /// The time that processors worked for it and for the processes that it started: a machine that does other work
    /// meanwhile makes the clock run on, but not this.
    worked: Duration,
    /// Of its largest process.
    peak_kib: u64,
    pub(super) exit: Option<i32>,
}

/// Runs a command to its end.
pub(super) fn spent(command: &mut Command) -> io::Result<Spent> {
    let started = Instant::now();
    let used = command.spawn()?.wait4()?;
    let worked = used.rusage.utime + used.rusage.stime;
    let peak_kib = used.rusage.maxrss / 1024;
    Ok(Spent { time: started.elapsed(), worked, peak_kib, exit: used.status.code() })
}

fn measure(measured: &mut Measured, directory: &Path) -> Result<()> {
    let scanner = measured.scanner;
    let out = tempfile::tempdir()?;
    let stdout = out.path().join("stdout");
    let shown = |path: &Path| path.display().to_string();
    let arguments = scanner
        .arguments
        .iter()
        .map(|it| it.replace("{out}", &shown(out.path())).replace("{}", &shown(directory)));
    let mut command = Command::new(&measured.program);
    command.args(arguments).stdin(Stdio::null()).stdout(File::create(&stdout)?).stderr(Stdio::null());
    let spent = spent(&mut command).with_context(|| format!("`{}` does not run", scanner.program))?;
    measured.times.push(spent.time);
    measured.worked.push(spent.worked);
    measured.peak_kib = measured.peak_kib.max(spent.peak_kib);
    let report = scanner.report.map_or(stdout, |name| out.path().join(name));
    let report = fs::read(report).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    measured.findings = report.as_ref().and_then(scanner.findings);
    Ok(())
}

fn print(directory: &Path, rounds: usize, measured: &[Measured], missing: &[&str]) -> Result<()> {
    say("| scanner | version | seconds | times Tollgate | processor seconds | MiB | findings |")?;
    say("| --- | --- | --: | --: | --: | --: | --: |")?;
    let mut first = None;
    for it in measured {
        let seconds = median(it.times.clone()).as_secs_f64();
        let ratio = seconds / *first.get_or_insert(seconds);
        let findings = it.findings.map_or("?".to_owned(), |number| number.to_string());
        let worked = median(it.worked.clone()).as_secs_f64();
        let (name, version, mib) = (it.scanner.name, &it.version, it.peak_kib >> 10);
        say(format_args!(
            "| {name} | {version} | {seconds:.2} | {ratio:.0} | {worked:.2} | {mib} | {findings} |"
        ))?;
    }
    say("")?;
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let directory = directory.file_name().unwrap_or_default().display();
    say(format_args!("`{directory}`, medians of {rounds}, in turn; {processors} processors, {}", model()))?;
    if !missing.is_empty() {
        say(format_args!("not installed, so not measured: {}", missing.join(", ")))?;
    }
    Ok(())
}

/// What the system calls its processors.
fn model() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    model.map_or("an unnamed model".to_owned(), |(_, name)| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_counted_in_each_form_of_report() {
        let count = |program: &str, report: &str| {
            let scanner = SCANNERS.iter().find(|it| it.program == program).unwrap();
            (scanner.findings)(&serde_json::from_str(report).unwrap())
        };
        assert_eq!(count("tollgate", r#"{"findings": [1, 2]}"#), Some(2));
        assert_eq!(count("trivy", r#"{"Results": [{"Misconfigurations": [1]}, {"Target": "x"}]}"#), Some(1));
        assert_eq!(count("tflint", r#"{"issues": [1, 2, 3], "errors": []}"#), Some(3));
        assert_eq!(count("datadog-iac-scanner", r#"{"runs": [{"results": [1]}]}"#), Some(1));
        assert_eq!(count("kics", r#"{"total_counter": 4}"#), Some(4));
        assert_eq!(count("checkov", r#"{"summary": {"failed": 5}}"#), Some(5));
        assert_eq!(count("checkov", r#"[{"summary": {"failed": 5}}, {"summary": {"failed": 1}}]"#), Some(6));
        assert_eq!(count("checkov", r#"{"passed": 0, "failed": 0}"#), Some(0));
        assert_eq!(count("kics", "[]"), None);
    }
}
