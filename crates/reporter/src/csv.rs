//! One row per finding, for spreadsheets.
//!
//! RFC 4180: a header, CRLF, every field in quotes. Names and messages come from whoever wrote the configuration, and
//! a spreadsheet runs what begins like a formula: such a field starts with an apostrophe, as
//! <https://owasp.org/www-community/attacks/CSV_Injection> advises.

use crate::entry::{self, Entry};
use crate::{Scan, clean, exists, place, provider, rule_page};
use std::io;
use tollgate_core::flaw::Safety;

/// The header. Columns may be added at the end.
const COLUMNS: [&str; 14] = [
    "severity", "rule", "title", "path", "line", "column", "message", "addresses", "attribute", "provider",
    "category", "fix", "url", "fingerprint",
];

/// What a formula begins with; the wide forms are the same to spreadsheets in some languages.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The most addresses of a finding that are listed.
const MAX_ADDRESSES: usize = 10;

/// Writes the findings by path, line, rule and column; the header alone where nothing is found.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let mut rows = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(out);
    rows.write_record(COLUMNS)?;
    for entry in entry::active(scan) {
        rows.write_record(row(scan, &entry))?;
    }
    rows.flush()
}

fn row(scan: &Scan<'_>, entry: &Entry<'_>) -> [String; COLUMNS.len()] {
    let finding = entry.finding;
    let rule = finding.rule;
    let start = entry.place.start();
    [
        finding.severity.name().to_owned(),
        rule.id.to_owned(),
        cell(&rule.title()),
        cell(&clean::clean(&place::path(scan, entry.place.source))),
        start.line.to_string(),
        start.column.to_string(),
        cell(&clean::message(&exists::message(scan, finding))),
        cell(&addresses(entry)),
        cell(&clean::clean(&finding.attribute)),
        provider(rule).to_owned(),
        rule.category.name().to_owned(),
        finding.fix.as_ref().map_or("", |fix| Safety::name(fix.safety)).to_owned(),
        rule_page(rule),
        entry.fingerprint(),
    ]
}

fn addresses(entry: &Entry<'_>) -> String {
    let addresses = &entry.finding.addresses;
    let mut listed: Vec<_> =
        addresses.iter().take(MAX_ADDRESSES).map(|it| clean::clean(it).into_owned()).collect();
    let more = addresses.len() - listed.len();
    listed.extend((more > 0).then(|| format!("and {more} more")));
    listed.join("; ")
}

/// Text that no spreadsheet takes for a formula: not at its start, nor where a semicolon or a tab starts the next field
/// for spreadsheets that separate with these.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut starts = true;
    for character in text.chars() {
        if starts && FORMULA.contains(&character) {
            out.push('\'');
        }
        starts = matches!(character, ';' | '\t') || (starts && character.is_whitespace());
        out.push(character);
    }
    if out.starts_with('\t') {
        out.insert(0, '\'');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_like_a_formula() {
        for (text, shown) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("＝1", "'＝1"),
            (" \t=1", " \t'=1"),
            ("\ta", "'\ta"),
            ("a; =1;b", "a; '=1;b"),
            ("a = b - c", "a = b - c"),
            ("", ""),
        ] {
            assert_eq!(cell(text), shown);
        }
    }
}
