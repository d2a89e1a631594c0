//! The command line, from outside: what it prints, and how it exits.
//!
//! What needs no more than files and commands is data: `cmd/<case>.trycmd` holds commands and what they print,
//! `cmd/<case>.in/` the files they see. `TRYCMD=overwrite cargo test --test cmd` rewrites what has changed; read the
//! difference. A case with a directory `cmd/<case>.out/` runs in a copy outside the repository. What cannot be
//! committed (links, pipes, repositories) is made by the tests in [`files`].
#![allow(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

mod baseline;
mod catalogue;
mod changed;
mod configuration;
mod custom;
#[cfg(unix)]
mod docs;
mod files;
mod green;
mod hostile_files;
mod hostile_hiding;
mod hostile_print;
mod hostile_writes;
mod look;
mod reach;
mod rego;
mod schema;
#[cfg(unix)]
mod server;
mod shard;
mod surprises;
mod threads;

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

#[test]
fn commands_print_what_the_cases_say() {
    trycmd::TestCases::new()
        // Help is as wide as the terminal, colours are for terminals: neither is to depend on who runs the tests.
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        // Nor on what their environment says to Tollgate: what is empty is not set.
        .env("TOLLGATE_CONFIG", "")
        .env("TOLLGATE_FAIL_ON", "")
        .env("TOLLGATE_FORMAT", "")
        .env("TOLLGATE_LOCKED_CONFIG", "")
        .env("TOLLGATE_PEDANTIC", "")
        .env("TOLLGATE_SEVERITY", "")
        .env("TOLLGATE_THREADS", "")
        .env("TOLLGATE_NO_TF_VARS", "")
        .case("crates/cli/tests/cmd/*.trycmd");
}

/// How a command ended.
struct Outcome {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// Runs `tollgate` in a directory.
fn tollgate(directory: &Path, args: &[&str]) -> Outcome {
    tollgate_with(directory, args, &[("NO_COLOR", "1")])
}

/// The same, with variables of the environment.
fn tollgate_with(directory: &Path, args: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    for name in ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "FORCE_HYPERLINK"] {
        command.env_remove(name);
    }
    let is_said_to_us =
        |name: &OsString| ["TOLLGATE_", "TF_VAR_"].iter().any(|it| name.to_string_lossy().starts_with(it));
    let said_to_us = std::env::vars_os().map(|(name, _)| name).filter(is_said_to_us);
    said_to_us.for_each(|name| _ = command.env_remove(name));
    let output = command.args(args).envs(variables.iter().copied()).current_dir(directory).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
