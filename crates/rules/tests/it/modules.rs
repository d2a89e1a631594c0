//! Rules and modules: findings within called modules, wherever these are.

use crate::scan;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tollgate_core::engine::{self, Options};
use tollgate_core::files::{Boundary, Files, Memory, RealPath};
use tollgate_core::load;

const RULE: &str = "aws-api-gateway-stage-without-tracing";
const STAGE: &str = "variable \"tracing\" {\n  default = true\n}\nresource \"aws_api_gateway_stage\" \"s\" {\n  xray_tracing_enabled = var.tracing\n}\n";

fn lines(files: &[(&str, &str)]) -> Vec<String> {
    scan(tollgate_rules::find(RULE).unwrap(), files).lines()
}

#[test]
fn a_module_is_judged_with_the_inputs_of_its_callers() {
    let call = |value: &str| format!("module \"api\" {{\n  source = \"../api\"\n  tracing = {value}\n}}\n");
    assert_eq!(lines(&[("api/main.tf", STAGE)]), [""; 0]);
    assert_eq!(lines(&[("api/main.tf", STAGE), ("a/main.tf", &call("true"))]), [""; 0]);
    let both = [("api/main.tf", STAGE), ("a/main.tf", &call("true")), ("b/main.tf", &call("false"))];
    assert_eq!(lines(&both), ["api/main.tf:5"]);
    assert_eq!(lines(&[("api/main.tf", STAGE), ("a/main.tf", &call("null"))]), ["api/main.tf:5"]);
}

#[test]
fn an_index_selects_among_instances_of_modules_as_of_resources() {
    let module = "variable \"key\" {}\noutput \"tracing\" {\n  value = false\n}\noutput \"key\" {\n  value = var.key\n}\n";
    let judge = |repetition: &str, key: &str, attribute: &str| {
        let stage = "resource \"aws_api_gateway_stage\" \"s\" {\n  xray_tracing_enabled = ";
        let declared = "variable \"n\" {}\nvariable \"secret\" {\n  sensitive = true\n  default = \"a\"\n}\n";
        let module_call =
            format!("module \"m\" {{\n  source = \"./m\"\n  {repetition}\n  key = {attribute}\n}}\n");
        let of_module =
            format!("{stage}module.m{key}.{}\n}}\n", if attribute == "0" { "tracing" } else { "key" });
        let resource = format!(
            "resource \"aws_api_gateway_stage\" \"m\" {{\n  {repetition}\n  tracing = false\n  key = {attribute}\n}}\n"
        );
        let of_resource = format!(
            "{stage}aws_api_gateway_stage.m{key}.{}\n}}\n",
            if attribute == "0" { "tracing" } else { "key" }
        );
        let module_files = format!("{of_module}{module_call}{declared}");
        let of_module = lines(&[("main.tf", &module_files), ("m/main.tf", module)]);
        let resource_files = format!("{of_resource}{declared}{resource}");
        let mut of_resource = lines(&[("main.tf", &resource_files)]);
        // The resource itself leaves tracing out.
        of_resource.retain(|line| line == "main.tf:2");
        assert_eq!(of_module, of_resource, "{repetition} {key}");
        !of_module.is_empty()
    };
    for (repetition, key) in [
        ("count = var.n", "[0]"),
        ("count = var.n", "[3]"),
        ("count = var.n ? 1 : 0", "[0]"),
        ("for_each = var.n", "[\"a\"]"),
        ("count = 2", "[1]"),
        ("count = 2", "[\"1\"]"),
        // All instances are alike.
        ("count = var.n", "[var.n - 1]"),
        ("count = 2", "[var.n]"),
        ("for_each = toset([\"a\", \"b\"])", "[var.n]"),
        ("for_each = toset([\"1\"])", "[1]"),
    ] {
        assert!(judge(repetition, key, "0"), "{repetition} {key}");
    }
    for (repetition, key) in
        [("count = 2", "[2]"), ("for_each = var.n", "[var.secret]"), ("for_each = toset([\"a\"])", "[\"b\"]")]
    {
        assert!(!judge(repetition, key, "0"), "{repetition} {key}");
    }
    // Each instance is made with its own key.
    assert!(judge("for_each = var.n", "[\"false\"]", "each.key"));
    assert!(!judge("for_each = var.n", "[\"true\"]", "each.key"));
}

#[test]
fn several_calls_make_one_finding_with_all_addresses() {
    let call =
        "module \"api\" {\n  source = \"./api\"\n  for_each = toset([\"x\", \"y\"])\n  tracing = false\n}\n";
    let scan = scan(tollgate_rules::find(RULE).unwrap(), &[("api/main.tf", STAGE), ("main.tf", call)]);
    let [finding] = &scan.report.findings[..] else { panic!("{:?}", scan.lines()) };
    let addresses =
        ["module.api[\"x\"].aws_api_gateway_stage.s", "module.api[\"y\"].aws_api_gateway_stage.s"];
    assert_eq!(finding.addresses, addresses);
    let way: Vec<_> = finding.trace.iter().map(|step| scan.project.sources.describe(step.location)).collect();
    assert_eq!(way, ["main.tf:4", "main.tf:4", "api/main.tf:5"]);
}

#[test]
fn what_is_wrong_in_an_installed_module_is_reported_at_the_call() {
    let manifest = r#"{"Modules": [{"Key": "api", "Source": "registry.terraform.io/x/api/aws", "Dir": ".terraform/modules/api"}]}"#;
    let call = "module \"api\" {\n  source = \"x/api/aws\"\n  tracing = false\n}\n";
    let files = [
        ("main.tf", call),
        (".terraform/modules/modules.json", manifest),
        (".terraform/modules/api/main.tf", STAGE),
    ];
    // In-memory files are all inputs; on a disk nobody walks into `.terraform`.
    let scan = scan(tollgate_rules::find(RULE).unwrap(), &files);
    assert_eq!(scan.lines(), ["main.tf:1"]);
    assert!(scan.report.findings[0].message.contains("module.api.aws_api_gateway_stage.s"));
}

#[test]
fn what_a_rule_says_of_the_call_of_an_installed_module_is_said_once() {
    let manifest = r#"{"Modules": [{"Key": "logs", "Source": "registry.terraform.io/terraform-aws-modules/s3-bucket/aws", "Dir": ".terraform/modules/logs"}]}"#;
    let call = "module \"logs\" {\n  source            = \"terraform-aws-modules/s3-bucket/aws\"\n  block_public_acls = false\n}\n";
    // What nobody calls the module with, its own defaults, is not judged.
    let module = "variable \"block_public_acls\" {\n  default = false\n}\n\nresource \"aws_s3_bucket_public_access_block\" \"b\" {\n  bucket            = \"b\"\n  block_public_acls = var.block_public_acls\n}\n";
    let files = [
        ("main.tf", call),
        (".terraform/modules/modules.json", manifest),
        (".terraform/modules/logs/main.tf", module),
    ];
    let rule = tollgate_rules::find("aws-s3-bucket-public-acls-allowed").unwrap();
    assert_eq!(scan(rule, &files).lines(), ["main.tf:3"]);
    let alone = [(".terraform/modules/logs/main.tf", module)];
    assert_eq!(scan(rule, &alone).lines(), [".terraform/modules/logs/main.tf:7"]);
}

/// Files that count how often each is read.
struct Counted(Memory, Mutex<BTreeMap<PathBuf, usize>>);

impl Files for Counted {
    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        *self.1.lock().unwrap().entry(file.to_path_buf()).or_default() += 1;
        self.0.read(file, limit)
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        self.0.read_start(file, limit)
    }

    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>> {
        self.0.list(directory, within)
    }
}

#[test]
fn a_module_is_read_once_however_many_call_it() {
    let call = "module \"api\" {\n  source = \"../../common/api\"\n  tracing = false\n}\n";
    let roots =
        (0..200).fold(Memory::default(), |files, root| files.with(format!("/roots/{root}/main.tf"), call));
    let inputs = roots.inputs();
    let files = Counted(roots.with("/common/api/main.tf", STAGE), Mutex::default());
    // The module lies outside of what is asked for; it is loaded because it is called.
    let project = load::load(inputs, &[], Path::new("/"), &files, &());
    let rules = vec![tollgate_rules::find(RULE).unwrap()];
    let report =
        engine::scan(&project, &Options { profiles: rules.into(), ..Options::default() }, &files, &());
    assert_eq!(report.findings.len(), 1, "one place is one finding");
    assert_eq!(project.sources.describe(report.findings[0].location), "common/api/main.tf:5");
    let read = files.1.into_inner().unwrap();
    assert_eq!(read.get(Path::new("/common/api/main.tf")), Some(&1));
    let (manifests, sources): (Vec<_>, Vec<_>) =
        read.into_iter().partition(|(path, _)| path.ends_with("modules.json"));
    assert!(manifests.is_empty() && sources.iter().all(|(_, times)| *times == 1), "{sources:?}");
}

/// `STAGE` with a value of its own.
fn stage(tracing: &str) -> String {
    STAGE.replace("= true", &format!("= {tracing}"))
}

#[test]
fn what_only_terraform_reads_is_judged_too() {
    let (good, bad) = (stage("true"), stage("false"));
    for (files, expected) in [
        // Each tool reads one of them.
        (vec![("m.tf", &*bad), ("m.tofu", "")], &["m.tf:5"][..]),
        (vec![("m.tf", &bad), ("m.tofu", &good)], &["m.tf:5"]),
        (vec![("m.tf", &good), ("m.tofu", &bad)], &["m.tofu:5"]),
        (vec![("m.tf", &bad), ("m.tofu", &bad)], &["m.tf:5", "m.tofu:5"]),
        // An override that Terraform does not read.
        (
            vec![("m.tf", &bad), ("o_override.tofu", "variable \"tracing\" {\n  default = true\n}\n")],
            &["m.tf:5"],
        ),
        // OpenTofu reads both, and nothing hides anything.
        (vec![("m.tf", &bad), ("n.tofu", "")], &["m.tf:5"]),
        (vec![("m.tofu", &bad)], &["m.tofu:5"]),
    ] {
        let scan = scan(tollgate_rules::find(RULE).unwrap(), &files);
        assert_eq!(scan.lines(), expected, "{files:?}");
        let notes: Vec<_> = scan.report.notes.iter().map(|note| note.kind.name()).collect();
        let twice = if files.len() > 1 { vec!["judged-twice"] } else { Vec::new() };
        assert_eq!((notes, scan.report.totals.modules), (twice, 1), "{files:?}");
    }
}

#[test]
fn a_caller_is_read_by_the_tool_that_reads_what_it_calls() {
    let call = |tracing: &str| format!("module \"m\" {{\n  source = \"../m\"\n  tracing = {tracing}\n}}\n");
    let nothing = "variable \"tracing\" {}\n";
    let outer = "module \"a\" {\n  source = \"../a\"\n}\n";
    let (good, bad) = (call("true"), call("false"));
    // Terraform reads the stage, OpenTofu nothing; the callers read the same with both.
    let callee = [("m/m.tf", STAGE), ("m/m.tofu", nothing)];
    let with = |files: &[_]| lines(&[&callee, files].concat());
    assert_eq!(with(&[("a/main.tf", &bad), ("o/main.tf", outer)]), ["m/m.tf:5"]);
    assert_eq!(with(&[("a/main.tf", &good), ("o/main.tf", outer)]), [""; 0]);
    // Each variant of the caller calls its own: Terraform never sees the call with `false`, OpenTofu no stage.
    assert_eq!(with(&[("a/main.tf", &good), ("a/main.tofu", &bad)]), [""; 0]);
    assert_eq!(with(&[("a/main.tf", &bad), ("a/main.tofu", &good)]), ["m/m.tf:5"]);
    // One that only OpenTofu reads calls what OpenTofu reads.
    assert_eq!(with(&[("a/main.tofu", &bad)]), [""; 0]);
}
