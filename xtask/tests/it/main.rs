//! Tasks that run themselves a second time, run as `cargo xtask` runs them.

use std::process::Command;

#[test]
fn the_benchmark_measures_what_it_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(["bench", "--check"]).output().unwrap();
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", said(&output.stdout), said(&output.stderr));
}

#[test]
fn what_is_hostile_is_measured_in_a_process_of_its_own() {
    let family = ["hostile-family", "suppressions in a row", "9"];
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(family).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<u64> = said.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let [micros, kib] = numbers[..] else { panic!("{said}") };
    assert!(micros > 0 && (kib > 0 || !cfg!(target_os = "linux")), "{said}");
}
