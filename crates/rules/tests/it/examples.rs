//! A rule's documentation is its test: a finding on every marked line and on no other.

use crate::scan;
use std::collections::BTreeMap;
use tollgate_core::check::Check;
use tollgate_core::fix;
use tollgate_core::rule::{Example, ExampleKind, Rule};

/// The rules that look at configurations, with their examples.
pub(crate) fn documented() -> impl Iterator<Item = (&'static Rule, Example)> {
    let rules = tollgate_rules::all().into_iter().filter(|rule| !matches!(rule.check, Check::Engine));
    rules.flat_map(|rule| rule.examples().into_iter().map(move |example| (rule, example)))
}

/// The lines (from 1) that an example marks.
pub(crate) fn marked(code: &str) -> Vec<usize> {
    let marked = code.lines().enumerate().filter(|(_, line)| line.contains("# finding"));
    marked.map(|(index, _)| index + 1).collect()
}

/// The code without its markers, so that they cannot take part in what is tested.
pub(crate) fn without_markers(code: &str) -> String {
    code.lines()
        .map(|line| line.split("# finding").next().unwrap_or(line).trim_end().to_owned() + "\n")
        .collect()
}

#[test]
fn every_example_is_judged_as_it_says() {
    let wrong: Vec<_> = documented().filter_map(|(rule, example)| misjudged(rule, &example)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the verdict on an example.
fn misjudged(rule: &'static Rule, example: &Example) -> Option<String> {
    let scan = scan(rule, &[("main.tf", &without_markers(&example.code))]);
    let mut expected: Vec<_> = marked(&example.code).iter().map(|line| format!("main.tf:{line}")).collect();
    let mut found = scan.lines();
    found.dedup();
    let undecided = &scan.report.undecided;
    let wrong = match example.kind {
        ExampleKind::Bad if expected.is_empty() => "no line is marked `# finding`",
        ExampleKind::Bad => "",
        ExampleKind::Good | ExampleKind::Undecided if !expected.is_empty() => "a line is marked `# finding`",
        ExampleKind::Good if !undecided.is_empty() => "it is undecided",
        ExampleKind::Undecided if undecided.is_empty() => "it is decided",
        ExampleKind::Good | ExampleKind::Undecided => "",
    };
    expected.sort_by_key(|place| place.len());
    found.sort_by_key(|place| place.len());
    (!wrong.is_empty() || found != expected).then(|| {
        let id = rule.id;
        format!("{id}: {wrong}; found {found:?}, expected {expected:?}; {undecided:?}\n{}", example.code)
    })
}

#[test]
fn every_rule_has_a_bad_and_a_good_example() {
    for rule in tollgate_rules::all().into_iter().filter(|rule| !matches!(rule.check, Check::Engine)) {
        for kind in [ExampleKind::Bad, ExampleKind::Good] {
            assert!(
                rule.examples().iter().any(|example| example.kind == kind),
                "{}: no {kind:?} example",
                rule.id
            );
        }
    }
}

/// How often fixes are applied before they should have come to an end.
const ROUNDS: usize = 10;

#[test]
fn every_fix_removes_its_findings_for_good() {
    let mut fixed: BTreeMap<&str, usize> = BTreeMap::new();
    for (rule, example) in documented().filter(|(_, example)| example.kind == ExampleKind::Bad) {
        let mut text = without_markers(&example.code);
        let first = scan(rule, &[("main.tf", &text)]);
        let without_fix = first.report.findings.iter().filter(|finding| finding.fix.is_none()).count();
        let mut last = first;
        for round in 0.. {
            let fixes: Vec<_> =
                last.report.findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
            *fixed.entry(rule.id).or_default() += fixes.len();
            let Some((_, (after, _))) = fix::apply(fixes, &last.project.sources).pop_first() else { break };
            assert!(round < ROUNDS, "{}: the fixes do not come to an end:\n{after}", rule.id);
            text = after;
            last = scan(rule, &[("main.tf", &text)]);
        }
        assert_eq!(last.report.findings.len(), without_fix, "{}: {:?}\n{text}", rule.id, last.lines());
    }
    for rule in tollgate_rules::all().into_iter().filter(|rule| rule.fix.is_some()) {
        assert!(fixed.get(rule.id).is_some_and(|&count| count > 0), "{}: declares a fix, has none", rule.id);
    }
}
