//! Output that cannot surprise: what holds for one format and one way of choosing what is scanned holds for all.

use super::changed::git;
use super::files::{STAGE, Tree};
use super::green::{code_unread, is_incomplete};
use super::tollgate;
use std::fs;
#[cfg(target_os = "linux")]
use std::process::Command;

/// Every format of reports.
const FORMATS: [&str; 11] = [
    "text", "concise", "sarif", "json", "junit", "github", "gitlab", "gitlab-sast", "markdown", "html", "csv",
];

/// A configuration with a finding, one without, and a repository around them.
fn tree() -> Tree {
    let tree = Tree::new(&[("stage.tf", STAGE), ("good/main.tf", "")]);
    git(&tree, &["init", "--quiet"]);
    git(&tree, &["add", "."]);
    git(&tree, &["commit", "--quiet", "--message", "all"]);
    tree
}

#[test]
fn the_list_of_formats_is_that_of_the_command_line() {
    let help = tollgate(tree().path("").as_path(), &["scan", "--help"]).stdout;
    let listed = help.split("--format <FORMAT>").nth(1).unwrap().lines();
    let listed = listed.skip_while(|line| line.trim() != "Possible values:");
    let listed = listed.take_while(|line| !line.trim().is_empty());
    let listed = listed.filter_map(|line| line.trim().strip_prefix("- ")?.split(':').next());
    assert_eq!(listed.collect::<Vec<_>>(), FORMATS);
}

#[test]
fn every_format_leaves_the_exit_code_alone() {
    let tree = tree();
    for format in FORMATS {
        let file = format!("{format}=report");
        for choice in [["--format", format], ["--output", &file]] {
            for (path, code) in [("good", 0), (".", 1), ("nowhere", 2)] {
                let outcome = tree.scan(&[&choice[..], &[path]].concat());
                assert_eq!(outcome.code, Some(code), "{choice:?} {path}: {}", outcome.stderr);
            }
            assert_eq!(tree.scan(&[&choice[..], &["-qq", "."]].concat()).code, Some(1), "{choice:?}");
        }
    }
}

#[test]
fn every_format_is_written_whole_or_not_at_all() {
    let tree = tree();
    for format in FORMATS {
        is_incomplete(
            &tree.scan(&["--output", &format!("{format}=no/report"), "."]),
            &["cannot write `no/report`: there is no directory `no`"],
        );
        is_incomplete(&tree.scan(&["--output", &format!("{format}=good"), "."]), &["cannot write `good`"]);
        assert!(!tree.path("no").exists());
        // What was there before is replaced as a whole; nothing else is left behind.
        let before = "before\n".repeat(10_000);
        fs::write(tree.path("report"), &before).unwrap();
        assert_eq!(tree.scan(&["--output", &format!("{format}=report"), "good"]).code, Some(0));
        assert!(!fs::read_to_string(tree.path("report")).unwrap().contains("before"), "{format}");
        let names = fs::read_dir(tree.path("")).unwrap().map(|it| it.unwrap().file_name());
        let mut names: Vec<_> = names.map(|it| it.into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, [".git", "good", "report", "stage.tf"], "{format}");
        // A report in the tree is not configuration.
        assert_eq!(tree.scan(&["."]).stdout.matches("stage.tf:").count(), 1, "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_in_every_format() {
    let tree = tree();
    let onto_full = |args: &[&str]| {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
        let output = command.args(args).current_dir(tree.path("")).stdout(full).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for format in FORMATS {
        let (code, said) = onto_full(&["scan", "--format", format]);
        assert!(code == Some(2) && said.contains("cannot write to standard output: "), "{format}: {said}");
    }
    for args in [
        &["scan", "--statistics"][..],
        &["scan", "--diff", "--unsafe-fixes", "--rule", "*-tracing"],
        &["schema", "json"],
        &["schema", "config"],
        &["config"],
        &["rules"],
    ] {
        assert_eq!(onto_full(args).0, Some(2), "{args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_changes_no_exit_code_in_any_format() {
    let tree = tree();
    let code = |args: &[&str]| code_unread(&tree, args, false);
    for format in FORMATS {
        assert_eq!(code(&["scan", "--format", format, "."]), Some(1), "{format}");
        assert_eq!(code(&["scan", "--format", format, "good"]), Some(0), "{format}");
        assert_eq!(code(&["scan", "--format", format, "nowhere"]), Some(2), "{format}");
    }
    assert_eq!(code(&["scan", "--statistics", "."]), Some(1));
}

#[test]
fn a_path_that_is_not_there_is_an_error_however_it_is_chosen_what_is_scanned() {
    let tree = tree();
    for args in [
        &["--staged"][..],
        &["--changed-since", "HEAD"],
        &["--statistics"],
        &["-q"],
        &["-qq"],
        &["--write-baseline", "known"],
        &["--show-undecided"],
        &["--diff"],
        &["--fix"],
        &["--pedantic"],
    ] {
        is_incomplete(&tree.scan(&[args, &["nowhere"]].concat()), &["cannot scan `nowhere`"]);
        assert!(!tree.path("known").exists(), "{args:?}");
    }
    is_incomplete(
        &tollgate(&tree.path(""), &["ignore", "--reason", "why", "nowhere"]),
        &["cannot scan `nowhere`"],
    );
    is_incomplete(&tollgate(&tree.path(""), &["config", "nowhere"]), &["`nowhere`"]);
    is_incomplete(&tollgate(&tree.path(""), &["migrate", "nowhere"]), &["`nowhere`"]);
}

#[test]
fn what_is_written_beside_the_report_fails_as_reports_do() {
    let tree = tree();
    is_incomplete(
        &tree.scan(&["--write-baseline", "no/known", "."]),
        &["cannot write `no/known`: there is no directory `no`"],
    );
    is_incomplete(&tree.scan(&["--baseline", "no/known", "."]), &["no/known"]);
    is_incomplete(&tree.scan(&["--changed-since", "no-such-revision"]), &["no-such-revision"]);
    // A baseline of a scan that found something is not a failure of the scan.
    assert_eq!(tree.scan(&["--write-baseline", "known", "."]).code, Some(0));
    assert_eq!(tree.scan(&["--baseline", "known", "."]).code, Some(0));
    is_incomplete(&tree.scan(&["--baseline", "known", "nowhere"]), &["cannot scan `nowhere`"]);
}

#[test]
fn notes_are_told_in_the_formats_that_have_a_place_for_them() {
    let call = "module \"orders\" {\n  source = \"./orders\"\n}\n";
    let tree = Tree::new(&[("main.tf", call)]);
    for format in ["text", "concise", "sarif", "json", "html", "markdown"] {
        let said = tree.scan(&["--format", format]);
        assert_eq!(said.code, Some(0), "{format}");
        let told =
            if format == "markdown" { "1 module call not resolved" } else { "which holds no configuration" };
        assert!(said.stdout.contains(told), "{format}: {}", said.stdout);
    }
    // Whatever is left out of a report, its last line tells what was not looked at.
    let severe = tree.scan(&["--severity", "high"]).stdout;
    assert!(severe.contains("No findings in 1 file, 1 module call not resolved"), "{severe}");
}
