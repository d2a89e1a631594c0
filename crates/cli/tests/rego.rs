//! Policies in Rego, from outside.

use super::files::Tree;
use super::{Outcome, tollgate};
use std::fs;

const PLAN: &str = r#"{"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {
  "resources": [{"address": "aws_s3_bucket.logs", "mode": "managed", "type": "aws_s3_bucket", "name": "logs",
    "values": {"bucket": "logs"}}],
  "child_modules": [{"address": "module.m[\"a\"]", "resources": [{"address": "module.m[\"a\"].aws_sqs_queue.q[0]",
    "mode": "managed", "type": "aws_sqs_queue", "name": "q", "index": 0,
    "values": {"name": "q"}}]}]}},
  "resource_changes": [
    {"address": "aws_s3_bucket.logs", "type": "aws_s3_bucket", "change": {"after": {"bucket": "logs"}}},
    {"address": "module.m[\"a\"].aws_sqs_queue.q[0]", "type": "aws_sqs_queue", "change": {"after": {"name": "q"}}}]}
"#;

const TAGS: &str = r#"package main

# METADATA
# title: Bucket without tags
# description: Nobody knows whose bucket it is.
# custom:
#   severity: medium
# related_resources:
# - https://example.com/tags
deny contains msg if {
  some change in input.resource_changes
  change.type == "aws_s3_bucket"
  not change.change.after.tags
  msg := sprintf("%s has no tags.", [change.address])
}
"#;

/// As it was written before OPA 1.0, with a function of another file.
const QUEUES: &str = r#"package aws.queues
import data.lib

warn_name[result] {
  change := input.resource_changes[_]
  change.type == "aws_sqs_queue"
  lib.is_short(change.change.after.name)
  result := {"msg": "the name is short", "address": change.address}
}

violation[{"msg": msg}] { msg := "always" }
"#;

const MAIN: &str = "\nresource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n\nmodule \"m\" {\n  source   = \"./m\"\n  for_each = toset([\"a\"])\n}\n";

fn tree(policies: &[(&str, &str)]) -> Tree {
    let usual = [
        ("plan.json", PLAN),
        ("infra/main.tf", MAIN),
        ("infra/m/main.tf", "resource \"aws_sqs_queue\" \"q\" {\n  count = 1\n}\n"),
        ("policy/lib.rego", "package lib\nis_short(name) if count(name) < 3\n"),
    ];
    Tree::repository(&[&usual, policies].concat())
}

fn scan(tree: &Tree, args: &[&str]) -> Outcome {
    let usual = ["scan", "--rules", "policy", "--rule", "rego-*", "-f", "concise"];
    tollgate(&tree.path(""), &[&usual, args].concat())
}

/// The lines of a report that are findings.
fn findings(outcome: &Outcome) -> Vec<&str> {
    outcome.stdout.lines().filter(|it| it.contains(" rego-")).collect()
}

#[test]
fn findings_stand_at_the_resources_that_they_name() {
    let tree = tree(&[("policy/tags.rego", TAGS), ("policy/queues.rego", QUEUES)]);
    let alone = scan(&tree, &["plan.json"]);
    assert_eq!(
        findings(&alone),
        [
            "plan.json:1:1: high rego-aws-queues-violation always",
            "plan.json:3:5: medium rego-main-deny aws_s3_bucket.logs has no tags",
            "plan.json:6:5: low rego-aws-queues-warn-name the name is short",
        ],
        "{}",
        alone.stderr
    );
    assert_eq!(alone.code, Some(1));
    let beside = scan(&tree, &["infra", "--plan", "plan.json"]);
    assert_eq!(
        findings(&beside),
        [
            "infra/main.tf:2:1: high rego-aws-queues-violation always",
            "infra/main.tf:2:1: medium rego-main-deny aws_s3_bucket.logs has no tags",
            "infra/m/main.tf:1:1: low rego-aws-queues-warn-name the name is short",
        ],
        "{}",
        beside.stderr
    );
}

#[test]
fn policies_are_rules_like_others() {
    let tree = tree(&[("policy/tags.rego", TAGS)]);
    let beside = ["infra", "--plan", "plan.json"];
    let explained = tollgate(&tree.path(""), &["explain", "--rules", "policy", "rego-main-deny"]).stdout;
    assert!(
        explained.contains("Bucket without tags") && explained.contains("example.com/tags"),
        "{explained}"
    );
    assert_eq!(scan(&tree, &[&beside[..], &["--write-baseline", "known"]].concat()).code, Some(0));
    assert_eq!(scan(&tree, &[&beside[..], &["--baseline", "known"]].concat()).code, Some(0));
    let main = MAIN.replace("\nresource", "# tollgate:ignore rego-main-deny -- later\nresource");
    fs::write(tree.path("infra/main.tf"), main).unwrap();
    let suppressed = scan(&tree, &beside);
    assert_eq!((suppressed.code, findings(&suppressed).len()), (Some(0), 0), "{}", suppressed.stdout);
    fs::write(
        tree.path(".tollgate.hcl"),
        "rule_files = [\"policy/*.rego\"]\nseverities = { \"rego-*\" = \"critical\" }\n",
    )
    .unwrap();
    let configured = tollgate(&tree.path(""), &["scan", "plan.json", "-f", "concise"]);
    assert!(configured.stdout.contains("critical rego-main-deny"), "{}", configured.stdout);
}

#[test]
fn without_a_plan_a_note_says_that_nothing_ran() {
    let tree = tree(&[("policy/tags.rego", TAGS)]);
    let scanned = scan(&tree, &["infra"]);
    assert!(scanned.stdout.contains("policy-without-plan"), "{}{}", scanned.stdout, scanned.stderr);
    assert_eq!(scanned.code, Some(0));
    let with_plan = scan(&tree, &["plan.json"]);
    assert!(!with_plan.stdout.contains("policy-without-plan"), "{}", with_plan.stdout);
}

#[test]
fn a_wrong_policy_is_an_error_with_its_place_and_the_others_run() {
    for (text, line, why) in [
        ("package w\n\ndeny contains msg if {\n  msg := \n}\n", 4, "expecting"),
        ("package w\ndeny contains msg if {\n  msg := nofunc(input)\n}\n", 3, "nofunc"),
        ("package w\ndeny contains msg if {\n  x > 3\n  msg := \"m\"\n}\n", 3, "unsafe"),
        ("package w\ndeny := 1 if true\ndeny := 2 if true\n", 3, "conflict"),
        ("package w\ndeny contains msg if {\n  some msg in deny\n}\n", 2, "cyclic"),
        (
            "package w\n# One.\ng(x) := f(x)\nf(x) := y if\n  y := g(x + 1)\ndeny contains f(1)\n",
            6,
            "call each other without an end",
        ),
        (
            "package w\nimport data.w.f as h\nf(x) := h(x + 1)\ndeny contains f(1)\n",
            4,
            "call each other without an end",
        ),
        (
            "package w\nf(x) := [data.w[\"f\"]([it]) | some it in x]\ndeny contains f([1])\n",
            3,
            "call each other without an end",
        ),
        ("package w\ndeny contains 3\n", 2, "neither a string nor an object"),
        ("package w\ndeny contains {\"message\": \"m\"}\n", 2, "without `msg`"),
        (
            "package w\ndeny contains msg if {\n  count(numbers.range(1, 10000000000)) > 1\n  msg := \"m\"\n}\n",
            3,
            "more than 100000",
        ),
    ] {
        let tree = tree(&[("policy/tags.rego", TAGS), ("policy/wrong.rego", text)]);
        let scanned = scan(&tree, &["plan.json"]);
        let place = format!("tollgate: policy/wrong.rego:{line}: ");
        let said = scanned.stderr.lines().find(|it| it.starts_with(&place));
        assert!(said.is_some_and(|it| it.contains(why)), "{text}: {}", scanned.stderr);
        assert_eq!(scanned.code, Some(2), "{text}: {}", scanned.stderr);
        assert!(scanned.stdout.contains("aws_s3_bucket.logs has no tags"), "{text}: {}", scanned.stdout);
    }
}

#[test]
fn functions_may_call_each_other_in_long_chains() {
    let chain: String = (1..=200).map(|it| format!("f{it}(x) := f{}(x)\n", it - 1)).collect();
    let text = format!(
        "package w\nf0(x) := x\n{chain}deny contains msg if {{\n  f200(1) == 1\n  msg := \"m\"\n}}\n"
    );
    let tree = tree(&[("policy/chain.rego", &text)]);
    let scanned = scan(&tree, &["plan.json"]);
    assert!(scanned.stdout.contains("rego-w-deny m"), "{}{}", scanned.stdout, scanned.stderr);
}

#[test]
fn a_policy_that_does_not_end_is_stopped() {
    let endless = "package w\ndeny contains msg if {\n  all := numbers.range(1, 100000)\n  some x in all\n  some y in all\n  x + y < 0\n  msg := \"m\"\n}\n";
    let tree = tree(&[("policy/tags.rego", TAGS), ("policy/wrong.rego", endless)]);
    let scanned = scan(&tree, &["plan.json"]);
    assert!(
        scanned.stderr.contains("policy/wrong.rego:2: `data.w.deny` takes too many steps"),
        "{}",
        scanned.stderr
    );
    assert!(scanned.stdout.contains("rego-main-deny"), "{}", scanned.stdout);
}

#[test]
fn policies_of_the_scanned_tree_do_not_run_where_the_configuration_is_locked() {
    let tree = tree(&[("policy/tags.rego", TAGS)]);
    let outside = Tree::new(&[("locked.hcl", "rules = [\"*\"]\n")]);
    let locked = outside.path("locked.hcl");
    let args =
        ["scan", "plan.json", "--rules", "policy", "-f", "json", "--locked-config", locked.to_str().unwrap()];
    let scanned = tollgate(&tree.path(""), &args);
    assert!(!scanned.stdout.contains("rego-main-deny"), "{}", scanned.stdout);
    assert!(scanned.stdout.contains("this rule does not run"), "{}{}", scanned.stdout, scanned.stderr);
}
