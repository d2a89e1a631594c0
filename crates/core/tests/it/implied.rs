//! One cause, one finding: a stronger rule lists what weaker ones find at the same block.

use std::path::Path;
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::{self, Options, Profile, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::finding::{Finding, Report};
use tollgate_core::load;
use tollgate_core::rule::Rule;
use tollgate_core::value::Checked;

static ANY: Rule = thing("any", &["some"], open_to_any);
static SOME: Rule = thing("some", &["one"], open_to_some);
static ONE: Rule = thing("one", &[], open_to_some);

const fn thing(
    id: &'static str,
    implies: &'static [&'static str],
    check: fn(&Block, &mut Cx) -> Checked,
) -> Rule {
    Rule { id, guid: id, implies, targets: &["test_thing"], check: Check::Block(check), ..SYNTAX_ERROR }
}

fn open_to_any(block: &Block, cx: &mut Cx) -> Checked {
    if block.string("open")?.is_some_and(|open| *open == "any") {
        cx.flag(block.header(), "it is open to all");
    }
    Ok(())
}

fn open_to_some(block: &Block, cx: &mut Cx) -> Checked {
    if block.is_set("open")? {
        cx.flag(block.header(), "it is open to some");
    }
    Ok(())
}

const THINGS: &str = r#"
resource "test_thing" "all" {
  open = "any"
}

resource "test_thing" "few" {
  open = "few"
}
"#;

fn scan(text: &str, all_named: bool) -> Report {
    let files = Memory::default().with("/main.tf", text);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let profile = Profile { rules: vec![&ONE, &ANY, &SOME], all_named, ..Profile::default() };
    let options = Options { profiles: profile.into(), ..Options::default() };
    engine::scan(&project, &options, &files, &())
}

/// Rule and block of each finding, and the rules that are listed with it.
fn said<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<(&'r str, &'r str, Vec<&'r str>)> {
    let said = |it: &'r Finding| {
        (it.rule.id, it.addresses[0].as_str(), it.also.iter().map(|it| it.rule.id).collect())
    };
    findings.into_iter().map(said).collect()
}

#[test]
fn the_strongest_rule_lists_the_others_at_its_block_only() {
    let findings = scan(THINGS, false).findings;
    assert_eq!(
        said(&findings),
        [("any", "test_thing.all", vec!["one", "some"]), ("some", "test_thing.few", vec!["one"]),]
    );
}

#[test]
fn rules_that_are_named_speak_for_themselves() {
    let findings = scan(THINGS, true).findings;
    assert_eq!(findings.len(), 5);
    assert!(findings.iter().all(|it| it.also.is_empty()));
}

#[test]
fn a_comment_suppresses_what_is_listed_alone_or_with_what_lists_it() {
    let with = |comment: &str| scan(&format!("# tollgate:ignore {comment} -- known{THINGS}"), false);
    let weaker = with("one");
    assert_eq!(said(&weaker.findings)[0], ("any", "test_thing.all", vec!["some"]));
    assert_eq!(said(weaker.suppressed.iter().map(|(it, _)| it)), [("one", "test_thing.all", vec![])]);
    let stronger = with("any");
    assert_eq!(said(&stronger.findings), [("some", "test_thing.few", vec!["one"])]);
    let suppressed = stronger.suppressed.iter().map(|(it, _)| it);
    assert_eq!(said(suppressed), [("any", "test_thing.all", vec!["one", "some"])]);
}

/// Another scanner has one check, and says nothing of what else has the same cause.
#[test]
fn a_comment_for_another_scanner_suppresses_its_check_alone() {
    let text = format!("# trivy:ignore:any{THINGS}");
    let report = scan(&text, false);
    assert_eq!(
        said(&report.findings),
        [("some", "test_thing.all", vec!["one"]), ("some", "test_thing.few", vec!["one"])]
    );
    assert_eq!(said(report.suppressed.iter().map(|(it, _)| it)), [("any", "test_thing.all", vec![])]);
}
