//! What people read.

use crate::support::{CRITICAL, Fixture, LOW, MEDIUM, everything};
use tollgate_core::address::{Address, Attribute, Sort};
use tollgate_core::finding::{Exists, Finding, Undecided};
use tollgate_core::flaw::{Fix, Related, Safety};
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::source::{Location, Source, Span};
use tollgate_core::value::{Cause, NOWHERE, Reason, Unknown};
use tollgate_reporter::text::{self, Findings, Options};

fn written(fixture: &Fixture, options: &Options) -> String {
    let mut out = Vec::new();
    text::write(&mut out, &fixture.scan(), options).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(fixture: &Fixture) -> String {
    written(fixture, &Options::default())
}

#[test]
fn a_finding_shows_its_line_and_what_to_do() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "resource \"x\" \"y\" {\n  acl = \"public-read\"\n}\n");
    let option = Source::new("--var acl", "", b"public-read".to_vec());
    let option = Location { source: fixture.sources.add(option), span: Span::new(0, 6) };
    let finding = fixture.find(&CRITICAL, source, "acl = \"public-read\"");
    finding.addresses = (0..7).map(|n| ecow::eco_format!("x.y[{n}]")).collect();
    let location = finding.location;
    finding.trace = vec![
        Related { location: option, message: "`var.acl` is given here".into() },
        Related { location: NOWHERE, message: "`var.acl` is given".into() },
    ];
    finding.related = vec![Related { location, message: "the policy\nis here".into() }];
    finding.fix =
        Some(Fix { description: "Set `acl` to `private`".into(), safety: Safety::Safe, edits: Vec::new() });
    let expected = r#"critical[aws-s3-critical]: Bucket grants public access
 --> main.tf:2:3
  |
2 |   acl = "public-read"
  |   ^^^^^^^^^^^^^^^^^^^ `acl` is `public-read`
  |
  = why: Whoever knows the name reads it.
  = in: x.y[*] (7 instances)
  = note: the policy is here (main.tf:2); `--verbose` shows 2 more lines
  = fix: Set `acl` to `private` (`--fix`)

1 fixable with --fix
More about a rule: tollgate explain RULE
1 finding (1 critical) in 1 file; 0.02s
"#;
    assert_eq!(plain(&fixture), expected);
    let verbose = written(&fixture, &Options { verbose: true, ..Options::default() });
    let all = "  = note: the policy is here (main.tf:2)\n  \
        = from: `var.acl` is given here (--var acl)\n  = from: `var.acl` is given\n  = fix: ";
    assert!(verbose.contains(all), "{verbose}");
}

#[test]
fn a_finding_has_at_most_ten_lines_and_the_origin_of_a_value_one() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "acl = 1\nacl = 2\n");
    for line in ["acl = 1", "acl = 2"] {
        let finding = fixture.find(&CRITICAL, source, line);
        finding.message = "a long message ".repeat(10);
        let place = |message: &str| Related { location: NOWHERE, message: message.into() };
        (finding.trace, finding.related) =
            (vec![place("one"), place("two")], vec![place("three"), place("four")]);
        finding.also = vec![Finding::new(&MEDIUM, finding.location, "weaker")];
    }
    let text = plain(&fixture);
    let findings: Vec<_> = text.split("\n\n").filter(|it| it.starts_with("critical[")).collect();
    assert!(findings.len() == 2 && findings.iter().all(|it| it.lines().count() == 10), "{text}");
    assert!(findings[0].contains("  = note: three; `--verbose` shows 4 more lines\n"), "{text}");
    // The second says neither why it matters nor what to do: there is room.
    assert!(findings[1].contains("  = from: one\n"), "{text}");
    assert!(findings[1].contains("  = also: aws-s3-medium; `--verbose` shows 2 more lines"), "{text}");
}

#[test]
fn the_last_line_sums_up() {
    let last = |fixture: &Fixture| plain(fixture).lines().last().unwrap().to_owned();
    assert_eq!(
        last(&everything()),
        "6 findings (1 critical, 2 high, 1 medium, 1 low, 1 info) in 3 files, 1 suppressed (`--no-suppressions`), 1 check undecided (`--show-undecided`), 1 module call not resolved; 0.02s"
    );
    let mut clean = Fixture::new();
    (clean.report.totals.files, clean.report.totals.asked) = (12, 12);
    assert_eq!(plain(&clean), "No findings in 12 files; 0.02s\n");
}

#[test]
fn undecided_checks_are_listed_if_asked_for() {
    let fixture = everything();
    let listed = written(&fixture, &Options { show_undecided: true, ..Options::default() });
    let expected = "undecided: 1 check depends on variables without a value\n  \
        infra/a b#1/main.tf:4:10: `var.acl` has no default and no value was given: aws-s3-medium in aws_s3_bucket.logs\n  \
        = help: give a value with `--var acl=VALUE` or `--var-file FILE`\n";
    assert!(listed.contains(expected), "{listed}");
    assert!(!plain(&fixture).contains("undecided:"));
}

#[test]
fn undecided_checks_that_depend_on_one_value_are_one_entry() {
    let mut fixture = everything();
    let first = fixture.report.undecided[0].clone();
    let at = Location { span: Span::new(0, 1), ..first.unknown.at };
    let mut unknown = Unknown::clone(&first.unknown);
    unknown.at = at;
    let unknown = std::sync::Arc::new(unknown);
    fixture.report.undecided = vec![Undecided { unknown, ..first.clone() }, first.clone()];
    for (rule, address) in [(&LOW, "a.b"), (&LOW, "a.c"), (&MEDIUM, "a.d")] {
        fixture.report.undecided.push(Undecided { rule, address: address.into(), ..first.clone() });
    }
    let listed = written(&fixture, &Options { show_undecided: true, ..Options::default() });
    let of_value = "`var.acl` has no default and no value was given";
    let expected = format!(
        "undecided: 5 checks depend on variables without a value\n  infra/a b#1/main.tf:4:10: {of_value}: 4 checks\n  \
         infra/a b#1/main.tf:1:1: {of_value}: aws-s3-medium in aws_s3_bucket.logs\n  = help: "
    );
    assert!(listed.contains(&expected), "{listed}");
    let verbose = Options { show_undecided: true, verbose: true, ..Options::default() };
    let listed = written(&fixture, &verbose);
    let expected =
        "4 checks\n    aws-s3-an-low in a.b, a.c\n    aws-s3-medium in a.d, aws_s3_bucket.logs\n  infra";
    assert!(listed.contains(expected), "{listed}");
}

#[test]
fn undecided_checks_stand_with_what_would_decide_them() {
    let mut fixture = everything();
    let first = fixture.report.undecided[0].clone();
    let because = |reason: Reason| {
        let mut unknown = Unknown::clone(&first.unknown);
        unknown.reason = reason;
        Undecided { unknown: std::sync::Arc::new(unknown), ..first.clone() }
    };
    let of_variable = Cause::of(&first.unknown);
    let attribute = Attribute::whole(Address::new(None, Sort::Data, "aws_vpc", "main"));
    let reasons = [
        (Reason::Repetition("each.value".into(), of_variable), "--var acl=VALUE"),
        (Reason::Workspace, "--workspace NAME"),
        (Reason::Module("module.m".into()), "terraform init"),
        (Reason::Undeclared("local.x".into()), "declaration"),
        (Reason::Limit("too large".into()), "--max-steps"),
        (Reason::OtherRoot("a.b".into()), "--rule"),
        (Reason::DataSource(attribute.clone()), "--plan plan.json"),
        (Reason::Computed(attribute), "--plan plan.json"),
        (Reason::Function("timestamp()".into()), "--plan plan.json"),
        (Reason::Terragrunt("dependency.x".into()), "terragrunt show"),
        (Reason::Planned, "after the first apply"),
    ];
    for (reason, help) in reasons {
        fixture.report.undecided = vec![because(reason.clone())];
        let listed = written(&fixture, &Options { show_undecided: true, ..Options::default() });
        let (_, listed) = listed.split_once("undecided: ").unwrap();
        let helps: Vec<_> = listed.lines().filter(|it| it.starts_with("  = help: ")).collect();
        assert!(matches!(helps[..], [it] if it.contains(help)), "{reason}: {listed}");
    }
}

#[test]
fn modules_that_are_not_at_hand_are_one_note() {
    let mut fixture = everything();
    let note = fixture.report.notes[0].clone();
    fixture.report.notes = vec![note.clone(), note.clone(), note];
    let text = plain(&fixture);
    assert_eq!(text.matches("note[unresolved-module]").count(), 1, "{text}");
    assert!(text.contains("3 module calls cannot be resolved, the first of them here"), "{text}");
}

#[test]
fn of_many_notes_of_a_kind_one_is_told() {
    let mut fixture = everything();
    let note = Note { kind: NoteKind::JudgedTwice, ..fixture.report.notes[0].clone() };
    fixture.report.notes = vec![note.clone(); 3];
    assert_eq!(plain(&fixture).matches("note[judged-twice]").count(), 3);
    fixture.report.notes.push(note);
    let text = plain(&fixture);
    assert_eq!(text.matches("note[judged-twice]").count(), 1, "{text}");
    assert!(text.contains("terraform init`; `--verbose` shows 3 more\n\n"), "{text}");
    let verbose = written(&fixture, &Options { verbose: true, ..Options::default() });
    assert_eq!(verbose.matches("note[judged-twice]").count(), 4, "{verbose}");
    // Each of these may hide a finding.
    fixture.report.notes.iter_mut().for_each(|note| note.kind = NoteKind::Budget);
    assert_eq!(plain(&fixture).matches("note[budget]").count(), 4);
}

#[test]
fn the_first_findings_of_a_rule_are_shown_and_the_others_listed() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n");
    for line in ["a = 1", "b = 2", "c = 3", "d = 4"] {
        fixture.find(&LOW, source, line);
    }
    assert_eq!(plain(&fixture).matches("low[aws-s3-an-low]").count(), 4);
    fixture.find(&LOW, source, "e = 5");
    let text = plain(&fixture);
    let listed = "\nlow[aws-s3-an-low]: 2 more: `acl` is `public-read`\n  \
        main.tf:4:1 (aws_s3_bucket.logs)\n  main.tf:5:1 (aws_s3_bucket.logs)\n\nMore about";
    assert!(text.contains(listed), "{text}");
    assert_eq!(text.matches("low[aws-s3-an-low]: Bucket").count(), 3, "{text}");
    assert_eq!((text.matches("= why").count(), text.matches("= help").count()), (1, 1), "{text}");
    // A message that is another is said.
    fixture.report.findings[4].message = "another".into();
    let listed = "\nlow[aws-s3-an-low]: 2 more:\n  main.tf:4:1: `acl` is `public-read` (aws_s3_bucket.logs)\n  \
        main.tf:5:1: another (aws_s3_bucket.logs)\n";
    assert!(plain(&fixture).contains(listed));
    // What several have in common is said once.
    fixture.find(&LOW, source, "e = 5");
    let listed = "\nlow[aws-s3-an-low]: 3 more:\n  `acl` is `public-read`:\n    main.tf:4:1 (aws_s3_bucket.logs)\n    \
        main.tf:5:1 (aws_s3_bucket.logs)\n  main.tf:5:1: another (aws_s3_bucket.logs)\n\n";
    let text = plain(&fixture);
    assert!(text.contains(listed), "{text}");
}

#[test]
fn what_to_do_is_said_where_it_is_not_what_was_said_last() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "a = 1\nb = 2\nc = 3\n");
    fixture.find(&LOW, source, "a = 1").advice = Some("Set it in the call.".into());
    fixture.find(&LOW, source, "b = 2");
    fixture.find(&LOW, source, "c = 3");
    let text = plain(&fixture);
    let help: Vec<_> = text.lines().filter(|it| it.starts_with("  = help: ")).collect();
    assert_eq!(help, ["  = help: Set it in the call.", "  = help: Keep it private."], "{text}");
}

#[test]
fn what_is_in_examples_comes_after_all_else() {
    let mut fixture = Fixture::new();
    let (example, main) = (fixture.file("examples/a/main.tf", "a = 1\n"), fixture.file("main.tf", "a = 1\n"));
    fixture.find(&CRITICAL, example, "a = 1");
    assert!(!plain(&fixture).contains("In examples and tests"));
    fixture.find(&LOW, main, "a = 1");
    let text = plain(&fixture);
    let places =
        ["low[", "\nIn examples and tests:\n\ncritical[", "1 finding (1 low) and 1 in examples and tests"];
    let places = places.map(|it| text.find(it).unwrap_or_else(|| panic!("{it} in {text}")));
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_value_that_is_written_in_an_example_makes_the_finding_one_of_it() {
    let mut fixture = Fixture::new();
    let (example, module) =
        (fixture.file("examples/a/main.tf", "a = 1\n"), fixture.file("main.tf", "a = 1\n"));
    let at = fixture.at(example, "a = 1");
    fixture.find(&LOW, module, "a = 1").trace =
        vec![Related { location: at, message: "written here".into() }];
    assert!(plain(&fixture).contains("1 finding in examples and tests (1 low)"), "{}", plain(&fixture));
}

#[test]
fn a_value_of_a_file_of_samples_makes_the_finding_one_of_an_example() {
    for (file, is_sample) in [
        ("config/sample-input.tfvars", true),
        ("Examples.tfvars", true),
        ("sampler.tfvars", false),
        ("prod.tfvars", false),
        ("sample.tf", false),
    ] {
        let mut fixture = Fixture::new();
        let (values, module) = (fixture.file(file, "a = 1\n"), fixture.file("main.tf", "a = 1\n"));
        let at = fixture.at(values, "a = 1");
        fixture.find(&LOW, module, "a = 1").trace =
            vec![Related { location: at, message: "written here".into() }];
        assert_eq!(plain(&fixture).contains("in examples and tests"), is_sample, "{file}");
    }
}

#[test]
fn what_exists_only_with_the_variable_files_of_examples_is_of_them() {
    for (defaults, counted) in
        [(false, "1 finding in examples and tests (1 low)"), (true, "1 finding (1 low)")]
    {
        let mut fixture = Fixture::new();
        let variables = fixture.file("test/test.tfvars", "a = 1\n");
        let main = fixture.file("main.tf", "a = 1\n");
        fixture.find(&LOW, main, "a = 1").exists = Exists::With { defaults, files: [variables].into() };
        assert!(plain(&fixture).contains(counted), "{}", plain(&fixture));
    }
}

#[test]
fn many_instances_of_a_block_are_one() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "a = 1\n");
    let addresses =
        ["a.b[\"x]\\\"y\"]", "a.b[\"z\"]", "a.b[0]", "module.m[\"k\"].a.c", "module.m[\"l\"].a.c"];
    fixture.find(&LOW, source, "a = 1").addresses = addresses.map(Into::into).to_vec();
    let text = plain(&fixture);
    let blocks = "= in: a.b[*] (3 instances), module.m[\"k\"].a.c, module.m[\"l\"].a.c\n";
    assert!(text.contains(blocks), "{text}");
}

#[test]
fn the_most_severe_come_first_and_weaker_rules_are_named() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "a = 1\nb = 2\n");
    fixture.find(&LOW, source, "a = 1");
    let weaker = Finding::new(&MEDIUM, fixture.at(source, "b = 2"), "weaker");
    fixture.find(&CRITICAL, source, "b = 2").also = vec![weaker];
    let text = plain(&fixture);
    assert!(text.find("critical[") < text.find("low["), "{text}");
    assert!(
        text.contains("  = also: aws-s3-medium\n") && text.contains("2 findings (1 critical, 1 low)"),
        "{text}"
    );
}

#[test]
fn notes_are_told_unless_nobody_wants_them() {
    let note = "note[unresolved-module]: infra/a b#1/main.tf:3:3: the source of `module.x` is not at hand: run `terraform init`\n";
    assert!(plain(&everything()).contains(note));
    let options = Options { quiet: true, ..Options::default() };
    assert!(!written(&everything(), &options).contains(note));
}

#[test]
fn colours_only_if_asked_for() {
    let fixture = everything();
    assert!(!plain(&fixture).contains('\u{1b}'));
    assert!(written(&fixture, &Options { color: true, ..Options::default() }).contains("\u{1b}["));
}

#[test]
fn nothing_in_the_configuration_acts_on_the_terminal() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a\u{1b}[2J\n.tf", "a = \"\u{1b}[31m\u{202e}\u{9b}\"\n");
    let finding = fixture.find(&LOW, source, "a = \"\u{1b}[31m");
    let location = finding.location;
    finding.message = "is `\u{1b}[31m`".into();
    finding.addresses = vec!["x.y[\"\u{7}\"]".into()];
    finding.related = vec![Related { location, message: "\u{1b}]0;title\u{7}".into() }];
    let text = plain(&fixture);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()) && !text.contains('\u{202e}'), "{text:?}");
}

#[test]
fn long_places_are_shortened() {
    let mut fixture = Fixture::new();
    let block = format!("a {{\n{}}}", "  b = 1\n".repeat(20));
    let source = fixture.file("a.tf", &block);
    fixture.find(&MEDIUM, source, &block);
    let text = plain(&fixture);
    assert!(text.contains("\n1 | a {\n  | ^^^ `acl` is `public-read`\n"), "{text}");

    let mut fixture = Fixture::new();
    let line = format!("{} here {}", "x".repeat(5_000), "y".repeat(5_000));
    let source = fixture.file("plan.json", &line);
    fixture.find(&MEDIUM, source, "here");
    let text = plain(&fixture);
    assert!(text.contains("--> plan.json:1:5002\n"), "{text}");
    assert!(
        text.contains("= found: `acl` is `public-read` (aws_s3_bucket.logs)\n") && text.len() < 1_000,
        "{text}"
    );
}

#[test]
fn a_message_without_room_goes_below() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "a = 1\n");
    fixture.find(&LOW, source, "a = 1").message = "long ".repeat(30);
    let text = plain(&fixture);
    assert!(text.contains("\n  | ^^^^^\n") && text.contains("\n  = found: long long"), "{text}");
}

#[test]
fn concise_findings_are_one_to_a_line() {
    let fixture = everything();
    let text = written(&fixture, &Options { findings: Findings::Concise, ..Options::default() });
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[0],
        "infra/a b#1/main.tf:4:3: critical aws-s3-critical `acl` is `{\"public\"}` in `x[0](1)`"
    );
    assert_eq!(lines[1], "infra/a b#1/variables.tf:1:1: high aws-s3-bucket-high `acl` is `public-read`");
    assert_eq!(lines.iter().filter(|it| it.starts_with("infra/") || it.starts_with("git:")).count(), 7);
    let end = "git:broken.tf:1:10: high syntax-error expected a label\n";
    assert!(text.contains(end), "{text}");
    let end = "\ninfra/a b#1/main.tf:3:3: note unresolved-module the source of `module.x` is not at hand: \
        run `terraform init`\n\n1 fixable with --unsafe-fixes\n6 findings (";
    assert!(text.contains(end), "{text}");
    // The mark is for what `--fix` fixes.
    let mut fixture = everything();
    let fixed = fixture.report.findings.iter_mut().find_map(|it| it.flaw.fix.as_mut()).unwrap();
    fixed.safety = Safety::Safe;
    let text = written(&fixture, &Options { findings: Findings::Concise, ..Options::default() });
    assert!(
        text.starts_with(&format!("{} [*]\n", lines[0])) && text.contains("\n[*] 1 fixable with --fix\n")
    );
    let options = Options { findings: Findings::Concise, quiet: true, ..Options::default() };
    assert_eq!(written(&fixture, &options).lines().count(), 6);
}

#[test]
fn the_rules_with_most_findings_are_named_where_there_are_many() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a/main.tf", "a = 1\nb = 2\n");
    let other = fixture.file("b/main.tf", "a = 1\n");
    fixture.find(&CRITICAL, source, "a = 1");
    for _ in 0..9 {
        let fix = Fix { description: "Do".into(), safety: Safety::Safe, edits: Vec::new() };
        fixture.find(&LOW, source, "b = 2").fix = Some(fix);
    }
    assert!(!plain(&fixture).contains("Rules with most findings"));
    let fix = Fix { description: "Do".into(), safety: Safety::Unsafe, edits: Vec::new() };
    fixture.find(&LOW, other, "a = 1").fix = Some(fix);
    let options = Options { configuration: vec![".tollgate.hcl".into()], ..Options::default() };
    let text = written(&fixture, &options);
    let summary = "\n\nRules with most findings (1 of 2; `--statistics` shows all):\n     10 low      aws-s3-an-low\n\n\
        9 fixable with --fix, 1 more with --unsafe-fixes\nMore about a rule: tollgate explain RULE\nConfiguration: .tollgate.hcl\n\
        11 findings (1 critical, 10 low) in 2 files; 0.02s\n";
    assert!(text.ends_with(summary), "{text}");
    let text = written(&fixture, &Options { findings: Findings::Counted, quiet: true, ..Options::default() });
    let table = "findings  fixable  unsafe  directories  severity  rule\n      \
        10        9       1            2  low       aws-s3-an-low\n       \
        1        0       0            1  critical  aws-s3-critical\n";
    assert_eq!(text, table);
}

#[test]
fn rules_link_to_their_pages_and_places_to_files_where_links_are_wanted() {
    for findings in [Findings::Full, Findings::Concise, Findings::Counted] {
        let options = Options { findings, color: true, links: true, ..Options::default() };
        let text = written(&everything(), &options);
        let link = "\u{1b}]8;;https://github.com/tollgate-iac/tollgate/blob/";
        let end = "/crates/rules/src/aws/s3/bucket.md\u{1b}\\aws-s3-critical\u{1b}]8;;\u{1b}\\";
        assert!(text.contains(link) && text.contains(end), "{text}");
        let place = "/infra/a%20b%231/main.tf\u{1b}\\infra/a b#1/main.tf:4:3\u{1b}]8;;\u{1b}\\";
        let has_places = text.contains("\u{1b}]8;;file:///") && text.contains(place);
        assert_eq!(has_places, findings != Findings::Counted, "{text}");
        assert!(!written(&everything(), &Options { links: false, ..options }).contains("\u{1b}]8"));
    }
}

#[test]
fn the_part_that_shows_best_what_is_wrong_is_underlined() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "policy = {\n  action = 1\n  b = 2\n}\n");
    let (statement, part) = (fixture.at(source, "{\n  action = 1\n  b = 2\n}"), fixture.at(source, "1"));
    let finding = fixture.find(&LOW, source, "policy = {\n  action = 1\n  b = 2\n}");
    finding.attribute_at = Some(part);
    finding.related = vec![Related { location: statement, message: "in this statement".into() }];
    let text = plain(&fixture);
    let excerpt = " --> main.tf:2:12\n  |\n2 |   action = 1\n  |            ^ `acl` is `public-read`\n";
    assert!(text.contains(excerpt) && !text.contains("in this statement"), "{text}");
}

#[test]
fn what_an_attribute_refers_to_is_shown_where_it_is_written() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "policy = data.x.json\n");
    let document = fixture.file("policies.tf", "statement {\n  actions = [\"*\"]\n}\n");
    let installed = fixture.file(".terraform/modules/m/main.tf", "actions = [\"*\"]\n");
    let statement = fixture.at(document, "statement");
    let (part, of_others) = (fixture.at(document, "\"*\""), fixture.at(installed, "\"*\""));
    let finding = fixture.find(&LOW, source, "policy = data.x.json");
    (finding.written_at, finding.cause) = (Some(part), Some(statement));
    finding.related = vec![Related { location: statement, message: "in this statement".into() }];
    finding.trace = vec![Related { location: statement, message: "its text is written here".into() }];
    let text = plain(&fixture);
    let expected = " --> policies.tf:2:14
  |
2 |   actions = [\"*\"]
  |              ^^^ `acl` is `public-read`
  |
  = why: Whoever knows the name reads it.
  = in: aws_s3_bucket.logs, main.tf:1:1
  = help: Keep it private.
";
    assert!(text.contains(expected), "{text}");
    let concise = written(&fixture, &Options { findings: Findings::Concise, ..Options::default() });
    assert!(concise.starts_with("policies.tf:2:14: low aws-s3-an-low "), "{concise}");
    // Nobody edits what `terraform init` downloads.
    fixture.report.findings[0].written_at = Some(of_others);
    assert!(plain(&fixture).contains(" --> main.tf:1:1\n"));
}

#[test]
fn prose_is_broken_on_a_terminal_only() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "a = 1\n");
    fixture.find(&LOW, source, "a = 1").message = "one word after another ".repeat(5);
    let on_terminal = Options { width: 60, wraps: true, ..Options::default() };
    let text = written(&fixture, &on_terminal);
    let (finding, _) = text.split_once("\n\n").unwrap();
    assert!(finding.lines().all(|line| line.chars().count() <= 60), "{finding}");
    let broken =
        "  = found: one word after another one word after another\n           one word after another";
    assert!(finding.contains(broken), "{finding}");
    let in_file = written(&fixture, &Options { wraps: false, ..on_terminal });
    assert!(in_file.contains(&format!("  = found: {}", "one word after another ".repeat(5))), "{in_file}");
}
