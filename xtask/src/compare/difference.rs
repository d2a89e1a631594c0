//! What differs between two reports.

use super::report::Item;
use std::collections::{BTreeMap, VecDeque};

/// What may change of a finding that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Change {
    /// The line or column
    Place,
    /// The blocks that are wrong
    Addresses,
    /// The text
    Message,
    /// The severity
    Severity,
    /// What the fix writes, or whether it is safe
    Fix,
    /// Whether a comment suppresses it
    Suppression,
}

impl Change {
    /// Its name, as an option has it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Addresses => "addresses",
            Self::Message => "message",
            Self::Severity => "severity",
            Self::Fix => "fix",
            Self::Suppression => "suppression",
        }
    }
}

/// One difference.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) what: What,
    /// The line of the configuration.
    pub(super) quote: Option<String>,
}

/// How the reports differ.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Only the new one says it.
    Appears(Item),
    /// Only the old one says it.
    Disappears(Item),
    /// Both say it, in other words.
    Changes { old: Item, new: Item, changes: Vec<Change> },
}

impl Difference {
    /// What is said, in the new report if it is there.
    pub(super) fn item(&self) -> &Item {
        match &self.what {
            What::Appears(item) | What::Disappears(item) | What::Changes { new: item, .. } => item,
        }
    }
}

/// What two things have to share so that they are taken for the same, beside kind, rule and file.
struct Likeness {
    line: bool,
    addresses: bool,
    message: bool,
}

/// From what is surely the same to what most likely is.
const LIKENESSES: [Likeness; 5] = [
    Likeness { line: true, addresses: true, message: true },
    Likeness { line: true, addresses: true, message: false },
    Likeness { line: false, addresses: true, message: true },
    Likeness { line: false, addresses: true, message: false },
    Likeness { line: true, addresses: false, message: false },
];

/// What differs, by rule and place.
pub(super) fn between(old: &[Item], new: &[Item], ignored: &[Change]) -> Vec<Difference> {
    let (mut old, mut new): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    let mut differences = Vec::new();
    for likeness in &LIKENESSES {
        for (old, new) in pairs(&mut old, &mut new, likeness) {
            let mut changes = changes(old, new);
            changes.retain(|it| !ignored.contains(it));
            if !changes.is_empty() {
                differences.push(What::Changes { old: old.clone(), new: new.clone(), changes });
            }
        }
    }
    differences.extend(new.into_iter().cloned().map(What::Appears));
    differences.extend(old.into_iter().cloned().map(What::Disappears));
    let mut differences: Vec<_> =
        differences.into_iter().map(|what| Difference { what, quote: None }).collect();
    differences.sort_by(|a, b| order(a.item()).cmp(&order(b.item())));
    differences
}

fn order(item: &Item) -> impl Ord + '_ {
    (&item.rule, item.kind, &item.place, &item.addresses)
}

/// Takes out of both lists what is alike, each once.
fn pairs<'a>(
    old: &mut Vec<&'a Item>,
    new: &mut Vec<&'a Item>,
    likeness: &Likeness,
) -> Vec<(&'a Item, &'a Item)> {
    let mut waiting: BTreeMap<_, VecDeque<_>> = BTreeMap::new();
    for item in new.drain(..) {
        waiting.entry(likeness.key(item)).or_default().push_back(item);
    }
    let mut pairs = Vec::new();
    old.retain(|item| {
        let alike = waiting.get_mut(&likeness.key(item)).and_then(VecDeque::pop_front);
        pairs.extend(alike.map(|alike| (*item, alike)));
        alike.is_none()
    });
    new.extend(waiting.into_values().flatten());
    pairs
}

impl Likeness {
    fn key<'a>(&self, item: &'a Item) -> impl Ord + use<'a> {
        let same = (item.kind, &item.rule, &item.place.path);
        let line = self.line.then_some(item.place.start.line);
        (same, line, self.addresses.then_some(&item.addresses), self.message.then_some(&item.message))
    }
}

fn changes(old: &Item, new: &Item) -> Vec<Change> {
    let changed = [
        (Change::Place, old.place != new.place),
        (Change::Addresses, old.addresses != new.addresses),
        (Change::Message, old.message != new.message),
        (Change::Severity, old.severity != new.severity),
        (Change::Fix, old.fix != new.fix),
        (Change::Suppression, old.suppressed != new.suppressed),
    ];
    changed.into_iter().filter_map(|(change, is)| is.then_some(change)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::{catalogue, report};
    use super::*;
    use serde_json::json;

    /// What differs, in short: `+` what appears, `-` what disappears, and the changes.
    fn short(old: &serde_json::Value, new: &serde_json::Value, ignored: &[Change]) -> Vec<String> {
        let short = |difference: &Difference| {
            let sign = match &difference.what {
                What::Appears(_) => "+".to_owned(),
                What::Disappears(_) => "-".to_owned(),
                What::Changes { changes, .. } => {
                    changes.iter().map(|it| it.name()).collect::<Vec<_>>().join(",")
                }
            };
            let Item { rule, place, .. } = difference.item();
            format!("{sign} {rule} {}:{}", place.path, place.start.line)
        };
        between(&report(old, &catalogue("old")), &report(new, &catalogue("new")), ignored)
            .iter()
            .map(short)
            .collect()
    }

    fn finding(line: usize, address: &str, message: &str) -> serde_json::Value {
        json!({
            "rule": "some", "guid": "g1", "severity": "low", "message": message, "addresses": [address], "fix": null,
            "place": {"path": "main.tf", "start": {"line": line, "column": 1}, "end": {"line": line, "column": 2}},
        })
    }

    fn findings(findings: &[serde_json::Value]) -> serde_json::Value {
        json!({"findings": findings, "suppressed": [], "undecided": [], "notes": []})
    }

    #[test]
    fn the_same_report_differs_in_nothing() {
        let report =
            findings(&[finding(3, "a", "is off"), finding(3, "a", "is off"), finding(9, "b", "is off")]);
        assert_eq!(short(&report, &report, &[]), [""; 0]);
    }

    #[test]
    fn findings_appear_disappear_and_move() {
        let old = findings(&[finding(3, "a", "is off"), finding(9, "b", "is off")]);
        let new = findings(&[finding(4, "a", "is off"), finding(12, "c", "is off")]);
        assert_eq!(short(&old, &new, &[]), ["place g1 main.tf:4", "- g1 main.tf:9", "+ g1 main.tf:12"]);
        assert_eq!(short(&old, &new, &[Change::Place]).len(), 2);
    }

    #[test]
    fn of_two_findings_at_an_address_the_one_that_stays_is_not_a_change() {
        let old = findings(&[finding(3, "a", "x is off"), finding(4, "a", "y is off")]);
        let new = findings(&[finding(4, "a", "y is off")]);
        assert_eq!(short(&old, &new, &[]), ["- g1 main.tf:3"]);
        assert_eq!(short(&new, &old, &[]), ["+ g1 main.tf:3"]);
    }

    #[test]
    fn everything_that_changes_of_a_finding_is_named() {
        let old = finding(3, "a", "is off");
        let mut new = finding(3, "b", "is not on");
        new["severity"] = json!("high");
        new["fix"] = json!({"safety": "safe", "edits": [{"replacement": "true"}]});
        let (old, new) = (findings(&[old]), findings(&[new]));
        assert_eq!(short(&old, &new, &[]), ["addresses,message,severity,fix g1 main.tf:3"]);
        let mut suppressed = findings(&[]);
        suppressed["suppressed"] = old["findings"].clone();
        assert_eq!(short(&old, &suppressed, &[]), ["suppression g1 main.tf:3"]);
    }

    #[test]
    fn undecided_checks_and_notes_are_compared_by_guid_and_kind() {
        let undecided =
            |rule: &str| json!({"rule": rule, "place": null, "address": "a", "reason": "`var.x`"});
        let note = json!({"kind": "missing-module", "place": null, "message": "`m` is missing"});
        let mut old = findings(&[]);
        let mut new = old.clone();
        old["undecided"] = json!([undecided("old-id")]);
        new["undecided"] = json!([undecided("new-id")]);
        assert_eq!(short(&old, &new, &[]), [""; 0], "the rule is renamed, its guid is not");
        old["undecided"] = json!([]);
        new["notes"] = json!([note]);
        assert_eq!(short(&old, &new, &[]), ["+ g1 :0", "+ missing-module :0"]);
    }
}
