//! Markdown for job summaries and for comments on pull requests.
//!
//! Most severe first, and never longer than GitHub takes in a comment: 65,536 characters. What does not fit is counted.
//! Names, values and messages come from whoever wrote the configuration: in the output they are text, whatever they
//! look like. They make no markup, mention nobody, and link nowhere.

use crate::entry::{self, Entry};
use crate::{Scan, clean, counts, exists, place, rule_page};
use std::fmt::Write as _;
use std::io;

/// The longest comment that GitHub takes, in characters (`body` of an issue comment, 65,536).
pub const MAX_CHARACTERS: usize = 65_536;

/// What is kept free for the lines below the table.
const RESERVED: usize = 512;

/// Writes the report: a heading with the numbers, a table of findings, and what else is to be known of the scan.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let mut entries = entry::active(scan);
    entry::sort_by_severity(&mut entries);
    let mut page = format!("### Tollgate: {}\n", counts::findings(&entries));
    let left_out = table(&mut page, scan, &entries);
    if let Some(counts) = counts::unlisted(scan, left_out) {
        page.push('\n');
        page.push_str(&counts);
        page.push_str(".\n");
    }
    out.write_all(page.as_bytes())?;
    out.flush()
}

/// Adds a row for each finding that fits; tells how many do not.
fn table(page: &mut String, scan: &Scan<'_>, entries: &[Entry<'_>]) -> usize {
    if entries.is_empty() {
        return 0;
    }
    page.push_str("\n| | Place | Finding |\n| --- | --- | --- |\n");
    let mut free = MAX_CHARACTERS - RESERVED - page.chars().count();
    for (index, entry) in entries.iter().enumerate() {
        let row = row(scan, entry);
        let Some(left) = free.checked_sub(row.chars().count()) else { return entries.len() - index };
        free = left;
        page.push_str(&row);
    }
    0
}

fn row(scan: &Scan<'_>, entry: &Entry<'_>) -> String {
    let rule = entry.finding.rule;
    let path = clean::clean(&place::path(scan, entry.place.source)).into_owned();
    let message = clean::message(&exists::message(scan, entry.finding));
    format!(
        "| **{}** | {} | {}<br>{} ([{}]({})) |\n",
        entry.finding.severity,
        code(&format!("{path}:{}", entry.place.lines().0)),
        text(&rule.title()),
        text(&message),
        rule.id,
        rule_page(rule),
    )
}

/// Text of which nothing is markup. What stands in backquotes is shown as code.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('`').peekable();
    let mut quoted = false;
    while let Some(part) = parts.next() {
        // A backquote without its second is a character.
        if quoted && parts.peek().is_some() {
            out.push_str(&code(part));
        } else {
            if quoted {
                out.push_str("\\`");
            }
            escape(&mut out, part);
        }
        quoted = !quoted;
    }
    out
}

/// Text as code: an element, because a span in backquotes cannot hold backquotes and the bars of a table.
pub(crate) fn code(text: &str) -> String {
    let mut out = String::from("<code>");
    escape(&mut out, text);
    out.push_str("</code>");
    out
}

/// Escapes what Markdown, HTML or GitHub would take for more than text.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Nobody is mentioned, no issue referred to, no address linked: an empty comment ends the word.
            '@' | '#' | '/' => {
                out.push(character);
                if character != '/' || out.ends_with("//") {
                    out.push_str("<!-- -->");
                }
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                let _ = write!(out, "&#{};", u32::from(character));
            }
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_not_markup() {
        assert_eq!(text("`acl` is `public|read`"), "<code>acl</code> is <code>public&#124;read</code>");
        assert_eq!(text("<img> *a* @all #1"), "&lt;img&gt; &#42;a&#42; @<!-- -->all #<!-- -->1");
        assert_eq!(text("one ` alone"), "one \\` alone");
        assert_eq!(text("https://example.org/a"), "https://<!-- -->example.org/a");
    }
}
