//! To know less never makes a finding where there was none.
//!
//! Each literal of each example in turn, and then all of them, becomes a variable without a value. What a rule reports
//! all the same holds whatever the value turns out to be, so that the rule reports it where the value is written, too.

use crate::examples::{documented, without_markers};
use crate::{POOL, Scan, scan_files};
use rayon::prelude::*;
use tollgate_core::files::Memory;
use tollgate_core::rule::Rule;
use tollgate_core::source::{Source, SourceId, Span};
use tollgate_core::syntax::{self, Attribute, Block, Body, Expr, ExprKind, Language};

#[test]
fn less_known_never_adds_a_finding() {
    let examples: Vec<_> =
        documented().map(|(rule, example)| (rule, without_markers(&example.code))).collect();
    let wrong: Vec<_> = POOL.install(|| {
        examples.par_iter().flat_map_iter(|(rule, text)| found_only_with_less(rule, text)).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The variants of an example in which a rule finds what it does not find in the example.
fn found_only_with_less(rule: &'static Rule, text: &str) -> Vec<String> {
    let known = places(&scan_files(vec![rule], &Memory::default().with("/main.tf", text)));
    let spans = literals(text);
    let mut variants: Vec<_> = spans.iter().map(|span| vec![*span]).collect();
    variants.push(outermost(&spans));
    let found = |variant: &Vec<Span>| {
        let variant = with_unknown(text, variant);
        let scan = scan_files(vec![rule], &Memory::default().with("/main.tf", variant.as_str()));
        let new: Vec<_> = places(&scan).into_iter().filter(|line| !known.contains(line)).collect();
        (!new.is_empty()).then(|| format!("{}: {new:?} beside {known:?}\n{variant}", rule.id))
    };
    variants.iter().filter_map(found).collect()
}

/// Where findings are; of those that have a cause of several places, where the cause is: with less known, fewer of its
/// places are.
fn places(scan: &Scan) -> Vec<String> {
    let findings = scan.report.findings.iter();
    findings.map(|it| scan.project.sources.describe(it.cause.unwrap_or(it.location))).collect()
}

/// The text with a variable in each of these places. Lines stay where they are.
fn with_unknown(text: &str, spans: &[Span]) -> String {
    let mut changed = text.to_owned();
    for span in spans.iter().rev() {
        changed.replace_range(span.range(), "var.unknown");
    }
    changed + "\nvariable \"unknown\" {\n  description = \"Any value.\"\n  type        = any\n}\n"
}

/// The spans that are in no other one.
fn outermost(spans: &[Span]) -> Vec<Span> {
    let mut outermost: Vec<Span> = Vec::new();
    for span in spans {
        if outermost.last().is_none_or(|last| last.range().end <= span.range().start) {
            outermost.push(*span);
        }
    }
    outermost
}

/// The literals on one line of resources, data sources, module calls and locals, from first to last.
fn literals(text: &str) -> Vec<Span> {
    let source = Source::new("main.tf", "/main.tf", text.as_bytes().to_vec());
    let mut spans = Vec::new();
    for block in syntax::parse(SourceId(0), &source, Language::Hcl).body().blocks() {
        if matches!(block.kind(), "resource" | "data" | "module" | "locals") {
            of_body(block.body(), &|it| !is_fixed(block, it), &mut spans);
        }
    }
    spans.retain(|span| !source.slice(*span).contains('\n'));
    // Those that hold others first.
    spans.sort_unstable_by_key(|span| (span.range().start, std::cmp::Reverse(span.range().end)));
    spans
}

/// Terraform wants these to be literals.
fn is_fixed(block: Block<'_>, attribute: Attribute<'_>) -> bool {
    block.kind() == "module" && matches!(attribute.name(), "source" | "version")
}

fn of_body(body: Body<'_>, wanted: &dyn Fn(Attribute<'_>) -> bool, into: &mut Vec<Span>) {
    body.attributes().filter(|it| wanted(*it)).for_each(|it| of_expression(it.expr(), into));
    body.blocks().for_each(|it| of_body(it.body(), wanted, into));
}

/// The literals of an expression: lists and objects of literals as well as what they hold.
fn of_expression(expr: Expr<'_>, into: &mut Vec<Span>) {
    if is_literal(expr) {
        into.push(expr.span());
    }
    match expr.kind() {
        ExprKind::Tuple(items) => items.iter().for_each(|it| of_expression(it, into)),
        ExprKind::Object(items) => items.iter().for_each(|(_, value)| of_expression(value, into)),
        ExprKind::Call(call) => call.arguments.iter().for_each(|it| of_expression(it, into)),
        ExprKind::Conditional(parts) => parts.into_iter().for_each(|it| of_expression(it, into)),
        ExprKind::Parenthesis(inner) => of_expression(inner, into),
        _ => {}
    }
}

/// Whether nothing is referred to: to lose a reference is to know something else, not less.
fn is_literal(expr: Expr<'_>) -> bool {
    match expr.kind() {
        ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) => true,
        ExprKind::Tuple(items) => items.iter().all(is_literal),
        ExprKind::Object(items) => items.iter().all(|(_, value)| is_literal(value)),
        _ => false,
    }
}
