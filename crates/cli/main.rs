//! The command line of Tollgate.
//!
//! Arguments and configuration become [`settings::Settings`]; [`discover`] finds the files; the libraries do the
//! rest. Exit codes: 0 nothing to complain of, 1 findings, 2 could not do what was asked.

mod args;
mod around;
mod asked;
mod begin;
mod changed;
mod color;
mod commands;
mod config;
mod coverage;
mod custom;
mod discover;
mod disk;
mod edited;
mod editing;
mod excludes;
mod fail_on;
mod gitignore;
mod judge;
mod known;
mod locked;
mod migrate;
mod near;
mod output;
mod plan;
mod policies;
mod profiles;
mod progress;
mod reports;
mod say;
mod screen;
mod select;
mod settings;
mod switched_off;
mod tracked;
mod verdict;
mod walk;
mod write;

use anyhow::{Error, Result};
use clap::FromArgMatches;
use std::panic::{self, PanicHookInfo};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command ended, as the exit code says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Something at or above it.
    Findings,
    /// A part of what was asked could not be done; it was said on standard error.
    Incomplete,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Incomplete => Self::from(2),
        }
    }
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(say_panic));
    // What panics within a file or a root module is caught there; the hook has said what is left.
    let result = panic::catch_unwind(run).unwrap_or(Ok(Outcome::Incomplete));
    match result {
        Ok(outcome) => outcome.into(),
        // Whoever reads our output has seen enough: `tollgate rules | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say::say(format_args!("{error:#}"));
            Outcome::Incomplete.into()
        }
    }
}

/// Says where Tollgate itself failed, for whoever reports it.
fn say_panic(panic: &PanicHookInfo<'_>) {
    say::say(format_args!("internal error, please report it: {panic}"));
}

fn run() -> Result<Outcome> {
    args::refuse_files_among_options(std::env::args_os().skip(1))?;
    let matches = args::command().try_get_matches().unwrap_or_else(|error| say::refuse(&error));
    commands::run(args::Args::from_arg_matches(&matches)?, &matches)
}

fn is_broken_pipe(error: &Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>());
    causes.any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
