//! The differences as a page: a table of the directories, then a section for each rule.

use super::Compared;
use super::difference::{Change, Difference, What};
use super::report::{Catalogue, Item, Kind};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes the page, with at most `limit` differences of each rule.
pub(super) fn render(old: &Catalogue, new: &Catalogue, compared: &[Compared], limit: usize) -> String {
    let mut page = String::from(
        "| directory | findings | appear | disappear | change | undecided | notes |\n\
         | --- | --: | --: | --: | --: | --: | --: |\n",
    );
    compared.iter().for_each(|it| page += &row(it));
    page += &catalogues(old, new);
    let mut rules: BTreeMap<String, Vec<(&str, &Difference)>> = BTreeMap::new();
    for directory in compared {
        for difference in &directory.differences {
            let title = title(old, new, difference.item());
            rules.entry(title).or_default().push((&directory.name, difference));
        }
    }
    for (title, differences) in &rules {
        page += &section(title, differences, limit);
    }
    page.truncate(page.trim_end().len());
    page
}

/// The line of a directory.
fn row(Compared { name, old, new, differences }: &Compared) -> String {
    let numbers = |kind| {
        let number = |items: &[Item]| items.iter().filter(|it| it.kind == kind).count();
        match (number(old), number(new)) {
            (old, new) if old == new => new.to_string(),
            (old, new) => format!("{old} → {new}"),
        }
    };
    let Counts { appear, disappear, changes } =
        Counts::of(differences.iter().filter(|it| it.item().kind == Kind::Finding));
    let changes = changes.values().sum::<usize>();
    format!(
        "| {name} | {} | {appear} | {disappear} | {changes} | {} | {} |\n",
        numbers(Kind::Finding),
        numbers(Kind::Undecided),
        numbers(Kind::Note)
    )
}

/// Which rules only one of them knows, and how many are renamed.
fn catalogues(old: &Catalogue, new: &Catalogue) -> String {
    let only = |these: &Catalogue, others: &Catalogue| {
        let only = these.ids.iter().filter(|(guid, _)| !others.ids.contains_key(*guid));
        only.map(|(_, id)| format!("`{id}`")).collect::<Vec<_>>()
    };
    let mut text = String::new();
    for (what, only) in [("New", only(new, old)), ("Removed", only(old, new))] {
        if !only.is_empty() {
            let _ = write!(text, "\n{what} rules ({}): {}.\n", only.len(), only.join(", "));
        }
    }
    let renamed =
        old.ids.iter().filter(|(guid, id)| new.ids.get(*guid).is_some_and(|new| new != *id)).count();
    if renamed > 0 {
        let _ = write!(text, "\nRenamed rules: {renamed}.\n");
    }
    text
}

/// The rule by its ids, or the kind of a note.
fn title(old: &Catalogue, new: &Catalogue, item: &Item) -> String {
    match (old.ids.get(&item.rule), new.ids.get(&item.rule)) {
        (Some(old), Some(new)) if old != new => format!("`{new}` (`{old}`)"),
        (_, Some(id)) | (Some(id), None) => format!("`{id}`"),
        (None, None) if item.kind == Kind::Note => format!("Notes: `{}`", item.rule),
        (None, None) => format!("`{}`", item.rule),
    }
}

/// How many there are.
struct Counts {
    appear: usize,
    disappear: usize,
    changes: BTreeMap<String, usize>,
}

impl Counts {
    fn of<'a>(differences: impl Iterator<Item = &'a Difference>) -> Self {
        let mut counts = Self { appear: 0, disappear: 0, changes: BTreeMap::new() };
        for difference in differences {
            match &difference.what {
                What::Appears(_) => counts.appear += 1,
                What::Disappears(_) => counts.disappear += 1,
                What::Changes { changes, .. } => {
                    let names: Vec<_> = changes.iter().map(|it| it.name()).collect();
                    *counts.changes.entry(names.join(" and ")).or_default() += 1;
                }
            }
        }
        counts
    }
}

/// The section of a rule.
fn section(title: &str, differences: &[(&str, &Difference)], limit: usize) -> String {
    let mut text = format!("\n## {title}\n\n");
    for (kind, name) in [(Kind::Finding, "findings"), (Kind::Undecided, "undecided"), (Kind::Note, "notes")] {
        let of_kind = differences.iter().map(|(_, it)| *it).filter(|it| it.item().kind == kind);
        let Counts { appear, disappear, changes } = Counts::of(of_kind);
        let mut parts = Vec::new();
        parts.extend((appear > 0).then(|| format!("+{appear}")));
        parts.extend((disappear > 0).then(|| format!("−{disappear}")));
        parts.extend(changes.iter().map(|(name, count)| format!("{count} with another {name}")));
        if !parts.is_empty() {
            let _ = writeln!(text, "{name}: {}  ", parts.join(", "));
        }
    }
    text += "\n```diff\n";
    differences.iter().take(limit).for_each(|(directory, it)| text += &lines(directory, it));
    text += "```\n";
    if let Some(more @ 1..) = differences.len().checked_sub(limit) {
        let _ = write!(text, "\nand {more} more\n");
    }
    text
}

/// The lines of one difference.
fn lines(directory: &str, Difference { what, quote }: &Difference) -> String {
    let mut text = match what {
        What::Appears(item) => format!("+ {}\n", line(directory, item, &[])),
        What::Disappears(item) => format!("- {}\n", line(directory, item, &[])),
        What::Changes { old, new, changes } => {
            format!("- {}\n+ {}\n", line(directory, old, changes), line(directory, new, changes))
        }
    };
    if let Some(quote) = quote {
        let _ = writeln!(text, "      {quote}");
    }
    text
}

/// One thing that a report says, with what changes of it.
fn line(directory: &str, item: &Item, changes: &[Change]) -> String {
    let Item { kind, place, addresses, message, severity, fix, suppressed, .. } = item;
    let mut text = directory.to_owned();
    if !place.path.is_empty() {
        let _ = write!(text, "/{}:{}:{}", place.path, place.start.line, place.start.column);
    }
    match addresses.as_slice() {
        [] => {}
        [one] => text += &format!(" {one}"),
        [first, more @ ..] if !changes.contains(&Change::Addresses) => {
            text += &format!(" {first} and {} more", more.len());
        }
        all => text += &format!(" {}", all.join(", ")),
    }
    if *kind == Kind::Undecided {
        text += " is undecided";
    }
    if changes.contains(&Change::Severity) {
        text += &format!(" ({severity})");
    }
    text += &format!(": {message}");
    if changes.contains(&Change::Fix) {
        text += &format!("; fix {}", if fix.is_empty() { "none" } else { fix });
    }
    if *suppressed {
        text += " (suppressed)";
    }
    // One line each, and nothing that ends the block.
    text.replace('\n', "⏎").replace("```", "'''")
}

#[cfg(test)]
mod tests {
    use super::super::difference;
    use super::super::report::tests::{catalogue, report};
    use super::*;
    use serde_json::json;

    fn compared() -> Compared {
        let finding = |line: usize, message: &str| {
            let place = json!({"path": "main.tf", "start": {"line": line, "column": 3}});
            json!({"guid": "g1", "severity": "low", "place": place, "message": message, "addresses": ["a.b"], "fix": null})
        };
        let report = |catalogue, findings: &[_], notes| {
            report(
                &json!({"findings": findings, "suppressed": [], "undecided": [], "notes": notes}),
                &catalogue,
            )
        };
        let old = report(catalogue("old"), &[finding(3, "is off"), finding(7, "is out")], json!([]));
        let note = json!([{"kind": "limit", "place": null, "message": "too deep"}]);
        let new = report(catalogue("new"), &[finding(5, "is off")], note);
        let mut differences = difference::between(&old, &new, &[]);
        differences[0].quote = Some("enabled = false".to_owned());
        Compared { name: "shop".to_owned(), old, new, differences }
    }

    #[test]
    fn the_page_shows_directories_rules_and_findings() {
        let page = render(&catalogue("old"), &catalogue("new"), &[compared()], 10);
        let expected = "\
| directory | findings | appear | disappear | change | undecided | notes |
| --- | --: | --: | --: | --: | --: | --: |
| shop | 2 → 1 | 0 | 1 | 1 | 0 | 0 → 1 |

Renamed rules: 1.

## Notes: `limit`

notes: +1\x20\x20

```diff
+ shop: too deep
```

## `new-id` (`old-id`)

findings: −1, 1 with another place\x20\x20

```diff
- shop/main.tf:3:3 a.b: is off
+ shop/main.tf:5:3 a.b: is off
      enabled = false
- shop/main.tf:7:3 a.b: is out
```";
        assert_eq!(page, expected);
    }

    #[test]
    fn no_more_is_shown_than_was_asked_for() {
        let page = render(&catalogue("some"), &catalogue("some"), &[compared()], 1);
        assert!(page.contains("is off") && !page.contains("is out"), "{page}");
        assert!(page.contains("```\n\nand 1 more") && !page.contains("Renamed"), "{page}");
    }
}
