//! What no rule looks at is not evaluated.

use std::path::Path;
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
    engine::scan(&project, &Options { rules, limits, ..Options::default() }, &files, &())
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
