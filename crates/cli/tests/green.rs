//! Green means green: a scan that could not look at what it was asked to look at does not end with 0.

use super::files::{STAGE, Tree};
use super::{Outcome, tollgate};
use std::fs;
use std::process::{Command, Output, Stdio};

const PLAN: &str = r#"{"applyable": true, "configuration": {"text": "…"}, "format_version": "1.2", "planned_values":
  {"root_module": {"resources": [{"address": "aws_api_gateway_stage.live", "mode": "managed",
    "name": "live", "type": "aws_api_gateway_stage", "values": {"stage_name": "live"}}]}}}"#;

/// Whether a scan ended with 2, saying all this on standard error.
#[track_caller]
pub(super) fn is_incomplete(outcome: &Outcome, said: &[&str]) {
    assert_eq!(outcome.code, Some(2), "{}{}", outcome.stdout, outcome.stderr);
    for said in said {
        assert!(outcome.stderr.contains(said), "`{said}` is not in: {}", outcome.stderr);
    }
}

#[test]
fn a_named_path_that_holds_nothing_is_not_a_success() {
    let tree = Tree::new(&[
        ("stage.tf", STAGE),
        ("empty.json", ""),
        ("cut.json", &PLAN[..60]),
        ("broken.json", "{\"a\": nul}"),
        ("package.json", "{\"name\": \"orders\"}"),
        ("state.json", r#"{"format_version": "1.0", "terraform_version": "1.11.4", "values": {}}"#),
        ("notes.txt", "nothing"),
        ("plan.bin", "PK\u{3}\u{4}\u{14}\u{0}tfplan"),
        ("env/live.tfvars", "a = 1\n"),
        ("docs/README.md", "# Orders\n"),
        ("docs/data.json", "[1, 2]"),
    ]);
    fs::write(
        tree.path("wide.json"),
        PLAN.encode_utf16().fold(vec![0xff, 0xfe], |mut bytes, unit| {
            bytes.extend(unit.to_le_bytes());
            bytes
        }),
    )
    .unwrap();
    for (path, what) in [
        ("empty.json", "it is empty"),
        ("cut.json", "breaks off"),
        ("broken.json", "it is not JSON: "),
        ("package.json", "JSON, but no plan"),
        ("state.json", "JSON, but no plan"),
        ("wide.json", "UTF-16"),
        ("notes.txt", "it is neither configuration"),
        ("plan.bin", "a binary plan; convert it with `terraform show -json plan.bin > plan.json`"),
        ("env", "no Terraform files"),
        ("docs", "no Terraform files"),
    ] {
        let outcome = tree.scan(&[path]);
        is_incomplete(&outcome, &[&format!("nothing to scan in `{path}`: "), what, "--allow-empty"]);
        // A file that is not Terraform's does not stand for the directory it is in.
        assert!(outcome.stdout.starts_with("No findings in 0 files"), "{path}: {}", outcome.stdout);
        assert_eq!(tree.scan(&["--allow-empty", path]).code, Some(0), "{path}");
        // What is beside it is judged, and the exit code tells that it is not all.
        let beside = tree.scan(&["stage.tf", path]);
        assert!(beside.stdout.contains("stage.tf:"), "{}", beside.stdout);
        is_incomplete(&beside, &[path]);
        assert_eq!(tree.scan(&["--allow-empty", "stage.tf", path]).code, Some(1), "{path}");
    }
    assert_eq!(tree.scan(&["stage.tf", "."]).code, Some(1));
}

#[test]
fn what_is_left_out_is_not_a_success() {
    let tree = Tree::repository(&[
        (".tollgate.hcl", "exclude = [\"generated\"]\n"),
        (".gitignore", "build\n"),
        ("generated/stage.tf", STAGE),
        ("all/build/stage.tf", STAGE),
    ]);
    is_incomplete(&tree.scan(&["generated"]), &["nothing to scan in `generated`: ", "`exclude`"]);
    is_incomplete(
        &tree.scan(&["generated/stage.tf"]),
        &["nothing to scan in `generated/stage.tf`: `exclude`"],
    );
    is_incomplete(&tree.scan(&["all"]), &["nothing to scan in `all`: ", ".gitignore"]);
    assert_eq!(tree.scan(&["generated", "--allow-empty"]).code, Some(0));
}

#[test]
fn a_plan_is_known_wherever_its_mark_stands() {
    let late = PLAN.replace('…', &"x".repeat(10_000));
    let tree =
        Tree::new(&[("plan.json", PLAN), ("late/plan.json", &late), ("cut.json", &PLAN[..PLAN.len() - 9])]);
    for path in ["plan.json", "late/plan.json", "late"] {
        let outcome = tollgate(&tree.path(""), &["scan", path]);
        assert_eq!(outcome.code, Some(1), "{path}: {}{}", outcome.stdout, outcome.stderr);
    }
    let cut = tree.scan(&["cut.json", "--fail-on", "never"]);
    is_incomplete(&cut, &["nothing of `cut.json` was judged"]);
    assert!(cut.stdout.contains("syntax-error"), "{}", cut.stdout);
}

#[test]
fn a_file_of_values_belongs_to_the_configuration_beside_or_above_it() {
    let files = [("a/stage.tf", STAGE), ("a/live.tfvars", "a = 1\n"), ("a/env/live.tfvars", "a = 1\n")];
    let tree = Tree::repository(&[&files[..], &[("env/live.tfvars", "a = 1\n")]].concat());
    for path in ["a/live.tfvars", "a/env/live.tfvars"] {
        assert_eq!(tree.scan(&[path]).code, Some(1), "{path}");
    }
    is_incomplete(
        &tree.scan(&["env/live.tfvars"]),
        &["nothing to scan in `env/live.tfvars`: ", "--var-file"],
    );
}

#[test]
fn a_limit_that_is_reached_is_not_a_success() {
    let many = STAGE.replace("\"live\"\n", "\"live\"\n  count = 501\n  xray_tracing_enabled = true\n");
    let tree = Tree::repository(&[("many/main.tf", &many), ("few/main.tf", &many.replace("501", "500"))]);
    let scan = |args: &[&str]| {
        tollgate(&tree.path(""), &[&["scan", "--rule", "*-stage-without-tracing"], args].concat())
    };
    let outcome = scan(&["many"]);
    is_incomplete(&outcome, &["many/main.tf:9: ", "; findings may be missing"]);
    assert!(outcome.stdout.contains("note[expansion-limit]"), "{}", outcome.stdout);
    assert_eq!(scan(&["few"]).code, Some(0));
    // It is said and counts, however little is to be reported.
    let quiet = scan(&["many", "--quiet", "--severity", "high", "--fail-on", "never"]);
    is_incomplete(&quiet, &["findings may be missing"]);
    assert!(!quiet.stdout.contains("note["), "{}", quiet.stdout);
    // A finding weighs more: the scan was to find some, and did.
    fs::write(tree.path("many/stage.tf"), STAGE.replace("live", "beta").replace("orders", "others")).unwrap();
    let outcome = scan(&["many"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.contains("findings may be missing"), "{}", outcome.stderr);
}

#[test]
fn a_limit_in_a_caller_counts_for_the_module_that_it_calls() {
    let call = |count: &str| {
        format!("module \"stage\" {{\n  source = \"../modules/stage\"\n  count  = {count}\n}}\n")
    };
    let stage = STAGE.replace("\"live\"\n", "\"live\"\n  xray_tracing_enabled = true\n");
    let tree = Tree::repository(&[
        ("live/main.tf", &call("501")),
        ("modules/stage/main.tf", &stage),
        ("other/main.tf", &stage),
    ]);
    let scan = |path: &str| tollgate(&tree.path(""), &["scan", "--rule", "*-stage-without-tracing", path]);
    is_incomplete(&scan("modules/stage/main.tf"), &["live/main.tf:3: ", "findings may be missing"]);
    assert_eq!(scan("other/main.tf").code, Some(0));
    fs::write(tree.path("live/main.tf"), call("500")).unwrap();
    assert_eq!(scan("modules/stage/main.tf").code, Some(0));
}

#[test]
fn notes_are_shown_to_who_wants_everything() {
    let call = "module \"orders\" {\n  source = \"./orders\"\n}\n";
    let tree = Tree::new(&[("main.tf", call)]);
    let shows_notes = |args: &[&str]| {
        let outcome = tree.scan(args);
        assert_eq!(outcome.code, Some(0), "{args:?}: {}", outcome.stderr);
        outcome.stdout.contains("unresolved-module")
    };
    assert!(shows_notes(&[]) && shows_notes(&["--format", "json"]) && shows_notes(&["--severity", "info"]));
    assert!(!shows_notes(&["--quiet"]) && !shows_notes(&["--severity", "low"]));
    assert!(!shows_notes(&["--severity", "low", "--format", "sarif"]));
}

#[test]
fn what_cannot_be_parsed_fails_whatever_fails() {
    let tree = Tree::new(&[("main.tf", "resource \"aws_vpc\" \"a\" {\n  x = = 1\n}\n")]);
    for args in [&["--fail-on", "critical"][..], &["--severity", "critical"]] {
        let outcome = tree.scan(args);
        assert_eq!(outcome.code, Some(1), "{args:?}");
        assert!(outcome.stdout.contains("syntax-error"), "{args:?}: {}", outcome.stdout);
    }
    assert_eq!(tree.scan(&["--fail-on", "never"]).code, Some(0));
}

/// A stage whose variables have types.
const TYPED: &str = r#"
variable "tracing" {
  type    = bool
  default = true
}

variable "settings" {
  type    = object({ name = string, sizes = optional(list(number)) })
  default = { name = "orders" }
}

variable "unused" {
  type    = number
  default = 1
}

resource "aws_api_gateway_stage" "live" {
  stage_name           = var.settings.name
  xray_tracing_enabled = var.tracing
}
"#;

#[test]
fn a_value_that_does_not_fit_its_variable_is_not_a_success() {
    let tree = Tree::repository(&[
        ("main.tf", TYPED),
        ("wrong.tfvars", "# values\nsettings = { name = \"a\", sizes = [1, \"two\"] }\n"),
        ("right.tfvars", "tracing = \"true\"\nsettings = { name = 1, sizes = [\"2\"] }\nunused = \"3\"\n"),
        ("broken.tfvars", "tracing = = true\n"),
        ("other/main.tf", TYPED),
        ("other/terraform.tfvars", "settings = [\"secret\"]\n"),
    ]);
    let scan = |args: &[&str]| {
        tollgate(&tree.path(""), &[&["scan", "--rule", "*-stage-without-tracing"], args].concat())
    };
    for (args, said) in [
        (
            &["main.tf", "--var", "tracing=nope"][..],
            "--var tracing: the value of `var.tracing` does not fit its type: a bool is required",
        ),
        (&["main.tf", "--var", "unused=x"], "`var.unused` does not fit its type: a number is required"),
        (
            &["main.tf", "--var", "settings=[1]"],
            "`var.settings` does not fit its type: an object is required",
        ),
        (&["main.tf", "--var", "settings={}"], "attribute `name` is required"),
        (
            &["main.tf", "--var-file", "wrong.tfvars"],
            "wrong.tfvars:2: the value of `var.settings` does not fit its type: in `sizes`, in `1`, a number is required",
        ),
        (
            &["other"],
            "other/terraform.tfvars:1: the value of `var.settings` does not fit its type: an object is required",
        ),
    ] {
        let outcome = scan(args);
        is_incomplete(&outcome, &[said]);
        assert!(outcome.stdout.contains("note[invalid-value]"), "{args:?}: {}", outcome.stdout);
        assert!(
            !outcome.stdout.contains("is `nope`") && !outcome.stderr.contains("nope"),
            "{}",
            outcome.stdout
        );
    }
    assert_eq!(scan(&["main.tf", "--var-file", "right.tfvars", "--var", "tracing=true"]).code, Some(0));
    // It is not the default that is judged.
    assert!(scan(&["main.tf", "--var", "tracing=nope"]).stdout.contains("1 check undecided"));
    // A file of values that cannot be read is not silently left out where files are named.
    assert_eq!(scan(&["main.tf", "--var-file", "broken.tfvars"]).code, Some(1));
}

#[test]
fn values_that_nobody_declared_are_noted() {
    let tree = Tree::new(&[
        ("main.tf", TYPED),
        ("terraform.tfvars", "tracing = true\ntrcing = false\n"),
        ("more.tfvars", "a = 1\nb = 2\nc = 3\nd = 4\n"),
    ]);
    let scan = |args: &[&str]| {
        tollgate(&tree.path(""), &[&["scan", "--rule", "*-stage-without-tracing"], args].concat())
    };
    let outcome = scan(&[]);
    assert_eq!(outcome.code, Some(0));
    assert!(
        outcome.stdout.contains(
            "note[undeclared-variable]: terraform.tfvars:2:1: no variable is declared for `trcing`"
        ),
        "{}",
        outcome.stdout
    );
    let outcome = scan(&["main.tf", "--var-file", "more.tfvars"]);
    assert!(outcome.stdout.contains("`a`, `b`, `c` and 1 more"), "{}", outcome.stdout);
    assert_eq!(outcome.code, Some(0));
}

#[test]
fn a_pattern_may_start_with_the_directory_it_is_relative_to() {
    let tree = Tree::repository(&[
        (".tollgate.hcl", "exclude = [\"./a\"]\n"),
        ("a/stage.tf", STAGE),
        ("b/a/stage.tf", STAGE),
    ]);
    let outcome = tree.scan(&["."]);
    assert!(!outcome.stdout.contains("--> a/"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("--> b/a/"), "{}", outcome.stdout);
}

#[test]
fn no_number_of_threads_is_too_large() {
    let tree = Tree::new(&[("stage.tf", STAGE)]);
    assert_eq!(tree.scan(&["-j", "100000"]).code, Some(1));
    assert_eq!(tree.scan(&["-j", &usize::MAX.to_string()]).code, Some(1));
    let by_variable = Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .args(["scan", "--rule", "*-usage-plan"])
        .env("RAYON_NUM_THREADS", "100000")
        .current_dir(tree.path(""))
        .output()
        .unwrap();
    assert_eq!(by_variable.status.code(), Some(1));
}

#[test]
fn an_output_of_an_unknown_format_is_refused_and_the_ending_names_one() {
    let tree = Tree::new(&[("stage.tf", STAGE)]);
    is_incomplete(&tree.scan(&["--output", "foo=bar.json"]), &["`foo` is not a format"]);
    assert!(!tree.path("foo=bar.json").exists() && !tree.path("bar.json").exists());
    assert_eq!(tree.scan(&["--output", "./foo=bar.json"]).code, Some(1));
    assert!(fs::read_to_string(tree.path("foo=bar.json")).unwrap().starts_with("{\"version\":1"));
    assert_eq!(tree.scan(&["--output", "report.sarif"]).code, Some(1));
    assert!(fs::read_to_string(tree.path("report.sarif")).unwrap().contains("sarif-2.1.0"));
    let outcome = tree.scan(&["--output", "json=-"]);
    assert!(outcome.stdout.starts_with("{\"version\":1"), "{}", outcome.stdout);
    assert!(!tree.path("-").exists());
}

/// How a command ends whose standard output nobody reads, nor perhaps its standard error.
pub(super) fn code_unread(tree: &Tree, args: &[&str], both: bool) -> Option<i32> {
    unread(tree, args, both).status.code()
}

/// What a command leaves whose standard output nobody reads, nor perhaps its standard error.
pub(super) fn unread(tree: &Tree, args: &[&str], both: bool) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .args(args)
        .current_dir(tree.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    if both {
        drop(child.stderr.take());
    }
    child.wait_with_output().unwrap()
}

#[test]
fn a_reader_that_goes_away_changes_no_exit_code() {
    let tree = Tree::new(&[("stage.tf", STAGE), ("good/main.tf", "")]);
    for both in [false, true] {
        assert_eq!(code_unread(&tree, &["scan", "."], both), Some(1));
        assert_eq!(code_unread(&tree, &["scan", ".", "--format", "sarif"], both), Some(1));
        assert_eq!(code_unread(&tree, &["scan", ".", "--diff", "--unsafe-fixes"], both), Some(1));
        assert_eq!(code_unread(&tree, &["scan", "good"], both), Some(0));
        assert_eq!(code_unread(&tree, &["scan", "no-such-file"], both), Some(2));
        assert_eq!(code_unread(&tree, &["rules"], both), Some(0));
    }
}
