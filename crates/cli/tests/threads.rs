//! Output does not depend on the number of threads, nor on the order of paths.

use super::tollgate;
use std::path::Path;

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for format in ["text", "sarif", "json", "junit", "github", "gitlab"] {
        let scan = |threads: &str, paths: [&str; 2]| {
            let options = ["scan", "--format", format, "--threads", threads, "--sarif-include-suppressed"];
            let args = [&options[..], &["--show-undecided"], &paths].concat();
            let outcome = tollgate(root, &args);
            assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
            // Text ends with the time that the scan took.
            let timed = outcome.stdout.rsplit_once(';').filter(|_| format == "text");
            timed.map_or(outcome.stdout.clone(), |(report, _)| report.to_owned())
        };
        let one = scan("1", ["sarif-samples", "crates/cli/tests/cmd"]);
        assert!(one.contains("usage-plan"), "{format}");
        assert!(one == scan("2", ["sarif-samples", "crates/cli/tests/cmd"]), "{format}");
        assert!(one == scan("2", ["crates/cli/tests/cmd", "sarif-samples"]), "{format}");
    }
}
