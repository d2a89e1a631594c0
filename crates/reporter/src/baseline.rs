//! Baselines: the findings that are known on some day, so that only new ones fail.
//!
//! A file of lines: `{"tollgate_baseline":1}`, then an object for each finding, sorted by path, rule and address, so that a
//! difference between two of them reads like a list of what came and what went. No line tells where in its file a
//! finding is. A finding is known by its fingerprint: rule, path, address and attribute. Where the file is gone, because it
//! was renamed or moved, rule, address and attribute are enough.
//!
//! Files that could not be parsed are never known: anything may be hidden in them.

use crate::entry::{self, Entry};
use crate::{Scan, place};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use tollgate_core::engine::SYNTAX_ERROR;
use tollgate_core::hash::HashMap;

/// The version of the format. It changes when a line is read differently.
const VERSION: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Header {
    tollgate_baseline: u32,
}

/// A finding that is known. The order of its parts is that of the lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    /// Relative to the root, with forward slashes.
    path: String,
    rule: String,
    /// Of the first block; `""` without one.
    address: String,
    /// `""` for the block as a whole.
    attribute: String,
    fingerprint: String,
}

impl Known {
    fn new(scan: &Scan<'_>, entry: &Entry<'_>) -> Self {
        let finding = entry.finding;
        Self {
            path: place::path(scan, entry.place.source),
            rule: finding.rule.id.to_owned(),
            address: finding.addresses.first().map(ToString::to_string).unwrap_or_default(),
            attribute: finding.attribute.to_string(),
            fingerprint: entry.fingerprint(),
        }
    }

    /// What is the same after the file was renamed.
    fn without_path(&self) -> (&str, &str, &str) {
        (&self.rule, &self.address, &self.attribute)
    }
}

/// The findings of a baseline.
#[derive(Debug, Clone, Default)]
pub struct Baseline(Vec<Known>);

/// Why a text is not a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// What a baseline says of a scan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The findings that are known, by their position in [`tollgate_core::finding::Report::findings`].
    pub known: BTreeSet<usize>,
    /// How many findings of the baseline are there no more, of those that this scan would have found.
    pub fixed: usize,
}

fn can_be_known(entry: &Entry<'_>) -> bool {
    entry.finding.rule.id != SYNTAX_ERROR.id
}

impl Baseline {
    /// The findings of a scan, all known from now on.
    #[must_use]
    pub fn of(scan: &Scan<'_>) -> Self {
        let entries = entry::active(scan);
        let known: BTreeSet<_> =
            entries.iter().filter(|it| can_be_known(it)).map(|it| Known::new(scan, it)).collect();
        Self(known.into_iter().collect())
    }

    /// Writes the baseline, its findings in the order that [`Baseline::of`] puts them in.
    ///
    /// # Errors
    /// If writing to `out` fails.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut out = io::BufWriter::new(out);
        serde_json::to_writer(&mut out, &Header { tollgate_baseline: VERSION })?;
        for line in &self.0 {
            out.write_all(b"\n")?;
            serde_json::to_writer(&mut out, line)?;
        }
        out.write_all(b"\n")?;
        out.flush()
    }

    /// Reads what [`Baseline::write`] wrote.
    ///
    /// # Errors
    /// At the first line that is none of a baseline: a conflict of a merge, or the text of something else.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut lines = (1..).zip(text.lines());
        let header = lines.next().and_then(|(_, line)| serde_json::from_str::<Header>(line).ok());
        match header {
            Some(Header { tollgate_baseline: VERSION }) => {}
            Some(Header { tollgate_baseline }) => {
                let message = format!("this is version {tollgate_baseline} of baselines, and not {VERSION}");
                return Err(Error { line: 1, message });
            }
            None => {
                let message = "this is not a baseline: `--write-baseline` writes one".to_owned();
                return Err(Error { line: 1, message });
            }
        }
        let known = lines.filter(|(_, line)| !line.trim().is_empty()).map(|(line, text)| {
            serde_json::from_str(text).map_err(|error| Error { line, message: error.to_string() })
        });
        known.collect::<Result<_, _>>().map(Self)
    }

    /// Compares the findings of a scan with the baseline's. `is_gone` tells whether there is no file of a path, and
    /// `is_judged` whether this scan reports what a rule finds there.
    #[must_use]
    pub fn compare(
        &self,
        scan: &Scan<'_>,
        is_gone: &dyn Fn(&str) -> bool,
        is_judged: &dyn Fn(&str, &str) -> bool,
    ) -> Compared {
        let entries: Vec<_> = entry::active(scan).into_iter().filter(can_be_known).collect();
        let mut left: HashMap<&str, &Known> = self.0.iter().map(|it| (it.fingerprint.as_str(), it)).collect();
        let mut known = BTreeSet::new();
        let mut unknown = Vec::new();
        for entry in &entries {
            let found = Known::new(scan, entry);
            if left.remove(found.fingerprint.as_str()).is_some() {
                known.insert(entry.index);
            } else {
                unknown.push((entry.index, found));
            }
        }
        // What a renamed file holds is known by the rest. Each finding of the baseline stands for one.
        let left: BTreeSet<_> = left.into_values().collect();
        let mut moved: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for it in left.iter().filter(|it| is_gone(&it.path)) {
            moved.entry(it.without_path()).or_default().push(it.fingerprint.as_str());
        }
        let mut found_again = BTreeSet::new();
        for (index, found) in &unknown {
            if let Some(fingerprint) = moved.get_mut(&found.without_path()).and_then(Vec::pop) {
                found_again.insert(fingerprint);
                known.insert(*index);
            }
        }
        let runs = |rule: &str| scan.rules.iter().any(|it| it.id == rule);
        let fixed = left.iter().filter(|it| {
            !found_again.contains(it.fingerprint.as_str())
                && runs(&it.rule)
                && (is_judged(&it.path, &it.rule) || is_gone(&it.path))
        });
        Compared { known, fixed: fixed.count() }
    }
}
