//! The examples of a page, judged: what they say of themselves is the test of the rule.

use crate::Mistake;
use std::path::Path;
use tollgate_core::engine::{self, Options, Profile};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::fix;
use tollgate_core::load;
use tollgate_core::note::NoteKind;
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;

/// The mark of a line on which something is found.
const MARK: &str = "# finding";

/// What an example says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bad,
    Good,
    Undecided,
}

/// An example in a page.
struct Example {
    kind: Kind,
    /// The line of the page before its first one, from 1.
    line: usize,
    code: String,
}

/// Where the examples of a page are not judged as they say, in the order of their lines. `text` is the page.
#[must_use]
pub fn judge(rule: &'static Rule, text: &str) -> Vec<Mistake> {
    let examples = examples(text);
    let mut found = Vec::new();
    for kind in [Kind::Bad, Kind::Good] {
        if !examples.iter().any(|it| it.kind == kind) {
            let name = if kind == Kind::Bad { "bad" } else { "good" };
            found.push((1, format!("the page has no example ```` ```hcl {name} ````")));
        }
    }
    for example in &examples {
        found.extend(differences(rule, example));
    }
    let mistake = |(line, message)| Mistake { file: rule.file.to_owned(), line, message };
    let mut mistakes: Vec<_> = found.into_iter().map(mistake).collect();
    mistakes.sort();
    mistakes.dedup();
    mistakes
}

fn differences(rule: &'static Rule, example: &Example) -> Vec<(usize, String)> {
    let code: String = example.code.lines().map(|line| without_mark(line).to_owned() + "\n").collect();
    let (project, report) = scan(rule, code);
    let in_page = |line: usize| example.line + line;
    let mut differences = Vec::new();
    for (location, message) in &project.errors {
        let line = project.sources.get(location.source).line(location.span.start);
        differences.push((in_page(line), format!("the example cannot be read: {message}")));
    }
    for note in report.notes.iter().filter(|note| note.kind == NoteKind::RuleError) {
        let before = rule.text.get(..note.location.span.start as usize).unwrap_or_default();
        differences.push((before.matches('\n').count() + 1, note.message.clone()));
    }
    let lines = example.code.lines().enumerate().map(|(index, line)| (index + 1, line));
    let marked: Vec<_> = lines.filter(|(_, line)| line.contains(MARK)).map(|(line, _)| line).collect();
    if example.kind == Kind::Bad && marked.is_empty() {
        differences.push((in_page(0), format!("no line of the bad example is marked `{MARK}`")));
    }
    let line_of = |location: tollgate_core::source::Location| {
        project.sources.get_checked(location.source).map_or(1, |it| it.line(location.span.start))
    };
    for finding in &report.findings {
        let line = line_of(finding.location);
        if !marked.contains(&line) {
            differences.push((in_page(line), format!("an unexpected finding: {}", finding.message)));
        }
    }
    for line in &marked {
        if !report.findings.iter().any(|it| line_of(it.location) == *line) {
            differences.push((in_page(*line), "nothing is found here, although the line says so".to_owned()));
        }
    }
    for it in report.undecided.iter().filter(|_| example.kind != Kind::Undecided) {
        let why = &it.unknown.reason;
        let message = format!(
            "`{}` is undecided: {why}; where that is not set, `try(…, default)` or `can(…)` decides",
            it.address
        );
        differences.push((in_page(line_of(it.location)), message));
    }
    if example.kind == Kind::Undecided && report.undecided.is_empty() {
        differences.push((in_page(0), "the example is decided".to_owned()));
    }
    if let Some(first) = report.findings.iter().find(|it| it.fix.is_some()) {
        let line = in_page(line_of(first.location));
        differences.extend(unfixed(rule, &project, &report).map(|why| (line, why)));
    }
    differences
}

/// Why the fixes of an example do not do what they are for: what they write is judged again, until nothing is left to fix.
/// `None` where all that has a fix is gone.
fn unfixed(rule: &'static Rule, project: &Project, report: &Report) -> Option<String> {
    let without_fix = report.findings.iter().filter(|it| it.fix.is_none()).count();
    let mut fixed: Option<(Project, Report)> = None;
    // Fixes that touch the same place are applied one after the other: one a round is the least.
    for _ in &report.findings {
        let (project, report) =
            fixed.as_ref().map_or((project, report), |(project, report)| (project, report));
        let fixes = report.findings.iter().filter_map(|it| it.fix.as_ref());
        let Some((_, (text, _))) = fix::apply(fixes, &project.sources).pop_first() else { break };
        let after = scan(rule, text);
        if let Some((_, message)) = after.0.errors.first() {
            return Some(format!("with its fix, the example cannot be read: {message}"));
        }
        fixed = Some(after);
    }
    let (_, after) = fixed?;
    if after.findings.len() <= without_fix {
        return None;
    }
    let left = after.findings.iter().find(|it| it.fix.is_some()).or(after.findings.last())?;
    Some(format!("the fix leaves a finding: {}", left.message))
}

/// The verdict of a rule on the code of an example.
fn scan(rule: &'static Rule, code: String) -> (Project, Report) {
    let files = Memory::default().with(Path::new("/main.tf").to_owned(), code);
    let profile = Profile { rules: vec![rule], pedantic: true, all_named: true, ..Profile::default() };
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let options = Options { profiles: profile.into(), known_rules: vec![rule], ..Options::default() };
    let report = engine::scan(&project, &options, &files, &());
    (project, report)
}

/// The line without its mark, so that it cannot take part in what is tested.
fn without_mark(line: &str) -> &str {
    line.split(MARK).next().unwrap_or(line).trim_end()
}

/// The fenced examples of a page.
fn examples(text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut open: Option<Option<Kind>> = None;
    for (index, line) in text.lines().enumerate() {
        match (line.trim().strip_prefix("```"), open) {
            (Some(info), None) => {
                let kind = match info.split_whitespace().collect::<Vec<_>>().as_slice() {
                    ["hcl", "bad"] => Some(Kind::Bad),
                    ["hcl", "good"] => Some(Kind::Good),
                    ["hcl", "undecided"] => Some(Kind::Undecided),
                    _ => None,
                };
                found.extend(kind.map(|kind| Example { kind, line: index + 1, code: String::new() }));
                open = Some(kind);
            }
            (Some(_), Some(_)) => open = None,
            (None, Some(Some(_))) => {
                if let Some(example) = found.last_mut() {
                    example.code.push_str(line);
                    example.code.push('\n');
                }
            }
            (None, _) => {}
        }
    }
    found
}
