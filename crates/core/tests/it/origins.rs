//! Which root modules, and which files, a finding comes from.

use crate::{SWITCH, scan};
use std::path::Path;
use tollgate_core::engine::{self, Options};
use tollgate_core::files::Memory;
use tollgate_core::finding::Finding;
use tollgate_core::load;

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
        let read = ["read from the file `data/settings`, line 1", "read as `local.settings`"];
        assert_eq!(steps, read, "{function}");
    }
}

#[test]
fn a_file_is_named_as_files_of_the_configuration_are() {
    let module = "resource \"test_switch\" \"a\" {\n  on = yamldecode(file(\"${path.module}/data/on\"))\n}\n";
    let call = "module \"a\" {\n  source = \"../..\"\n}\n";
    let memory = Memory::default().with("/live/app/main.tf", module).with("/live/app/data/on", "true\n");
    let report = scan(&SWITCH, &memory.with("/live/app/examples/full/main.tf", call));
    let [finding] = &report.findings[..] else { panic!("{report:?}") };
    assert_eq!(finding.trace[0].message, "read from the file `live/app/data/on`, line 1");
}

/// The first step of the way of what is wrong in `main.tf`, beside a file `data`.
fn read(main: &str, data: &str) -> String {
    let report = scan(&SWITCH, &Memory::default().with("/main.tf", main).with("/data", data));
    let [finding] = &report.findings[..] else { panic!("{main}: {report:?}") };
    finding.trace.first().map_or_else(|| panic!("{main}: {finding:?}"), |step| step.message.clone())
}

/// `PARTS` of the file as instances of the resource.
fn each_of(parts: &str, value: &str) -> String {
    format!("resource \"test_switch\" \"a\" {{\n  for_each = {parts}\n  on       = {value}\n}}\n")
}

#[test]
fn a_value_that_is_decoded_from_a_file_names_its_line() {
    let yaml = "# Switches.\nswitches:\n  a:\n    enabled: false\n  b:\n    # No.\n    enabled: &no true\n  c:\n    enabled: false\n";
    let json = "{\n  \"switches\": {\n    \"a\": {\"enabled\": false},\n    \"b\": {\"size\": 1,\n\n      \"enabled\": true}\n  }\n}\n";
    let (decoded, json_decoded) =
        ("yamldecode(file(\"data\")).switches", "jsondecode(file(\"data\")).switches");
    let at = |line: u32| format!("read from the file `data`, line {line}");
    for (parts, value, text, line) in [
        (decoded.to_owned(), "each.value.enabled", yaml, 7),
        (json_decoded.to_owned(), "each.value.enabled", json, 6),
        (format!("merge({decoded}, {{ d = {{ enabled = false }} }})"), "each.value.enabled", yaml, 7),
        (format!("{{ for at, it in values({decoded}) : at => it.enabled }}"), "each.value", yaml, 7),
        (
            format!("{{ for key, it in {decoded} : key => concat([it.enabled], [false]) }}"),
            "each.value[0]",
            yaml,
            7,
        ),
        (format!("toset([for it in {decoded} : tostring(it.enabled)])"), "each.key", yaml, 7),
    ] {
        assert_eq!(read(&each_of(&parts, value), text), at(line), "{parts}");
    }
    // An alias means what stands at its anchor.
    let aliased = format!("{}d:\n  enabled: *no\n", yaml.replace("&no true", "&no true\nmore:"));
    let more = "yamldecode(file(\"data\")).d.enabled";
    assert_eq!(read(&format!("resource \"test_switch\" \"a\" {{\n  on = {more}\n}}\n"), &aliased), at(7));
}

#[test]
fn lines_are_those_of_the_file() {
    let template = |text: &str| {
        read(&each_of("yamldecode(templatefile(\"data\", { a = \"x\", on = true }))", "each.value"), text)
    };
    assert_eq!(template("${a}: false\n\nb: ${on}\n"), "read from the file `data`, line 3");
    // Which line of the template a line of the text comes from is not known.
    assert_eq!(
        template("%{ if a == \"x\" ~}\n${a}: false\n%{ endif ~}\nb: ${on}\n"),
        "read from the file `data`"
    );
    let within = each_of("yamldecode(yamldecode(file(\"data\")).text)", "each.value");
    assert_eq!(read(&within, "# Text.\n\ntext: |\n  a: false\n  b: true\n"), "read from the file `data`");
}

#[test]
fn a_call_by_the_address_of_the_repository_is_one_of_the_module_in_it() {
    let found = |source: &str| {
        let on = MODULE.replacen("{}", "{\n  default = true\n}", 1);
        let call = format!("module \"m\" {{\n  source = \"{source}\"\n  on = false\n}}\n");
        let files =
            Memory::default().with("/infra/modules/m/main.tf", on).with("/infra/live/eu/main.tf", call);
        let project = load::load(files.inputs(), &[], Path::new("/infra"), &files, &());
        let options = Options { profiles: vec![&SWITCH].into(), ..Options::default() };
        engine::scan(&project, &options, &files, &()).findings.len()
    };
    for own in [
        "git::https://example.com/team/infra.git//modules/m?ref=v1", "git@github.com:team/Infra//modules/m",
        "github.com/team/infra//modules/m?ref=main", "git::ssh://git@example.com/team/infra//modules/m",
    ] {
        assert_eq!(found(own), 0, "{own}");
    }
    for other in [
        "git::https://example.com/team/modules.git//modules/m",
        "git::https://example.com/team/my-infra.git//modules/m",
        "git::https://example.com/team/infra.git//modules/n", "team/aws/infra//modules/m",
    ] {
        assert_eq!(found(other), 1, "{other}");
    }
}

#[test]
fn what_a_pipeline_gives_by_a_template_is_not_known() {
    let switch = |name: &str| {
        format!(
            "variable \"{name}\" {{\n  default = true\n}}\nresource \"test_switch\" \"{name}\" {{\n  on = var.{name}\n}}\n"
        )
    };
    let found = |name: &str, text: &str| {
        let main = switch("on") + &switch("other");
        let files = Memory::default().with("/main.tf", main).with(format!("/{name}"), text);
        let report = scan(&SWITCH, &files);
        (report.findings.len(), report.undecided.len(), report.notes.len())
    };
    assert_eq!(found("terraform.tfvars.tpl", "on = \"ON\"\n"), (1, 1, 0));
    assert_eq!(found("eu.auto.tfvars.tftpl", "on = ON\nregion = @@\n"), (1, 1, 0));
    assert_eq!(found("eu.tfvars.tpl", "on = ON\n"), (2, 0, 0));
}
