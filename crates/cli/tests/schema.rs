//! `tollgate schema json` describes what `--format json` writes for every sample.

use super::tollgate;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The directories below one.
fn directories(parent: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(parent)).unwrap();
    let mut directories: Vec<_> = entries.map(|it| it.unwrap().path()).filter(|it| it.is_dir()).collect();
    directories.sort();
    directories
}

#[test]
fn reports_are_what_the_schema_says() {
    let printed = tollgate(Path::new("."), &["schema", "json"]);
    assert_eq!(printed.code, Some(0), "{}", printed.stderr);
    let schema = jsonschema::validator_for(&serde_json::from_str(&printed.stdout).unwrap()).unwrap();
    let samples = directories("sarif-samples");
    let cases = directories("crates/cli/tests/cmd");
    let cases = cases.iter().filter(|it| it.extension().is_some_and(|it| it == "in"));
    let mut findings = 0;
    for directory in samples.iter().chain(cases) {
        let scan = ["scan", "--format", "json", "--no-config", "--pedantic", "--allow-empty"];
        let outcome = tollgate(directory, &scan);
        let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
        let errors: Vec<_> =
            schema.iter_errors(&report).map(|it| format!("{it} at {}", it.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", directory.display());
        findings += report["findings"].as_array().unwrap().len();
    }
    assert!(findings > 50, "{findings}");
}
