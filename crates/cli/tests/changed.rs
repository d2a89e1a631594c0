//! Scans of what git says has changed.

use super::Outcome;
use super::files::{RULE, STAGE, Tree, found_in};
use std::fs;
use std::path::Path;
use std::process::Command;

const PLAN: &str = r#"
resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  api_stages {
    api_id = aws_api_gateway_rest_api.orders.id
    stage  = aws_api_gateway_stage.live.stage_name
  }
}
"#;

/// A command that no environment of whoever runs the tests reaches.
fn command(program: &str, directory: &Path) -> Command {
    let mut command = Command::new(program);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "PRE_COMMIT_FROM_REF"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").current_dir(directory);
    command
}

/// Runs git in a tree, whoever runs the tests.
pub(super) fn git(tree: &Tree, args: &[&str]) {
    let config = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"];
    let output = command("git", &tree.path("")).args(config).args(args).output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn scan_with(tree: &Tree, directory: &str, args: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let mut command = command(env!("CARGO_BIN_EXE_tollgate"), &tree.path(directory));
    command.args(["scan", "--rule", RULE]).args(args).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn scan(tree: &Tree, args: &[&str]) -> Outcome {
    scan_with(tree, "", args, &[])
}

/// A repository with a commit: a stage that its plan covers in `api`, and one without a plan in `other`.
fn repository() -> Tree {
    let tree = Tree::new(&[
        ("api/stage.tf", STAGE),
        ("api/plan.tf", PLAN),
        ("api/policies/orders.json", "{}"),
        ("other/stage.tf", STAGE),
        ("README.md", "Nothing of Terraform.\n"),
    ]);
    git(&tree, &["init", "--quiet"]);
    git(&tree, &["add", "--all"]);
    git(&tree, &["commit", "--quiet", "--message", "Start"]);
    tree
}

fn write(tree: &Tree, path: &str, text: &str) {
    fs::write(tree.path(path), text).unwrap();
}

#[test]
fn what_is_staged_stands_for_its_modules() {
    let tree = repository();
    let nothing = scan(&tree, &["--staged"]);
    assert_eq!((nothing.code, found_in(&nothing)), (Some(0), vec![]));
    assert!(nothing.stderr.contains("no module has changed"), "{}", nothing.stderr);

    // Not staged is not changed.
    write(&tree, "api/plan.tf", &PLAN.replace("aws_api_gateway_stage.live.stage_name", "\"beta\""));
    assert_eq!(scan(&tree, &["--staged"]).code, Some(0));
    git(&tree, &["add", "--all"]);
    // The finding is in another file of the module; the other module, as bad as ever, has not changed.
    let staged = scan(&tree, &["--staged"]);
    assert_eq!((staged.code, found_in(&staged)), (Some(1), vec!["api/stage.tf".to_owned()]));
    // From everywhere in the repository, and below what is named.
    assert_eq!(found_in(&scan_with(&tree, "other", &["--staged"], &[])), ["../api/stage.tf"]);
    assert_eq!(scan(&tree, &["--staged", "other"]).code, Some(0));
    assert_eq!(scan(&tree, &["--staged", "api"]).code, Some(1));
}

#[test]
fn a_deleted_file_leaves_its_module_to_be_judged() {
    let tree = repository();
    git(&tree, &["rm", "--quiet", "api/plan.tf"]);
    assert_eq!(found_in(&scan(&tree, &["--staged"])), ["api/stage.tf"]);
    // Of a module that is gone there is nothing to say.
    git(&tree, &["rm", "--quiet", "-r", "api"]);
    assert_eq!(scan(&tree, &["--staged"]).code, Some(0));
}

#[test]
fn what_modules_read_stands_for_the_module_above_it() {
    let tree = repository();
    git(&tree, &["rm", "--quiet", "api/plan.tf"]);
    git(&tree, &["commit", "--quiet", "--message", "No plan"]);
    write(&tree, "README.md", "Still nothing of Terraform.\n");
    git(&tree, &["add", "--all"]);
    assert_eq!(scan(&tree, &["--staged"]).code, Some(0));
    write(&tree, "api/policies/orders.json", "[]");
    git(&tree, &["add", "--all"]);
    assert_eq!(found_in(&scan(&tree, &["--staged"])), ["api/stage.tf"]);
}

#[test]
fn the_first_commit_changes_everything() {
    let tree = Tree::new(&[("stage.tf", STAGE)]);
    git(&tree, &["init", "--quiet"]);
    git(&tree, &["add", "--all"]);
    assert_eq!(found_in(&scan(&tree, &["--staged"])), ["stage.tf"]);
}

#[test]
fn changes_since_a_revision_are_those_of_the_branch() {
    let tree = repository();
    git(&tree, &["checkout", "--quiet", "-b", "topic"]);
    git(&tree, &["rm", "--quiet", "api/plan.tf"]);
    git(&tree, &["commit", "--quiet", "--message", "No plan"]);
    // What happens on the main branch meanwhile is not the branch's.
    git(&tree, &["checkout", "--quiet", "main"]);
    write(&tree, "other/more.tf", "");
    git(&tree, &["add", "--all"]);
    git(&tree, &["commit", "--quiet", "--message", "More"]);
    git(&tree, &["checkout", "--quiet", "topic"]);
    assert_eq!(found_in(&scan(&tree, &["--changed-since", "main"])), ["api/stage.tf"]);
    // What nobody has added yet has changed.
    fs::create_dir(tree.path("new")).unwrap();
    write(&tree, "new/stage.tf", STAGE);
    assert_eq!(found_in(&scan(&tree, &["--changed-since", "main"])), ["api/stage.tf", "new/stage.tf"]);

    for revision in ["nobody/knows", "--output=x"] {
        let unknown = scan(&tree, &[&format!("--changed-since={revision}")]);
        assert_eq!(unknown.code, Some(2));
        assert!(
            unknown.stderr.contains(&format!("`{revision}` is not a commit of this clone")),
            "{}",
            unknown.stderr
        );
    }
}

#[test]
fn pre_commit_gets_a_commit_a_push_or_everything() {
    let tree = repository();
    // `pre-commit run --all-files`.
    assert_eq!(found_in(&scan(&tree, &["--pre-commit"])), ["other/stage.tf"]);
    git(&tree, &["rm", "--quiet", "api/plan.tf"]);
    assert_eq!(found_in(&scan(&tree, &["--pre-commit"])), ["api/stage.tf"]);
    git(&tree, &["commit", "--quiet", "--message", "No plan"]);
    let push = scan_with(&tree, "", &["--pre-commit"], &[("PRE_COMMIT_FROM_REF", "HEAD~1")]);
    assert_eq!(found_in(&push), ["api/stage.tf"]);
    // A commit without Terraform is none of ours.
    write(&tree, "README.md", "Something else.\n");
    git(&tree, &["add", "--all"]);
    assert_eq!(scan(&tree, &["--pre-commit"]).code, Some(0));
}

#[test]
fn without_a_repository_nothing_can_have_changed() {
    let tree = Tree::new(&[("stage.tf", STAGE)]);
    let outcome = scan(&tree, &["--staged"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("this is not a git work tree"), "{}", outcome.stderr);
    let both = scan(&tree, &["--staged", "--changed-since", "main"]);
    assert_eq!(both.code, Some(2));
}
