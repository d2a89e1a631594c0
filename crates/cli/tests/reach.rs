//! A named file is judged as in a scan of all, although most of the repository is not loaded.

use super::files::{STAGE, Tree};
use super::tollgate;
use serde_json::Value;
use std::path::Path;

/// Findings and undecided checks in a directory, as a scan of a path has them.
fn said(tree: &Tree, path: &str, directory: &str) -> Vec<Value> {
    said_by(&["--rule", "*"], tree, path, directory)
}

/// The same, by the rules that some options ask for.
fn said_by(rules: &[&str], tree: &Tree, path: &str, directory: &str) -> Vec<Value> {
    let outcome = tollgate(&tree.path(""), &[&["scan", "--format", "json", path], rules].concat());
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let lists = ["findings", "undecided"].iter().flat_map(|list| report[list].as_array().unwrap());
    let is_here = |it: &&Value| {
        let file = Path::new(it["place"]["path"].as_str().unwrap());
        file.parent() == Some(Path::new(directory))
    };
    lists.filter(is_here).cloned().collect()
}

#[test]
fn a_named_file_is_judged_as_in_a_scan_of_all() {
    let stage =
        format!("variable \"tags\" {{}}\n{STAGE}resource \"aws_vpc\" \"a\" {{\n  tags = var.tags\n}}\n");
    let call = |source: &str, tags: &str| {
        format!("module \"m\" {{\n  source = \"{source}\"\n  tags   = {tags}\n}}\n")
    };
    let pass = stage.clone() + &call("../y", "var.tags");
    let files = [
        ("modules/y/main.tf", stage.as_str()),
        ("modules/x/main.tf", pass.as_str()),
        ("modules/alone/main.tf", stage.as_str()),
        ("live/a/main.tf", &call("../../modules/x", "{ a = 1 }")),
        ("live/b/main.tf", &call("../../modules/x/", "null")),
        ("live/b/terraform.tfvars", "x = 1\n"),
        ("live/c/main.tf.json", r#"{"module": {"m": {"source": "../../modules/y", "tags": null}}}"#),
        ("live/d/main.tf", &call("../../linked", "{}")),
        ("live/e/main.tf", &call("./", "{}")),
        ("live/f/main.tf", &(stage.clone() + &call(".//../../modules/x", "{}"))),
        ("live/f/main.tofu", &call("../../modules/y", "{ b = 2 }")),
        ("modules/z/main.tf", stage.as_str()),
        (".hidden/m/main.tf", &("variable \"tags\" {}\n".to_owned() + &call("../../modules/z", "var.tags"))),
        ("live/g/main.tf", &call("../../.hidden/m", "{ g = 1 }")),
        (
            "live/i/main.tf",
            &("variable \"i\" {\n  default = null\n}\n".to_owned() + &call("../../modules/x", "var.i")),
        ),
        ("live/i/env/one.tfvars", "i = { i = 1 }\n"),
        ("live/i/env/two/terraform.tfvars", "i = null\n"),
        ("live/i/inner/main.tf", "variable \"i\" {}\n"),
        ("live/i/inner/env/three.tfvars", "i = { i = 3 }\n"),
        ("live/j.tfvars", "i = { j = 1 }\n"),
        ("modules/escaped/main.tf", stage.as_str()),
        ("live/h/main.tf", &call("\\u002e./../modules/escaped", "{ h = 1 }")),
        ("circle/a/main.tf", &(stage.clone() + &call("../b", "{}"))),
        ("circle/b/main.tf", &(stage.clone() + &call("../a", "{}"))),
    ];
    let tree = Tree::repository(&files);
    #[cfg(unix)]
    std::os::unix::fs::symlink("modules/x", tree.path("linked")).unwrap();
    let mut found = 0;
    for (file, _) in files.iter().filter(|(file, _)| !file.ends_with(".tfvars")) {
        let directory = file.rsplit_once('/').unwrap().0;
        let alone = said(&tree, file, directory);
        let all = said(&tree, ".", directory);
        assert!(alone == all, "{file}: {} findings, {} in a scan of all", alone.len(), all.len());
        found += alone.len();
    }
    assert!(found > 20, "{found}");
}

#[test]
fn what_another_root_module_sets_for_the_account_counts_for_a_named_file() {
    let volume = "resource \"aws_ebs_volume\" \"v\" {\n  size = 8\n}\n";
    let files = [
        ("live/main.tf", volume),
        ("account/main.tf", "module \"ebs\" {\n  source = \"../modules/ebs\"\n}\n"),
        ("modules/ebs/main.tf", "resource \"aws_ebs_encryption_by_default\" \"e\" {}\n"),
    ];
    let tree = Tree::repository(&files);
    let said = |path| said_by(&["--pedantic"], &tree, path, "live");
    assert!(said("live/main.tf") == said("."));
    let named = |said: &Value| said["rule"] == "aws-ebs-volume-unencrypted" && said["reason"].is_string();
    assert!(said(".").iter().any(named), "{:#?}", said("."));
}

/// A module that judges what a unit of Terragrunt gives it.
const DATABASE: &str =
    "variable \"public\" {}\nresource \"aws_db_instance\" \"d\" {\n  publicly_accessible = var.public\n}\n";

/// The findings of a scan that have a place in a file.
fn with_place_in(tree: &Tree, path: &str, file: &str) -> Vec<Value> {
    let outcome = tollgate(&tree.path(""), &["scan", "--format", "json", "--rule", "*-public", path]);
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let is_here = |finding: &&Value| {
        let steps = finding["trace"].as_array().into_iter().flatten();
        let places = std::iter::once(*finding).chain(steps).map(|it| &it["place"]["path"]);
        places.filter_map(Value::as_str).any(|path| path == file)
    };
    report["findings"].as_array().unwrap().iter().filter(is_here).cloned().collect()
}

#[test]
fn a_named_configuration_of_terragrunt_is_judged_as_in_a_scan_of_all() {
    let unit = |source: &str| {
        format!(
            "include \"root\" {{\n  path = find_in_parent_folders(\"root.hcl\")\n}}\nterraform {{\n  source = \"{source}\"\n}}\n"
        )
    };
    let own = unit("../../modules//b") + "inputs = {\n  public = true\n}\n";
    let registry = unit("tfr:///terraform-aws-modules/rds/aws?version=6.0.0")
        + "inputs = {\n  publicly_accessible = true\n}\n";
    let files = [
        ("modules/a/main.tf", DATABASE),
        ("modules/b/main.tf", DATABASE),
        ("live/root.hcl", "inputs = read_terragrunt_config(\"../common.hcl\").locals\n"),
        ("live/common.hcl", "locals {\n  public = true\n}\n"),
        ("live/a/terragrunt.hcl", &unit("../../modules//a")),
        ("live/b/terragrunt.hcl", &own),
        ("live/c/terragrunt.hcl", &registry),
        ("live/d/terragrunt.hcl", "include {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n"),
        ("live/d/main.tf", DATABASE),
    ];
    let tree = Tree::repository(&files);
    for (file, expected) in [
        ("modules/a/main.tf", 1),
        ("modules/b/main.tf", 1),
        ("live/root.hcl", 2),
        ("live/common.hcl", 2),
        ("live/a/terragrunt.hcl", 1),
        ("live/b/terragrunt.hcl", 1),
        ("live/c/terragrunt.hcl", 1),
        ("live/d/terragrunt.hcl", 1),
        ("live/d/main.tf", 1),
    ] {
        let alone = with_place_in(&tree, file, file);
        let all = with_place_in(&tree, ".", file);
        assert!(alone == all, "{file}: {alone:#?}, {all:#?} in a scan of all");
        assert_eq!(alone.len(), expected, "{file}");
    }
}
