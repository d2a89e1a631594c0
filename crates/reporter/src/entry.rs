//! The findings in their order, each with its identity.
//!
//! A scan may have a million findings: an [`Entry`] borrows its finding and adds a few words to it.

use crate::line_hash::line_hashes;
use crate::place::{self, Place};
use crate::{Scan, line_hash::LineHash};
use sha2::{Digest as _, Sha256};
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ffi::OsStr;
use std::path::Path;
use std::rc::Rc;
use tollgate_core::finding::{Exists, Finding};
use tollgate_core::hash::{HashMap, HashSet};
use tollgate_core::source::Source;
use tollgate_core::suppress::Suppression;

/// A finding with what every format needs to know of it.
pub(crate) struct Entry<'a> {
    /// The finding.
    pub(crate) finding: &'a Finding,
    /// Its position in the report, among those that are suppressed or among those that are not.
    pub(crate) index: usize,
    /// The comment that suppresses it.
    pub(crate) suppression: Option<&'a Suppression>,
    /// Where people see it: the attribute that is wrong.
    pub(crate) place: Place<'a>,
    /// Where it is reported, which tells alerts apart.
    pub(crate) reported: Place<'a>,
    /// The file's number in the order of resolved paths: two names of one file have the same.
    file: usize,
    uri: Rc<str>,
    /// The first line of the place where it is reported, from 1.
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
    pub(crate) fn fingerprint(&self) -> String {
        let (rule, address, attribute) = self.key();
        let nth = self.nth.to_string();
        let mut hash = Sha256::new();
        for part in [rule, &*self.uri, address, attribute, &nth] {
            hash.update(part);
            // Nothing but a separator holds it: no two lists of parts have the same bytes.
            hash.update([0]);
        }
        let digits = hash.finalize().into_iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
    }

    /// What GitHub tells alerts apart by: two findings that are equal here are one result in SARIF.
    pub(crate) fn same_result(&self, other: &Self) -> bool {
        self.finding.rule.id == other.finding.rule.id && self.line == other.line && self.same_file(other)
    }

    /// Whether it is of an example or a test: it, or the value that is wrong, stands in such a directory below what was
    /// asked for, or in a file of sample values, or only such root modules have it, or only with such variable files.
    pub(crate) fn is_example(&self, scan: &Scan<'_>) -> bool {
        let is_there = |source: &Source| {
            let is_of_example = |it: &Path| scan.boundaries.are_around_example(it);
            source.real_path.parent().is_some_and(is_of_example) || holds_samples(&source.path)
        };
        let origin = self.finding.trace.first().and_then(|it| scan.sources.get_checked(it.location.source));
        let is_lesson = || is_lesson(self.place.source.text());
        let is_of_files = match &self.finding.exists {
            Exists::With { defaults: false, files } => {
                files.iter().all(|it| scan.sources.get_checked(*it).is_some_and(is_there))
            }
            _ => false,
        };
        self.finding.is_of_examples
            || is_of_files
            || is_lesson()
            || is_there(self.place.source)
            || origin.is_some_and(is_there)
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

/// Whether a file holds values of variables that are samples, as its name says: `example.tfvars`, `sample-input.tfvars`.
fn holds_samples(path: &Path) -> bool {
    let Some((name, "tfvars")) = path.file_name().and_then(OsStr::to_str).and_then(|it| it.rsplit_once('.'))
    else {
        return false;
    };
    let is_sample = |word: &str| ["example", "examples", "sample", "samples"].contains(&word);
    name.to_ascii_lowercase().split(|it: char| !it.is_ascii_alphanumeric()).any(is_sample)
}

/// Whether the comment that a file begins with says that the file is wrong on purpose, for others to learn from.
fn is_lesson(text: &str) -> bool {
    const MEANT: [&str; 4] = [
        "deliberately insecure", "intentionally insecure", "for learning purposes",
        "for educational purposes",
    ];
    // Asked for each finding, so that a file that is all comment must not be read whole.
    const LONGEST: usize = 4_096;
    let begin = (LONGEST - 3..=LONGEST).rev().find_map(|end| text.get(..end)).unwrap_or(text);
    let is_comment = |line: &&str| line.is_empty() || line.starts_with(['#', '/', '*']);
    let comment = begin.lines().map(str::trim).take_while(is_comment);
    comment.map(str::to_ascii_lowercase).any(|line| MEANT.iter().any(|it| line.contains(it)))
}

/// All findings, suppressed ones included (their comment must not change the identity of others), by path, line, rule
/// and column.
pub(crate) fn all<'a>(scan: &Scan<'a>) -> Vec<Entry<'a>> {
    let files = files(scan);
    let active = scan.report.findings.iter().map(|finding| (finding, None)).enumerate();
    let suppressed =
        scan.report.suppressed.iter().map(|(finding, comment)| (finding, Some(comment))).enumerate();
    let entries = active.chain(suppressed).filter_map(|(index, (finding, suppression))| {
        let reported = Place::of(scan, finding.location)?;
        let place = finding.attribute_at.and_then(|it| Place::of(scan, it)).unwrap_or(reported);
        let line = reported.lines().0;
        let File { number, uri } = files.get(finding.location.source.0 as usize)?;
        let uri = uri.get_or_init(|| place::uri(scan, reported.source).into()).clone();
        let (file, nth, line_hash) = (*number, 1, None);
        Some(Entry { finding, index, suppression, place, reported, file, uri, line, nth, line_hash })
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by(|a, b| {
        let key = |it: &Entry<'_>| (it.file, it.line, it.finding.rule.id, it.reported.span);
        key(a).cmp(&key(b))
    });
    number(&mut entries);
    entries
}

/// What its findings have in common.
#[derive(Clone, Default)]
struct File {
    number: usize,
    /// Made for the first finding.
    uri: OnceCell<Rc<str>>,
}

/// Each source in which something was found, with its number in the order of resolved paths. Paths are slow to compare:
/// this is done once.
fn files(scan: &Scan<'_>) -> Vec<File> {
    let suppressed = scan.report.suppressed.iter().map(|(finding, _)| finding);
    let found: HashSet<_> =
        scan.report.findings.iter().chain(suppressed).map(|it| it.location.source).collect();
    let mut sources: Vec<_> = scan.sources.iter().filter(|(id, _)| found.contains(id)).collect();
    sources.sort_by(|(_, a), (_, b)| a.real_path.cmp(&b.real_path));
    let mut files = vec![File::default(); scan.sources.len()];
    for (number, same) in sources.chunk_by(|(_, a), (_, b)| a.real_path == b.real_path).enumerate() {
        for (id, _) in same {
            files[id.0 as usize].number = number;
        }
    }
    files
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
        let mut seen: HashMap<_, u32> = HashMap::default();
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
        let Some(source) = file.first().map(|entry| entry.reported.source) else { continue };
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

/// Puts the most severe first; among equals the order stays.
pub(crate) fn sort_by_severity(entries: &mut [Entry<'_>]) {
    entries.sort_by_key(|entry| Reverse(entry.finding.severity));
}
