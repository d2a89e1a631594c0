//! Tasks of Tollgate's development: `cargo xtask …`.
//!
//! Each task is a module with a function `run`. What CI checks with a task, `cargo test` checks too: the tests of
//! this package run `tidy`, `samples --check`, `picture --check` and `bench --check`.

mod bench;
mod book;
mod checkov;
mod compare;
mod differences;
mod found;
mod fuzz;
mod hostile;
mod markdown;
mod mirror;
mod new_rule;
#[cfg(unix)]
mod picture;
mod samples;
mod schema;
mod tidy;
mod values;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The command's own allocator: what is measured here is what its users get.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Tasks of Tollgate's development.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Add a rule to the catalogue: its file and the lines that list it
    NewRule(new_rule::Args),
    /// Scan sarif-samples/*/input and write the results beside it
    Samples {
        /// Write nothing: fail where a result differs from the file, or between one and two threads
        #[arg(long)]
        check: bool,
        /// Only these cases
        case: Vec<String>,
    },
    /// Write the picture of the terminal in README.md, docs/tollgate.svg
    #[cfg(unix)]
    Picture {
        /// Write nothing: fail where the picture differs
        #[arg(long)]
        check: bool,
    },
    /// Write what the resource types that rules name can hold, from what their providers publish (with npm, tar and git)
    Schema(schema::Args),
    /// Check what neither the compiler nor clippy sees: layout, sizes, names of tests, white space
    Tidy,
    /// Measure a scan of a directory against reading and parsing it
    Bench(bench::Args),
    /// Scan generated configurations: none may panic, or take more than 2 seconds or 1 GiB
    Fuzz(fuzz::Args),
    /// Compare what two binaries report of the same directories, as Markdown; fails where they differ
    Compare(compare::Args),
    /// Write the repository from which pre-commit installs a released version, with its tag
    Mirror(mirror::Args),
    /// Write the site: the pages of docs/ and of all rules, built by mdBook where it is installed
    Docs(book::Args),
    /// Run checkov's own tests against the rules that its checks are aliases of
    Checkov(checkov::Args),
    /// Compare the reports of other scanners on vulnerable configurations with our own
    Found(found::Args),
    /// Count how many values of resources are known, symbolic and unknown, and why
    Values {
        /// The directories, each counted by itself
        #[arg(required = true)]
        directories: Vec<PathBuf>,
    },
    /// Print the peak memory of one scan in KiB; `bench` runs it in a process of its own
    #[command(hide = true)]
    PeakMemory {
        /// The directory
        directory: PathBuf,
        /// Number of threads
        threads: usize,
    },
    /// Print the microseconds and the KiB that one input of `bench --hostile` costs
    #[command(hide = true)]
    HostileFamily {
        /// Its name
        name: String,
        /// Its size
        n: usize,
    },
}

fn main() -> ExitCode {
    let result = match Args::parse().task {
        Task::NewRule(args) => new_rule::run(&args),
        Task::Samples { check, case } => samples::run(check, &case),
        #[cfg(unix)]
        Task::Picture { check } => picture::run(check),
        Task::Schema(args) => schema::run(&args),
        Task::Tidy => tidy::run(),
        Task::Bench(args) => bench::run(&args),
        Task::Fuzz(args) => fuzz::run(&args),
        Task::Compare(args) => compare::run(&args),
        Task::Mirror(args) => mirror::run(&args),
        Task::Docs(args) => book::run(&args),
        Task::Checkov(args) => checkov::run(&args),
        Task::Found(args) => found::run(&args),
        Task::Values { directories } => values::run(&directories),
        Task::PeakMemory { directory, threads } => bench::peak_memory(&directory, threads),
        Task::HostileFamily { name, n } => hostile::print_measured(&name, n),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Prints a line for whoever runs the task.
fn say(line: impl std::fmt::Display) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
