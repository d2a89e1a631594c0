//! A rule's documentation is its test: a finding on every marked line and on no other.

use crate::scan;
use tollgate_core::check::Check;
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
    for (rule, example) in documented() {
        let scan = scan(rule, &[("main.tf", &without_markers(&example.code))]);
        let context = format!("{}:\n{}", rule.id, example.code);
        let undecided = !scan.report.undecided.is_empty();
        match example.kind {
            ExampleKind::Bad => {
                let expected: Vec<_> =
                    marked(&example.code).iter().map(|line| format!("main.tf:{line}")).collect();
                let mut found = scan.lines();
                found.dedup();
                assert!(!expected.is_empty(), "no line is marked `# finding`: {context}");
                assert_eq!(found, expected, "{context}");
            }
            ExampleKind::Good => {
                assert_eq!(scan.lines(), [""; 0], "{context}");
                assert!(!undecided, "undecided: {:?}\n{context}", scan.report.undecided);
            }
            ExampleKind::Undecided => {
                assert_eq!(scan.lines(), [""; 0], "{context}");
                assert!(undecided, "decided: {context}");
            }
        }
    }
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

#[test]
fn every_fix_mends_its_finding_for_good() {
    for (rule, example) in documented().filter(|(_, example)| example.kind == ExampleKind::Bad) {
        let Check::Attribute(attribute) = &rule.check else { continue };
        let before = without_markers(&example.code);
        let found = scan(rule, &[("main.tf", &before)]);
        let mut edits: Vec<_> = found
            .report
            .findings
            .iter()
            .filter_map(|it| it.fix.as_ref())
            .flat_map(|fix| &fix.edits)
            .collect();
        // A value that comes from elsewhere has no fix at this place.
        let direct = found.report.findings.iter().filter(|finding| finding.trace.is_empty()).count();
        assert_eq!(edits.len(), if attribute.has_fix() { direct } else { 0 }, "{}:\n{before}", rule.id);
        if edits.is_empty() {
            continue;
        }
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.location));
        let mut after = before.clone();
        for edit in edits {
            after.replace_range(edit.location.span.range(), &edit.replacement);
        }
        let left = scan(rule, &[("main.tf", &after)]).report.findings.len();
        assert_eq!(left, found.report.findings.len() - direct, "{}:\n{after}", rule.id);
    }
}
