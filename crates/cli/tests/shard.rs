//! A scan in parts: together they say what one scan says, each thing once.

use super::files::{STAGE, Tree};
use super::tollgate;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a scan says: findings, undecided checks and notes.
fn said(tree: &Tree, args: &[&str]) -> Vec<String> {
    let outcome = tollgate(&tree.path(""), &[&["scan", "--format", "json", "--rule", "*"], args].concat());
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let lists = ["findings", "suppressed", "undecided", "notes"].into_iter();
    let mut said: Vec<_> = lists
        .flat_map(|list| report[list].as_array().into_iter().flatten().map(move |it| format!("{list} {it}")))
        .collect();
    said.sort_unstable();
    said
}

#[test]
fn all_parts_say_what_one_scan_says() {
    let stage =
        format!("variable \"tags\" {{}}\n{STAGE}resource \"aws_vpc\" \"a\" {{\n  tags = var.tags\n}}\n");
    let call = |source: &str, tags: &str| {
        format!("module \"m\" {{\n  source = \"{source}\"\n  tags   = {tags}\n}}\n")
    };
    let ignored = format!("# tollgate:ignore aws-api-gateway-stage-without-usage-plan -- known\n{STAGE}");
    let files = [
        ("modules/y/main.tf", stage.clone()),
        ("modules/x/main.tf", stage.clone() + &call("../y", "var.tags")),
        ("modules/alone/main.tf", stage.clone()),
        ("live/a/main.tf", call("../../modules/x", "{ a = 1 }")),
        ("live/b/main.tf", call("../../modules/x/", "null")),
        ("live/b/terraform.tfvars", "x = 1\n".into()),
        ("live/c/main.tf.json", r#"{"module": {"m": {"source": "../../modules/y", "tags": null}}}"#.into()),
        ("live/d/main.tf", call("../../gone", "{}")),
        ("live/e/main.tf", ignored),
        ("live/f/main.tf", stage.clone() + "resource {\n"),
        (".hidden/m/main.tf", stage.clone()),
        ("live/g/main.tf", call("../../.hidden/m", "{ g = 1 }")),
        ("live/i/main.tf", "variable \"i\" {\n  default = null\n}\n".to_owned() + &call("../../modules/x", "var.i")),
        ("live/i/env/one.tfvars", "i = { i = 1 }\n".into()),
        ("live/j.tfvars", "i = { j = 1 }\n".into()),
        ("circle/a/main.tf", stage.clone() + &call("../b", "{}")),
        ("circle/b/main.tf", stage + &call("../a", "{}")),
        ("accounts/main.tf", "resource \"aws_ebs_encryption_by_default\" \"on\" {\n  enabled = true\n}\n".into()),
        ("volumes/main.tf", "resource \"aws_ebs_volume\" \"v\" {\n  size = 8\n}\n".into()),
        ("units/terragrunt.hcl", "inputs = { tags = {} }\n".into()),
        ("units/one/terragrunt.hcl", "include \"root\" {\n  path = find_in_parent_folders()\n}\nterraform {\n  source = \"../../modules/y\"\n}\n".into()),
        ("units/two/terragrunt.hcl", "terraform {\n  source = \"../../modules/x\"\n}\ninputs = { tags = null }\n".into()),
        ("plan/plan.json", r#"{"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module": {}}}"#.into()),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let tree = Tree::repository(&files);
    let one = said(&tree, &[]);
    assert!(one.len() > 60 && one.iter().any(|it| it.starts_with("notes")), "{}", one.len());
    for of in [1_u64, 2, 5, 16] {
        let parts: Vec<_> = (1..=of).map(|k| said(&tree, &["--shard", &format!("{k}/{of}")])).collect();
        let mut all: Vec<_> = parts.iter().flatten().cloned().collect();
        all.sort_unstable();
        let (missing, more): (Vec<_>, Vec<_>) = {
            let (one, all): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), all.iter().collect());
            (one.difference(&all).copied().collect(), all.difference(&one).copied().collect())
        };
        assert!(missing.is_empty() && more.is_empty(), "{of} parts\nmissing {missing:#?}\nmore {more:#?}");
        assert_eq!(all, one, "{of} parts: something is said twice");
        assert!(of < 5 || parts.iter().filter(|said| !said.is_empty()).count() > 2);
    }
}

#[test]
fn one_part_says_what_is_wrong_with_values_that_are_given() {
    let module =
        |name: &str| (format!("{name}/main.tf"), format!("variable \"n\" {{\n  type = number\n}}\n{STAGE}"));
    let mut files = ["a", "b", "c", "d", "e", "f"].map(module).to_vec();
    files.push(("given.tfvars".into(), "n = \"x\"\nm = [\n".into()));
    let tree = |files: &[(String, String)]| {
        Tree::repository(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let by_options = (tree(&files), &["--var-file", "given.tfvars", "--var", "n=y"][..]);
    files.push((".tollgate.hcl".into(), "var_files = [\"given.tfvars\"]\n".into()));
    for (tree, options) in [by_options, (tree(&files), &[])] {
        let one = said(&tree, options);
        assert!(one.iter().any(|said| !said.contains("main.tf")), "{one:#?}");
        for of in [2, 7] {
            let part = |k: u32| said(&tree, &[options, &["--shard", &format!("{k}/{of}")]].concat());
            let mut all: Vec<_> = (1..=of).flat_map(part).collect();
            all.sort_unstable();
            assert_eq!(all, one, "{options:?} in {of} parts");
        }
    }
}

#[test]
fn a_part_ends_as_a_scan_does() {
    let tree = Tree::repository(&[("a/main.tf", STAGE)]);
    let codes: Vec<_> = (1..=4).map(|k| tree.scan(&["--shard", &format!("{k}/4")]).code.unwrap()).collect();
    assert_eq!(codes.iter().sum::<i32>(), 1, "one has findings, in the others nothing is wrong: {codes:?}");
    let of_file = tree.scan(&["--shard", "1/4", "a/main.tf"]);
    assert_eq!(of_file.code, Some(2));
    assert!(of_file.stderr.contains("`a/main.tf` is a file"), "{}", of_file.stderr);
    for wrong in ["0/4", "5/4", "4"] {
        let outcome = tree.scan(&["--shard", wrong]);
        assert!(outcome.code == Some(2) && outcome.stderr.contains("`3/16`"), "{}", outcome.stderr);
    }
    let empty = Tree::repository(&[("README.md", "")]);
    assert_eq!(empty.scan(&["--shard", "1/2"]).code, Some(2));
}

#[test]
fn parts_are_merged_to_one_file() {
    let tree = Tree::repository(&[
        ("a/main.tf", STAGE),
        ("b/main.tf", STAGE),
        ("c/main.tf", STAGE),
        ("d/main.tf", STAGE),
    ]);
    for k in ["1", "2", "3"] {
        let part = format!("{k}/3");
        let outcome = tree.scan(&["--shard", &part, "--output", &format!("sarif=part-{k}.sarif")]);
        assert!(outcome.code < Some(2), "{}", outcome.stderr);
    }
    std::fs::write(tree.path("broken.sarif"), "{\"version\"").unwrap();
    let merge = |args: &[&str]| tollgate(&tree.path(""), &[&["merge"], args].concat());
    let merged = merge(&["part-1.sarif", "broken.sarif", "part-2.sarif", "part-3.sarif", "-o", "all.sarif"]);
    assert_eq!(merged.code, Some(2));
    assert!(merged.stderr.contains("`broken.sarif` is left out: it is not JSON"), "{}", merged.stderr);
    let all: Value = serde_json::from_slice(&std::fs::read(tree.path("all.sarif")).unwrap()).unwrap();
    let runs = all["runs"].as_array().unwrap();
    let ids: Vec<_> = runs.iter().map(|it| it["automationDetails"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["part-1/", "part-2/", "part-3/"]);
    let results = |log: &Value| -> BTreeSet<String> {
        let runs = log["runs"].as_array().unwrap().iter();
        let results = runs.flat_map(|run| run["results"].as_array().unwrap());
        results.map(|it| format!("{} {}", it["partialFingerprints"], it["locations"])).collect()
    };
    let one: Value = serde_json::from_str(&tree.scan(&["--format", "sarif"]).stdout).unwrap();
    assert_eq!(results(&all), results(&one));
    assert_eq!(results(&all).len(), 4);
    let whole = merge(&["part-1.sarif", "part-2.sarif"]);
    assert!(whole.code == Some(0) && whole.stderr.is_empty() && whole.stdout.starts_with("{\"$schema\""));
    let none = merge(&["broken.sarif", "absent.sarif"]);
    assert!(none.code == Some(2) && none.stdout.is_empty() && none.stderr.contains("nothing to merge"));
    let many = merge(&["part-1.sarif"; 21]);
    assert!(
        many.code == Some(2) && many.stderr.contains("20 runs in a file, and these have 21"),
        "{}",
        many.stderr
    );
    assert_eq!(merge(&[&["--sarif-max-results", "0"][..], &["part-1.sarif"; 21]].concat()).code, Some(0));
}
