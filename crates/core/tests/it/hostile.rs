//! Configurations that somebody may write to hold a scan up, or to end it.

use std::path::Path;
use tollgate_core::engine::pool;
use tollgate_core::eval::{Evaluator, Limits, Scope};
use tollgate_core::files::Memory;
use tollgate_core::load::load;
use tollgate_core::value::{Reason, Value};

/// The values of the local values that `locals` declares, in the order of their names: each is evaluated after those
/// that it refers to, if those stand before it.
fn values(declarations: &str, locals: impl IntoIterator<Item = String> + Send) -> Vec<Value> {
    values_within(Limits::default(), declarations, locals)
}

fn values_within(
    limits: Limits,
    declarations: &str,
    locals: impl IntoIterator<Item = String> + Send,
) -> Vec<Value> {
    let body: String = locals.into_iter().enumerate().map(|(n, it)| format!("  l{n:06} = {it}\n")).collect();
    let files = Memory::default().with("/scan/main.tf", format!("{declarations}\nlocals {{\n{body}}}\n"));
    pool(1).unwrap().install(|| {
        let project = load(files.inputs(), &[], Path::new("/scan"), &files, &());
        assert_eq!(project.errors, []);
        let evaluator = Evaluator::new(&project, 0, &files, limits);
        let locals = evaluator.module(0).locals.values();
        let value = |local: &tollgate_core::syntax::OwnedAttribute| {
            let local = local.attribute();
            let scope = Scope { instance: 0, source: local.source(), bindings: None };
            evaluator.evaluate(local.expr(), &scope)
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

/// What a type makes of a value is weighed like any other: `b19` would be 2^19 objects, each with 2^19 values.
#[test]
fn the_defaults_of_a_type_are_weighed() {
    let declarations =
        "variable \"v\" {\n  type = object({ k = optional(any, local.l000038) })\n  default = {}\n}";
    let pairs = (0..20).flat_map(|n| match n {
        0 => ["1".to_owned(), "var.v".to_owned()],
        _ => [2 * n - 2, 2 * n - 1].map(|before| format!("[local.l{before:06}, local.l{before:06}]")),
    });
    let limits = Limits { steps: 4 << 20, ..Limits::default() };
    let values =
        values_within(limits, declarations, pairs.chain(["local.l000039 == local.l000039".to_owned()]));
    let too_large = values.last().unwrap().as_unknown().unwrap();
    assert!(too_large.reason.to_string().contains("1048576 parts"), "{}", too_large.reason);
    assert_eq!(values[1].weight(), values[38].weight() + 1);
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

#[test]
fn a_text_that_is_searched_over_and_over_costs_what_it_takes() {
    let text = "A".repeat(10_000);
    let limits = Limits { steps: 1_000_000, ..Limits::default() };
    let reason = |expression: String| {
        let value = values_within(limits, "", [expression]).remove(0);
        value.as_unknown().map(|it| it.reason.clone())
    };
    let limit = |reason| matches!(reason, Some(Reason::Limit(_)));
    assert!(limit(reason(format!("regexall(\".*[^A-Z]|[A-Z]\", \"{text}\")"))));
    assert!(limit(reason(format!("replace(\"{text}\", \"/.*[^A-Z]|[A-Z]/\", \"\")"))));
    assert_eq!(reason(format!("length(regexall(\"[A-Z]{{2}}\", \"{text}\"))")), None);
}

#[test]
fn a_string_that_doubles_ends_at_a_limit_although_nothing_of_it_is_known() {
    let values =
        values("variable \"v\" {}", chain(64, "\"x${var.v}\"", |it| format!("\"${{{it}}}${{{it}}}\"")));
    assert!(values.iter().all(|it| it.weight() < 50_000));
}

#[test]
fn lists_are_looked_through_once_and_not_for_each_of_many_values() {
    let list: String = (0..20_000).map(|n| format!("\"{n}\", ")).collect();
    let locals = |n: &str| format!("locals {{\n  all = [{n}]\n}}");
    let asked = [
        "length([for it in local.all : it if contains(local.all, it)])",
        "length([for it in local.all : index(local.all, it)])",
        "length([for it in local.all : length(local.all)])",
        "length([for it in local.all : element(local.all, 7)])",
        "length(distinct([for it in local.all : [it]]))",
        "length(setintersection(local.all, [for it in local.all : tonumber(it)]))",
    ];
    for value in values(&locals(&list), asked.map(str::to_owned)) {
        if value.elements().is_none() {
            assert_eq!(value.to_string(), "20000");
        }
    }
}
