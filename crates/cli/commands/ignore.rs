//! `tollgate ignore`: accepts what a scan finds, by comments.
//!
//! Comments are written in memory, and what comes of it is judged again: one that does not suppress is taken back, and
//! what remains is said.

use super::fix::syntax_errors;
use crate::Outcome;
use crate::args::{IgnoreArgs, ScanArgs};
use crate::begin::begin;
use crate::color;
use crate::edited::Edited;
use crate::judge::{Judged, today};
use crate::say::say;
use crate::verdict::verdict;
use anyhow::{Result, bail};
use clap::ArgMatches;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use tollgate_core::engine::cannot_suppress;
use tollgate_core::finding::{Finding, Report};
use tollgate_core::flaw::Edit;
use tollgate_core::project::Project;
use tollgate_core::source::Location;
use tollgate_core::suppress::accept::{Acceptance, accept};
use tollgate_core::suppress::is_day;
use tollgate_reporter::count;

/// The longest reason, in characters: reports repeat it for every finding.
const MAX_REASON: usize = 300;

/// How many findings that remain are said one by one.
const MAX_SAID: usize = 10;

/// What comments are to accept: by the real path of the file, where findings start, with the ids of their rules.
type Wanted = BTreeMap<PathBuf, BTreeSet<(u32, &'static str)>>;

/// Writes the comments, or shows them.
pub(crate) fn run(args: IgnoreArgs, matches: &ArgMatches) -> Result<Outcome> {
    let IgnoreArgs { reason, until, diff, judged } = args;
    let acceptance = acceptance(&reason, until.as_deref())?;
    let begun = begin(ScanArgs { judged, ..ScanArgs::default() }, matches)?;
    let settings = &begun.settings;
    let Judged { project: before, report, .. } = begun.judge(&Edited::default())?;
    let mut wanted = wanted(&before, &report);
    let (mut edited, edits) = write(&before, &wanted, acceptance);
    let Judged { project: mut after, mut report, .. } = begun.judge(&edited)?;
    if take_back(&mut wanted, &edits, &before, (&after, &report)) {
        (edited, _) = write(&before, &wanted, acceptance);
        Judged { project: after, report, .. } = begun.judge(&edited)?;
    }
    begun.end();
    if diff {
        edited.show(&mut io::stdout().lock(), color::is_on(settings.args.color))?;
    } else if !edited.write() {
        for (path, error) in &edited.left {
            say(format_args!("cannot write to `{}`: {error:#}", path.display()));
        }
    }
    let mut verdict = verdict(&begun.found, &after, &report, settings);
    verdict.done &= edited.left.is_empty() & say_remaining(&after, &report);
    verdict.fails = diff && edited.changes_something();
    if !settings.args.is_quiet() {
        let accepted = wanted.iter().filter(|(file, _)| edited.files.contains_key(*file));
        let accepted = count(accepted.map(|(_, findings)| findings.len()).sum(), "finding", "findings");
        let (comments, files) =
            (count(edited.edits(), "comment", "comments"), count(edited.files.len(), "file", "files"));
        match (edited.changes_something(), diff) {
            (false, _) => say("no comment is written"),
            (true, false) => say(format_args!("{accepted} suppressed by {comments} in {files}")),
            (true, true) => say(format_args!("{accepted} would be suppressed by {comments} in {files}")),
        }
    }
    Ok(verdict.into())
}

/// What the comments are to say.
fn acceptance<'a>(reason: &'a str, until: Option<&'a str>) -> Result<Acceptance<'a>> {
    let reason = reason.trim();
    if reason.is_empty() {
        bail!("`--reason` is empty: say why the findings are accepted");
    }
    if reason.chars().any(char::is_control) {
        bail!("`--reason` is to be one line, without control characters");
    }
    if reason.chars().count() > MAX_REASON {
        bail!("`--reason` is longer than {MAX_REASON} characters");
    }
    match until {
        Some(day) if !is_day(day) => bail!("`--until {day}`: write the last day as YYYY-MM-DD"),
        Some(day) if *day < *today() => bail!("`--until {day}`: this day is over"),
        _ => Ok(Acceptance { until, reason }),
    }
}

/// What comments may accept of a report.
fn wanted(project: &Project, report: &Report) -> Wanted {
    let mut wanted = Wanted::new();
    for finding in report.findings.iter().flat_map(Finding::with_also) {
        let source = project.sources.get(finding.location.source);
        if cannot_suppress(finding, source).is_none() {
            let of_file = wanted.entry(source.real_path.clone()).or_default();
            of_file.insert((finding.location.span.start, finding.rule.id));
        }
    }
    wanted
}

/// The files with comments, and the edits that make them, in order.
fn write(
    project: &Project,
    wanted: &Wanted,
    acceptance: Acceptance<'_>,
) -> (Edited, BTreeMap<PathBuf, Vec<Edit>>) {
    let (mut edited, mut all) = (Edited::default(), BTreeMap::new());
    for (id, source) in project.sources.iter() {
        let Some(findings) = wanted.get(&source.real_path).filter(|_| !all.contains_key(&source.real_path))
        else {
            continue;
        };
        let edits = accept(id, source, findings, acceptance);
        let mut text = source.text().to_owned();
        edits.iter().rev().for_each(|it| text.replace_range(it.location.span.range(), &it.replacement));
        if text != source.text() {
            edited.change(source, text, edits.len());
        }
        all.insert(source.real_path.clone(), edits);
    }
    (edited, all)
}

/// Takes out of what is wanted what comments do not suppress, and files that they would make unreadable. Returns whether
/// there was any.
fn take_back(
    wanted: &mut Wanted,
    edits: &BTreeMap<PathBuf, Vec<Edit>>,
    before: &Project,
    (after, report): (&Project, &Report),
) -> bool {
    let count = |wanted: &Wanted| wanted.values().map(BTreeSet::len).sum::<usize>();
    let all = count(wanted);
    for finding in report.findings.iter().flat_map(Finding::with_also) {
        let Location { source, span } = finding.location;
        let file = &after.sources.get(source).real_path;
        if let (Some(findings), Some(edits)) = (wanted.get_mut(file), edits.get(file)) {
            findings.remove(&(offset_before(edits, span.start), finding.rule.id));
        }
    }
    let errors = syntax_errors(before);
    syntax_errors(after).difference(&errors).for_each(|file| _ = wanted.remove(file));
    wanted.retain(|_, findings| !findings.is_empty());
    count(wanted) < all
}

/// Where an offset was before the edits.
fn offset_before(edits: &[Edit], offset: u32) -> u32 {
    let (mut before, mut offset) = (0, offset as usize);
    // `before` is how far the edited text is gone through, in bytes of the text without edits.
    for edit in edits {
        let span = edit.location.span.range();
        if offset < span.start + edit.replacement.len() {
            break;
        }
        before = span.end;
        offset = offset + span.len() - edit.replacement.len();
    }
    u32::try_from(offset.max(before)).unwrap_or(u32::MAX)
}

/// Says which findings remain. Returns whether none does.
fn say_remaining(project: &Project, report: &Report) -> bool {
    let remaining: Vec<_> = report.findings.iter().flat_map(Finding::with_also).collect();
    for finding in remaining.iter().take(MAX_SAID) {
        let source = project.sources.get(finding.location.source);
        let why = cannot_suppress(finding, source).unwrap_or("no comment here suppresses it");
        let place = project.sources.describe(finding.location);
        say(format_args!("{place}: `{}` remains: {why}", finding.rule.id));
    }
    if let Some(more @ 1..) = remaining.len().checked_sub(MAX_SAID) {
        say(format_args!("{} more", count(more, "finding", "findings")));
    }
    remaining.is_empty()
}
