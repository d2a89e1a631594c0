//! SAST reports of GitLab: `artifacts: reports: sast`.
//!
//! Version 15.0.7 of the schema at <https://gitlab.com/gitlab-org/security-products/security-report-schemas>, which
//! every GitLab from 15.11 takes. GitLab renders descriptions as Markdown: what comes from the configuration is text
//! there, whatever it looks like.

use crate::entry::{self, Entry};
use crate::stream::Stream;
use crate::{HOME, Scan, TOOL, clean, exists, markdown, place, rule_page};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::time::SystemTime;
use tollgate_core::rule::{Page, Rule, Severity};

/// The version of the schema.
const VERSION: &str = "15.0.7";

/// The schema itself.
const SCHEMA: &str = "https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v15.0.7/dist/sast-report-format.json";

/// The longest name that the schema allows, in characters.
const MAX_NAME: usize = 255;

/// The longest solution that the schema allows, in characters.
const MAX_SOLUTION: usize = 7_000;

/// The most notes on the scan.
const MAX_MESSAGES: usize = 1_000;

/// The most addresses that a description lists.
const MAX_ADDRESSES: usize = 5;

/// When the scan began and ended. GitLab demands it, and it is the one thing that differs from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// The first moment.
    pub start: SystemTime,
    /// The last.
    pub end: SystemTime,
}

/// Writes the report, with no vulnerabilities where nothing is found.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>, times: Times) -> io::Result<()> {
    let entries = entry::active(scan);
    let rules: BTreeMap<_, _> =
        entries.iter().map(|entry| (entry.finding.rule.id, entry.finding.rule)).collect();
    let pages: BTreeMap<_, _> = rules.into_iter().map(|(id, rule)| (id, rule.page())).collect();
    let vulnerabilities = || entries.iter().map(|it| vulnerability(scan, it, pages.get(it.finding.rule.id)));
    let notes = scan.report.notes.iter().filter(|note| !note.message.is_empty());
    let messages = notes.map(|note| Message { level: "warn", value: clean::message(&note.message) });
    let tool =
        Tool { id: "tollgate", name: TOOL, url: HOME, vendor: Vendor { name: TOOL }, version: scan.version };
    let report = Report {
        version: VERSION,
        schema: SCHEMA,
        scan: ScanJson {
            analyzer: &tool,
            scanner: &tool,
            kind: "sast",
            start_time: time(times.start),
            end_time: time(times.end),
            status: "success",
            messages: messages.take(MAX_MESSAGES).collect(),
        },
        vulnerabilities: Stream(vulnerabilities),
    };
    let mut out = io::BufWriter::new(out);
    clean::write_json(&mut out, &report)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct Report<'a, V> {
    version: &'static str,
    schema: &'static str,
    scan: ScanJson<'a>,
    vulnerabilities: V,
}

#[derive(Serialize)]
struct ScanJson<'a> {
    analyzer: &'a Tool<'a>,
    scanner: &'a Tool<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    start_time: String,
    end_time: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Tool<'a> {
    id: &'static str,
    name: &'static str,
    url: &'static str,
    vendor: Vendor,
    version: &'a str,
}

#[derive(Serialize)]
struct Vendor {
    name: &'static str,
}

#[derive(Serialize)]
struct Message {
    level: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Vulnerability {
    id: String,
    name: String,
    description: String,
    severity: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    solution: String,
    identifiers: Vec<Identifier>,
    location: Location,
}

#[derive(Serialize)]
struct Identifier {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
    value: String,
    url: String,
}

#[derive(Serialize)]
struct Location {
    file: String,
    start_line: usize,
    end_line: usize,
}

fn vulnerability(scan: &Scan<'_>, entry: &Entry<'_>, page: Option<&Page>) -> Vulnerability {
    let rule = entry.finding.rule;
    let (start_line, end_line) = entry.place.lines();
    let risk = page.map_or("", |page| &page.risk);
    let paragraphs = [said(scan, entry), risk.to_owned()];
    let paragraphs: Vec<_> = paragraphs.into_iter().filter(|it| !it.is_empty()).collect();
    Vulnerability {
        id: entry.fingerprint(),
        name: clean::cut(&rule.title(), MAX_NAME).into_owned(),
        description: paragraphs.join("\n\n"),
        severity: severity(entry.finding.severity),
        solution: page.map(|page| clean::cut(&page.advice(), MAX_SOLUTION).into_owned()).unwrap_or_default(),
        identifiers: identifiers(rule),
        location: Location { file: place::path(scan, entry.place.source), start_line, end_line },
    }
}

/// What is wrong here, and in which blocks.
fn said(scan: &Scan<'_>, entry: &Entry<'_>) -> String {
    let message = markdown::text(&clean::message(&exists::message(scan, entry.finding)));
    let addresses = &entry.finding.addresses;
    let listed = addresses.iter().take(MAX_ADDRESSES).map(|it| markdown::code(&clean::message(it)));
    let listed: Vec<_> = listed.collect();
    let more = if addresses.len() > listed.len() { ", …" } else { "" };
    if listed.is_empty() { message } else { format!("{message} in {}{more}", listed.join(", ")) }
}

/// The first is what GitLab tells vulnerabilities apart by.
fn identifiers(rule: &Rule) -> Vec<Identifier> {
    let own = Identifier {
        kind: "tollgate_rule_id",
        name: rule.id.to_owned(),
        value: rule.id.to_owned(),
        url: rule_page(rule),
    };
    let weakness = (rule.cwe > 0).then(|| Identifier {
        kind: "cwe",
        name: format!("CWE-{}", rule.cwe),
        value: rule.cwe.to_string(),
        url: format!("https://cwe.mitre.org/data/definitions/{}.html", rule.cwe),
    });
    std::iter::once(own).chain(weakness).collect()
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical",
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
        Severity::Info => "Info",
    }
}

/// UTC without a zone, as the schema wants it.
fn time(time: SystemTime) -> String {
    Timestamp::try_from(time).unwrap_or(Timestamp::UNIX_EPOCH).strftime("%Y-%m-%dT%H:%M:%S").to_string()
}
