//! Places as SARIF regions and locations (SARIF 2.1.0 §3.28 to §3.30).

use crate::Scan;
use crate::place::{self, Place};
use serde_sarif::sarif::{
    ArtifactContent, ArtifactLocation, Location as SarifLocation, LogicalLocation, Message, PhysicalLocation,
    Region,
};
use tollgate_core::address::{Address, Sort};
use tollgate_core::source::{Location, Span};

/// The name of the directory that URIs are relative to. Its own address is left out of the file, as §3.14.14 allows:
/// it differs from machine to machine.
pub(super) const ROOT: &str = "SRCROOT";

/// The longest region, in lines. GitHub annotates a pull request only where all lines of the region are in the diff;
/// of a longer construct the first line is the region.
const MAX_LINES: usize = 10;

/// The longest snippet, in bytes: a plan is one line of megabytes, and each of its results would quote it.
const MAX_SNIPPET: usize = 2000;

/// Lines of context before and after a region.
const CONTEXT: usize = 2;

/// The file of a place, relative to the root.
pub(super) fn artifact(scan: &Scan<'_>, place: &Place<'_>) -> ArtifactLocation {
    ArtifactLocation::builder().uri(place::uri(scan, place.source)).uri_base_id(ROOT).build()
}

/// The region of exactly these bytes, without their text.
pub(super) fn exact_region(place: &Place<'_>) -> Region {
    let start = place.source.position_utf16(place.span.start);
    let end = place.source.position_utf16(place.span.end);
    Region::builder()
        .start_line(number(start.line))
        .start_column(number(start.column))
        .end_line(number(end.line))
        .end_column(number(end.column))
        .build()
}

/// Where a result is: the region with its text, and the lines around it.
pub(super) fn primary(scan: &Scan<'_>, place: &Place<'_>) -> PhysicalLocation {
    let mut physical = physical(scan, place);
    physical.context_region = context(&short(place));
    physical
}

/// A place that explains a result; `None` where the location is in no file, for then there is nothing to show.
pub(super) fn other(scan: &Scan<'_>, location: Location, message: &str) -> Option<SarifLocation> {
    let place = Place::of(scan, location)?;
    let message = Message::builder().text(super::message::sentence(message)).build();
    Some(SarifLocation::builder().physical_location(physical(scan, &place)).message(message).build())
}

/// A block by its address.
pub(super) fn logical(address: &str) -> LogicalLocation {
    let is_call =
        Address::parse(address).is_some_and(|(it, rest)| rest.is_empty() && it.sort() == Sort::Module);
    let kind = if is_call { "module" } else { "resource" };
    LogicalLocation::builder().fully_qualified_name(address).kind(kind).build()
}

/// A region of a file, with its text.
pub(super) fn physical(scan: &Scan<'_>, place: &Place<'_>) -> PhysicalLocation {
    let place = &short(place);
    let mut region = exact_region(place);
    region.snippet = snippet(place.text()).filter(|_| !place.holds_secrets());
    PhysicalLocation::builder().artifact_location(artifact(scan, place)).region(region).build()
}

/// What is shown of a place: of a long construct the first line, of an empty one (a syntax error points between two
/// characters) the character beside it.
fn short<'a>(place: &Place<'a>) -> Place<'a> {
    let (first, last) = place.lines();
    if last - first >= MAX_LINES {
        return place.first_line();
    }
    let line = place.line_span(first, last);
    if place.span.start != place.span.end || !line.contains(place.span) {
        return *place;
    }
    let text = |start, end| place.source.slice(Span { start, end });
    let width = |character: Option<char>| character.map_or(0, |it| Span::new(it.len_utf8(), 0).start);
    let next = width(text(place.span.end, line.end).chars().next());
    let previous = if next == 0 { width(text(line.start, place.span.start).chars().next_back()) } else { 0 };
    Place { span: Span { start: place.span.start - previous, end: place.span.end + next }, ..*place }
}

/// Whole lines around a place, up to the next that assigns a secret. §3.29.5 wants more than the region itself: `None`
/// where there is no more.
fn context(place: &Place<'_>) -> Option<Region> {
    let (first_shown, last_shown) = place.context(CONTEXT)?;
    let shown = place.line_span(first_shown, last_shown);
    if shown == place.span {
        return None;
    }
    let mut region = Region::builder().start_line(number(first_shown)).end_line(number(last_shown)).build();
    region.snippet = Some(snippet(place.source.slice(shown))?);
    Some(region)
}

fn snippet(text: &str) -> Option<ArtifactContent> {
    let shown = !text.is_empty() && text.len() <= MAX_SNIPPET;
    shown.then(|| ArtifactContent::builder().text(text).build())
}

/// A count as SARIF's integer.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_call_is_told_from_what_is_in_it_whatever_its_key() {
        let kind = |address: &str| logical(address).kind.unwrap();
        for call in ["module.a", "module.a[0]", "module.a[*]", "module.a.module.b[\"x.y[0\"]"] {
            assert_eq!(kind(call), "module", "{call}");
        }
        for other in
            ["aws_vpc.a", "module.a.aws_vpc.b[0]", "module.a[\"module.b\"].terraform", "data.x_y.module"]
        {
            assert_eq!(kind(other), "resource", "{other}");
        }
    }
}
