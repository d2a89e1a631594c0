//! SARIF 2.1.0 with errata 01, as GitHub code scanning takes it.
//!
//! The shape follows what consumers do, not only what the specification allows: GitHub refuses a whole file for one bad
//! URI or one number where it wants a string, GitLab drops results with long texts, Azure DevOps reads no default
//! levels. The objects are those of `serde-sarif`; only what grows with the configuration is written while it is made
//! (`Stream`), so that a million results need the memory of one.

mod location;
mod message;
mod result;
mod rules;

use crate::entry::{self, Entry};
use crate::stream::Stream;
use crate::{HOME, Scan, TOOL, place};
use location::{ROOT, number};
use message::sentence;
use serde::Serialize;
use serde_json::Value;
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, Notification, ReportingDescriptor, ReportingDescriptorReference,
    ResultColumnKind, ResultLevel, RunAutomationDetails, Tool, ToolComponent,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use tollgate_core::rule::Rule;

/// The most results that GitHub takes in one run; it refuses a file with more.
pub const GITHUB_MAX_RESULTS: usize = 25_000;

/// The final schema. The constant of serde-sarif is an address that validators report as outdated.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The rule whose findings say that a file could not be read.
const SYNTAX_ERROR: &str = "syntax-error";

/// The kind of the notification that says that results were cut.
const RESULTS_CUT: &str = "results-cut";

/// How a SARIF file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The most results to write, the gravest first; 0 for no limit.
    pub max_results: usize,
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
        Self { max_results: GITHUB_MAX_RESULTS, category: None, include_suppressed: false, pretty: false }
    }
}

/// Writes a SARIF file with one run and returns the number of results that were cut (see [`Options::max_results`]).
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>, options: &Options) -> io::Result<usize> {
    let mut entries = entry::all(scan);
    // The comments stand beside the findings until here: they count for the findings' identity.
    if !options.include_suppressed {
        entries.retain(|entry| entry.suppression.is_none());
    }
    entry::hash_lines(scan, &mut entries);
    entry::sort_by_severity(&mut entries);
    let total = entries.chunk_by(Entry::same_result).count();
    let written = if options.max_results == 0 { total } else { total.min(options.max_results) };
    let cut = total - written;

    let rules = all_rules(scan);
    let results = || {
        entries.chunk_by(Entry::same_result).take(written).filter_map(|group| {
            let rule = group.first()?.finding.rule.id;
            let index = rules.binary_search_by_key(&rule, |rule| rule.id).ok();
            result::result(scan, group, index, options.include_suppressed)
        })
    };
    let kinds = notification_kinds(scan, cut);
    let notifications = || {
        let notes = scan.report.notes.iter().map(|note| note_notification(scan, note, &kinds));
        let errors =
            entries.iter().filter(|it| it.finding.rule.id == SYNTAX_ERROR && it.suppression.is_none());
        let errors = errors.map(|entry| error_notification(scan, entry, &kinds));
        (cut > 0).then(|| cut_notification(cut, written, &kinds)).into_iter().chain(errors).chain(notes)
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
        serde_json::to_writer_pretty(&mut out, &log)?;
    } else {
        serde_json::to_writer(&mut out, &log)?;
    }
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(cut)
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

/// The rules that ran, and those that were not said to but found something: a result without its rule is refused by
/// datadog-ci. Sorted by id, each once.
fn all_rules(scan: &Scan<'_>) -> Vec<&'static Rule> {
    let found = scan.report.findings.iter().map(|finding| finding.rule);
    let suppressed = scan.report.suppressed.iter().map(|(finding, _)| finding.rule);
    let by_id: BTreeMap<_, _> =
        scan.rules.iter().copied().chain(found).chain(suppressed).map(|rule| (rule.id, rule)).collect();
    by_id.into_values().collect()
}

fn driver(scan: &Scan<'_>, rules: &[&'static Rule], kinds: &[&str]) -> ToolComponent {
    ToolComponent::builder()
        .name(TOOL)
        .version(scan.version)
        .semantic_version(scan.version)
        .information_uri(HOME)
        .rules(rules.iter().map(|rule| rules::descriptor(rule)).collect::<Vec<_>>())
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
fn notification_kinds(scan: &Scan<'_>, cut: usize) -> Vec<&'static str> {
    let mut kinds: BTreeSet<_> = scan.report.notes.iter().map(|note| note.kind.name()).collect();
    if scan.report.findings.iter().any(|finding| finding.rule.id == SYNTAX_ERROR) {
        kinds.insert(SYNTAX_ERROR);
    }
    if cut > 0 {
        kinds.insert(RESULTS_CUT);
    }
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
            "There were more results than may be written: the gravest were kept".to_owned(),
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

fn note_notification(scan: &Scan<'_>, note: &tollgate_core::finding::Note, kinds: &[&str]) -> Notification {
    let place = place::Place::of(scan, note.location);
    at(scan, place.as_ref(), notification(note.kind.name(), &note.message, kinds))
}

fn error_notification(scan: &Scan<'_>, entry: &Entry<'_>, kinds: &[&str]) -> Notification {
    let mut notification = notification(SYNTAX_ERROR, &entry.finding.message, kinds);
    notification.associated_rule = Some(ReportingDescriptorReference::builder().id(SYNTAX_ERROR).build());
    at(scan, Some(&entry.place), notification)
}

fn cut_notification(cut: usize, written: usize, kinds: &[&str]) -> Notification {
    let message = format!("{cut} of {} results were left out: the gravest {written} are here", cut + written);
    notification(RESULTS_CUT, &message, kinds)
}

fn at(scan: &Scan<'_>, place: Option<&place::Place<'_>>, mut notification: Notification) -> Notification {
    let physical = place.map(|place| location::physical(scan, place));
    notification.locations = physical.map(|it| vec![Location::builder().physical_location(it).build()]);
    notification
}
