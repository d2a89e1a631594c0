//! What no rule looks at is not evaluated, and what several rules ask of a block is worked out once.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use tollgate_core::block::Block;
use tollgate_core::check::Check;
use tollgate_core::cx::Cx;
use tollgate_core::engine::{self, Limits, Options, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::rule::Rule;
use tollgate_core::value::Checked;

fn scan(text: &str, rules: Vec<&'static Rule>, limits: Limits) -> Report {
    let files = Memory::default().with("/main.tf", text);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    engine::scan(&project, &Options { profiles: rules.into(), limits, ..Options::default() }, &files, &())
}

fn found(report: &Report) -> Vec<&str> {
    report.findings.iter().flat_map(|it| &it.addresses).map(|it| it.as_str()).collect()
}

#[test]
fn a_pattern_makes_no_blocks_of_types_that_the_rule_passes_over() {
    static EVERY: Rule =
        Rule { id: "test-every", targets: &["test_*"], check: Check::Block(report), ..SYNTAX_ERROR };
    static SOME: Rule = Rule { id: "test-some", among: |kind| kind == "test_thing", ..EVERY };
    fn report(block: &Block, cx: &mut Cx) -> Checked {
        cx.flag(block.header(), "it is there");
        Ok(())
    }
    let text = r#"
resource "test_other" "costly" {
  count = length([for a in range(1000) : [for b in range(1000) : a * b]])
}

resource "test_thing" "plain" {
}
"#;
    let limits = Limits { steps: 100_000, ..Limits::default() };
    assert_eq!(scan(text, vec![&EVERY], limits).notes.len(), 1);
    let report = scan(text, vec![&SOME], limits);
    assert_eq!((found(&report), report.notes.len()), (vec!["test_thing.plain"], 0));
}

#[test]
fn what_rules_ask_of_a_block_is_worked_out_once_for_each_block() {
    static WORK: AtomicUsize = AtomicUsize::new(0);
    static ONE: Rule =
        Rule { id: "test-one", targets: &["test_thing"], check: Check::Block(look), ..SYNTAX_ERROR };
    static ANOTHER: Rule = Rule { id: "test-another", ..ONE };
    struct Name(String);
    fn look(block: &Block, cx: &mut Cx) -> Checked {
        let name = cx.of_subject(|subject| {
            WORK.fetch_add(1, Ordering::Relaxed);
            Name(subject.address.name().to_owned())
        });
        cx.flag(block.header(), format!("it is called {}", name.0));
        Ok(())
    }
    let text = "resource \"test_thing\" \"a\" {\n}\n\nresource \"test_thing\" \"b\" {\n}\n";
    let report = scan(text, vec![&ONE, &ANOTHER], Limits::default());
    let said: Vec<_> = report.findings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(said, ["it is called a", "it is called a", "it is called b", "it is called b"]);
    assert_eq!(WORK.load(Ordering::Relaxed), 2);
}
