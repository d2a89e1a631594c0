//! What a binary says: its JSON, as far as it is compared.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A report (`tollgate scan --format json`).
#[derive(Deserialize)]
pub(super) struct Report {
    findings: Vec<Finding>,
    suppressed: Vec<Finding>,
    undecided: Vec<Undecided>,
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Finding {
    guid: String,
    severity: String,
    place: Place,
    message: String,
    addresses: Vec<String>,
    fix: Option<Fix>,
}

#[derive(Deserialize)]
struct Fix {
    safety: String,
    edits: Vec<Edit>,
}

#[derive(Deserialize)]
struct Edit {
    replacement: String,
}

#[derive(Deserialize)]
struct Undecided {
    rule: String,
    place: Option<Place>,
    address: String,
    reason: String,
}

#[derive(Deserialize)]
struct Note {
    kind: String,
    place: Option<Place>,
    message: String,
}

/// Where: of a note on the scan as a whole, the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Place {
    /// Relative to the directory.
    pub(super) path: String,
    /// Where it starts.
    pub(super) start: Position,
}

/// A position, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What sort of thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Something is wrong.
    Finding,
    /// A check depends on what is not known.
    Undecided,
    /// There is something to say of the scan.
    Note,
}

/// One thing that a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// The rule's guid, or the kind of the note.
    pub(super) rule: String,
    pub(super) place: Place,
    pub(super) addresses: Vec<String>,
    pub(super) message: String,
    /// Empty for what is not a finding.
    pub(super) severity: String,
    /// The fix in words; empty without one.
    pub(super) fix: String,
    /// Whether a comment suppresses the finding.
    pub(super) suppressed: bool,
}

/// Everything that a report says.
pub(super) fn items(report: Report, catalogue: &Catalogue) -> Vec<Item> {
    let finding = |suppressed| {
        move |it: Finding| Item {
            kind: Kind::Finding,
            rule: it.guid,
            place: it.place,
            addresses: it.addresses,
            message: it.message,
            severity: it.severity,
            fix: it.fix.map(|fix| fix.describe()).unwrap_or_default(),
            suppressed,
        }
    };
    let said = |kind, rule, place: Option<Place>, addresses, message| Item {
        kind,
        rule,
        place: place.unwrap_or_default(),
        addresses,
        message,
        severity: String::new(),
        fix: String::new(),
        suppressed: false,
    };
    let undecided = |it: Undecided| {
        said(Kind::Undecided, catalogue.guid(&it.rule), it.place, vec![it.address], it.reason)
    };
    let note = |it: Note| said(Kind::Note, it.kind, it.place, Vec::new(), it.message);
    let findings = report.findings.into_iter().map(finding(false));
    let suppressed = report.suppressed.into_iter().map(finding(true));
    findings
        .chain(suppressed)
        .chain(report.undecided.into_iter().map(undecided))
        .chain(report.notes.into_iter().map(note))
        .collect()
}

impl Fix {
    /// The safety and what is written, without the places: those move with the finding.
    fn describe(self) -> String {
        let edits: Vec<_> = self.edits.into_iter().map(|edit| edit.replacement).collect();
        format!("{}: {}", self.safety, edits.concat())
    }
}

/// A rule (`tollgate rules --format json`).
#[derive(Deserialize)]
pub(super) struct Rule {
    id: String,
    guid: String,
}

/// The rules that a binary knows.
pub(super) struct Catalogue {
    /// Ids by guid.
    pub(super) ids: BTreeMap<String, String>,
    guids: BTreeMap<String, String>,
}

impl Catalogue {
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        let guids = rules.iter().map(|it| (it.id.clone(), it.guid.clone())).collect();
        Self { ids: rules.into_iter().map(|it| (it.guid, it.id)).collect(), guids }
    }

    /// The guid of an id; the id itself where it is not listed.
    fn guid(&self, id: &str) -> String {
        self.guids.get(id).map_or(id, String::as_str).to_owned()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A catalogue of one rule.
    pub(in super::super) fn catalogue(id: &str) -> Catalogue {
        let rules = json!([{"id": format!("{id}-id"), "guid": "g1", "title": "Some"}]);
        Catalogue::new(serde_json::from_value(rules).unwrap())
    }

    /// What a report says.
    pub(in super::super) fn report(report: &Value, catalogue: &Catalogue) -> Vec<Item> {
        items(serde_json::from_value(report.clone()).unwrap(), catalogue)
    }
}
