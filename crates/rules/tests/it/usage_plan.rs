//! The rule of a stage without a usage plan, in every form that configurations write the link.

use crate::{Scan, scan};

const RULE: &str = "aws-api-gateway-stage-without-usage-plan";

fn judge(files: &[(&str, &str)]) -> Scan {
    scan(tollgate_rules::find(RULE).unwrap(), files)
}

fn is_covered(files: &[(&str, &str)]) {
    let scan = judge(files);
    assert_eq!(scan.lines(), [""; 0]);
    assert!(scan.report.undecided.is_empty(), "{:?}", scan.report.undecided);
}

fn is_found(files: &[(&str, &str)], lines: &[&str]) {
    let scan = judge(files);
    assert_eq!(scan.lines(), lines);
    assert!(scan.report.undecided.is_empty(), "{:?}", scan.report.undecided);
}

/// Nothing is found, and what is to blame is named.
fn is_undecided(files: &[(&str, &str)], blame: &str) {
    let scan = judge(files);
    assert_eq!(scan.lines(), [""; 0]);
    let [undecided] = &scan.report.undecided[..] else { panic!("{:?}", scan.report.undecided) };
    assert!(undecided.unknown.reason.to_string().contains(blame), "{}", undecided.unknown.reason);
}

fn stage(rest_api_id: &str, stage_name: &str) -> String {
    format!(
        "resource \"aws_api_gateway_stage\" \"s\" {{\n  rest_api_id = {rest_api_id}\n  stage_name = {stage_name}\n}}\n"
    )
}

fn plan(api_id: &str, stage: &str) -> String {
    format!(
        "resource \"aws_api_gateway_usage_plan\" \"p\" {{\n  api_stages {{\n    api_id = {api_id}\n    stage = {stage}\n  }}\n}}\n"
    )
}

const API: &str = "aws_api_gateway_rest_api.a.id";
const STAGE: &str = "aws_api_gateway_stage.s.stage_name";
const VARIABLE: &str = "variable \"name\" {}\nlocals {\n  name = var.name\n}\n";

#[test]
fn literals_on_both_sides() {
    let text = stage("\"api\"", "\"live\"");
    is_covered(&[("main.tf", &(text.clone() + &plan("\"api\"", "\"live\"")))]);
    is_found(&[("main.tf", &(text + &plan("\"api\"", "\"test\"")))], &["main.tf:1"]);
}

#[test]
fn the_plan_refers_to_the_stage_and_both_to_the_api() {
    is_covered(&[("main.tf", &(stage(API, "\"live\"") + &plan(API, STAGE)))]);
    let both = plan("aws_api_gateway_stage.s.rest_api_id", STAGE);
    is_covered(&[("main.tf", &(stage(API, "\"live\"") + &both))]);
}

#[test]
fn a_reference_and_a_literal_that_are_the_same() {
    is_covered(&[("main.tf", &(stage(API, "\"live\"") + &plan(API, "\"live\"")))]);
    is_covered(&[("main.tf", &(stage("\"api\"", "\"live\"") + &plan("\"api\"", STAGE)))]);
}

#[test]
fn several_api_stages() {
    let plan = "resource \"aws_api_gateway_usage_plan\" \"p\" {\n  api_stages {\n    api_id = \"other\"\n    stage = \"live\"\n  }\n  api_stages {\n    api_id = \"api\"\n    stage = \"live\"\n  }\n}\n";
    is_covered(&[("main.tf", &(stage("\"api\"", "\"live\"") + plan))]);
    // API and name must come from the same block.
    let crossed = plan
        .replace("    api_id = \"api\"\n    stage = \"live\"", "    api_id = \"api\"\n    stage = \"test\"");
    is_found(&[("main.tf", &(stage("\"api\"", "\"live\"") + &crossed))], &["main.tf:1"]);
}

#[test]
fn the_plan_in_another_file_of_the_module() {
    is_covered(&[("m/stage.tf", &stage(API, "\"live\"")), ("m/plans.tf", &plan(API, STAGE))]);
}

#[test]
fn the_same_variable_or_local_on_both_sides() {
    for name in ["var.name", "local.name", "\"${var.name}-v1\"", "lower(var.name)"] {
        let text = VARIABLE.to_owned() + &stage(API, name) + &plan(API, name);
        is_covered(&[("main.tf", &text)]);
    }
    let text = VARIABLE.to_owned() + &stage(API, "var.name") + &plan(API, "local.name");
    is_covered(&[("main.tf", &text)]);
}

#[test]
fn variables_with_values() {
    let text = "variable \"name\" {\n  default = \"live\"\n}\n".to_owned()
        + &stage(API, "var.name")
        + &plan(API, "\"live\"");
    is_covered(&[("main.tf", &text)]);
    is_found(&[("main.tf", &text), ("terraform.tfvars", "name = \"test\"\n")], &["main.tf:4"]);
}

#[test]
fn a_stage_without_a_name_of_its_own() {
    let nameless = format!("resource \"aws_api_gateway_stage\" \"s\" {{\n  rest_api_id = {API}\n}}\n");
    is_covered(&[("main.tf", &(nameless.clone() + &plan(API, STAGE)))]);
    is_undecided(&[("main.tf", &(nameless + &plan(API, "\"live\"")))], "stage_name");
}

#[test]
fn the_name_but_not_the_api() {
    is_found(
        &[("main.tf", &(stage(API, "\"live\"") + &plan("aws_api_gateway_rest_api.b.id", STAGE)))],
        &["main.tf:1"],
    );
    is_found(&[("main.tf", &(stage("\"a\"", "\"live\"") + &plan("\"b\"", "\"live\"")))], &["main.tf:1"]);
}

#[test]
fn a_plan_in_an_unrelated_directory() {
    let files = [("a/main.tf", stage(API, "\"live\"")), ("b/main.tf", plan(API, "\"live\""))];
    is_found(&[(files[0].0, &files[0].1), (files[1].0, &files[1].1)], &["a/main.tf:1"]);
}

#[test]
fn an_api_that_cannot_be_known() {
    let text = VARIABLE.to_owned() + &stage(API, "\"live\"") + &plan("var.name", "\"live\"");
    is_undecided(&[("main.tf", &text)], "`var.name` has no default");
    // The name alone rules the plan out.
    let text = VARIABLE.to_owned() + &stage(API, "\"live\"") + &plan("var.name", "\"test\"");
    is_found(&[("main.tf", &text)], &["main.tf:5"]);
}

#[test]
fn two_stages_one_covered() {
    let text = stage(API, "\"live\"") + &stage(API, "\"test\"").replace("\"s\"", "\"t\"") + &plan(API, STAGE);
    is_found(&[("main.tf", &text)], &["main.tf:5"]);
}

#[test]
fn stages_that_do_not_exist_or_may_not() {
    let none = stage(API, "\"live\"").replace("rest_api_id", "count = 0\n  rest_api_id");
    is_found(&[("main.tf", &none)], &[]);
    let plan_if = |count: &str| {
        VARIABLE.to_owned()
            + &stage(API, "\"live\"")
            + &plan(API, "\"live\"").replace("api_stages", &format!("count = {count}\n  api_stages"))
    };
    is_covered(&[("main.tf", &plan_if("1"))]);
    is_found(&[("main.tf", &plan_if("0"))], &["main.tf:5"]);
    is_undecided(&[("main.tf", &plan_if("var.name"))], "var.name");
}

#[test]
fn stage_and_plan_under_the_same_condition() {
    let count = "count = var.name == \"x\" ? 1 : 0";
    let text = VARIABLE.to_owned()
        + &stage("aws_api_gateway_rest_api.a[0].id", "\"live\"")
            .replace("rest_api_id", &format!("{count}\n  rest_api_id"))
        + &plan("aws_api_gateway_rest_api.a[0].id", "aws_api_gateway_stage.s[0].stage_name")
            .replace("api_stages", &format!("{count}\n  api_stages"));
    is_covered(&[("main.tf", &text)]);
}

#[test]
fn a_dynamic_block_lists_the_stage() {
    let plan = |for_each: &str| {
        format!(
            "variable \"stages\" {{}}\nresource \"aws_api_gateway_usage_plan\" \"p\" {{\n  dynamic \"api_stages\" {{\n    for_each = {for_each}\n    content {{\n      api_id = {API}\n      stage = api_stages.value\n    }}\n  }}\n}}\n"
        )
    };
    is_covered(&[("main.tf", &(stage(API, "\"live\"") + &plan("[\"test\", \"live\"]")))]);
    is_found(&[("main.tf", &(stage(API, "\"live\"") + &plan("[\"test\"]")))], &["main.tf:1"]);
    is_undecided(&[("main.tf", &(stage(API, "\"live\"") + &plan("var.stages")))], "stages");
}

#[test]
fn the_plan_in_a_module_that_is_given_the_stage() {
    let caller = stage(API, "\"live\"")
        + &format!("module \"plan\" {{\n  source = \"./plan\"\n  api = {API}\n  name = {STAGE}\n}}\n");
    let callee = "variable \"api\" {}\nvariable \"name\" {}\n".to_owned() + &plan("var.api", "var.name");
    is_covered(&[("main.tf", &caller), ("plan/main.tf", &callee)]);
}

#[test]
fn the_stage_in_a_module_whose_outputs_the_plan_reads() {
    let callee = "resource \"aws_api_gateway_rest_api\" \"a\" {}\noutput \"api\" {\n  value = aws_api_gateway_rest_api.a.id\n}\noutput \"name\" {\n  value = aws_api_gateway_stage.s.stage_name\n}\n".to_owned()
        + &stage(API, "\"live\"");
    let caller =
        "module \"api\" {\n  source = \"./api\"\n}\n".to_owned() + &plan("module.api.api", "module.api.name");
    is_covered(&[("main.tf", &caller), ("api/main.tf", &callee)]);
}
