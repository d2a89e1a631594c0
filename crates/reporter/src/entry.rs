//! The findings in their order, each with its identity.
//!
//! A scan may have a million findings: an [`Entry`] borrows its finding and adds a few words to it.

use crate::line_hash::line_hashes;
use crate::place::{self, Place};
use crate::{Scan, line_hash::LineHash};
use sha2::{Digest as _, Sha256};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Write as _;
use tollgate_core::finding::{Finding, Suppression};
use tollgate_core::source::Source;

/// A finding with what every format needs to know of it.
pub(crate) struct Entry<'a> {
    /// The finding.
    pub(crate) finding: &'a Finding,
    /// The comment that suppresses it.
    pub(crate) suppression: Option<&'a Suppression>,
    /// Where.
    pub(crate) place: Place<'a>,
    /// The file's number in the order of resolved paths: two names of one file have the same.
    file: usize,
    /// The first line of the place, from 1.
    pub(crate) line: usize,
    /// How many findings up to this one have the same rule, file, address and attribute; from 1.
    nth: u32,
    /// The line's identity for code scanning; filled by [`hash_lines`].
    pub(crate) line_hash: Option<LineHash>,
}

impl<'a> Entry<'a> {
    /// The stable key of the finding: 32 hexadecimal digits.
    ///
    /// It holds while the rule, the file, the block's address and the attribute stay the same, whatever happens to
    /// lines, messages and other files. Findings that have all of these in common are told apart by their order.
    pub(crate) fn fingerprint(&self, scan: &Scan<'_>) -> String {
        let uri = place::uri(scan, self.place.source);
        let (rule, address, attribute) = self.key();
        let nth = self.nth.to_string();
        let mut hash = Sha256::new();
        for part in [rule, &uri, address, attribute, &nth] {
            hash.update(part);
            // Nothing but a separator holds it: no two lists of parts have the same bytes.
            hash.update([0]);
        }
        hash.finalize().iter().take(16).fold(String::with_capacity(32), |mut key, byte| {
            // Writing to a String does not fail.
            _ = write!(key, "{byte:02x}");
            key
        })
    }

    /// What GitHub tells alerts apart by: two findings that are equal here are one result in SARIF.
    pub(crate) fn same_result(&self, other: &Self) -> bool {
        self.finding.rule.id == other.finding.rule.id && self.line == other.line && self.same_file(other)
    }

    /// Whether both are in one file, whatever names it goes by.
    pub(crate) fn same_file(&self, other: &Self) -> bool {
        self.file == other.file
    }

    fn key(&self) -> (&'a str, &'a str, &'a str) {
        let address = self.finding.addresses.first().map_or("", |address| address.as_str());
        (self.finding.rule.id, address, &self.finding.attribute)
    }
}

/// All findings, suppressed ones included (their comment must not change the identity of others), by path, line, rule
/// and column.
pub(crate) fn all<'a>(scan: &Scan<'a>) -> Vec<Entry<'a>> {
    let files = files(scan);
    let active = scan.report.findings.iter().map(|finding| (finding, None));
    let suppressed = scan.report.suppressed.iter().map(|(finding, comment)| (finding, Some(comment)));
    let entries = active.chain(suppressed).filter_map(|(finding, suppression)| {
        let place = Place::of(scan, finding.location)?;
        let line = place.lines().0;
        let file = files.get(finding.location.source.0 as usize).copied()?;
        Some(Entry { finding, suppression, place, file, line, nth: 1, line_hash: None })
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by(|a, b| {
        let key = |it: &Entry<'_>| (it.file, it.line, it.finding.rule.id, it.place.span);
        key(a).cmp(&key(b))
    });
    number(&mut entries);
    entries
}

/// The number of each source in the order of their resolved paths. Paths are slow to compare: this is done once.
fn files(scan: &Scan<'_>) -> Vec<usize> {
    let mut sources: Vec<_> = scan.sources.iter().collect();
    sources.sort_by(|(_, a), (_, b)| a.real_path.cmp(&b.real_path));
    let mut numbers = vec![0; sources.len()];
    for (number, same) in sources.chunk_by(|(_, a), (_, b)| a.real_path == b.real_path).enumerate() {
        for (id, _) in same {
            numbers[id.0 as usize] = number;
        }
    }
    numbers
}

/// The findings that are not suppressed, in the order of [`all`].
pub(crate) fn active<'a>(scan: &Scan<'a>) -> Vec<Entry<'a>> {
    let mut entries = all(scan);
    entries.retain(|entry| entry.suppression.is_none());
    entries
}

/// Counts the findings that only their order tells apart.
fn number(entries: &mut [Entry<'_>]) {
    for file in entries.chunk_by_mut(|a, b| a.same_file(b)) {
        let mut seen: HashMap<_, u32> = HashMap::new();
        for entry in file {
            let count = seen.entry(entry.key()).or_default();
            *count += 1;
            entry.nth = *count;
        }
    }
}

/// Fills [`Entry::line_hash`]; each file is hashed once. The entries are in the order of [`all`].
///
/// A file whose name is not UTF-8 gets no hashes: codeql-action decodes URIs as UTF-8 and would not find it.
pub(crate) fn hash_lines(scan: &Scan<'_>, entries: &mut [Entry<'_>]) {
    for file in entries.chunk_by_mut(|a, b| a.same_file(b)) {
        let Some(source) = file.first().map(|entry| entry.place.source) else { continue };
        if !has_text_name(scan, source) {
            continue;
        }
        let hashes = line_hashes(source.text());
        for entry in file {
            entry.line_hash = entry.line.checked_sub(1).and_then(|index| hashes.get(index)).copied();
        }
    }
}

fn has_text_name(scan: &Scan<'_>, source: &Source) -> bool {
    source.real_path.strip_prefix(scan.root).unwrap_or(&source.path).to_str().is_some()
}

/// Puts the gravest first; among equals the order stays.
pub(crate) fn sort_by_severity(entries: &mut [Entry<'_>]) {
    entries.sort_by_key(|entry| Reverse(entry.finding.rule.severity));
}
