//! JUnit XML, for the test views of CI servers.
//!
//! A suite per file, a failed test case per finding. A scan without findings is one test that passes: some servers take
//! a report without tests for a mistake. The elements and attributes are those that Jenkins, GitLab and Azure DevOps
//! have in common (<https://github.com/testmoapp/junitxml>); there are no times, so that two runs write the same bytes.

use crate::clean::xml;
use crate::entry::{self, Entry};
use crate::{Scan, TOOL, exists, place, rule_page};
use quick_xml::Writer;
use quick_xml::events::attributes::Attr;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::fmt::Write as _;
use std::io::{self, Write as _};

/// The most addresses of a failure that are listed.
const MAX_ADDRESSES: usize = 100;

/// Writes the report.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>) -> io::Result<()> {
    let entries = entry::active(scan);
    let mut writer = Writer::new_with_indent(io::BufWriter::new(out), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let suites = writer.create_element("testsuites").with_attributes([
        ("name", TOOL),
        ("tests", &entries.len().max(1).to_string()),
        ("failures", &entries.len().to_string()),
        ("errors", "0"),
    ]);
    suites.write_inner_content(|writer| {
        if entries.is_empty() {
            return clean_suite(writer);
        }
        entries.chunk_by(Entry::same_file).try_for_each(|file| suite(writer, scan, file))
    })?;
    let mut out = writer.into_inner();
    out.write_all(b"\n")?;
    out.flush()
}

fn suite<W: io::Write>(writer: &mut Writer<W>, scan: &Scan<'_>, entries: &[Entry<'_>]) -> io::Result<()> {
    let Some(first) = entries.first() else { return Ok(()) };
    let path = place::path(scan, first.place.source);
    let name = xml(&path);
    let number = entries.len().to_string();
    let suite = writer.create_element("testsuite").with_attributes(
        [("name", name.as_str()), ("tests", &number), ("failures", &number), ("errors", "0")].map(escaped),
    );
    suite.write_inner_content(|writer| {
        entries.iter().try_for_each(|entry| case(writer, scan, &path, entry))
    })?;
    Ok(())
}

fn case<W: io::Write>(
    writer: &mut Writer<W>,
    scan: &Scan<'_>,
    path: &str,
    entry: &Entry<'_>,
) -> io::Result<()> {
    let finding = entry.finding;
    let rule = finding.rule;
    let start = entry.place.start();
    let address = finding.addresses.first().map_or("", |address| address.as_str());
    let name = xml(&format!("{}: {} ({}:{})", rule.id, rule.title(), start.line, start.column));
    let file = xml(path);
    let case = writer.create_element("testcase").with_attributes(
        [
            ("name", name.as_str()),
            // Servers group by it; dots would be packages.
            ("classname", &file),
            ("file", &file),
            ("line", &start.line.to_string()),
        ]
        .map(escaped),
    );
    case.write_inner_content(|writer| {
        let said = exists::message(scan, finding);
        let message = xml(&said);
        let failure = writer
            .create_element("failure")
            .with_attributes([("type", finding.severity.name()), ("message", message.as_str())].map(escaped));
        let mut text = format!("{path}:{}:{}: {said}", start.line, start.column);
        // Writing to a String does not fail.
        let title = rule.title();
        _ = write!(text, "\n{}", if address.is_empty() { &*title } else { address });
        let listed = finding.addresses.iter().take(MAX_ADDRESSES).skip(1);
        _ = listed.into_iter().try_for_each(|address| write!(text, ", {address}"));
        let more = finding.addresses.len().saturating_sub(MAX_ADDRESSES);
        if more > 0 {
            _ = write!(text, " and {more} more");
        }
        if let Some(fix) = &finding.fix {
            _ = write!(text, "\n{}", fix.description);
        }
        _ = write!(text, "\n{}", rule_page(rule));
        failure.write_text_content(BytesText::from_escaped(xml(&text)))?;
        Ok(())
    })?;
    Ok(())
}

fn clean_suite<W: io::Write>(writer: &mut Writer<W>) -> io::Result<()> {
    let suite = writer.create_element("testsuite").with_attributes([
        ("name", TOOL),
        ("tests", "1"),
        ("failures", "0"),
        ("errors", "0"),
    ]);
    suite.write_inner_content(|writer| {
        let case = writer.create_element("testcase");
        case.with_attributes([("name", "no findings"), ("classname", TOOL)]).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

/// An attribute whose value is written as it is.
fn escaped<'a>((key, value): (&'a str, &'a str)) -> Attr<&'a str> {
    Attr::DoubleQ(key, value)
}
