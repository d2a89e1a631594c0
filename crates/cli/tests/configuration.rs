//! Which configuration file counts for what, and what it changes.

use super::files::{STAGE, Tree, found_in};
use super::{Outcome, tollgate};

/// The ids of three rules that find something in [`STAGE`] by default.
const WAF: &str = "aws-api-gateway-stage-without-waf";
const TRACING: &str = "aws-api-gateway-stage-without-tracing";

fn scan(tree: &Tree, directory: &str, args: &[&str]) -> Outcome {
    tollgate(&tree.path(directory), &[&["scan", "--format", "concise", "-q"], args].concat())
}

/// Path, severity and rule of each finding, the paths from the top of the tree.
fn found(outcome: &Outcome, from: &str) -> Vec<String> {
    let finding = |line: &str| {
        let (place, said) = line.split_once(": ")?;
        let path = place.split(':').next()?.replace('\\', "/");
        let path = if from.is_empty() { path } else { normal(&format!("{from}/{path}")) };
        let mut words = said.split(' ');
        let is_note = said.starts_with("note ");
        (!is_note).then_some(())?;
        Some(format!("{path} {} {}", words.next()?, words.next()?))
    };
    let mut found: Vec<_> = outcome.stdout.lines().filter_map(finding).collect();
    found.sort();
    found
}

fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn the_nearest_file_counts_whatever_the_arguments_and_the_working_directory() {
    let only = |rule: &str| format!("rules = [\"{rule}\"]\n");
    let tree = Tree::repository(&[
        (".tollgate.hcl", &only(WAF)),
        ("main.tf", STAGE),
        ("a/main.tf", STAGE),
        ("b/.tollgate.hcl", &only(TRACING)),
        ("b/main.tf", STAGE),
        ("b/deep/main.tf", STAGE),
    ]);
    let of_a = [format!("a/main.tf medium {WAF}")];
    let of_b = [format!("b/deep/main.tf low {TRACING}"), format!("b/main.tf low {TRACING}")];
    let all = [&of_a[..], &of_b, &[format!("main.tf medium {WAF}")]].concat();
    let check = |from: &str, args: &[&str], wanted: &[String]| {
        let outcome = scan(&tree, from, args);
        assert_eq!(found(&outcome, from), wanted, "{from} {args:?}: {}", outcome.stderr);
    };
    check("", &[], &all);
    check("", &["."], &all);
    check("", &["a", "b"], &[&of_a[..], &of_b].concat());
    check("a", &["../b", "."], &[&of_a[..], &of_b].concat());
    check("b", &[], &of_b);
    check("b/deep", &["../.."], &all);
    check("b/deep", &["main.tf"], &of_b[..1]);
    check("", &["b/deep/main.tf", "a/main.tf"], &[&of_a[..], &of_b[..1]].concat());
    // An option is for all of them.
    let usage = "aws-api-gateway-stage-without-usage-plan";
    assert_eq!(found(&scan(&tree, "a", &["..", "--rule", usage]), "a").len(), 4);
    assert_eq!(
        found(&scan(&tree, "", &["--no-config"]), ""),
        found(&scan(&tree, "b", &["..", "--no-config"]), "b")
    );
    // A repository of its own has files of its own.
    std::fs::create_dir(tree.path("a/.git")).unwrap();
    assert!(found(&scan(&tree, "", &["a"]), "").len() > 1);
    assert_eq!(found(&scan(&tree, "", &[]), ""), found(&scan(&tree, "a", &[".."]), "a"));
}

#[test]
fn findings_in_a_module_that_is_called_belong_to_that_module() {
    let tree = Tree::repository(&[
        ("live/.tollgate.hcl", "exclude_rules = [\"*\"]\n"),
        ("live/main.tf", "module \"api\" {\n  source = \"../modules/api\"\n}\n"),
        ("modules/.tollgate.hcl", &format!("rules = [\"{WAF}\"]\n")),
        ("modules/api/main.tf", STAGE),
    ]);
    let wanted = [format!("modules/api/main.tf medium {WAF}")];
    for path in [".", "live", "modules", "modules/api/main.tf"] {
        let outcome = scan(&tree, "", &[path]);
        assert_eq!(found(&outcome, ""), wanted, "{path}: {}", outcome.stderr);
    }
    // What is installed is somebody else's, and so is what it says: the caller's file counts.
    let installed = "{\"Modules\":[{\"Key\":\"\",\"Source\":\"\",\"Dir\":\".\"},{\"Key\":\"api\",\"Source\":\
        \"registry.terraform.io/x/api/aws\",\"Version\":\"1.0.0\",\"Dir\":\".terraform/modules/api\"}]}";
    let tree = Tree::repository(&[
        (".tollgate.hcl", &format!("rules = [\"{WAF}\"]\n")),
        ("main.tf", "module \"api\" {\n  source = \"x/api/aws\"\n}\n"),
        (".terraform/modules/modules.json", installed),
        (".terraform/modules/api/main.tf", STAGE),
        (".terraform/modules/api/.tollgate.hcl", "exclude_rules = [\"*\"]\n"),
    ]);
    assert_eq!(found(&scan(&tree, "", &[]), ""), [format!("main.tf medium {WAF}")]);
}

#[test]
fn what_stands_above_counts_where_a_file_extends_it() {
    let base = format!(
        "rules = [\"{WAF}\", \"{TRACING}\"]\nexclude = [\"gen/\"]\nseverities = {{ \"{WAF}\" = \"low\" }}\n"
    );
    let tree = Tree::repository(&[
        (".tollgate.hcl", &base),
        ("a/.tollgate.hcl", &format!("extends = \"../.tollgate.hcl\"\nexclude_rules = [\"{TRACING}\"]\n")),
        ("a/main.tf", STAGE),
        ("a/gen/main.tf", STAGE),
        ("a/b/.tollgate.hcl", "extends = \"../.tollgate.hcl\"\nseverities = { \"*-waf\" = \"high\" }\n"),
        ("a/b/main.tf", STAGE),
    ]);
    let wanted = [format!("a/b/main.tf high {WAF}"), format!("a/main.tf low {WAF}")];
    assert_eq!(found(&scan(&tree, "", &[]), ""), wanted);
    let outcome = tollgate(&tree.path("a"), &["scan"]);
    let files = "Configuration: ../.tollgate.hcl, .tollgate.hcl, b/.tollgate.hcl";
    assert!(outcome.stdout.replace('\\', "/").contains(files), "{}", outcome.stdout);
}

#[test]
fn a_file_that_cannot_be_extended_is_an_error_with_a_line() {
    let tree = Tree::repository(&[
        ("main.tf", STAGE),
        ("round/.tollgate.hcl", "\nextends = \"b.hcl\"\n"),
        ("round/b.hcl", "extends = \".tollgate.hcl\"\n"),
        ("itself/.tollgate.hcl", "extends = \".tollgate.hcl\"\n"),
        ("gone/.tollgate.hcl", "extends = \"../nowhere.hcl\"\n"),
        ("outside/.tollgate.hcl", "# no\nextends = \"../../../../../../etc/hostname\"\n"),
        ("wrong/.tollgate.hcl", "extends = \"b.hcl\"\n"),
        ("wrong/b.hcl", "\n\nseverty = \"low\"\n"),
        ("directory/.tollgate.hcl", "extends = \"..\"\n"),
    ]);
    for (directory, words) in [
        (
            "round",
            "round/.tollgate.hcl:2: `extends`: round/b.hcl:1: `extends`: files that extend each other in a circle",
        ),
        ("itself", "itself/.tollgate.hcl:1: `extends`: files that extend each other in a circle"),
        ("gone", "gone/.tollgate.hcl:1: `extends`: cannot read `../nowhere.hcl`"),
        (
            "outside",
            "outside/.tollgate.hcl:2: `extends`: cannot read `../../../../../../etc/hostname`: it leads outside",
        ),
        (
            "wrong",
            "wrong/.tollgate.hcl:1: `extends`: wrong/b.hcl:3: unknown setting `severty`; did you mean `severity`?",
        ),
        ("directory", "directory/.tollgate.hcl:1: `extends`: `..` is no file"),
    ] {
        std::fs::write(tree.path(&format!("{directory}/main.tf")), STAGE).unwrap();
        let outcome = scan(&tree, "", &[directory]);
        let said = outcome.stderr.replace('\\', "/");
        assert!(outcome.code == Some(2) && said.contains(words), "{directory}: {said}");
    }
}

#[test]
fn later_blocks_for_paths_win() {
    let config = format!(
        "rules = [\"{WAF}\", \"{TRACING}\"]\n\
         path \"examples/**\" {{\n  severity = \"medium\"\n}}\n\
         path \"examples/one/**\" {{\n  severity = \"low\"\n  severities = {{ CKV_AWS_73 = \"critical\" }}\n}}\n\
         path \"tests/**\" {{\n  exclude = true\n}}\n\
         path \"tests/kept/**\" {{\n  exclude = false\n  rules = [\"acme\"]\n}}\n\
         path \"*.gen.tf\" {{\n  exclude_rules = [\"{TRACING}\"]\n}}\n\
         set \"acme\" {{\n  rules = [\"*-usage-plan\"]\n}}\n"
    );
    let tree = Tree::repository(&[
        (".tollgate.hcl", &config),
        ("main.tf", STAGE),
        ("made/a.gen.tf", STAGE),
        ("examples/main.tf", STAGE),
        ("examples/one/main.tf", STAGE),
        ("tests/main.tf", STAGE),
        ("tests/kept/main.tf", STAGE),
    ]);
    let wanted = [
        format!("examples/main.tf medium {WAF}"),
        format!("examples/one/main.tf critical {TRACING}"),
        format!("examples/one/main.tf medium {WAF}"),
        format!("made/a.gen.tf medium {WAF}"),
        format!("main.tf low {TRACING}"),
        format!("main.tf medium {WAF}"),
        "tests/kept/main.tf low aws-api-gateway-stage-without-usage-plan".to_owned(),
    ];
    assert_eq!(found(&scan(&tree, "", &[]), ""), wanted);
    assert_eq!(found(&scan(&tree, "examples/one", &["../.."]), "examples/one"), wanted);
    // Options are for all paths.
    let high = found(&scan(&tree, "", &["--severity", "high"]), "");
    assert_eq!(high, [format!("examples/one/main.tf critical {TRACING}")]);
    assert_eq!(found(&scan(&tree, "", &["--rule", "acme"]), "").len(), 4);
}

#[test]
fn a_severity_that_is_overridden_is_that_of_every_report_and_of_the_exit_code() {
    let tree = Tree::repository(&[
        (".tollgate.hcl", &format!("rules = [\"{WAF}\"]\nseverities = {{ {WAF} = \"info\" }}\n")),
        ("main.tf", STAGE),
        ("b/main.tf", STAGE),
        ("b/.tollgate.hcl", &format!("rules = [\"{WAF}\"]\nseverities = {{ {WAF} = \"critical\" }}\n")),
    ]);
    assert_eq!(scan(&tree, "", &["--fail-on", "critical"]).code, Some(1));
    assert_eq!(scan(&tree, "", &["--fail-on", "low", "main.tf"]).code, Some(0));
    let report = |format: &str| tollgate(&tree.path(""), &["scan", "--format", format]).stdout;
    let json: serde_json::Value = serde_json::from_str(&report("json")).unwrap();
    let severities: Vec<_> = json["findings"].as_array().unwrap().iter().map(|it| &it["severity"]).collect();
    assert_eq!(severities, ["critical", "info"]);
    let sarif: serde_json::Value = serde_json::from_str(&report("sarif")).unwrap();
    let run = &sarif["runs"][0];
    let levels: Vec<_> = run["results"].as_array().unwrap().iter().map(|it| &it["level"]).collect();
    assert_eq!(levels, ["error", "note"]);
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["properties"]["security-severity"], "9.5", "GitHub has one severity for each rule");
    let plain: serde_json::Value = serde_json::from_str(
        &tollgate(&tree.path(""), &["scan", "--no-config", "--rule", WAF, "--format", "json"]).stdout,
    )
    .unwrap();
    let fingerprints = |json: &serde_json::Value| {
        json["findings"].as_array().unwrap().iter().map(|it| it["fingerprint"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(fingerprints(&json), fingerprints(&plain));
}

#[test]
fn what_is_of_the_scan_as_a_whole_is_said_near_the_working_directory() {
    let tree = Tree::repository(&[
        (".tollgate.hcl", "fail_on = \"critical\"\n"),
        ("b/.tollgate.hcl", "fail_on = \"info\"\n"),
        ("b/main.tf", STAGE),
    ]);
    assert_eq!(scan(&tree, "", &[]).code, Some(0));
    assert_eq!(scan(&tree, "", &["b"]).code, Some(0));
    assert_eq!(scan(&tree, "b", &[]).code, Some(1));
    assert_eq!(scan(&tree, "b", &[".."]).code, Some(1));
    assert_eq!(scan(&tree, "b", &["--fail-on", "never"]).code, Some(0));
}

#[test]
fn each_module_has_the_variable_files_that_its_own_configuration_names() {
    let main = STAGE
        .replace("stage_name  = \"live\"", "stage_name  = \"live\"\n  xray_tracing_enabled = var.tracing");
    let main = format!("{main}\nvariable \"tracing\" {{}}\n");
    let config = format!("rules = [\"{TRACING}\"]\nvar_files = [\"values/x.tfvars\"]\n");
    let tree = Tree::repository(&[
        ("a/.tollgate.hcl", &config),
        ("a/values/x.tfvars", "tracing = false\n"),
        ("a/main.tf", &main),
        ("b/.tollgate.hcl", &config),
        ("b/values/x.tfvars", "tracing = true\nmisspelt = 1\n"),
        ("b/main.tf", &main),
        ("c/.tollgate.hcl", &format!("rules = [\"{TRACING}\"]\nscenarios = false\n")),
        ("c/env/x.tfvars", "tracing = false\n"),
        ("c/main.tf", &main),
    ]);
    for from in ["", "b"] {
        let outcome =
            tollgate(&tree.path(from), &["scan", "--no-ignore", if from.is_empty() { "." } else { ".." }]);
        let places = found_in(&outcome);
        assert!(places.iter().any(|it| it.ends_with("a/main.tf")), "{from}: {places:?} {}", outcome.stderr);
        assert!(
            !places.iter().any(|it| it.ends_with("b/main.tf") || it.ends_with("c/main.tf")),
            "{places:?}"
        );
        assert!(outcome.stdout.contains("no variable is declared for `misspelt`"), "{}", outcome.stdout);
    }
}
