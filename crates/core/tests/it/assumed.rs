//! What exists only for other values of variables than their defaults.

use crate::{SWITCH, scan};
use std::path::Path;
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::{self, Options, Profile, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::finding::{Exists, Report};
use tollgate_core::load;
use tollgate_core::rule::{Rule, Severity};
use tollgate_core::value::Checked;

/// Finds every `test_thing` whose `size` is not 1 and for which no `test_lock` is there.
static RULE: Rule =
    Rule { id: "test-thing", targets: &["test_thing", "output"], check: Check::Block(look), ..SYNTAX_ERROR };

fn look(thing: &Block, cx: &mut Cx) -> Checked {
    let size = thing.number("size")?;
    if size.as_deref().and_then(|it| it.as_int()) != Some(1) && !cx.any("test_lock", |_| Ok(true))? {
        let size = size.map_or_else(|| "not set".to_owned(), |it| it.to_string());
        cx.flag(thing.header(), format!("the size is {size}"));
    }
    Ok(())
}

/// What a finding says, for which values, and of which blocks.
const STATE: &str = "terraform {\n  backend \"s3\" {}\n}\n";

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
    said(&scan(&RULE, &Memory::default().with("/main.tf", main).with("/terraform.tfvars", "given = false\n")))
}

#[test]
fn what_switches_a_block_on_is_said() {
    let first = "the size is not set where {} in test_thing.a[0]";
    let some = "the size is not set where {} in test_thing.a[*]";
    let one = "the size is not set where {} in test_thing.a";
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
        ("lifecycle {\n enabled = var.on\n }", "`var.on` is true", one),
        ("lifecycle {\n enabled = startswith(var.name, \"x\")\n }", "`enabled` is true", one),
    ] {
        assert_eq!(repeated(repetition), [at.replace("{}", condition)], "{repetition}");
    }
}

#[test]
fn what_nobody_can_switch_on_stays_off() {
    for repetition in [
        "count = 0", "count = local.never ? 1 : 0", "count = var.on && local.never ? 1 : 0", "for_each = {}",
        "lifecycle {\n enabled = local.never\n }",
    ] {
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
        output "waf" {
          value = var.waf
          size  = var.waf == "" ? 1 : 2
        }
        resource "test_thing" "waf" {
          count = var.waf == "" ? 0 : 1
        }
        resource "test_thing" "other" {
          count = var.other ? 1 : 0
        }
        "#;
    let report = scan(&RULE, &Memory::default().with("/main.tf", root).with("/m/main.tf", child));
    let [output, finding] = &report.findings[..] else { panic!("{:?}", said(&report)) };
    assert_eq!(output.addresses, ["module.all[0].output.waf"]);
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
    assert!(said(&scan(&RULE, &Memory::default().with("/main.tf", main))).is_empty(), "callers decide");
    let report = scan(&RULE, &Memory::default().with("/main.tf", main).with("/state.tf", STATE));
    // The lock is there where the second one is; what size the third one has then, nobody knows.
    assert_eq!(said(&report), ["the size is not set; `test_lock.a[0]` is off by default in test_thing.on"]);
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
    assert_eq!(said(&scan(&RULE, &files)), ["the size is not set in module.m.test_thing.a[0]"]);
}

/// A root module whose one thing has the size of a variable, with variable files beside and below it.
fn with_files(files: &[(&str, &str)]) -> Memory {
    let main = "variable \"size\" {\n  default = 1\n}\nvariable \"list\" {\n  default = []\n}\nresource \"test_thing\" \"a\" {\n  size = var.size\n}\n";
    let root = Memory::default().with("/r/main.tf", main);
    files.iter().fold(root, |memory, (path, text)| memory.with(*path, *text))
}

#[test]
fn a_root_is_judged_with_each_variable_file_that_is_for_it() {
    let two = "the size is 2";
    for (files, wanted) in [
        // Beside it and below it, in any language; what sets a variable that is not declared is for somebody else.
        (&[("/r/prod.tfvars", "size = 2")][..], &["the size is 2 with 1 files, defaults false"][..]),
        (&[("/r/envs/a/prod.tfvars", "size = 2")], &["the size is 2 with 1 files, defaults false"]),
        (&[("/r/a/terraform.tfvars", "size = 2")], &["the size is 2 with 1 files, defaults false"]),
        (&[("/r/a/x.auto.tfvars", "size = 2")], &["the size is 2 with 1 files, defaults false"]),
        (&[("/r/a.tfvars.json", "{\"size\": 2}")], &["the size is 2 with 1 files, defaults false"]),
        (&[("/r/a.tfvars", "size = 2\nother = 3")], &[]),
        (&[("/a.tfvars", "size = 2")], &[]),
        (&[("/r/b/x.tf", "locals {}"), ("/r/b/a.tfvars", "size = 2")], &[]),
        // What all say is said of all; other values are no other findings.
        (&[("/r/terraform.tfvars", "size = 2"), ("/r/a.tfvars", "list = [1]")], &[two]),
        (
            &[("/r/terraform.tfvars", "size = 2"), ("/r/a.tfvars", "size = 1")],
            &["the size is 2 with 0 files, defaults true"],
        ),
        (&[("/r/terraform.tfvars", "size = 2"), ("/r/a.tfvars", "size = 3")], &[two]),
        (
            &[("/r/a.tfvars", "size = 2"), ("/r/b.tfvars", "size = 3"), ("/r/c.tfvars", "size = 3")],
            &["the size is 2 with 3 files, defaults false"],
        ),
    ] {
        let said = said(&scan(&RULE, &with_files(files)));
        let wanted: Vec<_> = wanted.iter().map(|it| format!("{it} in test_thing.a")).collect();
        assert_eq!(said, wanted, "{files:?}");
    }
}

#[test]
fn what_depends_on_a_variable_is_judged_with_each_of_its_values_however_far_it_is() {
    static THING: Rule = Rule { targets: &["test_thing"], ..RULE };
    let child = "variable \"size\" {}\nlocals {\n  own = var.size\n}\noutput \"size\" {\n  value = local.own\n}\n\
                 module \"inner\" {\n  source = \"../inner\"\n  count  = var.size - 1\n}\n\
                 output \"inner\" {\n  value = length(module.inner) + 1\n}\n";
    for size in [
        "local.size", "local.twice.b", "module.m.size", "module.m.inner", "try(module.absent[0].size, 1)",
        "module.each[\"a\"].size", "test_other.a.size", "try(test_other.absent[0].size, 1)",
        "length(test_other.absent) + 1", "[for it in [0] : var.size + it][0]", "\"${var.size}\"",
        "var.size == var.other ? 1 : 2",
    ] {
        let main = format!(
            r#"
            variable "size" {{ default = 1 }}
            variable "other" {{ default = 1 }}
            locals {{
              size  = var.size
              twice = {{ a = 1, b = local.size }}
              still = [1]
            }}
            module "m" {{
              source = "./m"
              size   = local.size
            }}
            module "absent" {{
              source = "./m"
              count  = var.size - 1
              size   = 2
            }}
            module "each" {{
              source   = "./m"
              for_each = {{ a = var.size }}
              size     = each.value
            }}
            resource "test_other" "a" {{
              size = var.size
            }}
            resource "test_other" "absent" {{
              count = length(module.absent) + length([for it in local.still : it if it == var.other + 1])
              size  = 2
            }}
            resource "test_thing" "a" {{
              size = {size}
            }}
            "#
        );
        let files = Memory::default()
            .with("/r/main.tf", main)
            .with("/r/m/main.tf", child)
            .with("/r/inner/main.tf", "resource \"test_inner\" \"a\" {}\n")
            .with("/r/a.tfvars", "size = 2")
            .with("/r/b.tfvars", "other = 1");
        let report = scan(&THING, &files);
        assert_eq!(said(&report), ["the size is 2 with 1 files, defaults false in test_thing.a"], "{size}");
        assert!(report.notes.is_empty(), "{size}: {:?}", report.notes);
    }
}

#[test]
fn what_is_said_with_other_values_is_told_in_the_one_finding() {
    let report =
        scan(&RULE, &with_files(&[("/r/terraform.tfvars", "size = 2"), ("/r/a.tfvars", "size = 3")]));
    let related: Vec<_> = report.findings[0].related.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(related, ["with `r/a.tfvars`, the size is 3"]);
}

#[test]
fn what_one_scenario_decides_is_decided() {
    let main = "variable \"size\" {}\nresource \"test_thing\" \"a\" {\n  size = var.size\n}\n";
    let files = Memory::default().with("/main.tf", main);
    assert_eq!(scan(&RULE, &files).undecided.len(), 1);
    let report = scan(&RULE, &files.clone().with("/a.tfvars", "size = 1"));
    assert!(report.undecided.is_empty() && report.findings.is_empty(), "{:?}", said(&report));
    let report = scan(&RULE, &files.with("/a.tfvars", "size = var.x"));
    assert_eq!(report.undecided.len(), 1);
}

#[test]
fn what_a_scenario_switches_on_is_said_of_it_alone() {
    let main = "variable \"a\" {\n  default = false\n}\nvariable \"b\" {\n  default = false\n}\nresource \"test_thing\" \"a\" {\n  count = var.a ? 1 : 0\n}\nresource \"test_thing\" \"b\" {\n  count = var.b ? 1 : 0\n}\n";
    let files = Memory::default().with("/main.tf", main).with("/env/a.tfvars", "a = true");
    assert_eq!(
        said(&scan(&RULE, &files)),
        [
            "the size is not set with 1 files, defaults false in test_thing.a[0]",
            "the size is not set where `var.b` is true in test_thing.b[0]"
        ]
    );
}

#[test]
fn what_is_off_within_what_is_off_is_judged_too() {
    let root = "variable \"a\" {\n  default = false\n}\nvariable \"b\" {\n  default = false\n}\nvariable \"c\" {\n  default = []\n}\nmodule \"m\" {\n  source = \"./m\"\n  count = var.a || var.b ? 1 : 0\n  b = var.b\n  c = var.c\n}\n";
    let module = "variable \"b\" {}\nvariable \"c\" {}\nmodule \"n\" {\n  source = \"./n\"\n  count = var.b ? 1 : 0\n  c = var.c\n}\n";
    let inner = "variable \"c\" {}\nresource \"test_thing\" \"c\" {\n  for_each = toset(var.c)\n}\n";
    let files =
        Memory::default().with("/main.tf", root).with("/m/main.tf", module).with("/m/n/main.tf", inner);
    assert!(scan(&RULE, &files).findings.is_empty(), "not by default: it takes another look");
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let profile = Profile { rules: vec![&RULE], all_named: true, ..Profile::default() };
    let report =
        engine::scan(&project, &Options { profiles: profile.into(), ..Options::default() }, &files, &());
    assert_eq!(
        said(&report),
        [
            "the size is not set where `var.a` is true and `var.b` is true and `var.c` is not empty in module.m[0].module.n[0].test_thing.c[*]"
        ]
    );
    assert!(report.undecided.is_empty() && report.notes.is_empty());
}

#[test]
fn what_neither_production_nor_others_switch_on_is_no_small_matter() {
    static LOW: Rule = Rule { severity: Severity::Medium, ..RULE };
    let main = "variable \"on\" {\n  default = false\n}\nresource \"test_thing\" \"a\" {\n  count = var.on ? 1 : 0\n}\n";
    let found = |rule: &'static Rule, with: &[(&str, &str)], pedantic: bool| {
        let files = with.iter().fold(Memory::default().with("/main.tf", main), |files, (path, text)| {
            files.with(format!("/{path}"), *text)
        });
        let profile = Profile { rules: vec![rule], pedantic, ..Profile::default() };
        let options = Options { profiles: profile.into(), ..Options::default() };
        let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
        engine::scan(&project, &options, &files, &()).findings.len()
    };
    let both = [("dev.tfvars", "on = false"), ("env/prod.tfvars", "on = false")];
    assert_eq!(found(&LOW, &both, false), 0);
    assert_eq!(found(&LOW, &both, true), 1);
    assert_eq!(found(&RULE, &both, false), 1, "it is severe");
    assert_eq!(found(&LOW, &both[..1], false), 1);
    assert_eq!(found(&LOW, &both[1..], false), 1);
    assert_eq!(found(&LOW, &[], false), 1);
    assert_eq!(found(&LOW, &[("dev.tfvars", "on = true"), both[1]], false), 1);
}

#[test]
fn errors_are_those_of_files_that_are_for_a_root() {
    for (path, text, errors) in [
        ("/r/a.tfvars", "size = 2\nlist = [", 1),
        ("/r/a.tfvars", "{{ size }}", 0),
        ("/a.tfvars", "size = [", 0),
    ] {
        let files = with_files(&[(path, text)]);
        let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
        assert_eq!(project.errors.len(), errors, "{path}: {text}");
    }
}

#[test]
fn a_template_of_a_variable_file_is_none() {
    for text in [
        "size = 2\n{% if list %}\nlist = [1]\n{% endif %}\n", "size = 2\nlist = {{ list | to_json }}\n",
        "size = 2\nlist = ${LIST}\n",
    ] {
        let report = scan(&RULE, &with_files(&[("/r/a.tfvars", text)]));
        assert_eq!(said(&report), Vec::<String>::new(), "{text}");
        let notes: Vec<_> = report.notes.iter().map(|it| it.kind.name()).collect();
        assert_eq!(notes, ["scenario-template"], "{text}");
    }
}

#[test]
fn of_many_variable_files_the_first_are_looked_at() {
    let files =
        (0..20).fold(with_files(&[]), |files, it| files.with(format!("/r/{it:02}.tfvars"), "size = 2"));
    let report = scan(&RULE, &files);
    assert_eq!(said(&report), ["the size is 2 with 16 files, defaults false in test_thing.a"]);
    let [note] = &report.notes[..] else { panic!("{:?}", report.notes) };
    assert!(note.message.contains("20 variable files; only the first 16"), "{}", note.message);
}

#[test]
fn what_an_encrypted_file_gives_is_not_known() {
    let main = "variable \"size\" {\n  default = 2\n}\nresource \"test_thing\" \"a\" {\n  size = var.size\n}\n\
                resource \"test_thing\" \"b\" {\n  size = 3\n}\n";
    let encrypted = b"\0GITCRYPT\0\x3f\xd0\xff".to_vec();
    let files = Memory::default().with("/main.tf", main).with("/terraform.tfvars", encrypted);
    let report = scan(&RULE, &files);
    assert_eq!(said(&report), ["the size is 3 in test_thing.b"]);
    let reason = report.undecided[0].unknown.reason.to_string();
    assert_eq!(reason, "what an encrypted file gives `var.size` is not in this configuration");
    assert_eq!(report.notes.len(), 1);
    assert!(report.notes[0].message.contains("git-crypt unlock"), "{}", report.notes[0].message);
}

/// What is said of a thing whose lock is repeated so, with the reasons for what is undecided.
fn with_lock(lock: &str) -> (Vec<String>, Vec<String>) {
    let main = format!(
        "variable \"on\" {{\n  default = false\n}}\nvariable \"key\" {{\n  default = null\n}}\nresource \"test_thing\" \"a\" {{\n}}\n{lock}"
    );
    let files = Memory::default()
        .with("/main.tf", main)
        .with("/state.tf", STATE)
        .with("/m/main.tf", "resource \"test_lock\" \"l\" {}\n")
        .with("/around/main.tf", "module \"m\" {\n  source = \"../m\"\n}\n")
        .with("/other/main.tf", "resource \"test_other\" \"o\" {}\n");
    let report = scan(&RULE, &files);
    let undecided = report.undecided.iter().map(|it| it.unknown.reason.to_string()).collect();
    let related = |it: &tollgate_core::finding::Finding| {
        it.related.iter().map(|it| format!(" ({})", it.message)).collect::<String>()
    };
    let said = said(&report).into_iter().zip(&report.findings);
    (said.map(|(said, finding)| said + &related(finding)).collect(), undecided)
}

#[test]
fn what_is_missed_and_off_by_default_is_said_to_be_off() {
    let missed = "the size is not set in test_thing.a";
    assert_eq!(with_lock(""), (vec![missed.to_owned()], vec![]));
    assert_eq!(with_lock("resource \"test_lock\" \"l\" {\n  count = 0\n}\n").0, [missed]);
    let off = |address: &str, condition: &str| {
        format!(
            "the size is not set; `{address}` is off by default in test_thing.a (`{address}` exists only where {condition})"
        )
    };
    assert_eq!(
        with_lock("resource \"test_lock\" \"l\" {\n  count = var.on ? 1 : 0\n}\n"),
        (vec![off("test_lock.l[0]", "`var.on` is true")], vec![])
    );
    assert_eq!(
        with_lock("module \"m\" {\n  source = \"./m\"\n  count = var.on ? 1 : 0\n}\n"),
        (vec![off("module.m[0].test_lock.l", "`var.on` is true")], vec![])
    );
    assert_eq!(
        with_lock("module \"around\" {\n  source = \"./around\"\n  count = var.on ? 1 : 0\n}\n"),
        (vec![off("module.around[0].module.m.test_lock.l", "`var.on` is true")], vec![])
    );
    assert_eq!(
        with_lock("module \"other\" {\n  source = \"./other\"\n  count = var.on ? 1 : 0\n}\n").0,
        [missed]
    );
}

#[test]
fn what_waits_for_a_value_to_be_given_is_undecided() {
    assert_eq!(
        with_lock("resource \"test_lock\" \"l\" {\n  count = var.key != null ? 1 : 0\n}\n"),
        (vec![], vec!["`var.key` sets nothing by default, and no value was given".to_owned()])
    );
}

#[test]
fn what_is_off_has_the_values_that_switch_it_on() {
    let root = |thing: &str| {
        let main = format!(
            r#"
            variable "on" {{ default = false }}
            variable "all" {{ default = false }}
            variable "text" {{ default = "false" }}
            variable "stage" {{ default = "dev" }}
            variable "other" {{ default = false }}
            variable "settings" {{ default = {{ on = false }} }}
            resource "test_thing" "other" {{
              count = var.other ? 1 : 0
              size  = 1
            }}
            module "m" {{
              source = "./m"
              on     = var.on || var.all
            }}
            {thing}
            "#
        );
        let child = r#"
            variable "on" { default = false }
            resource "test_thing" "a" {
              count = var.on ? 1 : 0
              size  = var.on ? 2 : 1
            }
            "#;
        let report = scan(&RULE, &Memory::default().with("/main.tf", main).with("/m/main.tf", child));
        assert!(report.undecided.is_empty() && report.notes.is_empty());
        said(&report)
    };
    let of_module = "the size is 2 where `var.on` is true in module.m.test_thing.a[0]";
    assert_eq!(root(""), [of_module]);
    for (attributes, wanted) in [
        ("count = var.on ? 1 : 0\nsize = !var.on ? 1 : 3", Some("`var.on` is true")),
        (
            "count = var.stage == \"prod\" ? 1 : 0\nsize = var.stage == \"prod\" ? 3 : 1",
            Some("`var.stage` is `\"prod\"`"),
        ),
        ("for_each = var.on ? { a = 3 } : {}\nsize = each.value", Some("`var.on` is true")),
        // What another variable is then, or one that may have several values, nobody knows.
        ("count = var.on ? 1 : 0\nsize = var.other ? 3 : 1", None),
        ("count = var.stage != \"dev\" ? 1 : 0\nsize = var.stage == \"prod\" ? 3 : 1", None),
        ("count = var.text ? 1 : 0\nsize = var.text == \"true\" ? 3 : 1", None),
        ("count = var.settings.on ? 1 : 0\nsize = var.settings.on ? 3 : 1", None),
        // What is right then is right.
        ("count = var.on ? 1 : 0\nsize = var.on ? 1 : 3", None),
    ] {
        let thing = format!("resource \"test_thing\" \"b\" {{\n{attributes}\n}}");
        let key = if attributes.starts_with("for_each") { "\"a\"" } else { "0" };
        let of_thing = wanted.map(|it| format!("the size is 3 where {it} in test_thing.b[{key}]"));
        let mut found = root(&thing);
        found.retain(|it| it != of_module);
        assert_eq!(found, Vec::from_iter(of_thing), "{attributes}");
    }
}

#[test]
fn a_value_that_is_assumed_is_written_nowhere() {
    let main = "variable \"on\" {\n  default = false\n}\nresource \"test_switch\" \"a\" {\n  count = var.on ? 1 : 0\n  on    = var.on\n}\n";
    let report = scan(&SWITCH, &Memory::default().with("/main.tf", main));
    let [finding] = &report.findings[..] else { panic!("{:?}", said(&report)) };
    let steps: Vec<_> = finding.trace.iter().map(|step| step.message.as_str()).collect();
    assert_eq!(steps, ["read as `var.on`"]);
}

/// What is off is null, and what nobody knows may be there.
#[test]
fn what_opentofu_leaves_out() {
    let main = r#"
        variable "open" {}
        resource "test_thing" "off" {
          lifecycle {
            enabled = false
          }
        }
        resource "test_thing" "on" {
          size = test_thing.off == null ? 2 : 1
          lifecycle {
            enabled = true
          }
        }
        resource "test_thing" "open" {
          size = try(module.off.one, 3)
          lifecycle {
            enabled = var.open
          }
        }
        module "off" {
          source = "./m"
          lifecycle {
            enabled = false
          }
        }
        "#;
    let child = "output \"one\" {\n  value = 1\n  size = 1\n}\nresource \"test_thing\" \"inner\" {}\n";
    let report = scan(&RULE, &Memory::default().with("/main.tf", main).with("/m/m.tf", child));
    let expected = ["the size is 2 in test_thing.on", "the size is 3 in test_thing.open"];
    assert_eq!(said(&report), expected);
    assert!(report.undecided.is_empty(), "{:?}", report.undecided);
}

#[test]
fn outputs_of_a_module_that_is_switched_off_are_looked_at() {
    let main = "variable \"on\" {\n  default = false\n}\nmodule \"m\" {\n  source = \"./m\"\n  count = var.on ? 1 : 0\n}\n";
    let child = "output \"one\" {\n  value = 1\n  size = 2\n}\n";
    let report = scan(&RULE, &Memory::default().with("/main.tf", main).with("/m/m.tf", child));
    assert_eq!(said(&report), ["the size is 2 where `var.on` is true in module.m[0].output.one"]);
}
