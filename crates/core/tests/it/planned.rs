//! Plans beside configurations.

use crate::SWITCH;
use std::path::{Path, PathBuf};
use tollgate_core::engine::{self, Options};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::planned::Planned;

const MAIN: &str = r#"
variable "on" {}
variable "secret" {
  sensitive = true
}
data "test_source" "s" {}
resource "test_switch" "by_variable" {
  on = var.on
}
resource "test_switch" "by_data" {
  on = data.test_source.s.on
}
resource "test_switch" "by_provider" {
  on = test_other.o.on
}
resource "test_switch" "later" {
  on = test_other.o.later
}
resource "test_switch" "off" {
  on = var.secret
}
resource "test_other" "o" {}
module "m" {
  source = "./m"
  names  = data.test_source.s.names
}
"#;

const MODULE: &str = r#"
variable "names" {}
resource "test_switch" "each" {
  for_each = toset(var.names)
  on       = each.key == "b"
}
"#;

const PLAN: &str = r#"{
  "format_version": "1.2",
  "variables": { "on": { "value": true }, "secret": { "value": false } },
  "planned_values": { "root_module": { "resources": [
    { "address": "test_other.o", "mode": "managed", "type": "test_other", "name": "o",
      "values": { "on": true, "later": null }, "sensitive_values": {} }
  ] } },
  "prior_state": { "values": { "root_module": { "resources": [
    { "address": "data.test_source.s", "mode": "data", "type": "test_source", "name": "s",
      "values": { "on": true, "names": ["a", "b"] }, "sensitive_values": {} }
  ] } } },
  "resource_changes": [ { "address": "test_other.o", "change": { "after_unknown": { "later": true, "id": true } } } ]
}"#;

fn scan(plan: Option<&str>) -> Report {
    let files = Memory::default().with("/main.tf", MAIN).with("/m/main.tf", MODULE);
    let mut project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    project.planned = plan.map(|it| Planned::read("plan.json", PathBuf::from("/"), it).unwrap());
    engine::scan(&project, &Options { profiles: vec![&SWITCH].into(), ..Options::default() }, &files, &())
}

#[test]
fn a_plan_decides_what_the_configuration_leaves_open_and_findings_stand_in_the_source() {
    let found = |report: &Report| -> Vec<String> {
        let found = report.findings.iter().map(|it| {
            let text = if it.addresses[0].starts_with("module.m") { MODULE } else { MAIN };
            let place = &text[it.location.span.start as usize..it.location.span.end as usize];
            format!("{}: {place}", it.addresses.join(", "))
        });
        found.collect()
    };
    let undecided = |report: &Report| -> Vec<String> {
        report.undecided.iter().map(|it| it.address.to_string()).collect()
    };
    let alone = scan(None);
    assert_eq!(found(&alone), [""; 0]);
    assert_eq!(undecided(&alone).len(), 6);
    let planned = scan(Some(PLAN));
    assert_eq!(
        found(&planned),
        [
            "module.m.test_switch.each[\"b\"]: on       = each.key == \"b\"",
            "test_switch.by_variable: on = var.on",
            "test_switch.by_data: on = data.test_source.s.on",
            "test_switch.by_provider: on = test_other.o.on",
        ]
    );
    assert_eq!(undecided(&planned), ["test_switch.later"]);
    let of_provider =
        planned.findings.iter().find(|it| it.addresses[0] == "test_switch.by_provider").unwrap();
    assert_eq!(of_provider.trace[0].message, "read from the file `plan.json`");
}

#[test]
fn what_is_not_a_plan_is_refused() {
    for (text, why) in [
        ("[]", "it is not a JSON object"),
        ("{", "it is not JSON"),
        (r#"{"values": {}}"#, "it has no `planned_values`"),
    ] {
        let refused = Planned::read("plan.json", PathBuf::from("/"), text).unwrap_err();
        assert!(refused.starts_with(why), "{refused}");
    }
}
