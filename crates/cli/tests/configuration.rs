//! Which configuration file counts for what, and what it changes.

use super::files::{STAGE, Tree, found_in};
use super::{Outcome, tollgate, tollgate_with};
use serde_json::Value;

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
        ("directory", "directory/.tollgate.hcl:1: `extends`: `..` is not a file"),
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
    let json: Value = serde_json::from_str(&report("json")).unwrap();
    let severities: Vec<_> = json["findings"].as_array().unwrap().iter().map(|it| &it["severity"]).collect();
    assert_eq!(severities, ["critical", "info"]);
    let sarif: Value = serde_json::from_str(&report("sarif")).unwrap();
    let run = &sarif["runs"][0];
    let levels: Vec<_> = run["results"].as_array().unwrap().iter().map(|it| &it["level"]).collect();
    assert_eq!(levels, ["error", "note"]);
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["properties"]["security-severity"], "9.5", "GitHub has one severity for each rule");
    let plain: Value = serde_json::from_str(
        &tollgate(&tree.path(""), &["scan", "--no-config", "--rule", WAF, "--format", "json"]).stdout,
    )
    .unwrap();
    let fingerprints = |json: &Value| {
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

/// The settings that `tollgate config --format json` shows for one path, as `name value from`.
fn settings(outcome: &Outcome) -> Vec<String> {
    let shown: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let text = |it: &Value| it.as_str().map_or_else(|| it.to_string(), str::to_owned).replace('\\', "/");
    let settings = shown[0]["settings"].as_array().unwrap().iter();
    settings.map(|it| format!("{} {} {}", text(&it["name"]), text(&it["value"]), text(&it["from"]))).collect()
}

#[test]
fn config_shows_what_holds_and_who_says_so() {
    let tree = Tree::repository(&[
        (
            ".tollgate.hcl",
            "severity = \"low\"\nexclude_rules = [\"acme\"]\nfail_on = \"high\"\nset \"acme\" {\n  rules = [\"aws-s3-*\"]\n}\n",
        ),
        (
            "a/.tollgate.hcl",
            "extends = \"../.tollgate.hcl\"\n\nseverities = { \"aws-rds-*\" = \"info\" }\npath \"x/**\" {\n  severity = \"high\"\n  exclude = true\n}\n",
        ),
        ("a/main.tf", STAGE),
        ("a/x/main.tf", STAGE),
    ]);
    let show = |from: &str, args: &[&str], variables: &[(&str, &str)]| {
        tollgate_with(&tree.path(from), &[&["config", "--format", "json"], args].concat(), variables)
    };
    let of_x = settings(&show("", &["a/x/main.tf"], &[]));
    for wanted in [
        "severity high a/.tollgate.hcl:5", "exclude_rules [\"acme\"] .tollgate.hcl:2",
        "severities {\"aws-rds-*\":\"info\"} a/.tollgate.hcl:3", "pedantic false default",
        "rules the default set default", "fail_on high .tollgate.hcl:3",
    ] {
        assert!(of_x.iter().any(|it| it == wanted), "{wanted}: {of_x:#?}");
    }
    let given = settings(&show("a", &["."], &[("TOLLGATE_SEVERITY", "medium"), ("TOLLGATE_PEDANTIC", "1")]));
    assert!(given.contains(&"severity medium TOLLGATE_SEVERITY".to_owned()), "{given:#?}");
    assert!(given.contains(&"pedantic true TOLLGATE_PEDANTIC".to_owned()), "{given:#?}");
    let asked = settings(&show("a", &["--severity", "info"], &[("TOLLGATE_SEVERITY", "medium")]));
    assert!(asked.contains(&"severity info --severity".to_owned()), "{asked:#?}");
    let text = tollgate(&tree.path(""), &["config", "a/x", "a"]).stdout.replace('\\', "/");
    assert!(
        text.starts_with("a/x: .tollgate.hcl, a/.tollgate.hcl, ") && text.contains("`exclude` leaves it out"),
        "{text}"
    );
    assert!(text.contains("\na: .tollgate.hcl, a/.tollgate.hcl, "), "{text}");
    let wrong = tollgate(&tree.path(""), &["config", "nowhere"]);
    assert!(wrong.code == Some(2) && wrong.stderr.contains("cannot show `nowhere`"), "{}", wrong.stderr);
}

#[test]
fn the_schema_of_configurations_knows_what_is_read() {
    let schema: Value =
        serde_json::from_str(&tollgate(std::path::Path::new("."), &["schema", "config"]).stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let good = serde_json::json!({
        "severity": "high", "severities": { "aws-s3-*": "low" }, "fail_on": "never", "exclude": ["a/"],
        "path": { "examples/**": { "rules": ["acme"], "exclude": true } }, "set": { "acme": { "rules": ["aws-*"] } },
    });
    assert!(validator.is_valid(&good));
    for bad in [
        serde_json::json!({ "severty": "high" }),
        serde_json::json!({ "severity": "urgent" }),
        serde_json::json!({ "pedantic": "yes" }),
        serde_json::json!({ "path": { "x": { "fail_on": "low" } } }),
        serde_json::json!({ "set": { "x": {} } }),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
    // A file that says everything that the schema knows is read, and what it does not know is not a setting.
    let sample = |schema: &Value| match (&schema["type"], &schema["$ref"], &schema["enum"]) {
        (Value::String(it), ..) if it == "boolean" => "true",
        (Value::String(it), ..) if it == "object" => "{ \"aws-s3-*\" = \"low\" }",
        (Value::String(it), ..) if it == "string" => "\"base.hcl\"",
        (Value::String(_), ..) => "[]",
        (_, Value::String(it), _) if it.ends_with("names") => "[\"aws-*\"]",
        _ => "\"low\"",
    };
    let said = |schema: &Value, indent: &str| {
        let attributes = schema["properties"].as_object().unwrap().iter();
        let attributes = attributes.filter(|(name, _)| !["path", "set"].contains(&name.as_str()));
        attributes.map(|(name, schema)| format!("{indent}{name} = {}\n", sample(schema))).collect::<String>()
    };
    let file = format!(
        "{}path \"x\" {{\n{}}}\nset \"acme\" {{\n{}}}\n",
        said(&schema, ""),
        said(&schema["$defs"]["path"], "  "),
        said(&schema["$defs"]["set"], "  ")
    );
    let tree = Tree::repository(&[(".tollgate.hcl", &file), ("base.hcl", ""), ("main.tf", STAGE)]);
    let read = tollgate(&tree.path(""), &["config"]);
    assert_eq!(read.code, Some(0), "{file}: {}", read.stderr);
    let tree = Tree::repository(&[(".tollgate.hcl", "zzz = 1\n"), ("main.tf", STAGE)]);
    let known = tollgate(&tree.path(""), &["config"]).stderr;
    let known: Vec<_> = known.split('`').skip(3).step_by(2).collect();
    let mut in_schema: Vec<_> =
        schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    let mut known = known;
    known.sort_unstable();
    in_schema.sort_unstable();
    assert_eq!(known, in_schema);
}

#[test]
fn variables_of_the_environment_stand_for_options_and_are_weaker() {
    let tree = Tree::repository(&[
        (".tollgate.hcl", &format!("rules = [\"{WAF}\", \"{TRACING}\"]\nseverity = \"info\"\n")),
        ("other.hcl", &format!("rules = [\"{TRACING}\"]\n")),
        ("main.tf", STAGE),
    ]);
    let scan = |args: &[&str], variables: &[(&str, &str)]| {
        tollgate_with(&tree.path(""), &[&["scan", "-q"], args].concat(), variables)
    };
    let concise = ("TOLLGATE_FORMAT", "concise");
    let both = [format!("main.tf low {TRACING}"), format!("main.tf medium {WAF}")];
    assert_eq!(found(&scan(&[], &[concise]), ""), both);
    assert_eq!(found(&scan(&[], &[concise, ("TOLLGATE_SEVERITY", "medium")]), ""), both[1..]);
    assert_eq!(found(&scan(&["--severity", "low"], &[concise, ("TOLLGATE_SEVERITY", "medium")]), ""), both);
    assert_eq!(found(&scan(&[], &[concise, ("TOLLGATE_CONFIG", "other.hcl")]), ""), both[..1]);
    assert!(found(&scan(&["--no-config"], &[concise, ("TOLLGATE_CONFIG", "other.hcl")]), "").len() > 1);
    assert_eq!(scan(&[], &[("TOLLGATE_FAIL_ON", "high")]).code, Some(0));
    assert_eq!(scan(&["--fail-on", "low"], &[("TOLLGATE_FAIL_ON", "high")]).code, Some(1));
    // What is empty is not set, and no variable stands in the way of an option.
    assert_eq!(found(&scan(&[], &[concise, ("TOLLGATE_SEVERITY", ""), ("TOLLGATE_PEDANTIC", "")]), ""), both);
    let shown = tollgate_with(&tree.path(""), &["scan", "--fix", "--diff"], &[("TOLLGATE_FORMAT", "sarif")]);
    assert!(!shown.stderr.contains("cannot be used"), "{}", shown.stderr);
    let wrong = scan(&[], &[("TOLLGATE_SEVERITY", "\u{1b}[2Jurgent")]);
    assert!(wrong.code == Some(2) && !wrong.stderr.contains('\u{1b}'), "{}", wrong.stderr);
}

#[test]
fn variables_of_terraform_in_the_environment_are_weaker_than_files() {
    let main = STAGE.replace(
        "stage_name  = \"live\"",
        "stage_name  = \"live\"\n  xray_tracing_enabled = var.settings.tracing",
    );
    let main = format!("{main}\nvariable \"settings\" {{\n  type = object({{ tracing = bool }})\n}}\n");
    let tree = Tree::repository(&[("main.tf", &main)]);
    let scan = |args: &[&str], value: &str| {
        let args = [&["scan", "--rule", TRACING, "--verbose"], args].concat();
        tollgate_with(&tree.path(""), &args, &[("TF_VAR_settings", value), ("NO_COLOR", "1")])
    };
    let off = scan(&[], "{ tracing = false }");
    assert!(off.code == Some(1) && off.stdout.contains("(TF_VAR_settings"), "{}{}", off.stdout, off.stderr);
    assert_eq!(scan(&[], "{ tracing = true }").code, Some(0));
    assert_eq!(scan(&["--var", "settings={tracing=true}"], "{ tracing = false }").code, Some(0));
    let ignored = scan(&["--no-tf-vars", "--show-undecided"], "{ tracing = false }");
    assert!(ignored.code == Some(0) && ignored.stdout.contains("var.settings"), "{}", ignored.stdout);
    // What nobody declares means nothing, and a value is no more than a value.
    for value in ["{", "\u{1b}[2J", "${file(\"/etc/hostname\")}", "{ tracing = \"\u{202e}\" }"] {
        let hostile = scan(&[], value);
        let said = format!("{}{}", hostile.stdout, hostile.stderr);
        assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said}");
    }
    let undeclared = tollgate_with(&tree.path(""), &["scan", "--rule", TRACING], &[("TF_VAR_nobody", "1")]);
    assert!(
        !format!("{}{}", undeclared.stdout, undeclared.stderr).contains("nobody"),
        "{}",
        undeclared.stdout
    );
    std::fs::write(tree.path("terraform.tfvars"), "settings = { tracing = true }\n").unwrap();
    assert_eq!(scan(&[], "{ tracing = false }").code, Some(0), "files are stronger");
}

#[test]
fn nothing_in_the_scanned_tree_weakens_a_locked_configuration() {
    let tree = Tree::repository(&[
        ("main.tf", &format!("# tollgate:ignore {WAF} -- we know\n{}", STAGE.trim_start())),
        (
            "a/main.tf",
            &STAGE.replace(
                "resource \"aws_api_gateway_stage\"",
                &format!("# tollgate:ignore {WAF} -- we know\nresource \"aws_api_gateway_stage\""),
            ),
        ),
        ("a/.checkov.yaml", "skip-check:\n  - CKV_AWS_73\n"),
        (
            "a/.tollgate.hcl",
            "pedantic = true\nexclude_rules = [\"*\"]\nseverity = \"critical\"\nfail_on = \"never\"\nexclude = [\"gen/\"]\npath \"x/**\" {\n  exclude = true\n}\n",
        ),
        ("a/gen/main.tf", STAGE),
        ("a/x/main.tf", STAGE),
        ("b/.tollgate.hcl", "this is { wrong\n"),
        ("b/main.tf", STAGE),
    ]);
    let outside = Tree::new(&[
        (
            "ci.hcl",
            &format!(
                "rules = [\"{WAF}\", \"{TRACING}\"]\nfail_on = \"medium\"\npath \"b/**\" {{\n  rules = [\"{WAF}\"]\n}}\n"
            ),
        ),
        ("wide.hcl", "pedantic = true\n"),
        ("soft.hcl", &format!("rules = [\"{WAF}\", \"{TRACING}\"]\nsuppressions = true\n")),
    ]);
    let locked = outside.path("ci.hcl");
    let locked = locked.to_str().unwrap();
    let all: Vec<_> = ["a/gen/main.tf", "a/main.tf", "a/x/main.tf", "b/main.tf", "main.tf"]
        .iter()
        .flat_map(|path| [format!("{path} low {TRACING}"), format!("{path} medium {WAF}")])
        .filter(|it| *it != format!("b/main.tf low {TRACING}"))
        .collect();
    let outcome = scan(&tree, "", &["--locked-config", locked]);
    assert_eq!(found(&outcome, ""), all, "{}", outcome.stderr);
    assert_eq!(outcome.code, Some(1));
    let in_a = scan(&tree, "a", &["--locked-config", locked]);
    assert_eq!(found(&in_a, "a").len(), 6, "{}", in_a.stdout);
    // The variable says the same as the option.
    let json = tollgate_with(&tree.path(""), &["scan", "-f", "json"], &[("TOLLGATE_LOCKED_CONFIG", locked)]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let notes = json["notes"].as_array().unwrap().iter().filter(|it| it["kind"] == "overruled");
    let notes: Vec<_> = notes
        .map(|it| {
            format!(
                "{}:{} {}",
                it["place"]["path"].as_str().unwrap(),
                it["place"]["start"]["line"],
                it["message"].as_str().unwrap()
            )
        })
        .collect();
    for wanted in [
        "a/.tollgate.hcl:2 `exclude_rules`", "a/.tollgate.hcl:3 `severity`", "a/.tollgate.hcl:4 `fail_on`",
        "a/.tollgate.hcl:5 `exclude`", "a/.tollgate.hcl:7 `exclude`",
        "a/main.tf:6 this does not suppress 1 finding",
    ] {
        assert!(notes.iter().any(|it| it.starts_with(wanted)), "{wanted}: {notes:#?}");
    }
    assert!(!notes.iter().any(|it| it.contains("pedantic")), "{notes:#?}");
    assert_eq!(json["summary"]["overruled"], notes.len());
    let text = tollgate(&tree.path(""), &["scan", "--locked-config", locked]).stdout;
    assert!(text.contains(&format!(", {} overruled", notes.len())), "{text}");
    // What other scanners' files leave out, too.
    let wide = outside.path("wide.hcl");
    let wide = scan(&tree, "", &["--locked-config", wide.to_str().unwrap()]);
    assert!(found(&wide, "").contains(&format!("a/main.tf low {TRACING}")), "{}", wide.stdout);
    let note = "a/.checkov.yaml:2:5: note overruled this does not suppress";
    assert!(wide.stdout.replace('\\', "/").contains(note), "{}", wide.stdout);
    // What the locked file itself permits counts.
    let soft = outside.path("soft.hcl");
    let soft = found(&scan(&tree, "", &["--locked-config", soft.to_str().unwrap()]), "");
    assert!(
        !soft.contains(&format!("a/main.tf medium {WAF}"))
            && soft.contains(&format!("a/gen/main.tf medium {WAF}")),
        "{soft:?}"
    );
    for other in [&["--no-config"][..], &["--config", "a/.tollgate.hcl"]] {
        let refused = scan(&tree, "", &[&["--locked-config", locked], other].concat());
        assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    }
}

#[test]
fn a_baseline_in_the_scanned_tree_does_not_count_where_the_configuration_is_locked() {
    let tree = Tree::repository(&[("main.tf", STAGE)]);
    let outside = Tree::new(&[("ci.hcl", &format!("rules = [\"{WAF}\"]\n"))]);
    let (locked, known) = (outside.path("ci.hcl"), outside.path("known"));
    let (locked, known) = (locked.to_str().unwrap(), known.to_str().unwrap());
    for file in ["known", known] {
        let written = scan(&tree, "", &["--locked-config", locked, "--write-baseline", file]);
        assert_eq!(written.code, Some(0), "{}{}", written.stdout, written.stderr);
    }
    let inside = scan(&tree, "", &["--locked-config", locked, "--baseline", "known"]);
    assert_eq!((inside.code, found(&inside, "").len()), (Some(1), 1), "{}", inside.stdout);
    assert!(inside.stdout.contains("overruled this baseline does not count"), "{}", inside.stdout);
    assert_eq!(scan(&tree, "", &["--locked-config", locked, "--baseline", known]).code, Some(0));
}
