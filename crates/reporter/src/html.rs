//! One page for people: it needs no network, and the browser lets it do nothing else.
//!
//! Findings are the most severe first, with their source lines; a script of some lines filters them, and without it all
//! are shown. Everything from the configuration is escaped, and the page's Content-Security-Policy allows this style
//! and this script by their hashes and nothing else: no request, no form, no other script.

use crate::entry::{self, Entry};
use crate::place::Place;
use crate::{Scan, clean, counts, exists, place, provider, rule_page};
use quick_xml::escape::escape;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::io;
use tollgate_core::rule::{Page, Severity};
use tollgate_core::source::Span;

/// The most bytes of findings: a browser shows as much at once.
const MAX_SIZE: usize = 5_000_000;

/// The longest construct whose lines are all shown; of a longer one the first line is.
const MAX_LINES: usize = 10;

/// Lines of context before and after a construct.
const CONTEXT: usize = 2;

/// The most characters of a source line: before what is marked, of it, and after it.
const MAX_LINE: usize = 200;

/// The most bars of a chart, the longest.
const MAX_BARS: usize = 12;

/// The most notes on the scan.
const MAX_NOTES: usize = 100;

/// The most addresses of a finding.
const MAX_ADDRESSES: usize = 5;

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// What the policy knows the style by.
const STYLE_HASH: &str = "sha256-H85kNRmc9ZIb3oLpfmvjhv6rzmn+EmKxh2IPokJapUs=";
/// What the policy knows the script by.
const SCRIPT_HASH: &str = "sha256-/qq3d6OG9PWDUQrmRgJ30iHdZgL/k0R+xmK1dL6kR7A=";

/// Writes the page.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let mut entries = entry::active(scan);
    entry::sort_by_severity(&mut entries);
    let mut listed = String::new();
    let left_out = match articles(&mut listed, scan, &entries) {
        Ok(left_out) => left_out,
        Err(error) => return Err(io::Error::other(error)),
    };
    let mut out = io::BufWriter::new(out);
    io::Write::write_all(&mut out, head(scan, &entries, left_out).as_bytes())?;
    io::Write::write_all(&mut out, listed.as_bytes())?;
    io::Write::write_all(&mut out, foot(scan).as_bytes())?;
    io::Write::flush(&mut out)
}

/// All above the findings: what was found in numbers, and what filters it.
fn head(scan: &Scan<'_>, entries: &[Entry<'_>], left_out: usize) -> String {
    let heading = counts::findings(entries);
    let mut notices = String::new();
    if left_out > 0 {
        let what = if left_out == 1 { "finding is" } else { "findings are" };
        notices = format!(
            "<p class=\"notice\">{left_out} {what} left out, the least severe: the page would be too large. Scan fewer \
             directories, or use another format for all.</p>\n"
        );
    }
    if let Some(counts) = counts::unlisted(scan, 0) {
        notices += &format!("<p>Beside them: {counts}.</p>\n");
    }
    let severities = Severity::ALL.into_iter().map(Severity::name);
    let found = |key: fn(&Entry<'_>) -> &'static str| {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        entries.iter().for_each(|it| *numbers.entry(key(it)).or_default() += 1);
        numbers
    };
    let by_severity = found(|it| it.finding.severity.name());
    let by_provider = found(|it| provider(it.finding.rule));
    let by_rule = found(|it| it.finding.rule.id);
    let in_order: Vec<_> = severities.filter_map(|name| Some((name, *by_severity.get(name)?))).collect();
    let charts = [
        chart("Severity", &in_order, true),
        chart("Provider", &longest(&by_provider), false),
        chart("Rule", &longest(&by_rule), false),
    ];
    let names = in_order.iter().map(|(name, _)| *name);
    let filters = [
        select("severity", names),
        select("provider", by_provider.keys().copied()),
        select("rule", by_rule.keys().copied()),
    ];
    let filter = if entries.is_empty() {
        String::new()
    } else {
        format!(
            "<form id=\"filter\" hidden>\n{}<label>Path <input name=\"path\" type=\"search\" placeholder=\"part of the \
             path\"></label>\n<output id=\"shown\"></output>\n</form>\n",
            filters.concat()
        )
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; script-src \
         '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" \
         content=\"no-referrer\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>Tollgate: \
         {heading}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Tollgate: {heading}</h1>\n{notices}<div \
         class=\"charts\">\n{}</div>\n{filter}<main>\n",
        charts.concat(),
    )
}

/// All below the findings.
fn foot(scan: &Scan<'_>) -> String {
    let notes = &scan.report.notes;
    let mut list = String::new();
    if !notes.is_empty() {
        list.push_str("<details>\n<summary>Notes on the scan</summary>\n<ul>\n");
        for note in notes.iter().take(MAX_NOTES) {
            let at = Place::of(scan, note.location).map(|it| format!(" <code>{}</code>", at(scan, &it)));
            list += &format!("<li>{}{}</li>\n", text(&note.message), at.unwrap_or_default());
        }
        let more = notes.len().saturating_sub(MAX_NOTES);
        if more > 0 {
            list += &format!("<li>and {more} more</li>\n");
        }
        list.push_str("</ul>\n</details>\n");
    }
    let version = shown(scan.version);
    format!(
        "</main>\n{list}<footer>Tollgate {version}</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

/// The longest first; among equals the order stays.
fn longest(numbers: &BTreeMap<&'static str, usize>) -> Vec<(&'static str, usize)> {
    let mut numbers: Vec<_> = numbers.iter().map(|(name, number)| (*name, *number)).collect();
    numbers.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    numbers
}

/// Numbers as bars. The policy allows no `style` attribute: the width is one of SVG.
fn chart(title: &str, numbers: &[(&str, usize)], by_name: bool) -> String {
    let Some(most) = numbers.iter().map(|(_, number)| *number).max() else { return String::new() };
    let mut rows = String::new();
    for (name, number) in numbers.iter().take(MAX_BARS) {
        let class = if by_name { *name } else { "bar" };
        // At least one, so that no bar vanishes.
        let width = (number * 100 / most.max(1)).max(1);
        rows += &format!(
            "<tr><th scope=\"row\">{name}</th><td>{number}</td><td><svg role=\"presentation\"><rect class=\"{class}\" \
             width=\"{width}%\" height=\"100%\"/></svg></td></tr>\n"
        );
    }
    let more = numbers.len().saturating_sub(MAX_BARS);
    if more > 0 {
        rows += &format!("<tr><th scope=\"row\">and {more} more</th></tr>\n");
    }
    format!("<table>\n<caption>{title}</caption>\n{rows}</table>\n")
}

/// A choice among ids, which are ours.
fn select<'a>(name: &str, values: impl Iterator<Item = &'a str>) -> String {
    let options: String = values.map(|it| format!("<option>{it}</option>")).collect();
    let label = name[..1].to_uppercase() + &name[1..];
    format!(
        "<label>{label} <select name=\"{name}\"><option value=\"\">all</option>{options}</select></label>\n"
    )
}

/// Adds the findings that fit; tells how many do not.
fn articles(out: &mut String, scan: &Scan<'_>, entries: &[Entry<'_>]) -> Result<usize, fmt::Error> {
    let mut pages: BTreeMap<&str, Page> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let rule = entry.finding.rule;
        let page = pages.entry(rule.id).or_insert_with(|| rule.page());
        let length = out.len();
        article(out, scan, entry, page)?;
        if out.len() > MAX_SIZE {
            out.truncate(length);
            return Ok(entries.len() - index);
        }
    }
    Ok(0)
}

fn article(out: &mut String, scan: &Scan<'_>, entry: &Entry<'_>, page: &Page) -> fmt::Result {
    let finding = entry.finding;
    let rule = finding.rule;
    let severity = finding.severity.name();
    write!(
        out,
        "<article data-severity=\"{severity}\" data-provider=\"{}\" data-rule=\"{}\" data-path=\"{}\">\n<h2><span \
         class=\"{severity}\">{severity}</span> {}</h2>\n<p class=\"place\"><code>{}</code> <a href=\"{}\" \
         rel=\"noreferrer\">{}</a></p>\n<p>{}</p>\n",
        provider(rule),
        rule.id,
        shown(&place::path(scan, entry.place.source)),
        text(&rule.title()),
        at(scan, &entry.place),
        rule_page(rule),
        rule.id,
        text(&exists::message(scan, finding)),
    )?;
    excerpt(out, &entry.place)?;
    if !finding.addresses.is_empty() {
        let listed = finding.addresses.iter().take(MAX_ADDRESSES);
        let listed: Vec<_> =
            listed.map(|it| format!("<code>{}</code>", shown(&clean::message(it)))).collect();
        let more = finding.addresses.len() - listed.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writeln!(out, "<p>In {}{more}</p>", listed.join(", "))?;
    }
    if !page.risk.is_empty() {
        writeln!(out, "<p><b>Why</b> {}</p>", text(&page.risk))?;
    }
    let advice = page.advice();
    if !advice.is_empty() {
        writeln!(out, "<p><b>Fix</b> {}</p>", text(&advice))?;
    }
    out.write_str("</article>\n")
}

/// The lines of a place and those around it, the place marked.
fn excerpt(out: &mut String, place: &Place<'_>) -> fmt::Result {
    let (first, last) = place.lines();
    let all = last - first < MAX_LINES && !place.holds_secrets();
    let place = if all { *place } else { place.first_line() };
    let (first, last) = place.context(CONTEXT).unwrap_or(place.lines());
    out.write_str("<pre>")?;
    for number in first..=last {
        let line = place.line_span(number, number);
        let clamp = |offset: u32| offset.clamp(line.start, line.end);
        let (start, end) = (clamp(place.span.start), clamp(place.span.end));
        let part = |start, end| place.source.slice(Span { start, end });
        write!(out, "<span class=\"number\">{number}</span>{}", shown(&last_of(part(line.start, start))))?;
        if start < end {
            write!(out, "<mark>{}</mark>", shown(&first_of(part(start, end))))?;
        }
        writeln!(out, "{}", shown(&first_of(part(end, line.end))))?;
    }
    out.write_str("</pre>\n")
}

/// The start of a part of a line, without looking at the rest: a plan is one line of megabytes.
fn first_of(part: &str) -> Cow<'_, str> {
    let part = part.trim_end_matches(['\r', '\n']);
    match part.char_indices().nth(MAX_LINE) {
        Some((end, _)) => format!("{}…", &part[..end]).into(),
        None => part.into(),
    }
}

/// The end of a part of a line.
fn last_of(part: &str) -> Cow<'_, str> {
    match part.char_indices().rev().nth(MAX_LINE) {
        Some((before, character)) => format!("…{}", &part[before + character.len_utf8()..]).into(),
        None => part.into(),
    }
}

/// `main.tf:12`.
fn at(scan: &Scan<'_>, place: &Place<'_>) -> String {
    format!("{}:{}", shown(&place::path(scan, place.source)), place.lines().0)
}

/// Text as it stands in an element or an attribute.
fn shown(text: &str) -> String {
    escape(clean::clean(text)).into_owned()
}

/// A message. What stands in backquotes is shown as code.
fn text(text: &str) -> String {
    let message = clean::message(text);
    let parts: Vec<_> = message.split('`').collect();
    let mut out = String::with_capacity(message.len());
    for (index, part) in parts.iter().enumerate() {
        let part = escape(*part);
        // A backquote without its second is a character.
        match (index % 2 == 1, index + 1 < parts.len()) {
            (true, true) => out.extend(["<code>", &part, "</code>"]),
            (true, false) => out.extend(["`", &part]),
            (false, _) => out.push_str(&part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use sha2::{Digest as _, Sha256};

    #[test]
    fn the_policy_allows_the_style_and_the_script() {
        let hash = |text: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)));
        assert_eq!(STYLE_HASH, hash(STYLE));
        assert_eq!(SCRIPT_HASH, hash(SCRIPT));
    }

    #[test]
    fn text_is_not_markup() {
        assert_eq!(text("`a<b>` is \"&\""), "<code>a&lt;b&gt;</code> is &quot;&amp;&quot;");
        assert_eq!(text("one ` alone"), "one ` alone");
    }

    #[test]
    fn long_lines_are_cut_around_what_is_marked() {
        let long = "é".repeat(MAX_LINE);
        assert_eq!(first_of(&long), long);
        assert_eq!(first_of(&format!("{long}b")), format!("{long}…"));
        assert_eq!(last_of(&format!("b{long}")), format!("…{long}"));
    }
}
