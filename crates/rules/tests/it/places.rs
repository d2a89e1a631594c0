//! Where findings are shown: at what their messages name.

use crate::examples::{documented, without_markers};
use crate::scan;
use std::collections::BTreeSet;
use tollgate_core::finding::Finding;
use tollgate_core::rule::ExampleKind;
use tollgate_core::source::Sources;

#[test]
fn a_finding_is_shown_at_the_attribute_that_its_message_names() {
    let mut astray = BTreeSet::new();
    for (rule, example) in documented().filter(|(_, example)| example.kind == ExampleKind::Bad) {
        let text = without_markers(&example.code);
        let scan = scan(rule, &[("main.tf", &text)]);
        let found =
            scan.report.findings.iter().filter(|it| !is_at_its_attribute(it, &text, &scan.project.sources));
        astray.extend(found.map(|it| (rule.id, it.message.clone())));
    }
    assert!(astray.is_empty(), "{astray:#?}");
}

#[test]
fn what_is_written_and_null_is_not_called_unset() {
    let (mut astray, mut tried) = (BTreeSet::new(), BTreeSet::new());
    for (rule, example) in documented().filter(|(_, example)| example.kind == ExampleKind::Bad) {
        let text = without_markers(&example.code);
        let found = scan(rule, &[("main.tf", &text)]);
        for missing in &found.report.findings {
            let header = found.project.sources.get(missing.location.source).line(missing.location.span.start);
            let Some(text) = with_null(missing, &text, header) else { continue };
            let scan = scan(rule, &[("main.tf", &text)]);
            let mut findings = scan.report.findings.iter();
            let place = |it: &Finding| scan.project.sources.describe(it.shown_at());
            let inserted = format!("main.tf:{}", header + 1);
            if findings.clone().any(|it| place(it) == inserted && it.message.contains("is `null`")) {
                tried.insert(rule.id);
            } else if let Some(it) = findings.find(|it| it.message == missing.message) {
                astray.insert((rule.id, place(it), it.message.clone()));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
    assert!(tried.len() > 150, "{}", tried.len());
}

/// The text in which what a finding misses, of the block that starts on a line, is written: as a variable that is null.
fn with_null(missing: &Finding, text: &str, header: usize) -> Option<String> {
    let path = missing.message.strip_prefix('`')?.split_once("` is not set")?.0;
    let (kinds, name) = path.rsplit_once('.').unwrap_or(("", path));
    let mut lines: Vec<_> = text.lines().collect();
    let kind = lines[header - 1].split_whitespace().next()?;
    let owner = kinds.rsplit('.').next().filter(|kind| !kind.is_empty()).unwrap_or("resource");
    let null = format!("{name} = var.nothing");
    lines.insert(header, &null);
    lines.push("variable \"nothing\" {\n  type = string\n  default = null\n}");
    (kind == owner && text.lines().nth(header - 1)?.ends_with('{') && path == missing.attribute)
        .then(|| lines.join("\n"))
}

/// Whether the attribute with which a message starts is what is shown, or encloses it, or is not written in the block.
fn is_at_its_attribute(finding: &Finding, text: &str, sources: &Sources) -> bool {
    let path = finding.message.strip_prefix('`').and_then(|it| it.split('`').next()).unwrap_or_default();
    let is_path = path.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-".contains(&it));
    let name = path.rsplit('.').next().filter(|_| is_path).unwrap_or_default();
    if name.is_empty() || finding.message.contains("is not set") {
        return true;
    }
    let names = |line: &&str| {
        let rest = line.trim_start().strip_prefix(name).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(['=', '{']))
    };
    let lines: Vec<_> = text.lines().collect();
    let shown = sources.get(finding.location.source).line(finding.shown_at().span.start) - 1;
    let mut around = enclosing(&lines, shown);
    let is_there = names(&lines[shown]) || lines[shown].contains(&format!("{name} ="));
    let header = if depth(lines[shown]) > 0 { Some(shown) } else { around.clone().next() };
    let block = header.map_or(&[][..], |header| block_at(&lines, header));
    is_there || around.any(|line| names(&lines[line])) || !block.iter().any(names)
}

/// How many brackets a line opens more than it closes.
fn depth(line: &str) -> isize {
    let count = |brackets: &[char]| line.matches(brackets).count().cast_signed();
    count(&['{', '[', '(']) - count(&['}', ']', ')'])
}

/// The lines that open what a line is in, the innermost first.
fn enclosing<'t>(lines: &'t [&str], of: usize) -> impl Iterator<Item = usize> + Clone + 't {
    let mut left = 0;
    (0..of).rev().filter(move |&line| {
        left += depth(lines[line]);
        let opens = left > 0;
        left = left.min(0);
        opens
    })
}

/// The lines of the block that a line opens.
fn block_at<'t, 'l>(lines: &'t [&'l str], header: usize) -> &'t [&'l str] {
    let mut open = 0;
    let rest = lines[header..].iter().take_while(|line| {
        open += depth(line);
        open > 0
    });
    &lines[header..header + rest.count()]
}

#[test]
fn of_several_actions_the_one_that_the_message_names_is_shown() {
    let place = |actions: &str| {
        let text = format!(
            r#"resource "aws_iam_role_policy" "ci" {{
  role = "ci"
  policy = jsonencode({{
    Statement = [{{
      Effect   = "Allow"
      Resource = "*"
      Action = [
        "ec2:Describe*",
        {actions},
      ]
    }}]
  }})
}}
"#
        );
        let rule = tollgate_rules::find("aws-iam-policy-passes-any-role").unwrap();
        let scan = scan(rule, &[("main.tf", &text)]);
        let [finding] = &scan.report.findings[..] else { panic!("{actions}") };
        text[finding.shown_at().span.start as usize..finding.shown_at().span.end as usize].to_owned()
    };
    assert_eq!(place("\"ecs:RunTask\", \"iam:PassRole\""), "\"iam:PassRole\"");
    assert_eq!(place("\"iam:Get*\", \"iam:Pass*\""), "\"iam:Pass*\"");
    assert_eq!(place("\"iam:?assRole\""), "\"ec2:Describe*\"");
}
