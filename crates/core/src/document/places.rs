//! Where the parts of a document stand whose text is written in a configuration: as it is, or in a heredoc whose
//! indentation Terraform takes away and whose interpolations it replaces.

use crate::source::{Location, Sources, Span};
use std::ops::Range;

/// How the offsets of a text lead to the places in the file that it was written in.
pub(super) enum Places {
    /// They do not: each part stands where the whole does. Where the lines of the text end.
    Whole(Location, Vec<usize>),
    /// The text stands in the file as it is, from this offset on.
    Verbatim(Location, usize),
    /// Line by line.
    Lines(Location, Vec<Line>),
}

/// A line of the text, and of the file.
pub(super) struct Line {
    /// Where it starts in the text, without blanks in front.
    start: usize,
    /// Where it stands in the file, without blanks around it.
    written: Range<usize>,
    /// Whether it says the same in both: then its parts have places, too.
    is_same: bool,
}

impl Places {
    /// Of the parts of a text, which is the value of what is written at a place.
    pub(super) fn new(text: &str, at: Location, sources: &Sources) -> Self {
        let whole = || Self::Whole(at, text.match_indices('\n').map(|(offset, _)| offset).collect());
        let Some(source) = sources.get_checked(at.source) else { return whole() };
        let written = source.slice(at.span);
        let start = at.span.start as usize;
        if let Some(offset) = written.find(text) {
            return Self::Verbatim(at, start + offset);
        }
        heredoc(text, written, start).map_or_else(whole, |lines| Self::Lines(at, lines))
    }

    /// The line of the text, counted from one, in which an offset lies, where parts have no places of their own.
    pub(super) fn line(&self, offset: usize) -> Option<usize> {
        match self {
            Self::Whole(_, ends) => Some(ends.partition_point(|end| *end < offset) + 1),
            Self::Verbatim(..) | Self::Lines(..) => None,
        }
    }

    /// The place of a part of the text.
    pub(super) fn of(&self, part: Range<usize>) -> Location {
        match self {
            Self::Whole(at, _) => *at,
            Self::Verbatim(at, base) => at.with_span(Span::new(base + part.start, base + part.end)),
            Self::Lines(at, lines) => {
                let line_of = |offset: usize| {
                    lines
                        .partition_point(|line| line.start <= offset)
                        .checked_sub(1)
                        .and_then(|it| lines.get(it))
                };
                let start = line_of(part.start).map(|line| line.start_of(part.start));
                let end = line_of(part.end.saturating_sub(1)).map(|line| line.end_of(part.end));
                start
                    .zip(end)
                    .filter(|(start, end)| start <= end)
                    .map_or(*at, |(start, end)| at.with_span(Span::new(start, end)))
            }
        }
    }
}

impl Line {
    /// Where a part that begins in this line begins in the file.
    fn start_of(&self, offset: usize) -> usize {
        if self.is_same {
            (self.written.start + (offset - self.start)).min(self.written.end)
        } else {
            self.written.start
        }
    }

    /// Where a part that ends in this line ends in the file.
    fn end_of(&self, offset: usize) -> usize {
        if self.is_same {
            (self.written.start + (offset - self.start)).min(self.written.end)
        } else {
            self.written.end
        }
    }
}

/// The lines of a heredoc, if the text has as many: an interpolation may be of several.
fn heredoc(text: &str, written: &str, start: usize) -> Option<Vec<Line>> {
    let body = written.strip_prefix("<<")?;
    let first = written.len() - body.len() + body.find('\n')? + 1;
    let body = written.get(first..)?.trim_end();
    let body = body.get(..body.rfind('\n').map_or(0, |end| end + 1))?;
    if body.lines().count() != text.lines().count() {
        return None;
    }
    let (mut in_text, mut in_file) = (0, start + first);
    let lines = text.split_inclusive('\n').zip(body.split_inclusive('\n')).map(|(line, written)| {
        let blanks = |line: &str| line.len() - line.trim_start().len();
        let from = in_file + blanks(written);
        let it = Line {
            start: in_text + blanks(line),
            written: from..from + written.trim().len(),
            is_same: line.trim() == written.trim(),
        };
        in_text += line.len();
        in_file += written.len();
        it
    });
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn parts(written: &str, text: &str, parts: &[&str]) -> Vec<String> {
        let mut sources = Sources::default();
        let file = format!("policy = {written}\n");
        let source = sources.add(Source::new("a.tf", "", file.into_bytes()));
        let at = Location { source, span: Span::new("policy = ".len(), "policy = ".len() + written.len()) };
        let places = Places::new(text, at, &sources);
        let place_of = |part: &&str| {
            let start = text.find(*part).unwrap();
            let place = places.of(start..start + part.len());
            sources.get(source).slice(place.span).to_owned()
        };
        parts.iter().map(place_of).collect()
    }

    #[test]
    fn parts_of_heredocs_have_places() {
        let written = "<<-EOF\n    {\n      \"a\": \"${var.x}\",\n      \"b\": 1\n    }\n  EOF";
        let text = "{\n  \"a\": \"the value\",\n  \"b\": 1\n}\n";
        assert_eq!(
            parts(written, text, &["1", "\"the value\"", text.trim()]),
            [
                "1",
                // Of a line that says something else, the whole line.
                "\"a\": \"${var.x}\",",
                written.strip_prefix("<<-EOF\n    ").unwrap().strip_suffix("\n  EOF").unwrap(),
            ]
        );
        let verbatim = "<<EOF\n{\"a\": 1}\nEOF";
        assert_eq!(parts(verbatim, "{\"a\": 1}\n", &["1"]), ["1"]);
    }

    #[test]
    fn what_cannot_be_laid_beside_its_text_stands_where_the_whole_does() {
        let written = "<<EOF\n{\"a\": ${var.x}}\nEOF";
        assert_eq!(parts(written, "{\"a\": [\n1]}\n", &["1"]), [written]);
        assert_eq!(parts("jsonencode(1)", "{}", &["{}"]), ["jsonencode(1)"]);
        assert_eq!(parts("<<EOF", "{}", &["{}"]), ["<<EOF"]);
    }
}
