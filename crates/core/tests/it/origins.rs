//! Which root modules, and which files, a finding comes from.

use crate::{SWITCH, scan};
use tollgate_core::files::Memory;
use tollgate_core::finding::Finding;

fn related(finding: &Finding) -> Vec<&str> {
    finding.related.iter().map(|it| it.message.as_str()).collect()
}

const MODULE: &str = "variable \"on\" {}\nresource \"test_switch\" \"a\" {\n  on = var.on\n}\n";

fn root(on: &str) -> String {
    format!("\nmodule \"m\" {{\n  source = \"../m\"\n  on     = {on}\n}}\n")
}

#[test]
fn a_finding_that_not_all_callers_have_names_those_that_do() {
    let memory =
        Memory::default().with("/m/main.tf", MODULE).with("/own/main.tf", MODULE.replace("var.on", "true"));
    let memory = memory.with("/dev/main.tf", root("false")).with("/prod/main.tf", root("true"));
    let report = scan(&SWITCH, &memory);
    let [shared, own] = &report.findings[..] else { panic!("{report:?}") };
    assert_eq!(related(shared), ["found from root module `prod`, not from one other that calls this module"]);
    assert_eq!(shared.related[0].location.span.start, 1);
    // What is in a root module itself needs no word.
    assert_eq!(related(own), [""; 0]);
}

#[test]
fn many_callers_are_counted() {
    let mut memory = Memory::default().with("/m/main.tf", MODULE);
    for number in 0..7 {
        memory = memory.with(format!("/r{number}/main.tf"), root(if number < 5 { "true" } else { "false" }));
    }
    let report = scan(&SWITCH, &memory);
    let expected =
        "found from root modules `r0`, `r1`, `r2` and 2 more, not from 2 others that call this module";
    assert_eq!(related(&report.findings[0]), [expected]);
}

#[test]
fn what_all_callers_have_is_the_modules_own() {
    let memory = Memory::default().with("/m/main.tf", MODULE);
    let memory = memory.with("/dev/main.tf", root("true")).with("/prod/main.tf", root("true"));
    let report = scan(&SWITCH, &memory);
    assert_eq!(related(&report.findings[0]), [""; 0]);
}

#[test]
fn a_value_that_is_read_from_a_file_names_it() {
    for (function, file) in [("yamldecode", "enabled: true\n"), ("jsondecode", "{\"enabled\": true}")] {
        let main = format!(
            "locals {{\n  settings = {function}(file(\"data/settings\"))\n}}\nresource \"test_switch\" \"a\" {{\n  on = local.settings.enabled\n}}\n"
        );
        let report = scan(&SWITCH, &Memory::default().with("/main.tf", main).with("/data/settings", file));
        let steps: Vec<_> = report.findings[0].trace.iter().map(|it| it.message.as_str()).collect();
        let read = ["read from the file `data/settings`", "read as `local.settings`"];
        assert_eq!(steps, read, "{function}");
    }
}
