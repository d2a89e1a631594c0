//! Output does not depend on the number of threads, nor on the order of paths.

use super::tollgate;
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for format in ["text", "sarif", "json", "junit", "github", "gitlab", "markdown", "html", "csv"] {
        let scan = |threads: &str, paths: [&str; 2]| {
            let options = ["scan", "--format", format, "--threads", threads, "--sarif-include-suppressed"];
            // Some of these trees have configuration files that are wrong.
            let args = [&options[..], &["--show-undecided", "--no-config"], &paths].concat();
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

/// Many blocks in one root module: some with findings, some that cannot be decided, and some that depend on others.
fn large_root() -> String {
    let mut text = "variable \"days\" {}\n".to_owned();
    for n in 0..8400 {
        let days = if n % 3 == 0 { "var.days" } else { "0" };
        writeln!(
            text,
            "resource \"aws_cloudwatch_log_group\" \"l{n}\" {{\n  retention_in_days = {days}\n}}\n\
             resource \"aws_vpc\" \"v{n}\" {{}}\n\
             resource \"aws_flow_log\" \"f{n}\" {{\n  vpc_id = aws_vpc.v{}.id\n}}",
            n / 2
        )
        .unwrap();
    }
    text
}

#[test]
fn a_large_root_module_is_judged_as_a_whole_by_any_number_of_threads() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("main.tf"), large_root()).unwrap();
    let rules =
        ["--rule", "aws-cloudwatch-log-group-without-retention", "--rule", "aws-vpc-without-flow-logs"];
    let scan = |threads: &str, more: &[&str]| {
        let options = ["scan", "--format", "json", "--threads", threads];
        tollgate(directory.path(), &[&options[..], &rules, more].concat()).stdout
    };
    let one = scan("1", &[]);
    let count = |text: &str| one.matches(text).count();
    assert_eq!(count("\"rule\":\"aws-cloudwatch-log-group-without-retention\",\"guid\""), 5600);
    assert_eq!(count("\"rule\":\"aws-vpc-without-flow-logs\",\"guid\""), 4200);
    assert!(one == scan("4", &[]));
    // Where the budget ends does not depend on it either.
    let limited = ["--max-steps", "20000"];
    let one = scan("1", &limited);
    assert!(one.contains("takes more than 20000 steps") && one == scan("4", &limited));
}
