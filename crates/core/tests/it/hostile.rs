//! Configurations that somebody may write to hold a scan up, or to end it.

use std::path::Path;
use tollgate_core::engine::pool;
use tollgate_core::eval::{Evaluator, Limits, Scope};
use tollgate_core::files::Memory;
use tollgate_core::project::load;
use tollgate_core::value::{Reason, Value};

/// The values of the local values that `locals` declares, in the order of their names: each is evaluated after those
/// that it refers to, if those stand before it.
fn values(declarations: &str, locals: impl IntoIterator<Item = String> + Send) -> Vec<Value> {
    let body: String = locals.into_iter().enumerate().map(|(n, it)| format!("  l{n:06} = {it}\n")).collect();
    let files = Memory::default().with("/scan/main.tf", format!("{declarations}\nlocals {{\n{body}}}\n"));
    pool(1).unwrap().install(|| {
        let project = load(files.inputs(), &[], Path::new("/scan"), &files, &());
        assert_eq!(project.errors, []);
        let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
        let locals = evaluator.module(0).locals.values();
        let value = |local: &tollgate_core::syntax::Attribute| {
            evaluator.evaluate(&local.expr, &Scope { instance: 0, source: local.source, bindings: None })
        };
        locals.map(value).collect()
    })
}

fn value(expression: &str) -> Value {
    values("variable \"v\" {}", [expression.to_owned()]).remove(0)
}

/// A chain of local values: each makes something of the one before.
fn chain(length: usize, first: &str, next: impl Fn(&str) -> String) -> impl Iterator<Item = String> {
    let next = (1..length).map(|n| next(&format!("local.l{:06}", n - 1))).collect::<Vec<_>>();
    std::iter::once(first.to_owned()).chain(next)
}

#[test]
fn numbers_that_no_machine_can_hold_end_a_call_and_nothing_else() {
    let text = |expression: &str| value(expression).as_str().map(str::len);
    assert_eq!(text("format(\"%.65536f\", 1.5)"), Some(65_538));
    assert_eq!(text("format(\"%.65536e\", 1.5)"), Some(65_542));
    assert_eq!(text("format(\"%.65536g\", 1.5)"), Some(3));
    assert_eq!(text("indent(9007199254740993, \"x\")"), Some(1));
    assert_eq!(text("indent(9007199254740993, \"x\\ny\")"), None);
    let braces = format!("fileset(\".\", \"{}{}\")", "{a,".repeat(250), "}".repeat(250));
    assert!(matches!(value(&braces).as_unknown().unwrap().reason, Reason::Invalid(_)));
}

#[test]
fn what_nests_too_deeply_is_not_known() {
    let deep = 100_000;
    for text in [
        format!("jsondecode(\"{}{}\")", "[".repeat(deep), "]".repeat(deep)),
        format!("yamldecode(\"{}{}\")", "[".repeat(deep), "]".repeat(deep)),
        format!("templatestring(local.x, {{}})\n  x = \"$${{{}{}}}\"", "[".repeat(deep), "]".repeat(deep)),
    ] {
        assert!(value(&text).as_unknown().is_some());
    }
}

#[test]
fn values_that_nest_deeper_from_one_to_the_next_end_at_a_limit() {
    for next in [
        |it: &str| format!("[{it}]"),
        |it: &str| format!("{{ a = {it} }}"),
        |it: &str| format!("var.v ? [{it}] : [{it}]"),
        |it: &str| format!("toset([{it}])"),
        |it: &str| format!("jsonencode([{it}, var.v])"),
        |it: &str| format!("\"x${{jsonencode([{it}, var.v])}}\""),
        |it: &str| format!("templatestring(local.t, {{ v = [{it}] }})"),
    ] {
        let values = values("variable \"v\" {}\nlocals {\n  t = \"$${v}\"\n}", chain(1_000, "1", next));
        let deepest = values.iter().map(Value::depth).max().unwrap();
        assert!(deepest <= tollgate_core::value::MAX_DEPTH, "{}: {deepest}", next("x"));
    }
}

#[test]
fn the_way_of_a_value_keeps_its_beginning() {
    let values = values("variable \"v\" {}", chain(5_000, "\"x\"", str::to_owned));
    let last = values.last().unwrap();
    assert_eq!(last.as_str(), Some("x"));
    let hops = last.hops().count();
    assert!((50..=100).contains(&hops), "{hops}");
    assert!(
        matches!(&last.hops().last().unwrap().kind, tollgate_core::value::HopKind::Reference(name) if name == "local.l000000")
    );
}
