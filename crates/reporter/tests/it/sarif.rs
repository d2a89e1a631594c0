//! SARIF, read back with the types of serde-sarif: a second check of its shape.

use crate::support::{CRITICAL, Fixture, HIGH, INFO, LOW, MEDIUM, RULES, SYNTAX_ERROR, everything, finding};
use serde_json::{Value, json};
use serde_sarif::sarif::{Notification, Region, Result as SarifResult, Run, Sarif};
use std::collections::BTreeSet;
use std::io::Write;
use tollgate_core::flaw::Related;
use tollgate_core::source::{Location, Span};
use tollgate_core::value::NOWHERE;
use tollgate_reporter::line_hash::line_hashes;
use tollgate_reporter::sarif::{self, LeftOut, Options};

fn text(fixture: &Fixture, options: &Options) -> (String, LeftOut) {
    let mut out = Vec::new();
    let cut = sarif::write(&mut out, &fixture.scan(), options).unwrap();
    (String::from_utf8(out).unwrap(), cut)
}

fn run(fixture: &Fixture, options: &Options) -> Run {
    let log: Sarif = serde_json::from_str(&text(fixture, options).0).unwrap();
    assert_eq!(log.version, json!("2.1.0"));
    let [run] = log.runs.try_into().unwrap();
    run
}

fn results(fixture: &Fixture) -> Vec<SarifResult> {
    run(fixture, &Options::default()).results.unwrap()
}

fn only_result(fixture: &Fixture) -> SarifResult {
    let [result] = results(fixture).try_into().unwrap();
    result
}

fn region(result: &SarifResult) -> Region {
    result.locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap().region.clone().unwrap()
}

fn numbers(region: &Region) -> [i64; 4] {
    [region.start_line, region.start_column, region.end_line, region.end_column].map(Option::unwrap)
}

fn snippet(region: &Region) -> &str {
    region.snippet.as_ref().unwrap().text.as_ref().unwrap()
}

fn uri(result: &SarifResult) -> String {
    let physical = result.locations.as_ref().unwrap()[0].physical_location.clone().unwrap();
    physical.artifact_location.unwrap().uri.unwrap()
}

fn message(result: &SarifResult) -> &str {
    result.message.text.as_ref().unwrap()
}

fn fingerprint<'a>(result: &'a SarifResult, key: &str) -> Option<&'a str> {
    result.partial_fingerprints.as_ref().unwrap().get(key).map(String::as_str)
}

fn notifications(run: &Run) -> Vec<Notification> {
    run.invocations.as_ref().unwrap()[0].tool_execution_notifications.clone().unwrap()
}

#[test]
fn rule_indices_point_at_their_rules() {
    let run = run(&everything(), &Options::default());
    let rules = run.tool.driver.rules.unwrap();
    assert_eq!(rules.len(), RULES.len());
    let results = run.results.unwrap();
    assert_eq!(results.len(), 6);
    for result in results {
        let index = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
    }
}

#[test]
fn rules_are_described_where_they_found_something() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "a = 1\n");
    fixture.find(&LOW, source, "a = 1");
    fixture.find(&HIGH, source, "a = 1");
    let ids = |options: &Options| -> Vec<_> {
        run(&fixture, options).tool.driver.rules.unwrap().into_iter().map(|rule| rule.id).collect()
    };
    assert_eq!(ids(&Options::default()), [LOW.id, HIGH.id]);
    // What is cut needs no description.
    assert_eq!(ids(&Options { max_results: 1, ..Options::default() }), [HIGH.id]);
}

#[test]
fn what_weaker_rules_find_is_a_place_of_the_stronger_result() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "a = 1\nb = 2\n");
    let weaker = finding(&MEDIUM, fixture.at(source, "b = 2"));
    fixture.find(&HIGH, source, "a = 1").also = vec![weaker];
    let result = only_result(&fixture);
    assert_eq!(result.rule_id.as_deref(), Some(HIGH.id));
    let related = result.related_locations.as_ref().unwrap();
    assert_eq!(related.len(), 1);
    let expected = format!("{}: `acl` is `public-read`", MEDIUM.id);
    assert!(message(&result).contains(&expected), "{}", message(&result));
    let json: Value = {
        let mut out = Vec::new();
        tollgate_reporter::json::write(&mut out, &fixture.scan()).unwrap();
        serde_json::from_slice(&out).unwrap()
    };
    assert_eq!(json["findings"][0]["also"][0]["rule"], MEDIUM.id);
    assert_eq!(json["findings"][0]["also"][0]["place"]["start"]["line"], 2);
}

#[test]
fn the_file_is_no_larger_than_asked_for() {
    let mut fixture = Fixture::new();
    let line = |n: usize| format!("a{n} = \"{:x}\"\n", n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let body: String = (0..400).map(line).collect();
    let source = fixture.file("a.tf", &body);
    for n in 0..400 {
        let text = line(n);
        let finding = fixture.find(if n % 2 == 0 { &LOW } else { &HIGH }, source, text.trim_end());
        let location = finding.location;
        finding.trace =
            (0..5).map(|step| Related { location, message: format!("step {step} of {n}") }).collect();
    }
    let gzipped = |text: &str| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(text.as_bytes()).unwrap();
        gzip.finish().unwrap().len()
    };
    let sized = |max_size| text(&fixture, &Options { max_size: Some(max_size), ..Options::default() });
    let (whole, nothing) = sized(usize::MAX);
    assert_eq!(nothing, LeftOut::default());
    // Each limit is a little below what the report before needed.
    let mut limit = whole.len() / 10 - 1000;
    for expected in [(true, false), (true, true)] {
        let (report, left_out) = sized(limit);
        assert_eq!((left_out.flows, left_out.contexts, left_out.results), (expected.0, expected.1, 0));
        assert!(gzipped(&report) <= limit && report.len() <= limit * 11, "{}", report.len());
        assert_eq!(report.contains("codeFlows"), !expected.0);
        assert_eq!(report.contains("contextRegion"), !expected.1);
        limit = gzipped(&report).max(report.len() / 10) - 100;
    }
    let (report, left_out) = sized(limit);
    assert!(left_out.flows && left_out.contexts && left_out.results > 0, "{left_out:?}");
    assert!(gzipped(&report) <= limit, "{} > {limit}", gzipped(&report));
    let run: Run = serde_json::from_str::<Sarif>(&report).unwrap().runs.remove(0);
    let kept = run.results.as_ref().unwrap();
    assert_eq!(kept.len() + left_out.results, 400);
    assert!(kept.len() > 300, "{}", kept.len());
    assert!(kept.iter().take(200).all(|result| result.rule_id.as_deref() == Some(HIGH.id)));
    let said: Vec<_> = notifications(&run).into_iter().filter_map(|it| it.message.text).collect();
    assert!(said[0].contains("of 400 results were left out: the "), "{said:?}");
    assert!(said[1].starts_with("code flows and lines of context were left out"), "{said:?}");
}

#[test]
fn rules_have_what_code_scanning_reads() {
    let rules = run(&everything(), &Options::default()).tool.driver.rules.unwrap();
    let rule = |id: &str| rules.iter().find(|rule| rule.id == id).unwrap();
    let property =
        |id: &str, key: &str| rule(id).properties.as_ref().unwrap().additional_properties.get(key).cloned();
    for (id, number) in [(CRITICAL.id, "9.5"), (HIGH.id, "8.0"), (MEDIUM.id, "5.5"), (LOW.id, "2.0")] {
        assert_eq!(property(id, "security-severity"), Some(json!(number)));
        assert_eq!(property(id, "problem.severity"), None);
    }
    assert_eq!(property(INFO.id, "security-severity"), None);
    assert_eq!(property(INFO.id, "problem.severity"), Some(json!("recommendation")));

    let low = rule(LOW.id);
    assert_eq!(low.name.as_deref(), Some("AwsS3AnLow"));
    assert_eq!(low.guid.as_deref(), Some(LOW.guid));
    assert_eq!(low.short_description.as_ref().unwrap().text, "Bucket grants public access.");
    assert_eq!(low.full_description.as_ref().unwrap().text, "Whoever knows the name reads it.");
    let help = low.help.as_ref().unwrap();
    let prose = "Whoever knows the name reads it.\n\nAnd more.\n\nFix:\n\nKeep it private. Then look again.";
    assert_eq!(help.text, format!("Bucket grants public access.\n\n{prose}"));
    let markdown = help.markdown.as_ref().unwrap();
    assert!(markdown.starts_with("# Bucket grants public access\n\nWhoever"), "{markdown}");
    assert!(markdown.contains("\n\nA finding:\n\n```hcl\nresource"), "{markdown}");
    let tags = low.properties.as_ref().unwrap().tags.clone().unwrap();
    assert_eq!(tags, ["security", "networking-and-firewall", "aws", "external/cwe/cwe-079"]);

    let own = rule(SYNTAX_ERROR.id);
    assert_eq!(own.guid, None, "codeql-action refuses guids of version 7");
    assert_eq!(
        own.properties.as_ref().unwrap().tags.clone().unwrap(),
        ["security", "networking-and-firewall"]
    );
}

#[test]
fn results_come_last_and_the_version_first() {
    let (text, _) = text(&everything(), &Options::default());
    let at = |needle: &str| text.find(needle).unwrap_or_else(|| panic!("{needle} is missing"));
    let order = [
        "$schema", "\"version\":\"2.1.0\"", "\"tool\"", "\"columnKind\"", "\"invocations\"", "\"results\":[{",
    ];
    assert!(order.map(at).is_sorted());
}

#[test]
fn columns_are_utf16_and_ignore_a_byte_order_mark() {
    let mut fixture = Fixture::new();
    let text = "\u{feff}a = \"é😀\" # b\r\nsecond = 1\r\n";
    let source = fixture.file("a.tf", text);
    fixture.find(&LOW, source, "a = \"é😀\"");
    fixture.find(&HIGH, source, "# b");
    fixture.find(&MEDIUM, source, "b\r\nsecond");
    let run = run(&fixture, &Options::default());
    assert_eq!(run.column_kind, Some(json!("utf16CodeUnits")));
    let results = run.results.unwrap();
    let regions: Vec<_> = results.iter().map(region).collect();
    assert_eq!(numbers(&regions[0]), [1, 11, 1, 14]);
    assert_eq!((numbers(&regions[1]), snippet(&regions[1])), ([1, 13, 2, 7], "b\r\nsecond"));
    assert_eq!((numbers(&regions[2]), snippet(&regions[2])), ([1, 1, 1, 10], "a = \"é😀\""));
    let hash = line_hashes(text)[0].to_string();
    for result in &results {
        assert_eq!(fingerprint(result, "primaryLocationLineHash"), Some(hash.as_str()));
    }
}

#[test]
fn a_context_is_more_than_its_region() {
    let context = |text: &str, needle: &str| {
        let mut fixture = Fixture::new();
        let source = fixture.file("a.tf", text);
        fixture.find(&LOW, source, needle);
        let result = only_result(&fixture);
        let physical = result.locations.unwrap().remove(0).physical_location.unwrap();
        physical
            .context_region
            .map(|it| (it.start_line.unwrap(), it.end_line.unwrap(), snippet(&it).to_owned()))
    };
    assert_eq!(context("1\n2\n3\n4\n5\n6\n", "4"), Some((2, 6, "2\n3\n4\n5\n6".into())));
    assert_eq!(context("\u{feff}1\r\n2", "1"), Some((1, 2, "1\r\n2".into())));
    assert_eq!(context("one two\n", "two"), Some((1, 1, "one two".into())));
    assert_eq!(context("one\n", "one"), None);
}

#[test]
fn long_places_are_shortened() {
    let mut fixture = Fixture::new();
    let block = format!("a {{\n{}}}", "  b = 1\n".repeat(20));
    let source = fixture.file("a.tf", format!("{block}\n"));
    fixture.find(&LOW, source, &block);
    assert_eq!(numbers(&region(&only_result(&fixture))), [1, 1, 1, 4]);

    let mut fixture = Fixture::new();
    let line = "x".repeat(10_000);
    let source = fixture.file("plan.json", &line);
    fixture.find(&LOW, source, &line);
    assert!(text(&fixture, &Options::default()).0.len() < 15_000);
    assert_eq!(numbers(&region(&only_result(&fixture))), [1, 1, 1, 10_001]);
}

#[test]
fn a_place_without_text_shows_the_character_beside_it() {
    // Before the emoji, and behind it where the line ends.
    for offset in [1, 5] {
        let mut fixture = Fixture::new();
        let source = fixture.file("a.tf", "a😀\nb");
        fixture.report.findings.push(finding(&LOW, Location { source, span: Span::at(offset) }));
        let region = region(&only_result(&fixture));
        assert_eq!((numbers(&region), snippet(&region)), ([1, 2, 1, 4], "😀"));
    }
}

#[test]
fn findings_of_a_rule_on_a_line_are_one_result() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "one = 1, two = 2\nthree = 3\n");
    fixture.find(&LOW, source, "two = 2").message = "`two` is 2".into();
    fixture.find(&LOW, source, "two = 2").addresses = vec!["aws_s3_bucket.other".into()];
    fixture.find(&MEDIUM, source, "one = 1");
    fixture.find(&LOW, source, "one = 1");
    fixture.find(&LOW, source, "three = 3");
    let results = results(&fixture);
    let rules: Vec<_> =
        results.iter().map(|it| (it.rule_id.as_deref().unwrap(), numbers(&region(it)))).collect();
    assert_eq!(rules, [(MEDIUM.id, [1, 1, 1, 8]), (LOW.id, [1, 1, 1, 8]), (LOW.id, [2, 1, 2, 10]),]);
    let merged = &results[1];
    assert_eq!(
        message(merged),
        "`acl` is `public-read`. Affects `aws_s3_bucket.logs`, `aws_s3_bucket.other`. \
         [`two` is 2](1). [`acl` is `public-read`](2)."
    );
    let related = merged.related_locations.as_ref().unwrap();
    assert_eq!(related.iter().map(|it| it.id.unwrap()).collect::<Vec<_>>(), [1, 2]);
    let identities: BTreeSet<_> = results
        .iter()
        .map(|it| {
            (it.rule_id.clone(), uri(it), fingerprint(it, "primaryLocationLineHash").unwrap().to_owned())
        })
        .collect();
    assert_eq!(identities.len(), results.len());
}

#[test]
fn two_names_of_one_file_are_one_file() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "a = 1\n");
    let link = tollgate_core::source::Source::new("link.tf", "/repo/a.tf", b"a = 1\n".to_vec());
    let link = fixture.sources.add(link);
    fixture.find(&LOW, source, "a = 1");
    fixture.find(&LOW, link, "a = 1");
    assert_eq!(uri(&only_result(&fixture)), "a.tf");
}

#[test]
fn above_the_limit_the_most_severe_are_kept() {
    let fixture = everything();
    let options = Options { max_results: 3, ..Options::default() };
    assert_eq!(text(&fixture, &options).1, LeftOut { results: 3, ..LeftOut::default() });
    let run = run(&fixture, &options);
    let results = run.results.as_ref().unwrap();
    let rules: Vec<_> = results.iter().map(|result| result.rule_id.as_deref().unwrap()).collect();
    assert_eq!(rules, [CRITICAL.id, SYNTAX_ERROR.id, HIGH.id]);
    let notification = &notifications(&run)[0];
    assert_eq!(
        notification.message.text.as_deref(),
        Some("3 of 6 results were left out: the 3 most severe are here.")
    );
    let all = text(&fixture, &Options { max_results: 0, ..Options::default() });
    assert_eq!(all, text(&fixture, &Options::default()));
    assert_eq!(all.1, LeftOut::default());
}

#[test]
fn the_run_succeeded_and_says_what_it_did_not_see() {
    let run = run(&everything(), &Options::default());
    assert!(run.invocations.as_ref().unwrap()[0].execution_successful);
    let descriptors = run.tool.driver.notifications.clone().unwrap();
    let notifications = notifications(&run);
    let kinds: Vec<_> = notifications
        .iter()
        .map(|notification| {
            assert_eq!(notification.level, Some(json!("warning")));
            let descriptor = notification.descriptor.clone().unwrap();
            let index = usize::try_from(descriptor.index.unwrap()).unwrap();
            assert_eq!(Some(&descriptors[index].id), descriptor.id.as_ref());
            descriptor.id.unwrap()
        })
        .collect();
    assert_eq!(kinds, ["syntax-error", "unresolved-module"]);
}

#[test]
fn fixes_flows_and_instances_are_told() {
    let grave = results(&everything()).remove(0);
    assert_eq!(uri(&grave), "infra/a%20b%231/main.tf");
    let text = message(&grave);
    assert!(!text.contains(['{', '}']), "{text}");
    assert!(
        text.starts_with(
            "`acl` is `(\"public\")` in `x[0] (1)`. Affects `module.web[0].aws_s3_bucket.logs`, "
        )
    );
    assert!(text.ends_with("and 3 more. [the default of `var.acl\\[0\\]`](1)."), "{text}");
    assert_eq!(grave.locations.as_ref().unwrap()[0].logical_locations.as_ref().unwrap().len(), 8);

    let flow = &grave.code_flows.as_ref().unwrap()[0].thread_flows[0];
    assert_eq!(flow.locations.len(), 3);
    let changes = &grave.fixes.as_ref().unwrap()[0].artifact_changes;
    assert_eq!(changes.len(), 2);
    let deleted = |index: usize| numbers(&changes[index].replacements[0].deleted_region);
    assert_eq!((deleted(0), deleted(1)), ([4, 10, 4, 17], [2, 26, 2, 26]));
}

#[test]
fn what_is_written_nowhere_is_left_out() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "a = 1\n");
    let option = tollgate_core::source::Source::new("--var acl", "", b"public-read".to_vec());
    let option = Location { source: fixture.sources.add(option), span: Span::new(0, 6) };
    let related = |location| Related { location, message: "given by `--var`".to_owned() };
    let nowhere = || vec![related(NOWHERE), related(option)];
    let finding = fixture.find(&LOW, source, "a = 1");
    finding.trace = nowhere();
    finding.related = nowhere();
    let result = only_result(&fixture);
    assert_eq!((result.code_flows, result.related_locations), (None, None));
}

#[test]
fn suppressed_findings_are_written_only_if_asked_for() {
    let fixture = everything();
    assert!(results(&fixture).iter().all(|result| result.suppressions.is_none()));
    let options = Options { include_suppressed: true, ..Options::default() };
    let results = run(&fixture, &options).results.unwrap();
    assert_eq!(results.len(), 7);
    let suppressed: Vec<_> =
        results.iter().filter_map(|it| it.suppressions.as_ref().unwrap().first()).collect();
    let [suppression] = suppressed[..] else { panic!("{suppressed:?}") };
    assert_eq!(
        (&suppression.kind, suppression.justification.as_deref()),
        (&json!("inSource"), Some("known"))
    );
    assert_eq!(suppression.status, None);
}

#[test]
fn the_category_is_written_only_if_asked_for() {
    let fixture = everything();
    assert_eq!(run(&fixture, &Options::default()).automation_details, None);
    for category in ["aws/prod", "aws/prod/"] {
        let options = Options { category: Some(category.into()), ..Options::default() };
        assert_eq!(run(&fixture, &options).automation_details.unwrap().id.as_deref(), Some("aws/prod/"));
    }
}

#[test]
fn a_clean_scan_has_an_empty_list_of_results() {
    let (text, cut) = text(&Fixture::new(), &Options::default());
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&log["runs"][0]["results"], cut), (&json!([]), LeftOut::default()));
}

#[test]
fn nothing_tells_the_machine() {
    for pretty in [false, true] {
        let options = Options { pretty, include_suppressed: true, ..Options::default() };
        assert!(!text(&everything(), &options).0.contains("/repo"));
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_text_has_no_line_hash() {
    use std::os::unix::ffi::OsStringExt as _;
    let mut fixture = Fixture::new();
    let path = std::path::PathBuf::from(std::ffi::OsString::from_vec(b"/repo/\xff.tf".to_vec()));
    let source = tollgate_core::source::Source::new("x.tf", path, b"a = 1\n".to_vec());
    let source = fixture.sources.add(source);
    fixture.find(&LOW, source, "a = 1");
    let result = only_result(&fixture);
    assert_eq!(uri(&result), "%FF.tf");
    assert_eq!(fingerprint(&result, "primaryLocationLineHash"), None);
    assert_eq!(fingerprint(&result, "tollgateFinding/v1").map(str::len), Some(32));
}
