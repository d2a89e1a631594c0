//! SARIF 2.1.0 with errata 01, as GitHub code scanning takes it.
//!
//! The shape follows what consumers do, not only what the specification allows: GitHub refuses a whole file for one bad
//! URI or one number where it wants a string, GitLab drops results with long texts, Azure DevOps reads no default
//! levels. The objects are those of `serde-sarif`; only what grows with the configuration is written while it is made
//! (`Stream`), so that a million results need the memory of one.

mod location;
pub mod merge;
mod message;
mod result;
mod rules;
mod size;

pub use size::LeftOut;

use crate::entry::{self, Entry};
use crate::stream::Stream;
use crate::{HOME, Scan, TOOL, clean, place};
use location::{ROOT, number};
use message::sentence;
use serde::Serialize;
use serde_json::Value;
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, Notification, ReportingDescriptor, ReportingDescriptorReference,
    ResultColumnKind, ResultLevel, RunAutomationDetails, Tool, ToolComponent,
};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use tollgate_core::finding::Finding;
use tollgate_core::note::NoteKind;
use tollgate_core::rule::{Rule, Severity};

/// The most results that GitHub takes in one run; it refuses a file with more.
pub const GITHUB_MAX_RESULTS: usize = 25_000;

/// The most bytes that GitHub takes of a file, compressed: 10 MB, of which a little is for compressors that do not do
/// as well.
pub const GITHUB_MAX_SIZE: usize = 9_500_000;

/// The most notifications of a kind.
const MAX_NOTIFICATIONS: usize = 1000;

/// The final schema. The constant of serde-sarif is an address that validators report as outdated.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The rule whose findings say that a file could not be read.
const SYNTAX_ERROR: &str = "syntax-error";

/// The kind of the notification that says that results were cut.
const RESULTS_CUT: &str = "results-cut";

/// The kind of the notification that says that details of results were cut.
const DETAILS_CUT: &str = "details-cut";

/// The kind of the note that says that a directory was judged twice.
const JUDGED_TWICE: &str = NoteKind::JudgedTwice.name();

/// How a SARIF file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The most results to write, the most severe first; 0 for no limit.
    pub max_results: usize,
    /// The most bytes of the file, compressed with gzip: code flows go first, then contexts, then results.
    pub max_size: Option<usize>,
    /// What tells this analysis from others of the same tool and commit (`--sarif-category`). Its mere presence
    /// overrides the `category` of the upload action: only if the user asks for it.
    pub category: Option<String>,
    /// Whether suppressed findings are written too, marked as such. GitHub ignores the mark and opens alerts.
    pub include_suppressed: bool,
    /// Whether to indent, for people who read the file. Results are the same.
    pub pretty: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_results: GITHUB_MAX_RESULTS,
            max_size: Some(GITHUB_MAX_SIZE),
            category: None,
            include_suppressed: false,
            pretty: false,
        }
    }
}

/// Writes a SARIF file with one run and returns what it leaves out.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>, options: &Options) -> io::Result<LeftOut> {
    let mut entries = entry::all(scan);
    // The comments stand beside the findings until here: they count for the findings' identity.
    if !options.include_suppressed {
        entries.retain(|entry| entry.suppression.is_none());
    }
    entry::hash_lines(scan, &mut entries);
    entry::sort_by_severity(&mut entries);
    let total = entries.chunk_by(Entry::same_result).count();
    let most = if options.max_results == 0 { total } else { options.max_results };
    let all = LeftOut { results: total.saturating_sub(most), ..LeftOut::default() };
    let write = |left_out: &LeftOut, begun: &Cell<usize>, out: &mut dyn io::Write| {
        write_log(out, scan, options, &entries, left_out, begun)
    };
    let left_out = match options.max_size {
        None => all,
        Some(limit) => {
            let mut short = size::Short::new(limit);
            if write(&all, &Cell::default(), &mut short).is_ok() {
                out.write_all(&short.bytes)?;
                out.flush()?;
                return Ok(all);
            }
            drop(short);
            size::least(total, limit, all, write)
        }
    };
    write(&left_out, &Cell::default(), out)?;
    Ok(left_out)
}

/// Writes the file, and counts the results that it has begun.
fn write_log(
    out: &mut dyn io::Write,
    scan: &Scan<'_>,
    options: &Options,
    entries: &[Entry<'_>],
    left_out: &LeftOut,
    begun: &Cell<usize>,
) -> io::Result<()> {
    let total = entries.chunk_by(Entry::same_result).count();
    let groups = || entries.chunk_by(Entry::same_result).take(total - left_out.results);
    let errors =
        || entries.iter().filter(|it| it.finding.rule.id == SYNTAX_ERROR && it.suppression.is_none());
    let rules = rules_of(groups().flatten().chain(errors().take(1)));
    let results = || {
        groups().filter_map(|group| {
            begun.set(begun.get() + 1);
            let rule = group.first()?.finding.rule.id;
            let index = rules.binary_search_by_key(&rule, |(rule, _)| rule.id).ok();
            result::result(scan, group, index, options.include_suppressed, left_out)
        })
    };
    let kinds = notification_kinds(scan, errors().next().is_some(), left_out);
    let notifications = || {
        let cuts = cut_notifications(left_out, total, &kinds);
        let errors = errors().map(|entry| error_notification(scan, entry, &kinds)).take(MAX_NOTIFICATIONS);
        let notes = scan.report.notes.iter().map(|note| note_notification(scan, note, &kinds));
        cuts.chain(errors).chain(notes.take(MAX_NOTIFICATIONS))
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool::builder().driver(driver(scan, &rules, &kinds)).build(),
            automation_details: options.category.as_deref().map(automation_details),
            original_uri_base_ids: BTreeMap::from([(ROOT, root_description())]),
            column_kind: ResultColumnKind::Utf16CodeUnits,
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: Stream(notifications),
            }],
            results: Stream(results),
        }],
    };
    let mut out = io::BufWriter::new(out);
    if options.pretty {
        clean::write_pretty_json(&mut out, &log)?;
    } else {
        clean::write_json(&mut out, &log)?;
    }
    out.write_all(b"\n")?;
    out.flush()
}

/// `sarifLog` (§3.13). Of our own because the keys of serde-sarif are in alphabetical order: the version would follow
/// the results, and a reader that streams needs it first.
#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [R; 1],
}

/// `run` (§3.14), the results last: what a reader needs to understand them precedes them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<I, R> {
    tool: Tool,
    #[serde(skip_serializing_if = "Option::is_none")]
    automation_details: Option<RunAutomationDetails>,
    original_uri_base_ids: BTreeMap<&'static str, ArtifactLocation>,
    column_kind: ResultColumnKind,
    invocations: [I; 1],
    results: R,
}

/// `invocation` (§3.20), with a notification for each file that could not be read.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<N> {
    execution_successful: bool,
    tool_execution_notifications: N,
}

/// The rules that found something, sorted by id, each once. Those that did not would be nine tenths of most files.
/// Where the configuration makes some findings more severe than others, the highest severity counts: GitHub has one for
/// each rule.
fn rules_of<'e>(entries: impl Iterator<Item = &'e Entry<'e>>) -> Vec<(&'static Rule, Severity)> {
    let mut by_id: BTreeMap<_, (&'static Rule, Severity)> = BTreeMap::new();
    for Finding { rule, severity, .. } in entries.map(|entry| entry.finding) {
        let (_, highest) = by_id.entry(rule.id).or_insert((rule, *severity));
        *highest = (*highest).max(*severity);
    }
    by_id.into_values().collect()
}

fn driver(scan: &Scan<'_>, rules: &[(&'static Rule, Severity)], kinds: &[&str]) -> ToolComponent {
    ToolComponent::builder()
        .name(TOOL)
        .version(scan.version)
        .semantic_version(scan.version)
        .information_uri(HOME)
        .rules(rules.iter().map(|(rule, severity)| rules::descriptor(rule, *severity)).collect::<Vec<_>>())
        .notifications(kinds.iter().map(|kind| kind_descriptor(kind)).collect::<Vec<_>>())
        .build()
}

fn root_description() -> ArtifactLocation {
    let text = "The top of the repository, or of the scanned tree where there is none.";
    ArtifactLocation::builder().description(Message::builder().text(text).build()).build()
}

/// The id that GitHub reads as category and nothing else: what follows the last slash would name this one run.
fn automation_details(category: &str) -> RunAutomationDetails {
    RunAutomationDetails::builder().id(format!("{}/", category.trim_end_matches('/'))).build()
}

/// The kinds of notification in this file, sorted: what [`ReportingDescriptorReference`]s point into.
fn notification_kinds(scan: &Scan<'_>, errors: bool, left_out: &LeftOut) -> Vec<&'static str> {
    let mut kinds: BTreeSet<_> =
        scan.report.notes.iter().take(MAX_NOTIFICATIONS).map(|note| note.kind.name()).collect();
    kinds.extend(errors.then_some(SYNTAX_ERROR));
    kinds.extend(left_out.details().map(|_| DETAILS_CUT));
    kinds.extend((left_out.results > 0).then_some(RESULTS_CUT));
    kinds.into_iter().collect()
}

fn kind_descriptor(kind: &str) -> ReportingDescriptor {
    let (short, full) = match kind {
        SYNTAX_ERROR => (
            "A file could not be read".to_owned(),
            "The syntax of a file is wrong: what stands behind the error was not scanned".to_owned(),
        ),
        RESULTS_CUT => (
            "Results were left out".to_owned(),
            "There were more results than may be written: the most severe were kept".to_owned(),
        ),
        DETAILS_CUT => (
            "Details of results were left out".to_owned(),
            "With all details the file would be larger than code scanning takes".to_owned(),
        ),
        JUDGED_TWICE => (
            "Terraform and OpenTofu read different files".to_owned(),
            "A directory was judged as Terraform reads it and as OpenTofu reads it".to_owned(),
        ),
        _ => {
            let words = kind.replace('-', " ");
            (format!("Note on the scan: {words}"), format!("The scan did not see everything: {words}"))
        }
    };
    let (short, full) = (rules::text(&sentence(&short)), rules::text(&sentence(&full)));
    ReportingDescriptor::builder()
        .id(kind)
        .name(rules::pascal_case(kind))
        .short_description(short)
        .help(full.clone())
        .full_description(full)
        .help_uri(HOME)
        .build()
}

/// A notification of level warning: an error would mean that the run failed (§3.20.21), and GitHub would keep the
/// alerts of the run before.
fn notification(kind: &str, message: &str, kinds: &[&str]) -> Notification {
    let mut descriptor = ReportingDescriptorReference::builder().id(kind).build();
    descriptor.index = kinds.iter().position(|it| *it == kind).map(number);
    Notification::builder()
        .descriptor(descriptor)
        .level(Value::String(ResultLevel::Warning.to_string()))
        .message(Message::builder().text(sentence(message)).build())
        .build()
}

fn note_notification(scan: &Scan<'_>, note: &tollgate_core::note::Note, kinds: &[&str]) -> Notification {
    let place = place::Place::of(scan, note.location);
    at(scan, place.as_ref(), notification(note.kind.name(), &note.message, kinds))
}

fn error_notification(scan: &Scan<'_>, entry: &Entry<'_>, kinds: &[&str]) -> Notification {
    let mut notification = notification(SYNTAX_ERROR, &entry.finding.message, kinds);
    notification.associated_rule = Some(ReportingDescriptorReference::builder().id(SYNTAX_ERROR).build());
    at(scan, Some(&entry.place), notification)
}

fn cut_notifications(left_out: &LeftOut, total: usize, kinds: &[&str]) -> impl Iterator<Item = Notification> {
    let details = left_out.details().map(|details| {
        let message =
            format!("{details} were left out: with them, the file would be larger than GitHub takes");
        notification(DETAILS_CUT, &message, kinds)
    });
    let cut = left_out.results;
    let results = (cut > 0).then(|| {
        let kept = total - cut;
        let message = format!("{cut} of {total} results were left out: the {kept} most severe are here");
        notification(RESULTS_CUT, &message, kinds)
    });
    results.into_iter().chain(details)
}

fn at(scan: &Scan<'_>, place: Option<&place::Place<'_>>, mut notification: Notification) -> Notification {
    let physical = place.map(|place| location::physical(scan, place));
    notification.locations = physical.map(|it| vec![Location::builder().physical_location(it).build()]);
    notification
}
