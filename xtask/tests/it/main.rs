//! The tasks that CI relies on, run as `cargo xtask` runs them.

use std::process::Command;

fn succeeds(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap();
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", said(&output.stdout), said(&output.stderr));
}

#[test]
fn the_repository_is_tidy() {
    succeeds(&["tidy"]);
}

#[test]
fn samples_are_up_to_date() {
    succeeds(&["samples", "--check"]);
}

#[test]
fn the_benchmark_measures_what_it_says() {
    succeeds(&["bench", "--check"]);
}
