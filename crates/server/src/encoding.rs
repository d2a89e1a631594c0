//! Places in a text as the protocol counts them: lines and columns from 0, columns in what was agreed upon.

use gen_lsp_types::{Position, PositionEncodingKind, Range};
use std::ops;
use tollgate_core::source::{BYTE_ORDER_MARK, Source, Span};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16, which every client knows.
    #[default]
    Utf16,
}

impl Encoding {
    /// The best one that a client offers.
    pub(crate) fn among(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    pub(crate) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
        }
    }

    /// The place of an offset. A byte order mark takes no column.
    pub(crate) fn position(self, source: &Source, offset: u32) -> Position {
        let in_utf16 = source.position_utf16(offset);
        let column = match self {
            Self::Utf16 => in_utf16.column - 1,
            Self::Utf8 => {
                let line = source.line_span(in_utf16.line);
                let mark = if in_utf16.line == 1 { source.byte_order_mark() } else { 0 };
                (offset.clamp(line.start, line.end) - line.start) as usize - mark.min(offset as usize)
            }
        };
        Position { line: number(in_utf16.line - 1), character: number(column) }
    }

    /// The place of a span.
    pub(crate) fn range(self, source: &Source, span: Span) -> Range {
        Range { start: self.position(source, span.start), end: self.position(source, span.end) }
    }

    /// The offset of a place in a text: of its end where the place is behind it.
    pub(crate) fn offset(self, text: &str, position: Position) -> usize {
        let mut start = 0;
        for _ in 0..position.line {
            match line_break(&text[start..]) {
                Some((at, length)) => start += at + length,
                None => return text.len(),
            }
        }
        let rest = &text[start..];
        let line = line_break(rest).map_or(rest, |(at, _)| &rest[..at]);
        let mut column = 0;
        let shown = if start == 0 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line) } else { line };
        let mark = line.len() - shown.len();
        let before = shown.char_indices().find(|(_, character)| {
            let is_reached = column >= position.character as usize;
            column += self.width(*character);
            is_reached
        });
        start + mark + before.map_or(shown.len(), |(at, _)| at)
    }

    /// The offsets of a range in a text.
    pub(crate) fn offsets(self, text: &str, range: Range) -> ops::Range<usize> {
        let start = self.offset(text, range.start);
        start..self.offset(text, range.end).max(start)
    }
}

/// The first line break: where it is, and how long. The protocol knows `\n`, `\r\n` and `\r`.
fn line_break(text: &str) -> Option<(usize, usize)> {
    let at = text.find(['\n', '\r'])?;
    Some((at, if text[at..].starts_with("\r\n") { 2 } else { 1 }))
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_agreed() {
        let text = "\u{feff}a\r\n\"é😀\" # x\n\nend";
        let source = Source::new("a.tf", "/a.tf", text.into());
        let at = |needle: &str| text.find(needle).unwrap();
        for (needle, line, utf8, utf16) in
            [("a", 0, 0, 0), ("é", 1, 1, 1), ("😀", 1, 3, 2), ("#", 1, 9, 6), ("end", 3, 0, 0)]
        {
            for (encoding, character) in [(Encoding::Utf8, utf8), (Encoding::Utf16, utf16)] {
                let position = Position { line, character };
                assert_eq!(
                    encoding.position(&source, u32::try_from(at(needle)).unwrap()),
                    position,
                    "{needle}"
                );
                assert_eq!(encoding.offset(text, position), at(needle), "{needle}");
            }
        }
    }

    #[test]
    fn what_is_behind_the_end_is_the_end() {
        let text = "ab\rc\n";
        let offset = |line, character| Encoding::Utf16.offset(text, Position { line, character });
        assert_eq!([offset(0, 9), offset(1, 0), offset(1, 9), offset(2, 0), offset(7, 7)], [2, 3, 4, 5, 5]);
        assert_eq!(Encoding::Utf16.offset("😀x", Position { line: 0, character: 1 }), 4);
    }
}
