//! JSON, JUnit, GitHub's commands, GitLab's Code Quality, CSV and Markdown.

use crate::support::{CRITICAL, Fixture, HIGH, LOW, MEDIUM, everything};
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use tollgate_core::rule::Rule;
use tollgate_reporter::{Scan, csv, github, gitlab, json, junit, markdown};

pub(crate) fn written(
    write: impl Fn(&mut dyn io::Write, &Scan<'_>) -> io::Result<()>,
    fixture: &Fixture,
) -> String {
    let mut out = Vec::new();
    write(&mut out, &fixture.scan()).unwrap();
    String::from_utf8(out).unwrap()
}

fn parsed(write: impl Fn(&mut dyn io::Write, &Scan<'_>) -> io::Result<()>, fixture: &Fixture) -> Value {
    serde_json::from_str(&written(write, fixture)).unwrap()
}

/// Reads a document to its end; the reader checks that tags match.
pub(crate) fn assert_well_formed(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                tag.attributes().for_each(|attribute| drop(attribute.unwrap()));
                names.push(tag.name().into_inner().to_owned());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(xml.chars().all(|c| c >= ' ' || "\t\r\n".contains(c)), "XML 1.0 has no other control characters");
    names
}

#[test]
fn json_has_everything() {
    let fixture = everything();
    let json = parsed(json::write, &fixture);
    assert_eq!(json["version"], json!(json::VERSION));
    assert_eq!(json["tool"], json!({ "name": "Tollgate", "version": "1.2.3" }));
    let severities = json!({ "critical": 1, "high": 2, "info": 1, "low": 1, "medium": 1 });
    assert_eq!(json["summary"]["findings"], severities);

    let findings = json["findings"].as_array().unwrap();
    let grave = findings.iter().find(|it| it["severity"] == "critical").unwrap();
    assert_eq!(grave["rule"], json!(CRITICAL.id));
    assert_eq!(grave["category"], json!("Networking and Firewall"));
    assert_eq!(grave["message"], json!("`acl` is `{\"public\"}` in `x[0](1)`"));
    let place = json!({
        "path": "infra/a b#1/main.tf",
        "start": { "line": 4, "column": 3 },
        "end": { "line": 4, "column": 17 },
    });
    assert_eq!(grave["place"], place);
    assert_eq!(grave["addresses"].as_array().unwrap().len(), 8);
    assert_eq!(grave["trace"].as_array().unwrap().len(), 2);
    assert_eq!(grave["fix"]["safety"], json!("unsafe"));
    assert_eq!(grave["fix"]["edits"][0]["replacement"], json!("\"private\""));

    assert_eq!(json["suppressed"][0]["suppression"]["reason"], json!("known"));
    assert!(grave.get("suppression").is_none());
    let undecided = &json["undecided"][0];
    assert_eq!(undecided["reason"], json!("`var.acl` has no default and no value was given"));
    assert_eq!(undecided["because"]["start"], json!({ "line": 4, "column": 10 }));
    assert_eq!(json["notes"][0]["kind"], json!("unresolved-module"));
}

#[test]
fn json_columns_count_characters() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "\u{feff}é😀x");
    fixture.find(&LOW, source, "x");
    let place = &parsed(json::write, &fixture)["findings"][0]["place"];
    assert_eq!(place["start"], json!({ "line": 1, "column": 3 }));
}

#[test]
fn fingerprints_outlive_edits_and_tell_findings_apart() {
    let fingerprints = |text: &str| -> Vec<String> {
        let mut fixture = Fixture::new();
        let source = fixture.file("a.tf", text);
        let message = text.len().to_string();
        for needle in ["one", "two"] {
            fixture.find(&LOW, source, needle).message.clone_from(&message);
        }
        fixture.find(&HIGH, source, "one");
        fixture.find(&LOW, source, "three").attribute = "other".into();
        let json = parsed(json::write, &fixture);
        json["findings"].as_array().unwrap().iter().map(|it| it["fingerprint"].to_string()).collect()
    };
    let before = fingerprints("one\ntwo\nthree\n");
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), 4);
    assert_eq!(before, fingerprints("# new\n\none # changed\n  two\n\nthree\n"));
}

#[test]
fn fingerprints_do_not_change_when_a_neighbour_is_suppressed() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "one # ignore\ntwo\n");
    fixture.find(&LOW, source, "one");
    fixture.find(&LOW, source, "two");
    let before = parsed(json::write, &fixture)["findings"][1]["fingerprint"].clone();
    fixture.report.findings.remove(0);
    fixture.suppress(&LOW, source, "one", "# ignore");
    assert_eq!(parsed(json::write, &fixture)["findings"][0]["fingerprint"], before);
}

#[test]
fn a_file_outside_the_root_keeps_the_path_that_was_given() {
    let mut fixture = Fixture::new();
    fixture.root = Path::new("/other").to_owned();
    let source = fixture.file("../x/a.tf", "a");
    fixture.root = Path::new("/repo").to_owned();
    fixture.find(&LOW, source, "a");
    assert_eq!(parsed(json::write, &fixture)["findings"][0]["place"]["path"], json!("../x/a.tf"));
}

#[test]
fn junit_has_a_suite_per_file_and_a_case_per_finding() {
    let names = assert_well_formed(&written(junit::write, &everything()));
    let number = |name: &str| names.iter().filter(|it| it == &name).count();
    assert_eq!((number("testsuite"), number("testcase"), number("failure")), (3, 6, 6));
}

#[test]
fn junit_of_a_clean_scan_has_one_test_that_passes() {
    let xml = written(junit::write, &Fixture::new());
    assert_eq!(assert_well_formed(&xml), ["testsuites", "testsuite", "testcase"]);
    assert!(xml.contains("<testsuites name=\"Tollgate\" tests=\"1\" failures=\"0\""), "{xml}");
}

#[test]
fn junit_holds_no_character_that_xml_cannot() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a<&>\".tf", "a");
    fixture.find(&LOW, source, "a").message = "\u{0}\u{1b}]]>\u{ffff}<b>".into();
    let xml = written(junit::write, &fixture);
    assert_well_formed(&xml);
    assert!(xml.contains("a&lt;&amp;&gt;&quot;.tf"), "{xml}");
    assert!(xml.contains("\u{fffd}\u{fffd}]]&gt;\u{fffd}&lt;b&gt;"), "{xml}");
}

#[test]
fn github_commands_are_escaped() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a,b:%.tf", "one\ntwo");
    let finding = fixture.find(&LOW, source, "one\ntwo");
    finding.message = "100%,\r\n::stop-commands::x".into();
    finding.addresses.clear();
    assert_eq!(
        written(github::write, &fixture),
        "::notice file=a%2Cb%3A%25.tf,line=1,endLine=2,title=Bucket grants public access::\
         100%25, :\\:stop-commands::x (aws-s3-an-low)\n"
    );
}

#[test]
fn github_shows_the_most_severe_first() {
    let commands = written(github::write, &everything());
    let levels: Vec<_> = commands.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(levels, ["::error", "::error", "::error", "::warning", "::notice", "::notice"]);
    assert!(commands.starts_with("::error file=infra/a b#1/main.tf,line=4,endLine=4,col=3,endColumn=17,"));
    assert_eq!(written(github::write, &Fixture::new()), "");
}

#[test]
fn github_gets_what_it_shows_and_a_count_of_the_rest() {
    let commands = |findings: &[(&'static Rule, usize)]| {
        let mut fixture = Fixture::new();
        let source = fixture.file("a.tf", "a");
        for (rule, number) in findings {
            (0..*number).for_each(|_| drop(fixture.find(rule, source, "a").addresses.clone()));
        }
        written(github::write, &fixture)
    };
    let number = |commands: &str, level: &str| commands.lines().filter(|it| it.starts_with(level)).count();
    let all = commands(&[(&HIGH, 10), (&MEDIUM, 10), (&LOW, 10)]);
    assert_eq!(["::error ", "::warning ", "::notice "].map(|level| number(&all, level)), [10, 10, 10]);
    assert!(!all.contains("more finding"), "{all}");

    let cut = commands(&[(&CRITICAL, 3), (&HIGH, 9), (&MEDIUM, 11), (&LOW, 12)]);
    assert_eq!(["::error ", "::warning ", "::notice "].map(|level| number(&cut, level)), [10, 10, 10]);
    let last = "::notice title=Tollgate::6 more findings (2 high, 1 medium, 3 low): GitHub shows 10 annotations of each \
                level\n";
    assert!(cut.ends_with(last), "{cut}");
    // The count takes the place of a notice, whatever is left out.
    let errors = commands(&[(&HIGH, 11), (&LOW, 10)]);
    assert_eq!(number(&errors, "::notice "), 10);
    assert!(errors.contains("::2 more findings (1 high, 1 low): "), "{errors}");
}

#[test]
fn csv_has_a_row_for_each_finding() {
    let table = written(csv::write, &everything());
    assert!(table.starts_with("\"severity\",\"rule\",\"title\",\"path\",\"line\",\"column\","), "{table}");
    let rows: Vec<_> = table.split("\r\n").collect();
    assert_eq!((rows.len(), rows.last()), (8, Some(&"")));
    let grave = rows.iter().find(|it| it.starts_with("\"critical\"")).unwrap();
    assert!(
        grave.contains(
            "\"infra/a b#1/main.tf\",\"4\",\"3\",\"`acl` is `{\"\"public\"\"}` in `x[0](1)`\",\"module.web[0]"
        ),
        "{grave}"
    );
    assert!(grave.contains("\"acl\",\"aws\",\"Networking and Firewall\",\"unsafe\",\"https://"), "{grave}");
    assert_eq!(written(csv::write, &Fixture::new()).lines().count(), 1);
}

#[test]
fn csv_holds_no_formula_and_no_second_line() {
    let mut fixture = Fixture::new();
    let source = fixture.file("=cmd|' /C calc'!A0.tf", "a");
    let finding = fixture.find(&LOW, source, "a");
    finding.message = "@SUM(1)\n\"=1;=2\u{1b}".into();
    finding.addresses = vec!["+1\r\n".into()];
    finding.attribute = "-1".into();
    let table = written(csv::write, &fixture);
    let row = table.split("\r\n").nth(1).unwrap();
    assert!(
        row.contains("\"'=cmd|' /C calc'!A0.tf\",\"1\",\"1\",\"'@SUM(1) \"\"=1;'=2␛\",\"'+1␍␊\",\"'-1\""),
        "{row}"
    );
    assert_eq!(table.lines().count(), 2);
}

#[test]
fn gitlab_issues_have_unique_fingerprints_and_its_severities() {
    let issues = parsed(gitlab::write, &everything());
    let issues = issues.as_array().unwrap();
    let severities: Vec<_> = issues.iter().map(|issue| issue["severity"].as_str().unwrap()).collect();
    assert_eq!(severities, ["critical", "info", "blocker", "minor", "critical", "major"]);
    assert_eq!(issues.iter().map(|it| it["fingerprint"].to_string()).collect::<BTreeSet<_>>().len(), 6);
    assert_eq!(
        issues[3]["location"],
        json!({ "path": "infra/a b#1/main.tf", "lines": { "begin": 5, "end": 7 } })
    );
    assert_eq!(written(gitlab::write, &Fixture::new()), "[]\n");
}

#[test]
fn markdown_lists_the_most_severe_first() {
    let page = written(markdown::write, &everything());
    assert!(
        page.starts_with("### Tollgate: 6 findings (1 critical, 2 high, 1 medium, 1 low, 1 info)\n\n| |"),
        "{page}"
    );
    let severities: Vec<_> =
        page.lines().filter_map(|line| line.strip_prefix("| **")?.split('*').next()).collect();
    assert_eq!(severities, ["critical", "high", "high", "medium", "low", "info"]);
    assert_eq!(written(markdown::write, &Fixture::new()), "### Tollgate: no findings\n");
}

#[test]
fn markdown_is_never_longer_than_a_comment() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "bucket\n".repeat(1_000));
    for line in 0..1_000 {
        let finding = fixture.find(&LOW, source, "bucket");
        finding.message = format!("{line}: {}", "`a|b` & @all ".repeat(50));
    }
    let page = written(markdown::write, &fixture);
    assert!(page.chars().count() <= markdown::MAX_CHARACTERS);
    let rows = page.lines().filter(|line| line.starts_with("| **")).count();
    assert!(rows > 10 && page.contains(&format!("\n{} more findings", 1_000 - rows)), "{rows} rows");
    assert!(!page.contains("@all"), "nobody is mentioned");
}
