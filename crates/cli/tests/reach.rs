//! A named file is judged as in a scan of all, although most of the repository is not loaded.

use super::files::{STAGE, Tree};
use super::tollgate;
use serde_json::Value;
use std::path::Path;

/// Findings and undecided checks in a directory, as a scan of a path has them.
fn said(tree: &Tree, path: &str, directory: &str) -> Vec<Value> {
    let outcome = tollgate(&tree.path(""), &["scan", "--format", "json", "--rule", "*", path]);
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
