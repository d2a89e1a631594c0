//! Colours and links: who asks for them gets them, whatever standard output is.

use super::files::{STAGE, Tree};
use super::tollgate_with;
use std::fs;

const TRACING: [&str; 3] = ["scan", "--rule", "*-stage-without-tracing"];

fn printed(args: &[&str], variables: &[(&str, &str)]) -> String {
    let stage = STAGE.replace("\"live\"\n", "\"live\"\n  xray_tracing_enabled = false\n");
    let tree = Tree::new(&[("main.tf", &stage)]);
    let outcome = tollgate_with(&tree.path(""), &[&TRACING, args].concat(), variables);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
    outcome.stdout
}

#[test]
fn the_environment_says_whether_there_are_colours() {
    let colored = |variables: &[(&str, &str)]| printed(&[], variables).contains('\u{1b}');
    // Standard output is not a terminal here.
    assert!(!colored(&[]));
    for forced in [("FORCE_COLOR", "1"), ("FORCE_COLOR", "true"), ("CLICOLOR_FORCE", "1")] {
        assert!(colored(&[forced]), "{forced:?}");
        assert!(!colored(&[forced, ("NO_COLOR", "1")]), "{forced:?}");
        assert!(colored(&[forced, ("NO_COLOR", "")]) && colored(&[forced, ("CLICOLOR", "0")]), "{forced:?}");
    }
    for unforced in [("FORCE_COLOR", "0"), ("FORCE_COLOR", ""), ("CLICOLOR_FORCE", "0"), ("CLICOLOR", "1")] {
        assert!(!colored(&[unforced]), "{unforced:?}");
    }
    // The command line comes first.
    assert!(printed(&["--color", "always"], &[("NO_COLOR", "1")]).contains('\u{1b}'));
    assert!(!printed(&["--color", "never"], &[("FORCE_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn a_file_has_neither_colours_nor_links() {
    let tree = Tree::new(&[("main.tf", STAGE)]);
    let forced = [("FORCE_COLOR", "1"), ("FORCE_HYPERLINK", "1")];
    let scan = ["scan", "--output", "concise=report.txt", "--color", "always"];
    let outcome = tollgate_with(&tree.path(""), &scan, &forced);
    assert!(outcome.stdout.contains("\u{1b}]8;;https://"), "{}", outcome.stdout);
    let report = fs::read_to_string(tree.path("report.txt")).unwrap();
    assert!(report.starts_with("main.tf:") && !report.contains('\u{1b}'), "{report}");
}

#[test]
fn there_are_links_only_where_there_are_colours_and_a_terminal() {
    let linked = |args: &[&str], variables: &[(&str, &str)]| printed(args, variables).contains("\u{1b}]8;;");
    assert!(!linked(
        &["--color", "always"],
        &[("TERM_PROGRAM", "iTerm.app"), ("TERM_PROGRAM_VERSION", "3.5.0")]
    ));
    assert!(linked(&["--color", "always"], &[("FORCE_HYPERLINK", "1")]));
    assert!(!linked(&["--color", "always"], &[("FORCE_HYPERLINK", "0")]));
    assert!(!linked(&[], &[("FORCE_HYPERLINK", "1")]));
}

#[test]
fn a_diff_has_the_colours_of_git() {
    let diff = printed(&["--diff"], &[("FORCE_COLOR", "1")]);
    let lines: Vec<_> = diff.lines().collect();
    assert_eq!(lines[..2], ["\u{1b}[1m--- a/main.tf\u{1b}[0m", "\u{1b}[1m+++ b/main.tf\u{1b}[0m"]);
    assert!(diff.contains("\n\u{1b}[36m@@ "), "{diff}");
    assert!(diff.contains("\n\u{1b}[31m-  xray_tracing_enabled = false\u{1b}[0m\n"), "{diff}");
    assert!(diff.contains("\n\u{1b}[32m+  xray_tracing_enabled = true\u{1b}[0m\n"), "{diff}");
    assert!(!printed(&["--diff"], &[]).contains('\u{1b}'));
}
