//! Tasks that run themselves a second time, run as `cargo xtask` runs them.

use std::process::Command;

#[test]
fn the_benchmark_measures_what_it_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(["bench", "--check"]).output().unwrap();
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", said(&output.stdout), said(&output.stderr));
}
