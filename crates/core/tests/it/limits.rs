//! One root module takes no other along: neither one that costs too much nor one that makes Tollgate fail.

use std::path::Path;
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::{self, Limits, Options, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::note::NoteKind;
use tollgate_core::rule::Rule;
use tollgate_core::value::Checked;

/// Finds every `test_thing`, asks for its `size`, and panics where the block is called `panic`.
static RULE: Rule =
    Rule { id: "test-thing", targets: &["test_thing"], check: Check::Block(look), ..SYNTAX_ERROR };

fn look(block: &Block, cx: &mut Cx) -> Checked {
    assert!(block.address.name() != "panic", "a block called panic");
    block.number("size")?;
    cx.flag(block.header(), "there is a thing");
    Ok(())
}

fn scan(files: &Memory, limits: Limits) -> Report {
    let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
    engine::scan(
        &project,
        &Options { profiles: vec![&RULE].into(), limits, ..Options::default() },
        files,
        &(),
    )
}

/// The addresses of what was found, and the notes.
fn said(report: &Report) -> (Vec<&str>, Vec<(NoteKind, &str)>) {
    let addresses = report.findings.iter().flat_map(|it| &it.addresses).map(|it| it.as_str()).collect();
    let notes = report.notes.iter().map(|note| (note.kind, note.message.as_str())).collect();
    (addresses, notes)
}

fn things(names: &[&str]) -> String {
    names.iter().map(|name| format!("resource \"test_thing\" \"{name}\" {{\n}}\n")).collect()
}

#[test]
fn a_root_that_makes_tollgate_fail_is_named_and_the_others_are_judged() {
    let files = Memory::default()
        .with("/bad/main.tf", things(&["before", "panic", "after"]))
        .with("/good/main.tf", things(&["good"]));
    let report = scan(&files, Limits::default());
    let (addresses, notes) = said(&report);
    assert_eq!(addresses, ["test_thing.before", "test_thing.good"]);
    let [(NoteKind::InternalError, message)] = notes[..] else { panic!("{notes:?}") };
    assert!(message.contains("`bad` is not judged to the end") && message.contains("a block called panic"));
}

#[test]
fn a_root_that_costs_too_much_is_named_and_the_others_are_judged() {
    let size = "size = length([for a in range(1000) : [for b in range(1000) : a * b]])";
    let loops = format!("{}resource \"test_thing\" \"loops\" {{\n  {size}\n}}\n", things(&["before"]));
    let files = Memory::default().with("/bad/main.tf", loops).with("/good/main.tf", things(&["good"]));
    for (limits, why) in [
        (Limits { steps: 100_000, ..Limits::default() }, "more than 100000 steps"),
        (Limits { bytes: 10 << 20, ..Limits::default() }, "more than 10 MiB"),
    ] {
        let report = scan(&files, limits);
        let (addresses, notes) = said(&report);
        assert_eq!(addresses, ["test_thing.before", "test_thing.good"]);
        let [(NoteKind::Budget, message)] = notes[..] else { panic!("{notes:?}") };
        assert!(message.contains("`bad` is not judged to the end") && message.contains(why), "{message}");
    }
    let report = scan(&files, Limits::default());
    assert_eq!((report.findings.len(), said(&report).1), (3, Vec::new()));
}

/// What somebody may commit to keep a scan busy or to fill its memory. Each ends within the budget.
#[test]
fn whatever_multiplies_ends_within_the_budget() {
    let doubled = |line: fn(usize) -> String| (1..60).map(line).collect::<String>();
    let bombs = [
        "size = length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]])".to_owned(),
        "size = length(join(\"\", [for a in range(1000) : format(\"%9999s\", a)]))".to_owned(),
        "size = length(\"%{ for a in range(1000) }%{ for b in range(1000) }x%{ endfor }%{ endfor }\")".to_owned(),
        "size = length(setproduct(range(99), range(99), range(9)))\n  dynamic \"b\" {\n    for_each = range(500)\n    content {\n    dynamic \"c\" {\n    for_each = range(500)\n    content {\n x = b.value\n}\n}\n}\n}".to_owned(),
        "size = length(local.l59)".to_owned(),
        "size = length(local.s59)".to_owned(),
        "size = local.l59 == local.l59 ? 1 : 2".to_owned(),
        "count = 500\n  size = length([for a in range(1000) : a if contains(range(1000), a + count.index)])".to_owned(),
    ];
    let locals = doubled(|n| format!("  l{n} = [local.l{0}, local.l{0}]\n", n - 1))
        + &doubled(|n| format!("  s{n} = \"${{local.s{0}}}${{local.s{0}}}\"\n", n - 1));
    let locals = format!("locals {{\n  l0 = 1\n  s0 = \"0123456789\"\n{locals}}}\n");
    for bomb in bombs {
        let text = format!("{locals}resource \"test_thing\" \"bomb\" {{\n  {bomb}\n}}\n");
        let files = Memory::default().with("/bad/main.tf", text).with("/good/main.tf", things(&["good"]));
        let report = scan(&files, Limits { steps: 300_000, bytes: 64 << 20, ..Limits::default() });
        assert!(
            report.findings.iter().any(|it| it.addresses.iter().any(|it| it == "test_thing.good")),
            "{bomb}"
        );
    }
}

/// Modules that call modules: 500 instances of 500 instances of 500.
#[test]
fn modules_that_multiply_end_within_the_budget() {
    let call = |inner: &str| format!("module \"m\" {{\n  source = \"../{inner}\"\n  count = 500\n}}\n");
    let files = Memory::default()
        .with("/a/main.tf", call("b"))
        .with("/b/main.tf", call("c"))
        .with("/c/main.tf", call("d"))
        .with("/d/main.tf", things(&["leaf"]))
        .with("/good/main.tf", things(&["good"]));
    let report = scan(&files, Limits { steps: 300_000, ..Limits::default() });
    assert!(said(&report).0.contains(&"test_thing.good"));
    assert!(report.notes.iter().any(|note| note.kind.is_incomplete()), "{:?}", report.notes);
}

/// Each of 500 resources asks for the outputs of 500 instances: they are put into 500 objects each time.
#[test]
fn outputs_of_many_instances_are_charged_each_time_that_they_are_named_together() {
    let module = "module \"m\" {\n  source = \"./m\"\n  count = 500\n}\n";
    let asked = "  count = 500\n  size = length(module.m) + count.index\n";
    let text = format!("{module}resource \"test_thing\" \"asking\" {{\n{asked}}}\n");
    let files =
        Memory::default().with("/a/main.tf", text).with("/a/m/main.tf", "output \"o\" {\n  value = 1\n}\n");
    let report = scan(&files, Limits { steps: 300_000, ..Limits::default() });
    assert!(report.notes.iter().any(|note| note.kind == NoteKind::Budget), "{:?}", report.notes);
}

/// A configuration may ask for the same directory again and again: it is listed once.
#[test]
fn a_directory_that_is_listed_again_costs_little() {
    let sets: String = (0..200).map(|n| format!("fileset(\".\", \"*.{n}\"), ")).collect();
    let text = format!("resource \"test_thing\" \"asking\" {{\n  size = length([{sets}])\n}}\n");
    let files = (0..50).fold(Memory::default(), |files, n| files.with(format!("/a/{n}.txt"), ""));
    let report = scan(&files.with("/a/main.tf", text), Limits { steps: 100_000, ..Limits::default() });
    assert_eq!((report.findings.len(), said(&report).1), (1, Vec::new()));
}

/// What is done 200 times for each of 200 elements is charged for each of them: without these charges, a few lines would
/// keep a scan busy for minutes.
#[test]
fn work_on_each_element_is_charged_each_time() {
    let is_enough = |steps: u64, expression: &str| {
        let text = format!(
            "locals {{\n  list = [for i in range(200) : \"name-${{i}}\"]\n  map = {{ for it in local.list : it => it }}\n}}\n\
             resource \"test_thing\" \"asking\" {{\n  size = length([for a in range(200) : {expression}])\n}}\n"
        );
        let report = scan(&Memory::default().with("/a/main.tf", text), Limits { steps, ..Limits::default() });
        !report.notes.iter().any(|note| note.kind == NoteKind::Budget)
    };
    for expression in [
        "join(\",\", local.list)", "reverse(local.list)", "merge(local.map, { a = a })",
        "distinct(local.list)", "keys(local.map)", "toset(local.list)", "jsonencode(local.list)",
        "[for it in local.list : it]", "{ for it in local.list : it => a }",
        "\"%{ for it in local.list }${it}%{ endfor }\"", "local.list == concat(local.list, [])",
        "local.list[*]", // Each of the patterns is compiled.
        "regexall(\"${a}[a-z]{9}\", \"\")",
    ] {
        assert!(!is_enough(200 * 200, expression), "{expression}");
        assert!(is_enough(20 * 200 * 200, expression), "{expression}");
    }
    // What only looks a value up, or hands it on, takes no longer for a long one.
    for expression in
        ["contains(local.list, [a])", "local.list == [a]", "a > 0 ? local.list : []", "local.list"]
    {
        assert!(is_enough(20 * 200, expression), "{expression}");
    }
}
