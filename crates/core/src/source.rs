//! Source files, and places in them.
//!
//! A [`Span`] is a range of bytes in one file; a [`Location`] adds the file. Lines and columns are worked out
//! only where somebody reads them, from an index of line starts that is made on first use.

mod secrets;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use tollgate_syntax::{Location, SourceId, Span};

/// A line and a column, both counted from 1. The column counts Unicode scalar values unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// One file that was read.
#[derive(Debug)]
pub struct Source {
    /// The path as people see it: relative to where they are, as they typed it.
    pub path: PathBuf,
    /// The absolute path with every symbolic link resolved. Empty for what is not a file: `--var` of the command line.
    pub real_path: PathBuf,
    /// The text. Where the file is not UTF-8, invalid bytes stand as U+FFFD and [`invalid_utf8`] has the first.
    ///
    /// [`invalid_utf8`]: Source::invalid_utf8
    text: Arc<str>,
    is_read: bool,
    invalid_utf8: Option<u32>,
    lines: OnceLock<Vec<u32>>,
    widths: OnceLock<Vec<Width>>,
    secret_lines: OnceLock<Vec<usize>>,
}

/// How many characters precede an offset.
#[derive(Debug, Clone, Copy, Default)]
struct Width {
    scalars: usize,
    utf16: usize,
}

impl Width {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { scalars: text.len(), utf16: text.len() };
        }
        Self { scalars: text.chars().count(), utf16: text.encode_utf16().count() }
    }
}

/// How far apart the offsets are whose widths are remembered: no line is counted further than this.
const WIDTH_STEP: usize = 4096;

/// The byte order mark that some editors write at the start of a file.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

impl Source {
    /// A source from the bytes of a file.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, real_path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        let (text, invalid_utf8) = match std::str::from_utf8(&bytes) {
            Ok(text) => (text.into(), None),
            Err(error) => {
                let at = Span::new(error.valid_up_to(), 0).start;
                (String::from_utf8_lossy(&bytes).into(), Some(at))
            }
        };
        Self {
            path: path.into(),
            real_path: real_path.into(),
            text,
            is_read: true,
            invalid_utf8,
            lines: OnceLock::new(),
            widths: OnceLock::new(),
            secret_lines: OnceLock::new(),
        }
    }

    /// A file that is there but is not read, for what there is to say of it.
    #[must_use]
    pub fn unread(path: impl Into<PathBuf>, real_path: impl Into<PathBuf>) -> Self {
        Self { is_read: false, ..Self::new(path, real_path, Vec::new()) }
    }

    /// The whole text, with its byte order mark if it has one.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, for a tree that keeps it.
    pub(crate) fn shared_text(&self) -> Arc<str> {
        self.text.clone()
    }

    /// Whether it is a file, not text of the command line.
    #[must_use]
    pub fn is_file(&self) -> bool {
        !self.real_path.as_os_str().is_empty()
    }

    /// Whether the file was read.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.is_read
    }

    /// Whether the file is encrypted by git-crypt, whose files start with this header (git-crypt 0.7, `commands.cpp`).
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.text.starts_with("\0GITCRYPT\0")
    }

    /// Offset of the first byte that is not UTF-8. Terraform refuses such a file.
    #[must_use]
    pub fn invalid_utf8(&self) -> Option<u32> {
        self.invalid_utf8
    }

    /// Length of the byte order mark in bytes: 3 or 0.
    #[must_use]
    pub fn byte_order_mark(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
    }

    /// The text of a span, empty where the span is outside the file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The number of lines: the line breaks, and one more.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// The line (from 1) that holds the byte at `offset`.
    #[must_use]
    pub fn line(&self, offset: u32) -> usize {
        self.line_starts().partition_point(|&start| start <= offset)
    }

    /// The bytes of a line (from 1) without its line break; empty beyond the end of the file.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let starts = self.line_starts();
        let end_of_text = Span::new(self.text.len(), 0).start;
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)) else {
            return Span::at(end_of_text);
        };
        let end = starts.get(line).map_or(end_of_text, |next| next - 1);
        let text = self.slice(Span { start, end });
        Span::new(start as usize, start as usize + text.strip_suffix('\r').unwrap_or(text).len())
    }

    /// The line break of the file, which is that of its first line.
    #[must_use]
    pub fn line_break(&self) -> &'static str {
        let rest = self.text.get(self.line_span(1).end as usize..).unwrap_or_default();
        if rest.starts_with("\r\n") { "\r\n" } else { "\n" }
    }

    /// The text of a line (from 1), without its line break and without a byte order mark.
    #[must_use]
    pub fn line_text(&self, line: usize) -> &str {
        self.visible(self.slice(self.line_span(line)), line)
    }

    /// Line and column of an offset, the column in Unicode scalar values. A byte order mark takes no column.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        self.position_by(offset, |width| width.scalars)
    }

    /// Line and column of an offset, the column in UTF-16 code units (`utf16CodeUnits` of SARIF 2.1.0 §3.14.17).
    #[must_use]
    pub fn position_utf16(&self, offset: u32) -> Position {
        self.position_by(offset, |width| width.utf16)
    }

    fn position_by(&self, offset: u32, count: impl Fn(Width) -> usize) -> Position {
        let line = self.line(offset);
        let span = self.line_span(line);
        let end = offset.min(span.end).max(span.start);
        let column = if (end - span.start) as usize <= WIDTH_STEP {
            count(Width::of(self.slice(Span { start: span.start, end })))
        } else {
            // A plan is one line of megabytes, and has thousands of places.
            count(self.width(end)) - count(self.width(span.start))
        };
        let mark = usize::from(line == 1 && self.byte_order_mark() > 0 && column > 0);
        Position { line, column: column - mark + 1 }
    }

    /// How many characters precede an offset in the file.
    fn width(&self, offset: u32) -> Width {
        let offset = offset as usize;
        let widths = self.widths.get_or_init(|| self.all_widths());
        let before = widths.get(offset / WIDTH_STEP).copied().unwrap_or_default();
        let start = floor_char_boundary(&self.text, offset - offset % WIDTH_STEP);
        let rest = Width::of(self.text.get(start..offset).unwrap_or_default());
        Width { scalars: before.scalars + rest.scalars, utf16: before.utf16 + rest.utf16 }
    }

    /// The widths before every offset that is a multiple of the step, or before the character that holds it.
    fn all_widths(&self) -> Vec<Width> {
        let steps = (0..=self.text.len()).step_by(WIDTH_STEP).map(|it| floor_char_boundary(&self.text, it));
        let mut before = 0;
        let mut total = Width::default();
        steps
            .map(|step| {
                let width = Width::of(self.text.get(before..step).unwrap_or_default());
                before = step;
                total = Width { scalars: total.scalars + width.scalars, utf16: total.utf16 + width.utf16 };
                total
            })
            .collect()
    }

    /// Whether a line (from 1) assigns a password, a token or a key, as far as its words tell.
    #[must_use]
    pub fn assigns_secret(&self, line: usize) -> bool {
        self.secret_lines.get_or_init(|| secrets::secret_lines(&self.text)).binary_search(&line).is_ok()
    }

    /// The start of a line without the byte order mark that only the first line can have.
    fn visible<'t>(&self, text: &'t str, line: usize) -> &'t str {
        if line == 1 { text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text) } else { text }
    }

    /// Offsets of the first byte of each line.
    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|offset| Span::new(offset + 1, 0).start)).collect()
        })
    }
}

/// Every file of a scan. A copy shares the files.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Makes room for as many more files.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.files.reserve_exact(more);
    }

    /// Adds a file and returns its id.
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> SourceId {
        let id = SourceId(Span::new(self.files.len(), 0).start);
        self.files.push(source.into());
        id
    }

    /// Puts a file in the place of another one, whose id it takes.
    pub(crate) fn replace(&mut self, id: SourceId, source: impl Into<Arc<Source>>) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            *file = source.into();
        }
    }

    /// The file of an id.
    ///
    /// # Panics
    /// If the id is from another `Sources`.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The file of an id, if it is one of these.
    #[must_use]
    pub fn get_checked(&self, id: SourceId) -> Option<&Source> {
        self.files.get(id.0 as usize).map(Arc::as_ref)
    }

    /// The file that was read from a path: absolute, without symbolic links.
    #[must_use]
    pub fn at(&self, real_path: &Path) -> Option<SourceId> {
        let is_it = |source: &Source| source.is_read && source.real_path.as_os_str() == real_path.as_os_str();
        self.iter().find(|(_, source)| is_it(source)).map(|(id, _)| id)
    }

    /// The text at a place.
    #[must_use]
    pub fn slice(&self, location: Location) -> &str {
        self.get_checked(location.source).map_or("", |source| source.slice(location.span))
    }

    /// Path and line of a place, as `main.tf:12`.
    #[must_use]
    pub fn describe(&self, location: Location) -> String {
        let describe =
            |source: &Source| format!("{}:{}", source.path.display(), source.line(location.span.start));
        self.get_checked(location.source).map_or_else(String::new, describe)
    }

    /// All files with their ids, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        let id = |index| SourceId(Span::new(index, 0).start);
        self.files.iter().enumerate().map(move |(index, source)| (id(index), source.as_ref()))
    }

    /// The number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl From<Vec<Source>> for Sources {
    fn from(files: Vec<Source>) -> Self {
        Self { files: files.into_iter().map(Arc::new).collect() }
    }
}

/// The greatest boundary of a character that is not behind an offset.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&it| text.is_char_boundary(it)).unwrap_or(0)
}

/// The directory of a path, `.` for a bare file name.
#[must_use]
pub fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("a.tf", "/a.tf", text.as_bytes().to_vec())
    }

    #[test]
    fn positions_count_lines_and_characters() {
        let source = source("a = 1\r\nb = \"é😀\" # x\n");
        let at = |needle: &str| Span::new(source.text().find(needle).unwrap(), 0).start;
        assert_eq!(source.position(at("b")), Position { line: 2, column: 1 });
        assert_eq!(source.position(at("#")), Position { line: 2, column: 10 });
        assert_eq!(source.position_utf16(at("#")), Position { line: 2, column: 11 });
        assert_eq!(source.line_text(1), "a = 1");
        assert_eq!(source.line_count(), 3);
        assert_eq!(source.line_text(3), "");
        assert_eq!(source.line_text(9), "");
    }

    #[test]
    fn columns_of_long_lines_are_counted_as_those_of_short_ones() {
        let line = "é😀a".repeat(5_000);
        let source = source(&format!("x\n{line}\n{line}"));
        for offset in (0..source.text().len()).filter(|it| source.text().is_char_boundary(*it)).step_by(331) {
            let before = source.text()[..offset].rsplit('\n').next().unwrap();
            let at = Span::new(offset, 0).start;
            assert_eq!(source.position(at).column, before.chars().count() + 1, "{offset}");
            assert_eq!(source.position_utf16(at).column, before.encode_utf16().count() + 1, "{offset}");
        }
    }

    #[test]
    fn byte_order_mark_takes_no_column() {
        let source = source("\u{feff}a = 1\nb = 2");
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        assert_eq!(source.position(9), Position { line: 2, column: 1 });
        assert_eq!(source.line_text(1), "a = 1");
    }

    #[test]
    fn bytes_that_are_not_text_are_found_and_replaced() {
        let source = Source::new("a.tf", "/a.tf", b"a = \"\xff\"\n".to_vec());
        assert_eq!(source.invalid_utf8(), Some(5));
        assert_eq!(source.text(), "a = \"\u{fffd}\"\n");
    }
}
