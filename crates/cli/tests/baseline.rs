//! Baselines: what is known does not fail.

use super::files::{STAGE, Tree, found_in};
use std::fs;

fn known(tree: &Tree) -> Vec<String> {
    let text = fs::read_to_string(tree.path("baseline")).unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

/// A repository with a finding in `api/stage.tf` that is known.
fn repository() -> Tree {
    let tree = Tree::repository(&[("api/stage.tf", STAGE)]);
    let written = tree.scan(&["--write-baseline", "baseline"]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    assert!(written.stdout.contains("No findings in 1 file, 1 known;"), "{}", written.stdout);
    tree
}

#[test]
fn a_baseline_is_a_line_for_each_finding() {
    let tree = repository();
    let lines = known(&tree);
    assert_eq!(lines.len(), 1);
    let start = r#"{"path":"api/stage.tf","rule":"aws-api-gateway-stage-without-usage-plan","address":"aws_api_gateway_stage.live","attribute":"","fingerprint":""#;
    assert!(lines[0].starts_with(start), "{}", lines[0]);
}

#[test]
fn what_is_known_does_not_fail_wherever_its_lines_are() {
    let tree = repository();
    fs::write(tree.path("api/stage.tf"), format!("# Another line.\n\n{STAGE}")).unwrap();
    let scan = tree.scan(&["--baseline", "baseline"]);
    assert_eq!((scan.code, found_in(&scan)), (Some(0), vec![]));
    // What is new fails.
    fs::write(tree.path("api/more.tf"), STAGE.replace("live", "beta")).unwrap();
    let scan = tree.scan(&["--baseline", "baseline"]);
    assert_eq!((scan.code, found_in(&scan)), (Some(1), vec!["api/more.tf".to_owned()]));
    assert!(scan.stdout.contains(", 1 known;"), "{}", scan.stdout);
}

#[test]
fn what_is_known_is_known_in_a_file_with_another_name() {
    let tree = repository();
    fs::rename(tree.path("api"), tree.path("gateway")).unwrap();
    fs::rename(tree.path("gateway/stage.tf"), tree.path("gateway/live.tf")).unwrap();
    let scan = tree.scan(&["--baseline", "baseline"]);
    assert_eq!((scan.code, found_in(&scan)), (Some(0), vec![]));
    // A copy is not a file with another name.
    let tree = repository();
    fs::create_dir(tree.path("copy")).unwrap();
    fs::copy(tree.path("api/stage.tf"), tree.path("copy/stage.tf")).unwrap();
    assert_eq!(found_in(&tree.scan(&["--baseline", "baseline"])), ["copy/stage.tf"]);
}

#[test]
fn what_is_fixed_is_counted_where_it_was_looked_for() {
    let tree = repository();
    fs::write(tree.path("api/stage.tf"), "").unwrap();
    fs::create_dir(tree.path("other")).unwrap();
    fs::write(tree.path("other/empty.tf"), "").unwrap();
    let says_fixed = |args: &[&str]| tree.scan(args).stdout.contains(", 1 fixed since");
    assert!(says_fixed(&["--baseline", "baseline"]));
    assert!(!says_fixed(&["--baseline", "baseline", "other"]));
    fs::remove_file(tree.path("api/stage.tf")).unwrap();
    assert!(says_fixed(&["--baseline", "baseline"]));
}

#[test]
fn what_is_not_a_baseline_is_an_error_with_its_line() {
    let tree = repository();
    let refused = |says: &str| {
        let scan = tree.scan(&["--baseline", "baseline"]);
        assert_eq!(scan.code, Some(2));
        assert!(scan.stderr.contains(says), "{}", scan.stderr);
    };
    let text = fs::read_to_string(tree.path("baseline")).unwrap();
    fs::write(tree.path("baseline"), format!("{text}<<<<<<< HEAD\n")).unwrap();
    refused("baseline:3: expected value");
    fs::write(tree.path("baseline"), "{\"tollgate_baseline\":2}\n").unwrap();
    refused("baseline:1: this is version 2 of baselines, and not 1");
    fs::write(tree.path("baseline"), "[]").unwrap();
    refused("baseline:1: this is not a baseline");
    fs::remove_file(tree.path("baseline")).unwrap();
    refused("cannot read the baseline `baseline`");
}

#[test]
fn a_file_that_cannot_be_parsed_is_never_known() {
    let tree = Tree::repository(&[("api/stage.tf", STAGE), ("api/broken.tf", "resource {")]);
    let written = tree.scan(&["--write-baseline", "baseline"]);
    assert_eq!((written.code, found_in(&written)), (Some(1), vec!["api/broken.tf".to_owned()]));
    assert_eq!(known(&tree).len(), 1);
}
