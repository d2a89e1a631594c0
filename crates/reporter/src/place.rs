//! Paths, lines and columns of findings.

use crate::{Scan, uri};
use std::path::Path;
use tollgate_core::source::{Location, Position, Source, Span};

/// A location that is known to be in a file.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The file.
    pub(crate) source: &'a Source,
    /// The bytes: within the text, at boundaries of characters and of line breaks, the start not behind the end.
    pub(crate) span: Span,
}

impl<'a> Place<'a> {
    /// The place of a location; `None` where it is in no file: what `--var` gives is text without a path.
    pub(crate) fn of(scan: &Scan<'a>, location: Location) -> Option<Self> {
        let source = scan.sources.get_checked(location.source).filter(|source| source.is_file())?;
        let text = source.text();
        let boundary = |offset: u32| {
            let mut offset = (offset as usize).min(text.len());
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            // CR and LF are one line break: no column lies between them.
            let within_break = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
            if within_break { offset - 1 } else { offset }
        };
        // A byte order mark belongs to no construct.
        let start = boundary(location.span.start).max(source.byte_order_mark());
        Some(Self { source, span: Span::new(start, boundary(location.span.end).max(start)) })
    }

    /// Line and column of the first character, in Unicode scalar values.
    pub(crate) fn start(&self) -> Position {
        self.source.position(self.span.start)
    }

    /// Line and column after the last character, in Unicode scalar values.
    pub(crate) fn end(&self) -> Position {
        self.source.position(self.span.end)
    }

    /// The text.
    pub(crate) fn text(&self) -> &'a str {
        self.source.slice(self.span)
    }

    /// The lines of the place as a whole, from the line of its start to that of its end.
    pub(crate) fn lines(&self) -> (usize, usize) {
        (self.source.line(self.span.start), self.source.line(self.span.end))
    }

    /// The same start, the end not beyond the end of the first line.
    pub(crate) fn first_line(&self) -> Self {
        let end = self.source.line_span(self.source.line(self.span.start)).end;
        Self {
            span: Span { start: self.span.start, end: self.span.end.min(end).max(self.span.start) },
            ..*self
        }
    }

    /// Whether a line below the first assigns a secret. The first is where the finding is.
    pub(crate) fn holds_secrets(&self) -> bool {
        let (first, last) = self.lines();
        (first + 1..=last).any(|line| self.source.assigns_secret(line))
    }

    /// The first and the last line of the place with so many around it, up to the next that assigns a secret. `None`
    /// where the place itself holds secrets.
    pub(crate) fn context(&self, around: usize) -> Option<(usize, usize)> {
        if self.holds_secrets() {
            return None;
        }
        let (first, last) = self.lines();
        let is_shown = |line: &usize| !self.source.assigns_secret(*line);
        let first_shown =
            (first.saturating_sub(around).max(1)..first).rev().take_while(is_shown).last().unwrap_or(first);
        // The empty line after the last line break shows nothing.
        let end_of_file = self.source.line_count();
        let has_last = !self.source.line_span(end_of_file).range().is_empty();
        let end = (last + around).min(if has_last { end_of_file } else { end_of_file - 1 });
        let last_shown = (last + 1..=end).take_while(is_shown).last().unwrap_or(last);
        Some((first_shown, last_shown))
    }

    /// Whole lines, without the line break of the last and without the byte order mark of the file.
    pub(crate) fn line_span(&self, first: usize, last: usize) -> Span {
        let span = self.source.line_span(first).to(self.source.line_span(last));
        let mark = Span::new(self.source.byte_order_mark(), 0).start;
        Span { start: span.start.max(mark), end: span.end.max(mark) }
    }
}

/// The path of a file for reports that are read by machines: relative to the root, with forward slashes. A file outside
/// the root keeps the path that the user gave.
pub(crate) fn path(scan: &Scan<'_>, source: &Source) -> String {
    match inside(&source.real_path, scan.root) {
        Some(inside) if inside.file_name().is_some() => slashes(inside),
        _ => slashes(&source.path),
    }
}

/// What a path is within a directory. Nearly all paths start with the text of the directory: that is quickly seen, and a
/// large report asks for many.
fn inside<'p>(path: &'p Path, directory: &Path) -> Option<&'p Path> {
    let text = path.to_str().zip(directory.to_str());
    let quickly = text.and_then(|(path, directory)| path.strip_prefix(directory)?.strip_prefix('/'));
    quickly.map(Path::new).or_else(|| path.strip_prefix(directory).ok())
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    // Elsewhere a backslash is part of a name.
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// The URI of a file, relative to the root.
pub(crate) fn uri(scan: &Scan<'_>, source: &Source) -> String {
    uri::of_file(&source.real_path, &source.path, scan.root)
}

/// `main.tf:12`, with the path as people typed it; for text that is in no file, what it is called. `None` where the
/// location is nowhere.
pub(crate) fn describe(scan: &Scan<'_>, location: Location) -> Option<String> {
    let source = scan.sources.get_checked(location.source)?;
    let path = source.path.display();
    let place = Place::of(scan, location);
    Some(place.map_or_else(|| path.to_string(), |place| format!("{path}:{}", place.lines().0)))
}
