//! Rules that users write, from outside.

use super::files::{STAGE, Tree, found_in};
use super::{Outcome, tollgate};
use std::fs;

pub(super) const PAGE: &str = r#"# Bucket without a cost centre

Nobody can be charged for a bucket that names no cost centre.

```hcl rule
rule "acme-s3-bucket-without-cost-centre" {
  targets  = ["aws_s3_bucket"]
  severity = "medium"
  when     = !startswith(self.bucket, "tmp-")
  require  = can(self.tags.CostCentre)
  message  = "`tags` of `${self.bucket}` has no `CostCentre`"
  at       = "tags"
  fix      = { tags = "merge(self.tags, { CostCentre = \"TODO\" })" }
}
```

## Fix

Add the tag. Ask the team.

## Examples

```hcl bad
resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  tags   = { Name = "logs" } # finding
}
```

```hcl good
resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  tags   = { CostCentre = "42" }
}
```
"#;

pub(super) const BUCKET: &str =
    "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n  tags   = { Name = \"logs\" }\n}\n";

pub(super) const ID: &str = "acme-s3-bucket-without-cost-centre";

/// A page of which a text is another.
fn page(from: &str, to: &str) -> String {
    assert!(PAGE.contains(from), "{from}");
    PAGE.replace(from, to)
}

fn tree(page: &str) -> Tree {
    Tree::repository(&[("policies/cost.md", page), ("main.tf", BUCKET)])
}

/// A scan with the rules of the pages alone.
fn scan(tree: &Tree, args: &[&str]) -> Outcome {
    tollgate(&tree.path(""), &[&["scan", "--rule", "acme-*", "--rules", "policies/*.md"], args].concat())
}

#[test]
fn a_rule_is_reported_like_those_of_the_catalogue() {
    let tree = tree(PAGE);
    let text = scan(&tree, &[]);
    assert_eq!((text.code, found_in(&text)), (Some(1), vec!["main.tf".to_owned()]), "{}", text.stderr);
    for part in [
        "medium[acme-s3-bucket-without-cost-centre]: Bucket without a cost centre",
        "main.tf:3:3",
        "`tags` of `logs` has no `CostCentre`",
        "why: Nobody can be charged",
        "Set `tags` to `merge({ Name = \"logs\" }, { CostCentre = \"TODO\" })`",
    ] {
        assert!(text.stdout.contains(part), "{part}\n{}", text.stdout);
    }
    let json: serde_json::Value = serde_json::from_str(&scan(&tree, &["-f", "json"]).stdout).unwrap();
    assert_eq!(
        (&json["findings"][0]["rule"], &json["findings"][0]["attribute"]),
        (&ID.into(), &"tags".into())
    );
    let sarif: serde_json::Value = serde_json::from_str(&scan(&tree, &["-f", "sarif"]).stdout).unwrap();
    let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!((&rule["id"], &rule["properties"]["security-severity"]), (&ID.into(), &"5.5".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("require  = can(self.tags.CostCentre)"));
    assert!(!rule["help"]["text"].as_str().unwrap().contains("require"));
    let explained = tollgate(&tree.path(""), &["explain", ID, "--rules", "policies/cost.md"]);
    assert!(explained.stdout.contains("## Rule\n\n```hcl\nrule \"acme-"), "{}", explained.stdout);
    let listed = tollgate(&tree.path(""), &["rules", "cost centre", "--rules", "policies/*.md"]);
    assert!(listed.stdout.contains("medium    acme-s3-bucket-without-cost-centre [*]"), "{}", listed.stdout);
}

#[test]
fn a_configuration_names_pages_and_changes_their_rules() {
    let tree = tree(PAGE);
    fs::write(tree.path("stage.tf"), STAGE).unwrap();
    let configured = |text: &str| {
        fs::write(tree.path(".tollgate.hcl"), text).unwrap();
        tollgate(&tree.path(""), &["scan", "-f", "concise"])
    };
    let beside = configured("rule_files = [\"policies/*.md\"]\n");
    assert!(beside.stdout.contains(ID) && beside.stdout.contains("aws-api-"), "{}", beside.stdout);
    let low = configured(
        "rule_files = [\"policies\"]\nrules = [\"acme-*\"]\nseverities = { \"acme-*\" = \"low\" }\n",
    );
    assert!(low.stdout.contains("low") && !low.stdout.contains("aws-api-"), "{}", low.stdout);
    let excluded = configured("rule_files = [\"policies\"]\nexclude_rules = [\"acme-*\"]\n");
    assert!(!excluded.stdout.contains("acme-"), "{}", excluded.stdout);
    let missing = configured("\nrule_files = [\"polices/*.md\"]\n");
    assert!(missing.code == Some(2) && missing.stderr.contains(".tollgate.hcl:2: "), "{}", missing.stderr);
    let named = configured("rules = [\"policies/cost.md\"]\n");
    assert!(named.stderr.contains("`rule_files` and --rules name these"), "{}", named.stderr);
}

#[test]
fn comments_baselines_and_fixes_work() {
    let tree = tree(PAGE);
    fs::write(
        tree.path("main.tf"),
        BUCKET.replace(" }\n}", &format!(" }} # tollgate:ignore {ID} -- later\n}}")),
    )
    .unwrap();
    let suppressed = scan(&tree, &[]);
    assert_eq!(suppressed.code, Some(0), "{}{}", suppressed.stdout, suppressed.stderr);
    fs::write(tree.path("main.tf"), BUCKET).unwrap();
    assert_eq!(scan(&tree, &["--write-baseline", "baseline"]).code, Some(0));
    assert_eq!(scan(&tree, &["--baseline", "baseline"]).code, Some(0));
    let fixed = scan(&tree, &["--unsafe-fixes"]);
    assert_eq!(fixed.code, Some(0), "{}{}", fixed.stdout, fixed.stderr);
    let text = fs::read_to_string(tree.path("main.tf")).unwrap();
    assert!(text.contains("tags   = merge({ Name = \"logs\" }, { CostCentre = \"TODO\" })"), "{text}");
}

#[test]
fn a_wrong_rule_is_an_error_with_its_place_and_the_others_run() {
    let other = PAGE.replace(ID, "acme-other").replace("severity = \"medium\"", "severity = \"low\"");
    for (from, to, line, why) in [
        ("```hcl rule", "```hcl", 1, "the page has no block"),
        ("targets ", "target ", 7, "did you mean `targets`?"),
        ("\"medium\"", "\"urgent\"", 8, "is not a severity"),
        ("can(self", "cna(self", 10, "did you mean `can`?"),
        ("can(self", "can(var", 10, "there is no `var` in a rule"),
        ("can(self.tags.CostCentre)", "can(self.tags.CostCentre", 11, "expected"),
        ("can(self.tags.CostCentre)", "self.bucket", 10, "`require` is a string, must be true or false"),
        ("can(self.tags.CostCentre)", "self.bucket + 1 > 2", 10, "cannot be applied"),
        (
            "can(self.tags.CostCentre)",
            "length([for a in range(1000) : [for b in range(1000) : a * b]]) > 0",
            10,
            "too many steps",
        ),
        ("\"acme-s3", "\"aws-s3", 6, "starts the ids of Tollgate's own rules"),
        ("acme-s3-bucket-without-cost-centre", "aws-s3-bucket-unversioned", 6, "is a name of the rule"),
        ("merge(self.tags", "merge(resources.aws_x", 13, "it reads `self` alone"),
    ] {
        let tree = tree(&page(from, to));
        fs::write(tree.path("policies/other.md"), &other).unwrap();
        let scanned = scan(&tree, &["-f", "concise"]);
        let error = format!("tollgate: policies/cost.md:{line}: ");
        assert!(scanned.stderr.contains(&error) && scanned.stderr.contains(why), "{to}: {}", scanned.stderr);
        assert!(scanned.code == Some(2) && scanned.stdout.contains("acme-other"), "{to}: {}", scanned.stdout);
    }
}

#[test]
fn a_rule_that_is_asked_for_and_wrong_says_why_it_is_not_there() {
    let tree = tree(&page("at       =", "att      ="));
    let scanned = scan(&tree, &[]);
    let lines: Vec<_> = scanned.stderr.lines().collect();
    let [mistake, missing] = lines[..] else { panic!("{}", scanned.stderr) };
    assert!(mistake.contains("policies/cost.md:12: unknown key `att`; did you mean `at`?"), "{mistake}");
    assert!(missing.contains("no rule matches `acme-*`"), "{missing}");
    assert_eq!(scanned.code, Some(2));
}

#[test]
fn rules_of_the_scanned_tree_do_not_run_where_the_configuration_is_locked() {
    let tree = tree(PAGE);
    fs::write(tree.path(".tollgate.hcl"), "rule_files = [\"policies\"]\n").unwrap();
    let outside = Tree::new(&[
        ("locked.hcl", "rule_files = [\"own\"]\n"),
        ("own/own.md", &PAGE.replace(ID, "acme-own")),
    ]);
    let locked = outside.path("locked.hcl");
    let scan = |args: &[&str]| {
        let all = [&["scan", "--locked-config", locked.to_str().unwrap(), "-f", "json"], args].concat();
        tollgate(&tree.path(""), &all).stdout
    };
    let report = scan(&[]);
    assert!(report.contains("acme-own") && !report.contains(ID), "{report}");
    assert!(report.contains("`rule_files` does not count: the configuration is locked"), "{report}");
    let report = scan(&["--rules", "policies"]);
    assert!(!report.contains(ID) && report.contains("this rule does not run"), "{report}");
}

#[test]
fn examples_are_the_tests_of_a_rule() {
    let tree = tree(PAGE);
    let test = |args: &[&str]| tollgate(&tree.path(""), &[&["rules", "test"], args].concat());
    let passed = test(&["policies"]);
    assert_eq!((passed.code, &*passed.stdout), (Some(0), "1 rule: all examples are judged as they say\n"));
    for (from, to, said) in [
        (
            "{ Name = \"logs\" } # finding", "{ CostCentre = 1 } # finding",
            "policies/cost.md:26: nothing is found here",
        ),
        (" # finding", "", "policies/cost.md:23: no line of the bad example is marked"),
        ("{ CostCentre = \"42\" }", "{}", "policies/cost.md:33: an unexpected finding: `tags` of"),
        ("{ CostCentre = \"42\" }", "var.tags", "`aws_s3_bucket.logs` is undecided"),
        ("```hcl good", "```hcl", "the page has no example"),
    ] {
        fs::write(tree.path("policies/cost.md"), page(from, to)).unwrap();
        let differs = test(&["policies/*.md"]);
        assert!(
            differs.code == Some(1) && differs.stdout.contains(said),
            "{said}: {}{}",
            differs.stdout,
            differs.stderr
        );
    }
    let written = tollgate(&tree.path(""), &["rules", "new", "acme-new"]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    assert_eq!(test(&["policies/acme-new.md"]).code, Some(0));
    assert_eq!(tollgate(&tree.path(""), &["rules", "new", "acme-new"]).code, Some(2), "nothing is replaced");
    assert!(
        tollgate(&tree.path(""), &["rules", "new", "aws-new"]).stderr.contains("start with a name of yours")
    );
}
