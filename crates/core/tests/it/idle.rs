//! What nobody runs, and what only examples have.

use crate::{SWITCH, scan};
use std::path::Path;
use tollgate_core::engine::{self, Options, Profile};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;

const MODULE: &str =
    "variable \"on\" {\n  default = true\n}\nresource \"test_switch\" \"a\" {\n  on = var.on\n}\n";
const STATE: &str = "terraform {\n  backend \"s3\" {}\n}\n";

fn call(source: &str) -> String {
    format!("module \"m\" {{\n  source = \"{source}\"\n}}\n")
}

/// What is found in modules `a` and `b`, of which a root module calls `a`.
fn found_beside(root: &str, more: &Memory) -> Vec<String> {
    let files = more.clone();
    let files = files
        .with("/live/main.tf", format!("{root}{}", call("../modules/a")))
        .with("/modules/a/main.tf", MODULE)
        .with("/modules/b/main.tf", MODULE);
    paths(&scan(&SWITCH, &files), &files)
}

/// The directories with findings.
fn paths(report: &Report, files: &Memory) -> Vec<String> {
    let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
    let of = |it: &tollgate_core::finding::Finding| {
        project.sources.get(it.location.source).path.display().to_string()
    };
    let mut paths: Vec<_> = report.findings.iter().map(of).collect();
    paths.sort();
    paths
}

#[test]
fn a_module_that_nobody_runs_beside_one_that_is_run_has_no_findings() {
    let [a, b] = ["modules/a/main.tf", "modules/b/main.tf"];
    assert_eq!(found_beside(STATE, &Memory::default()), [a]);
    // Whoever may be run with what others give is none that runs anything.
    assert_eq!(found_beside("", &Memory::default()), [a, b]);
    let by_example = Memory::default().with("/examples/b/main.tf", call("../../modules/b"));
    assert_eq!(found_beside(STATE, &by_example), [a, b]);
    // Most modules are for others here.
    let others = ["c", "d"].into_iter().fold(Memory::default(), |files, name| {
        files.with(format!("/modules/{name}/main.tf"), "variable \"x\" {}\noutput \"y\" {\n  value = 1\n}\n")
    });
    assert_eq!(found_beside(STATE, &others), [a, b]);
}

#[test]
fn whoever_asks_for_all_gets_what_nobody_runs() {
    let files = Memory::default()
        .with("/live/main.tf", format!("{STATE}{}", call("../modules/a")))
        .with("/modules/a/main.tf", MODULE)
        .with("/modules/b/main.tf", MODULE);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let profile = Profile { rules: vec![&SWITCH], pedantic: true, ..Profile::default() };
    let report =
        engine::scan(&project, &Options { profiles: profile.into(), ..Options::default() }, &files, &());
    assert_eq!(paths(&report, &files).len(), 2);
}

#[test]
fn what_is_put_aside_has_no_findings() {
    let directories = [
        ("modules/__deprecated__/a", false),
        ("aws_deprecated", false),
        ("_archive/a", false),
        ("vpc.bak", false),
        ("deprecations", true),
        ("log-archive", true),
        ("a", true),
    ];
    for (directory, is_reported) in directories {
        let files = Memory::default().with(format!("/{directory}/main.tf"), MODULE);
        assert_eq!(scan(&SWITCH, &files).findings.len(), usize::from(is_reported), "{directory}");
    }
}

#[test]
fn what_was_replaced_has_findings_where_it_is_used() {
    let found = |files: &Memory| scan(&SWITCH, files).findings.len();
    let module = |path: &str| Memory::default().with(path, MODULE);
    assert_eq!(found(&module("/modules/vpc-old/main.tf")), 0);
    assert_eq!(
        found(&module("/modules/vpc-old/main.tf").with("/legacy/main.tf", call("../modules/vpc-old"))),
        0
    );
    assert_eq!(
        found(&module("/modules/vpc-old/main.tf").with("/live/main.tf", call("../modules/vpc-old"))),
        1
    );
    assert_eq!(found(&module("/legacy/main.tf").with("/legacy/state.tf", STATE)), 1);
}

#[test]
fn a_module_whose_only_call_is_a_comment_has_no_findings() {
    let found = |root: &str| {
        let files = Memory::default().with("/main.tf", root).with("/search/main.tf", MODULE);
        paths(&scan(&SWITCH, &files), &files)
    };
    let call = call("./search");
    let block = format!("/*\n{call}*/\n");
    let lines: String = call.lines().map(|line| format!("# {line}\n")).collect();
    assert_eq!(found(&block), [""; 0]);
    assert_eq!(found(&lines), [""; 0]);
    // A call that goes back and forth between two sources.
    let elsewhere =
        "module \"m\" {\n  # source = \"./search\"\n  source = \"git::https://example.com/search\"\n}\n";
    for root in [call.clone(), format!("{call}{lines}"), elsewhere.to_owned(), "/* none */\n".to_owned()] {
        assert_eq!(found(&root), ["search/main.tf"], "{root}");
    }
}

#[test]
fn what_others_wrote_has_findings_where_it_is_used() {
    let found = |files: &Memory| scan(&SWITCH, files).findings.len();
    let module = Memory::default().with("/kubespray/contrib/aws/main.tf", MODULE);
    assert_eq!(found(&module), 0);
    assert_eq!(found(&module.clone().with("/kubespray/contrib/aws/terraform.tfvars", "")), 0);
    assert_eq!(found(&module.with("/live/main.tf", call("../kubespray/contrib/aws"))), 1);
    assert_eq!(found(&Memory::default().with("/contributions/main.tf", MODULE)), 1);
}

/// Whether what is found in a module is of its examples, which give it these arguments.
fn is_of_examples(module: &str, arguments: &str, more: &Memory) -> Vec<bool> {
    let example = format!("module \"m\" {{\n  source = \"../../\"\n{arguments}\n}}\n");
    let files = more.clone().with("/main.tf", module).with("/examples/a/main.tf", example);
    scan(&SWITCH, &files).findings.iter().map(|it| it.is_of_examples).collect()
}

#[test]
fn what_examples_give_to_a_module_is_theirs() {
    let none = Memory::default();
    let required = "variable \"things\" {}\nresource \"test_switch\" \"a\" {\n  on = var.things[0].on\n}\n";
    let given = "  things = [{ on = true }]";
    assert_eq!(is_of_examples(required, given, &none), [true]);
    // The module has it, whatever it is given.
    assert_eq!(is_of_examples("resource \"test_switch\" \"a\" {\n  on = true\n}\n", "", &none), [false]);
    assert_eq!(is_of_examples(MODULE, "  on = true", &none), [false]);
    // Who runs the module has it, too, or has it not.
    let live = |on: bool| {
        let call = format!("module \"m\" {{\n  source = \"../\"\n  things = [{{ on = {on} }}]\n}}\n");
        Memory::default().with("/live/main.tf", call)
    };
    assert_eq!(is_of_examples(required, given, &live(true)), [false]);
    assert_eq!(is_of_examples(required, given, &live(false)), [true]);
}

#[test]
fn whoever_asks_for_all_gets_what_examples_leave_out_of_a_module() {
    let module = "variable \"more\" {\n  default = false\n}\nresource \"test_switch\" \"a\" {\n  count = var.more ? 1 : 0\n  on = true\n}\n";
    let files = Memory::default().with("/main.tf", module).with("/examples/a/main.tf", call("../../"));
    assert_eq!(scan(&SWITCH, &files).findings.len(), 0);
    let all = |files: &Memory| {
        let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
        let profile = Profile { rules: vec![&SWITCH], pedantic: true, ..Profile::default() };
        engine::scan(&project, &Options { profiles: profile.into(), ..Options::default() }, files, &())
    };
    assert_eq!(paths(&all(&files), &files), ["main.tf"]);
    // Whoever runs it says what it is given.
    let live = files.with("/live/main.tf", call("../"));
    assert_eq!(all(&live).findings.len(), 0);
}
