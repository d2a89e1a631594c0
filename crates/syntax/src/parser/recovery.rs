//! A file as a whole, and where to go on behind an error.
//!
//! An error ends the attribute or block at the top of the file in which it stands. The next one is looked for by lines:
//! it begins where a line is indented no deeper than the one before and starts as an item does. Where such a block
//! begins before the place at which the parser stopped, what is wrong is that the one before has no end.

use super::characters::{CONTINUES_NAME, STARTS_NAME, class};
use super::{BodyRecord, Fail, Lines, Parser, Result, blanks};
use crate::store::number;
use crate::{Span, SyntaxError};
use std::collections::HashMap;

/// How many errors are reported for one file: to go on behind each means to look for the end of a block again.
const MAX_ERRORS: usize = 20;

/// Parses a file: what is at its top, and what is wrong.
pub(crate) fn file(mut parser: Parser<'_>) -> (BodyRecord, Vec<SyntaxError>) {
    parser.byte_order_mark();
    let start = parser.at;
    let mut errors: Vec<SyntaxError> = Vec::new();
    loop {
        match parser.items() {
            Ok(()) => break,
            Err((item, fail)) => {
                let goes_on = parser.recover(item, fail, &mut errors);
                if !goes_on || errors.len() >= MAX_ERRORS {
                    break;
                }
            }
        }
    }
    let span = Span::new(start, parser.text.len());
    let body = parser.body(span, 0, 0).unwrap_or_else(|fail| {
        errors.push(fail.error(parser.text));
        parser.store.body_of_first(parser.text, span, &parser.attributes, &parser.blocks)
    });
    (body, errors)
}

impl Parser<'_> {
    /// The items at the top of a file, up to its end or the first that fails: where that starts, and why.
    fn items(&mut self) -> std::result::Result<(), (usize, Fail)> {
        loop {
            let space = self.at;
            self.space(Lines::Continue).map_err(|fail| (space, fail))?;
            if self.is_at_end() {
                return Ok(());
            }
            let item = self.at;
            self.top_item().map_err(|fail| (item, fail))?;
        }
    }

    fn top_item(&mut self) -> Result<()> {
        if self.peek() == b'}' {
            return self.fail("this `}` closes nothing");
        }
        self.item()
    }

    /// Goes to where the next item begins behind one that failed. Whether there may be one.
    fn recover(&mut self, item: usize, fail: Fail, errors: &mut Vec<SyntaxError>) -> bool {
        self.open.clear();
        self.pieces.clear();
        self.depth = 0;
        let stopped = fail.at as usize;
        let line = self.bytes[..item].iter().rposition(|&it| it == b'\n').map_or(0, |at| at + 1);
        let column = item - line;
        // What was gathered of the item stands behind what was complete.
        let start = number(item);
        self.attributes.retain(|it| it.name.span(&self.store.lists).start < start);
        self.blocks.retain(|it| it.header.start < start);
        let mut lines = ItemLines { bytes: self.bytes, at: item, column, names: None };
        let next = lines.find(|found| found.is_block || found.start >= stopped);
        let is_unclosed = next.as_ref().is_some_and(|next| next.start <= stopped && next.is_block);
        let error = match is_unclosed {
            true => {
                let header = &self.text[item..];
                let header = header.lines().next().unwrap_or(header).trim_end();
                let message = "a `}` is missing in this block";
                SyntaxError { span: Span::new(item, item + header.len()), message }
            }
            false => fail.error(self.text),
        };
        // A brace that is left over belongs to what failed before.
        let is_left_over = self.bytes.get(item) == Some(&b'}') && !errors.is_empty();
        if !is_left_over {
            errors.push(error);
        }
        let next = next.or_else(|| lines.next());
        self.at = next.as_ref().map_or(self.bytes.len(), |next| next.start);
        // What was a comment, seen from the item that failed, may hold the next one.
        let at = number(self.at);
        self.store.comments.truncate(self.store.comments.partition_point(|it| it.end <= at));
        next.is_some()
    }
}

/// The lines behind an item that are indented no deeper and start as an item does. Those of heredocs do not count.
struct ItemLines<'s> {
    bytes: &'s [u8],
    at: usize,
    column: usize,
    names: Option<NameLines<'s>>,
}

/// Where the lines end that hold a name and nothing else, by that name: each may be the end of a heredoc.
type NameLines<'s> = HashMap<&'s [u8], Vec<usize>>;

/// The start of a line that looks like one of an item.
struct ItemLine {
    start: usize,
    /// Whether it is that of a block: a name, labels, and an opening brace.
    is_block: bool,
}

impl Iterator for ItemLines<'_> {
    type Item = ItemLine;

    fn next(&mut self) -> Option<ItemLine> {
        loop {
            let rest = &self.bytes[self.at..];
            let length = memchr::memchr(b'\n', rest)?;
            let end = self.at + length;
            let heredoc = marker(&rest[..length]).and_then(|marker| self.name_line(marker, end));
            let next = heredoc.unwrap_or(end + 1);
            self.at = next;
            let line = &self.bytes[next..];
            let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())];
            let indentation = blanks(line);
            if indentation <= self.column
                && let Some(is_block) = looks_like_item(&line[indentation..])
            {
                return Some(ItemLine { start: next + indentation, is_block });
            }
        }
    }
}

impl<'s> ItemLines<'s> {
    /// Where the first line behind a place ends that holds nothing but this name. All such lines are looked for at
    /// once: a file may have many heredocs without an end.
    fn name_line(&mut self, name: &[u8], behind: usize) -> Option<usize> {
        let bytes = self.bytes;
        let lines = self.names.get_or_insert_with(|| name_lines(bytes, behind)).get(name)?;
        lines.get(lines.partition_point(|&end| end <= behind)).copied()
    }
}

fn name_lines(bytes: &[u8], start: usize) -> NameLines<'_> {
    let mut lines = NameLines::new();
    let mut end = start;
    for line in bytes[start..].split(|&it| it == b'\n') {
        end += line.len();
        let name = line.trim_ascii();
        if is_name(name) {
            lines.entry(name).or_default().push(end);
        }
        end += 1;
    }
    lines
}

/// The marker of the heredoc that may begin at the end of a line.
fn marker(line: &[u8]) -> Option<&[u8]> {
    let at = memchr::memmem::rfind(line, b"<<")?;
    let marker = line[at + 2..].trim_ascii();
    let marker = marker.strip_prefix(b"-").unwrap_or(marker);
    is_name(marker).then_some(marker)
}

fn is_name(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|&it| class(it) & CONTINUES_NAME != 0 || it >= 0x80)
}

/// Whether a line starts with a name and what may follow it in an item; if so, whether it is that of a block.
fn looks_like_item(line: &[u8]) -> Option<bool> {
    let starts = line.first().is_some_and(|&it| class(it) & STARTS_NAME != 0 || it >= 0x80);
    let name = line.iter().take_while(|&&it| class(it) & CONTINUES_NAME != 0 || it >= 0x80).count();
    let rest = line[name..].trim_ascii_start();
    match rest {
        [b'=', b'=' | b'>', ..] => None,
        [b'=', ..] if starts => Some(false),
        [b'"' | b'{', ..] if starts => Some(line.contains(&b'{')),
        [first, ..] if starts && class(*first) & STARTS_NAME != 0 => Some(line.contains(&b'{')),
        _ => None,
    }
}
