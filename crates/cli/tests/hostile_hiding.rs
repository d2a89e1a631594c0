//! Repositories that hide what is wrong with them: from comments to configuration.

use super::changed::git;
use super::files::{RULE, STAGE, Tree, found_in};
use super::{Outcome, tollgate};
use std::time::{Duration, Instant};

/// The ids of the findings, each with its line, in the order of the text report.
fn findings(outcome: &Outcome) -> Vec<(String, usize)> {
    let mut lines = outcome.stdout.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let id = line.split_once('[').and_then(|(_, rest)| rest.split_once("]: "));
        let place = id.and_then(|_| lines.next()?.trim_start().strip_prefix("--> "));
        if let (Some((id, _)), Some(place)) = (id, place) {
            found.push((id.to_owned(), place.split(':').nth(1).unwrap().parse().unwrap()));
        }
    }
    found
}

/// [`STAGE`] with comments above the stage, in which something is found.
fn above_the_stage(comments: &str) -> String {
    let stage = "resource \"aws_api_gateway_stage\"";
    STAGE.replace(stage, &format!("{comments}{stage}"))
}

/// Scans with the rule that finds something in [`STAGE`], and the one that judges comments.
fn scan(tree: &Tree, args: &[&str]) -> Outcome {
    let rules = "aws-api-gateway-stage-without-usage-plan,unused-suppression";
    tollgate(&tree.path(""), &[&["scan", "--rule", rules], args].concat())
}

#[test]
fn a_comment_without_a_rule_hides_nothing_and_is_reported() {
    for comment in [
        "tollgate:ignore", "tollgate:ignore *", "tollgate:ignore -- all of it", "kics-scan ignore",
        "dd-iac-scan ignore", "kics-scan ignore-block", "kics-scan ignore-line", "kics-scan disable=",
        "kics-scan disable=*", "tfsec:ignore:", "tfsec:ignore:*", "trivy:ignore:*",
        "trivy:ignore:*:exp:2999-01-01",
    ] {
        let text = above_the_stage(&format!("# {comment}\n"));
        let outcome = scan(&Tree::new(&[("stage.tf", &text)]), &[]);
        let found = findings(&outcome);
        let expected = [("aws-api-gateway-stage-without-usage-plan", 7), ("unused-suppression", 6)];
        assert_eq!(found, expected.map(|(id, line)| (id.to_owned(), line)), "{comment}: {}", outcome.stdout);
        assert!(outcome.stdout.contains("write `# tollgate:ignore RULE -- reason`"), "{}", outcome.stdout);
    }
    for comment in ["checkov:skip=", "checkov:skip=*:why", "bridgecrew:skip="] {
        let text = STAGE.replace("  stage_name", &format!("  # {comment}\n  stage_name"));
        let found = findings(&scan(&Tree::new(&[("stage.tf", &text)]), &[]));
        let expected = [("aws-api-gateway-stage-without-usage-plan", 6), ("unused-suppression", 8)];
        assert_eq!(found, expected.map(|(id, line)| (id.to_owned(), line)), "{comment}");
    }
}

#[test]
fn a_suppression_that_cannot_be_heeded_is_an_error() {
    for (comment, why) in [
        ("tollgate:ignore CKV_TG_0 until=2099-13-45", "`2099-13-45` is not a day"),
        ("tollgate:ignore CKV_TG_0 until=9999-99-99", "`9999-99-99` is not a day"),
        ("tollgate:ignore CKV_TG_0 until=", "`` is not a day"),
        ("tfsec:ignore:CKV_TG_0:exp:2099-02-30", "`2099-02-30` is not a day"),
        ("tfsec:ignore:CKV_TG_0:exp", "`` is not a day"),
        ("tfsec:ignore:CKV_TG_0:exp:2020-12-31", "the suppression ended on 2020-12-31"),
        ("trivy:ignore:x trivy:ignore:CKV_TG_0:exp:2020-12-31", "the suppression ended on 2020-12-31"),
        ("trivy:ignore:CKV_TG_0[stage_name=prod]", "does not check the condition `[stage_name=prod]`"),
        ("tfsec:ignore:CKV_TG_0:ws:dev", "does not check the condition `:ws:dev`"),
    ] {
        let comment = comment.replace("CKV_TG_0", "aws-api-gateway-stage-without-usage-plan");
        let text = above_the_stage(&format!("# {comment}\n"));
        let outcome = scan(&Tree::new(&[("stage.tf", &text)]), &[]);
        assert_eq!((outcome.code, findings(&outcome).len()), (Some(1), 2), "{comment}: {}", outcome.stdout);
        assert!(outcome.stdout.contains(why), "{comment}: {}", outcome.stdout);
    }
    // What only other scanners check is theirs to say.
    let text = above_the_stage("# tfsec:ignore:what-only-tfsec-checks:exp:2020-12-31:ws:dev\n");
    assert_eq!(findings(&scan(&Tree::new(&[("stage.tf", &text)]), &[])).len(), 1);
}

#[test]
fn the_owner_of_the_command_line_has_the_last_word_on_comments() {
    let text = above_the_stage("# tollgate:ignore aws-api-gateway-stage-without-usage-plan\n");
    let tree = Tree::new(&[("stage.tf", &text)]);
    assert_eq!(found_in(&scan(&tree, &[])), Vec::<String>::new());
    let all = scan(&tree, &["--no-suppressions"]);
    assert_eq!((all.code, found_in(&all)), (Some(1), vec!["stage.tf".to_owned()]));
}

#[test]
fn comments_and_what_they_suppress_take_no_time() {
    const N: usize = 5_000;
    let started = Instant::now();
    let comment = "# tollgate:ignore aws-api-gateway-stage-without-usage-plan\n";
    let row = above_the_stage(&comment.repeat(N));
    let for_the_file = "# kics-scan disable=aws-api-gateway-stage-without-usage-plan\n".repeat(N);
    let blocks: String = (0..N)
        .map(|n| {
            format!("{comment}resource \"aws_api_gateway_stage\" \"s{n}\" {{\n  stage_name = \"s{n}\"\n}}\n")
        })
        .collect();
    let tree = Tree::new(&[("row.tf", &row), ("file.tf", &(for_the_file + &blocks)), ("blocks.tf", &blocks)]);
    let outcome = scan(&tree, &[]);
    assert_eq!(outcome.code, Some(0), "{}", &outcome.stdout[..1000.min(outcome.stdout.len())]);
    assert!(outcome.stdout.contains(&format!("{} suppressed", 2 * N + 1)), "{}", outcome.stdout);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_file_is_never_an_option() {
    let config = "rules = [\"aws-s3-bucket-public-acl\"]\n";
    for name in ["--output=stage.tf", "--config=x.tf", "-ostage.tf", "--config=d/x.tf", "--help", "-h"] {
        let tree = Tree::new(&[("stage.tf", STAGE), ("x.tf", config), ("d/x.tf", config), (name, "")]);
        let refused = tollgate(&tree.path(""), &["scan", "stage.tf", name]);
        assert_eq!(refused.code, Some(2), "{name}: {}{}", refused.stdout, refused.stderr);
        let advice =
            format!("`{name}` may be an option or the file of that name: write `--` before the names");
        assert!(refused.stderr.contains(&advice), "{}", refused.stderr);
        if !name.ends_with(".tf") {
            continue;
        }
        let taken = tollgate(&tree.path(""), &["scan", "--rule", RULE, "--", "stage.tf", name]);
        assert_eq!((taken.code, found_in(&taken)), (Some(1), vec!["stage.tf".to_owned()]), "{name}");
        assert_eq!(std::fs::read_to_string(tree.path("stage.tf")).unwrap(), STAGE, "{name}");
    }
    // Any other option is one.
    let tree = Tree::new(&[("stage.tf", STAGE), ("-", "")]);
    assert_eq!(tree.scan(&["--format", "json", "-q"]).code, Some(1));
}

#[test]
fn what_git_tracks_is_scanned_whatever_ignore_files_say() {
    let tree = Tree::new(&[
        (".gitignore", "live/\n*.tofu\n"),
        (".ignore", "*\n"),
        ("live/.gitignore", "*\n"),
        ("live/stage.tf", STAGE),
        ("live/build/stage.tf", STAGE),
        ("other.tofu", STAGE),
        ("seen/stage.tf", STAGE),
        (".hidden/stage.tf", STAGE),
        ("live/.terraform/modules/m/stage.tf", STAGE),
        ("live/gone.tf", STAGE),
    ]);
    git(&tree, &["init", "-q"]);
    git(
        &tree,
        &["add", "-f", "live/stage.tf", "live/gone.tf", "other.tofu", ".hidden/stage.tf", "live/.terraform"],
    );
    std::fs::remove_file(tree.path("live/gone.tf")).unwrap();
    // What is neither tracked nor seen by git is skipped as before: it is not part of the repository.
    assert_eq!(found_in(&tree.scan(&[])), ["live/stage.tf", "other.tofu", "seen/stage.tf"]);
    assert_eq!(found_in(&tree.scan(&["live"])), ["live/stage.tf"]);
    assert_eq!(found_in(&tree.scan_in("live", &[])), ["stage.tf"]);
    assert_eq!(found_in(&tree.scan(&["seen/stage.tf"])), ["seen/stage.tf"]);
    std::fs::write(tree.path(".git/index"), "DIRC").unwrap();
    let refused = tree.scan(&[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("is not a git index"), "{}", refused.stderr);
}

#[test]
fn a_file_for_opentofu_does_not_hide_what_terraform_deploys() {
    let tree = Tree::repository(&[("stage.tf", STAGE), ("stage.tofu", "")]);
    for path in [".", "stage.tf", "stage.tofu"] {
        let outcome = tree.scan(&[path]);
        assert_eq!(
            (outcome.code, found_in(&outcome).first().map(String::as_str)),
            (Some(1), Some("stage.tf"))
        );
        let note = "OpenTofu reads this file instead of `stage.tf`, Terraform reads no `.tofu` file";
        assert!(outcome.stdout.contains(note), "{path}: {}", outcome.stdout);
    }
}

#[test]
fn a_configuration_that_switches_everything_off_is_named() {
    for (config, words) in [
        ("exclude_rules = [\"*\"]\n", " rules"),
        ("fail_on = \"never\"\n", "switches off failing"),
        ("severity = \"critical\"\n", "findings below critical"),
        ("exclude = [\"**\"]\n", "files that match `**`"),
        ("exclude = [\"/a\", \"*.tf\"]\n", "files that match `/a`, `*.tf`"),
        ("rules = [\"aws-s3-bucket-unversioned\"]\n", " rules"),
    ] {
        let tree = Tree::repository(&[("a/stage.tf", STAGE), (".tollgate.hcl", config)]);
        for (format, mark) in
            [("text", "switched-off"), ("json", "\"notes\":[{"), ("sarif", "toolExecutionNotifications\":[{")]
        {
            let outcome = tollgate(&tree.path(""), &["scan", "--format", format]);
            assert!(
                outcome.stdout.contains(mark) && outcome.stdout.contains(words),
                "{config}: {}",
                outcome.stdout
            );
        }
        let all = tollgate(&tree.path(""), &["scan", "--no-config"]);
        assert!(all.code == Some(1) && !all.stdout.contains("switched-off"), "{}", all.stdout);
    }
    // Whoever asks for a rule gets it.
    let tree = Tree::repository(&[("a/stage.tf", STAGE), (".tollgate.hcl", "exclude_rules = [\"*\"]\n")]);
    assert_eq!(found_in(&tree.scan(&[])), ["a/stage.tf"]);
}
