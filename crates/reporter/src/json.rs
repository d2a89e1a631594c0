//! Tollgate's own JSON: all that a scan found, for scripts.
//!
//! The format is stable: [`VERSION`] changes when a member is removed or changes its meaning; members may be added
//! without that. [`SCHEMA`] describes it to programs. One object:
//!
//! | member | |
//! | --- | --- |
//! | `version` | the version of this format, a number |
//! | `tool` | `name` and `version` of the program |
//! | `findings` | what is wrong, by path, line, rule and column |
//! | `suppressed` | the same, with `suppression`: the `place` of the comment and its `reason` (`""` without one) |
//! | `undecided` | checks that depend on what is not known: `rule`, `place`, `address`, `reason`, `because` (the place of the unknown value, or null) |
//! | `notes` | what there is to say of the scan: `kind`, `message`, `place` |
//! | `summary` | `files`, `bytes`, `modules`, `blocks` (looked at), `findings` (number by severity), `suppressed`, `undecided`, `notes`, `unresolved_calls` (of modules that are not at hand); with a baseline, `known` and `fixed`; with a locked configuration, `overruled`, the notes on what asked for less |
//!
//! A finding:
//!
//! | member | |
//! | --- | --- |
//! | `rule`, `guid`, `title`, `category`, `cwe` | the rule, `cwe` as a number, 0 for none |
//! | `severity` | how severe it is: as the rule says, or as the configuration does |
//! | `url` | the page of the rule |
//! | `place` | where |
//! | `message` | what is wrong here |
//! | `exists` | absent where it exists whatever is given; else `where`, the conditions of which one has to be met, in words; or `variable_files`, with which of these files it exists, and `by_default`, whether it does without them |
//! | `in_example` | true if it is of an example or a test, which the text report counts apart; else absent |
//! | `addresses` | the blocks that are wrong, as Terraform addresses them: the first 1,000 |
//! | `more_addresses` | how many more there are; absent where there are none |
//! | `attribute` | the attribute in the block, as `settings.metrics_enabled`; `""` for the block as a whole |
//! | `related`, `trace` | places that explain it, the way of the value: `message` and `place` (null where it is in no file) |
//! | `also` | what weaker rules find for the same cause: `rule`, `guid`, `place`, `message`; absent where there is nothing |
//! | `fix` | null, or `description`, `safety` (`safe` or `unsafe`) and `edits`: `place` and `replacement` |
//! | `fingerprint` | a stable key: the same as in the other formats, and while the block and the rule stay the same |
//!
//! A place: `path` (relative to the root, forward slashes, not encoded), `start` and `end`, each with `line` and
//! `column`, from 1, columns in Unicode scalar values; the end is the first position outside.

use crate::entry::{self, Entry};
use crate::exists::{self, ExistsJson};
use crate::place::{self, Place};
use crate::stream::Stream;
use crate::{Scan, TOOL, clean, rule_page};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::ops::Not;
use tollgate_core::finding::Finding;
use tollgate_core::flaw::{Fix, Related, shortened};
use tollgate_core::note::NoteKind;
use tollgate_core::rule::Severity;
use tollgate_core::source::{Location, Position};

/// The version of the format.
pub const VERSION: u32 = 1;

/// The schema of the format, in JSON Schema 2020-12. Tests keep it true.
pub const SCHEMA: &str = include_str!("json/schema.json");

/// The most addresses of a finding that are listed. A module that is called thousands of times has thousands of them at
/// each of its lines.
const MAX_ADDRESSES: usize = 1000;

/// Writes everything in `scan`, without indentation.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let entries = entry::all(scan);
    let active =
        || entries.iter().filter(|entry| entry.suppression.is_none()).map(|entry| finding(scan, entry));
    let suppressed =
        || entries.iter().filter(|entry| entry.suppression.is_some()).map(|it| finding(scan, it));
    let undecided = || {
        scan.report.undecided.iter().map(|undecided| UndecidedJson {
            rule: undecided.rule.id,
            place: place_of(scan, undecided.location),
            address: &undecided.address,
            reason: shortened(undecided.unknown.reason.to_string()),
            because: place_of(scan, undecided.unknown.at),
        })
    };
    let notes = || {
        scan.report.notes.iter().map(|note| NoteJson {
            kind: note.kind.name(),
            message: &note.message,
            place: place_of(scan, note.location),
        })
    };
    let document = Document {
        version: VERSION,
        tool: ToolJson { name: TOOL, version: scan.version },
        findings: Stream(active),
        suppressed: Stream(suppressed),
        undecided: Stream(undecided),
        notes: Stream(notes),
        summary: summary(scan),
    };
    let mut out = io::BufWriter::new(out);
    clean::write_json(&mut out, &document)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct Document<'a, F, S, U, N> {
    version: u32,
    tool: ToolJson<'a>,
    findings: F,
    suppressed: S,
    undecided: U,
    notes: N,
    summary: Summary,
}

#[derive(Serialize)]
struct ToolJson<'a> {
    name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    guid: &'a str,
    title: Cow<'a, str>,
    severity: &'static str,
    category: &'static str,
    cwe: u16,
    url: String,
    place: PlaceJson,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exists: Option<ExistsJson<'a>>,
    #[serde(skip_serializing_if = "Not::not")]
    in_example: bool,
    addresses: Vec<&'a str>,
    #[serde(skip_serializing_if = "is_zero")]
    more_addresses: usize,
    attribute: &'a str,
    related: Vec<RelatedJson<'a>>,
    trace: Vec<RelatedJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<AlsoJson<'a>>,
    fix: Option<FixJson<'a>>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<SuppressionJson<'a>>,
}

/// What a weaker rule finds for the same cause.
#[derive(Serialize)]
struct AlsoJson<'a> {
    rule: &'a str,
    guid: &'a str,
    place: Option<PlaceJson>,
    message: &'a str,
}

#[derive(Serialize)]
struct SuppressionJson<'a> {
    place: Option<PlaceJson>,
    reason: &'a str,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    message: &'a str,
    place: Option<PlaceJson>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    description: &'a str,
    safety: &'static str,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    place: Option<PlaceJson>,
    replacement: &'a str,
}

#[derive(Serialize)]
struct UndecidedJson<'a> {
    rule: &'a str,
    place: Option<PlaceJson>,
    address: &'a str,
    reason: String,
    because: Option<PlaceJson>,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    kind: &'a str,
    message: &'a str,
    place: Option<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    path: String,
    start: PositionJson,
    end: PositionJson,
}

#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
}

impl From<Position> for PositionJson {
    fn from(Position { line, column }: Position) -> Self {
        Self { line, column }
    }
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    bytes: usize,
    modules: usize,
    blocks: usize,
    findings: BTreeMap<&'static str, usize>,
    suppressed: usize,
    undecided: usize,
    notes: usize,
    #[serde(skip_serializing_if = "is_zero")]
    overruled: usize,
    unresolved_calls: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<usize>,
}

fn finding<'a>(scan: &Scan<'a>, entry: &Entry<'a>) -> FindingJson<'a> {
    let finding = entry.finding;
    let rule = finding.rule;
    FindingJson {
        rule: rule.id,
        guid: rule.guid,
        title: rule.title(),
        severity: finding.severity.name(),
        category: rule.category.name(),
        cwe: rule.cwe,
        url: rule_page(rule),
        place: place_json(scan, &entry.place),
        message: &finding.message,
        exists: exists::properties(scan, finding),
        in_example: entry.is_example(scan),
        addresses: finding.addresses.iter().take(MAX_ADDRESSES).map(|address| address.as_str()).collect(),
        more_addresses: finding.addresses.len().saturating_sub(MAX_ADDRESSES),
        attribute: &finding.attribute,
        related: finding.related.iter().map(|it| related(scan, it)).collect(),
        trace: finding.trace.iter().map(|it| related(scan, it)).collect(),
        also: finding.also.iter().map(|it| also(scan, it)).collect(),
        fix: finding.fix.as_ref().map(|it| fix(scan, it)),
        fingerprint: entry.fingerprint(),
        suppression: entry
            .suppression
            .map(|it| SuppressionJson { place: place_of(scan, it.location), reason: &it.reason }),
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn related<'a>(scan: &Scan<'_>, related: &'a Related) -> RelatedJson<'a> {
    RelatedJson { message: &related.message, place: place_of(scan, related.location) }
}

fn also<'a>(scan: &Scan<'_>, weaker: &'a Finding) -> AlsoJson<'a> {
    AlsoJson {
        rule: weaker.rule.id,
        guid: weaker.rule.guid,
        place: place_of(scan, weaker.location),
        message: &weaker.message,
    }
}

fn fix<'a>(scan: &Scan<'_>, fix: &'a Fix) -> FixJson<'a> {
    let edits = fix
        .edits
        .iter()
        .map(|edit| EditJson { place: place_of(scan, edit.location), replacement: &edit.replacement });
    FixJson { description: &fix.description, safety: fix.safety.name(), edits: edits.collect() }
}

fn place_of(scan: &Scan<'_>, location: Location) -> Option<PlaceJson> {
    Place::of(scan, location).map(|place| place_json(scan, &place))
}

fn place_json(scan: &Scan<'_>, place: &Place<'_>) -> PlaceJson {
    PlaceJson { path: place::path(scan, place.source), start: place.start().into(), end: place.end().into() }
}

fn summary(scan: &Scan<'_>) -> Summary {
    let report = scan.report;
    let number = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    Summary {
        files: report.totals.files,
        bytes: report.totals.bytes,
        modules: report.totals.modules,
        blocks: report.totals.blocks,
        findings: Severity::ALL.into_iter().map(|severity| (severity.name(), number(severity))).collect(),
        suppressed: report.suppressed.len(),
        undecided: report.undecided.len(),
        notes: report.notes.len(),
        overruled: report.notes.iter().filter(|it| it.kind == NoteKind::Overruled).count(),
        unresolved_calls: report.totals.unresolved_calls,
        known: scan.baseline.map(|it| it.known),
        fixed: scan.baseline.map(|it| it.fixed),
    }
}
