//! What exists only for other values of variables than their defaults.

use std::path::Path;
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::{self, Options, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::finding::{Exists, Report};
use tollgate_core::load;
use tollgate_core::rule::Rule;
use tollgate_core::value::Checked;

/// Finds every `test_thing` whose `size` is not 1 and for which no `test_lock` is there.
static RULE: Rule =
    Rule { id: "test-thing", targets: &["test_thing"], check: Check::Block(look), ..SYNTAX_ERROR };

fn look(thing: &Block, cx: &mut Cx) -> Checked {
    let size = thing.number("size")?;
    if size.as_deref().and_then(|it| it.as_int()) != Some(1) && !cx.any("test_lock", |_| Ok(true))? {
        let size = size.map_or_else(|| "not set".to_owned(), |it| it.to_string());
        cx.flag(thing.header(), format!("the size is {size}"));
    }
    Ok(())
}

fn scan(files: &Memory) -> Report {
    let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
    engine::scan(&project, &Options { rules: vec![&RULE], ..Options::default() }, files, &())
}

/// What a finding says, for which values, and of which blocks.
fn said(report: &Report) -> Vec<String> {
    let said = report.findings.iter().map(|finding| {
        let exists = match &finding.exists {
            Exists::Always => String::new(),
            Exists::Where(conditions) => format!(" where {}", conditions.iter().next().unwrap()),
            Exists::With { defaults, files } => format!(" with {} files, defaults {defaults}", files.len()),
        };
        format!("{}{exists} in {}", finding.message, finding.addresses.join(", "))
    });
    said.collect()
}

/// What is said of a thing that is repeated so.
fn repeated(repetition: &str) -> Vec<String> {
    let main = format!(
        r#"
        variable "on" {{ default = false }}
        variable "off" {{ default = true }}
        variable "name" {{ default = "" }}
        variable "id" {{ default = null }}
        variable "stage" {{ default = "dev" }}
        variable "number" {{ default = 0 }}
        variable "list" {{ default = [] }}
        variable "map" {{ default = {{}} }}
        variable "given" {{ default = false }}
        variable "open" {{}}
        variable "settings" {{ default = {{ waf = {{ on = false }}, "a-b" = [] }} }}
        locals {{
          never   = false
          on      = var.on
          both    = var.on && local.prod
          prod    = var.stage == "prod"
          options = {{ waf = var.settings.waf.on, name = var.name }}
          many    = {{ for key, value in var.map : key => value if value.on }}
        }}
        resource "test_thing" "a" {{
          {repetition}
        }}
        "#
    );
    said(&scan(&Memory::default().with("/main.tf", main).with("/terraform.tfvars", "given = false\n")))
}

#[test]
fn what_switches_a_block_on_is_said() {
    let first = "the size is not set where {} in test_thing.a[0]";
    let some = "the size is not set where {} in test_thing.a[*]";
    for (repetition, condition, at) in [
        ("count = var.on ? 1 : 0", "`var.on` is true", first),
        ("count = (var.off) ? 0 : 1", "`var.off` is false", first),
        ("count = \"${!var.on ? 0 : 1}\"", "`var.on` is true", first),
        ("count = local.on == true ? 1 : 0", "`var.on` is true", first),
        ("count = var.name != \"\" ? 1 : 0", "`var.name` is not empty", first),
        ("count = var.name == \"\" ? 0 : 1", "`var.name` is not empty", first),
        ("count = var.id == null ? 0 : 1", "`var.id` is not null", first),
        ("count = \"prod\" == var.stage ? 1 : 0", "`var.stage` is `\"prod\"`", first),
        ("count = var.stage != \"dev\" ? 1 : 0", "`var.stage` is not `\"dev\"`", first),
        ("count = length(var.list) > 0 ? 1 : 0", "`var.list` is not empty", first),
        ("count = 1 <= length(var.list) ? 1 : 0", "`var.list` is not empty", first),
        ("count = length(var.list) == 0 ? 0 : 1", "`var.list` is not empty", first),
        ("count = var.number >= 3 ? 1 : 0", "`var.number` is at least 3", first),
        ("count = var.number", "`var.number` is not 0", some),
        ("count = length(var.list)", "`var.list` is not empty", some),
        ("count = local.both ? 1 : 0", "`var.on` is true and `var.stage` is `\"prod\"`", first),
        ("count = var.on || local.never ? 1 : 0", "`var.on` is true", first),
        ("count = var.on && !local.never ? 1 : 0", "`var.on` is true", first),
        ("count = var.on ? var.off ? 0 : 1 : 0", "`var.off` is false and `var.on` is true", first),
        ("count = local.options.waf ? 1 : 0", "`var.settings.waf.on` is true", first),
        ("count = contains(var.list, \"x\") ? 1 : 0", "`var.list` contains `\"x\"`", first),
        ("count = var.on ? length(var.list) : 0", "`var.list` is not empty and `var.on` is true", some),
        ("for_each = var.map", "`var.map` is not empty", some),
        ("for_each = toset(var.list)", "`var.list` is not empty", some),
        ("for_each = { for it in var.list : it => it }", "`var.list` is not empty", some),
        ("for_each = var.on ? { a = 1 } : {}", "`var.on` is true", some),
        ("for_each = merge(var.map, {})", "`var.map` is not empty", some),
        ("for_each = toset(var.settings[\"a-b\"])", "`var.settings[\"a-b\"]` is not empty", some),
        ("for_each = local.many", "`for_each` is not empty", some),
        ("count = startswith(var.name, \"x\") ? 1 : 0", "`count` is not 0", first),
    ] {
        assert_eq!(repeated(repetition), [at.replace("{}", condition)], "{repetition}");
    }
}

#[test]
fn what_nobody_can_switch_on_stays_off() {
    for repetition in
        ["count = 0", "count = local.never ? 1 : 0", "count = var.on && local.never ? 1 : 0", "for_each = {}"]
    {
        assert_eq!(repeated(repetition), [""; 0], "{repetition}");
    }
}

#[test]
fn modules_are_switched_on_by_variables_of_the_root_module() {
    let root = r#"
        variable "on" { default = false }
        variable "waf" { default = "" }
        module "all" {
          source = "./m"
          count  = var.on ? 1 : 0
          waf    = "x"
        }
        module "part" {
          source = "./m"
          waf    = var.waf
        }
        module "never" {
          source = "./m"
          waf    = ""
        }
        "#;
    let child = r#"
        variable "waf" { default = "" }
        variable "other" { default = false }
        resource "test_thing" "waf" {
          count = var.waf == "" ? 0 : 1
        }
        resource "test_thing" "other" {
          count = var.other ? 1 : 0
        }
        "#;
    let report = scan(&Memory::default().with("/main.tf", root).with("/m/main.tf", child));
    let [finding] = &report.findings[..] else { panic!("{:?}", said(&report)) };
    let Exists::Where(conditions) = &finding.exists else { panic!("{:?}", said(&report)) };
    assert_eq!(conditions.iter().collect::<Vec<_>>(), ["`var.on` is true", "`var.waf` is not empty"]);
    assert_eq!(finding.addresses, ["module.all[0].test_thing.waf[0]", "module.part.test_thing.waf[0]"]);
}

#[test]
fn what_is_off_changes_nothing_of_what_is_on() {
    let main = r#"
        variable "lock" { default = false }
        variable "size" { default = 2 }
        resource "test_lock" "a" {
          count = var.lock ? 1 : 0
        }
        resource "test_thing" "on" {}
        resource "test_thing" "locked" {
          count = var.lock ? 1 : 0
        }
        resource "test_thing" "sized" {
          count = var.size == 1 ? 1 : 0
          size  = var.size
        }
        "#;
    let report = scan(&Memory::default().with("/main.tf", main));
    // The lock is there where the second one is; what size the third one has then, nobody knows.
    assert_eq!(said(&report), ["the size is not set in test_thing.on"]);
    assert!(report.undecided.is_empty() && report.notes.is_empty());
}

#[test]
fn what_is_there_for_certain_is_said_alone() {
    let child = "variable \"on\" {}\nresource \"test_thing\" \"a\" {\n  count = var.on ? 1 : 0\n}\n";
    let call = |on: &str| format!("module \"m\" {{\n  source = \"../m\"\n  on = {on}\n}}\n");
    let files = Memory::default()
        .with("/m/main.tf", child)
        .with("/a/main.tf", format!("variable \"on\" {{\n  default = false\n}}\n{}", call("var.on")))
        .with("/b/main.tf", call("true"));
    assert_eq!(said(&scan(&files)), ["the size is not set in module.m.test_thing.a[0]"]);
}
