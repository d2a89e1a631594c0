//! Repositories that hide what is wrong with them: from comments to configuration.

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
        let expected = [("unused-suppression", 6), ("aws-api-gateway-stage-without-usage-plan", 7)];
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
fn a_suppression_that_ends_on_no_day_is_an_error() {
    for (comment, why) in [
        ("tollgate:ignore CKV_TG_0 until=2099-13-45", "`2099-13-45` is not a day"),
        ("tollgate:ignore CKV_TG_0 until=9999-99-99", "`9999-99-99` is not a day"),
        ("tollgate:ignore CKV_TG_0 until=", "`` is not a day"),
        ("tfsec:ignore:CKV_TG_0:exp:2099-02-30", "`2099-02-30` is not a day"),
        ("tfsec:ignore:CKV_TG_0:exp", "`` is not a day"),
        ("tfsec:ignore:CKV_TG_0:exp:2020-12-31", "the suppression ended on 2020-12-31"),
        ("trivy:ignore:x trivy:ignore:CKV_TG_0:exp:2020-12-31", "the suppression ended on 2020-12-31"),
    ] {
        let comment = comment.replace("CKV_TG_0", "aws-api-gateway-stage-without-usage-plan");
        let text = above_the_stage(&format!("# {comment}\n"));
        let outcome = scan(&Tree::new(&[("stage.tf", &text)]), &[]);
        assert_eq!((outcome.code, findings(&outcome).len()), (Some(1), 2), "{comment}: {}", outcome.stdout);
        assert!(outcome.stdout.contains(why), "{comment}: {}", outcome.stdout);
    }
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
