//! Rules and modules: findings within called modules, wherever these are.

use crate::scan;

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
