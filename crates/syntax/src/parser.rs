//! The parser: one pass over the bytes of a text.
//!
//! It follows the grammar of HashiCorp's `hclsyntax` package, whose scanner and parser decide what Terraform accepts.
//! A construct that fails ends the item at the top of the file in which it stands; [`recovery`] finds where the next
//! one begins.

mod characters;
mod expr;
mod number;
mod recovery;
mod template;

use self::characters::{
    BLANK, CONTINUES_NAME, CONTINUES_WIDE_NAME, STARTS_NAME, STARTS_WIDE_NAME, class, continues_name,
    starts_name,
};
use self::template::Piece;
use crate::store::{AttributeRecord, BlockRecord, BodyRecord, Name, NodeId, Store, number};
use crate::{Span, SyntaxError};

pub(crate) use self::recovery::file;
pub(crate) use self::template::template;

/// How deep expressions and blocks may nest, which bounds the stack. Terraform has no such limit; of 77,000 files none
/// comes near.
const MAX_DEPTH: u32 = 250;

/// What stopped the parser.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fail {
    /// Where it stopped.
    at: u32,
    /// What the error is about; the character at `at` where this is empty.
    span: Span,
    message: &'static str,
}

type Result<T> = std::result::Result<T, Fail>;

/// Whether line breaks end what is being parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// They do.
    End,
    /// They are white space: in parentheses, brackets, templates, and what `for` makes.
    Continue,
}

/// The parser's state.
pub(crate) struct Parser<'s> {
    text: &'s str,
    bytes: &'s [u8],
    at: usize,
    /// The place of everything, if the text does not stand in the source as it is.
    place: Option<Span>,
    pub(crate) store: &'s mut Store,
    /// Numbers of lists that are not complete.
    open: Vec<u32>,
    attributes: Vec<AttributeRecord>,
    blocks: Vec<BlockRecord>,
    /// Pieces of templates that are not complete.
    pieces: Vec<Piece>,
    depth: u32,
}

impl<'s> Parser<'s> {
    /// A parser at the start of a text. `place` is where everything in it stands, if it does not stand in the source as
    /// it is; else the text is the source, or the start of it.
    pub(crate) fn new(text: &'s str, place: Option<Span>, store: &'s mut Store) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            place,
            store,
            open: Vec::new(),
            attributes: Vec::new(),
            blocks: Vec::new(),
            pieces: Vec::new(),
            depth: 0,
        }
    }

    /// The byte here; 0 at the end.
    #[inline]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The byte some bytes further; 0 behind the end.
    #[inline]
    fn ahead(&self, bytes: usize) -> u8 {
        self.bytes.get(self.at + bytes).copied().unwrap_or(0)
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn fail<T>(&self, message: &'static str) -> Result<T> {
        self.fail_at(self.at, message)
    }

    #[cold]
    fn fail_at<T>(&self, at: usize, message: &'static str) -> Result<T> {
        Err(Fail { at: number(at), span: Span::default(), message })
    }

    #[cold]
    fn fail_about<T>(&self, span: Span, message: &'static str) -> Result<T> {
        Err(Fail { at: number(self.at), span, message })
    }

    /// From an offset to here.
    #[inline]
    fn span(&self, start: usize) -> Span {
        self.place.unwrap_or(Span { start: number(start), end: number(self.at) })
    }

    /// The name from an offset to here.
    fn name(&mut self, start: usize) -> Name {
        match self.place {
            None => Name::plain(Span { start: number(start), end: number(self.at) }),
            Some(place) => self.store.cooked_name(&self.text[start..self.at], place),
        }
    }

    /// Passes over a byte order mark, which may stand before whatever is parsed.
    fn byte_order_mark(&mut self) {
        if self.text[self.at..].starts_with('\u{feff}') {
            self.at += '\u{feff}'.len_utf8();
        }
    }

    /// Runs one level deeper.
    fn deeper<T>(&mut self, parse: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= MAX_DEPTH {
            return self.fail("this nests too deeply");
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }

    /// Passes over white space and comments; over line breaks too where they do not end anything.
    #[inline]
    fn space(&mut self, lines: Lines) -> Result<()> {
        // Most often there is nothing to pass over, or one blank.
        match self.peek() {
            b' ' if !matches!(self.ahead(1), b' ' | b'\t' | b'\r' | b'\n' | b'#' | b'/') => {
                self.at += 1;
                Ok(())
            }
            b' ' | b'\t' | b'\r' | b'#' | b'/' => self.space_here(lines),
            b'\n' if lines == Lines::Continue => self.space_here(lines),
            _ => Ok(()),
        }
    }

    fn space_here(&mut self, lines: Lines) -> Result<()> {
        loop {
            self.blank(lines);
            match self.peek() {
                b'\r' if lines == Lines::Continue && self.ahead(1) == b'\n' => self.at += 2,
                b'#' => self.line_comment(),
                b'/' if self.ahead(1) == b'/' => self.line_comment(),
                b'/' if self.ahead(1) == b'*' => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    /// Passes over blanks; over line breaks too where they do not end anything.
    #[inline]
    fn blank(&mut self, lines: Lines) {
        let mut at = self.at;
        loop {
            // Most blanks are an indentation, or stand before a `=` under another one.
            while self.bytes.get(at..).is_some_and(|rest| rest.starts_with(b"    ")) {
                at += 4;
            }
            while matches!(self.bytes.get(at), Some(b' ' | b'\t')) {
                at += 1;
            }
            if lines == Lines::End || self.bytes.get(at) != Some(&b'\n') {
                break;
            }
            at += 1;
        }
        self.at = at;
    }

    fn line_comment(&mut self) {
        let start = self.at;
        let rest = &self.bytes[start..];
        let visible = match memchr::memchr(b'\n', rest) {
            Some(length) if rest[..length].ends_with(b"\r") => length - 1,
            Some(length) => length,
            None => rest.len(),
        };
        self.at += visible;
        self.keep_comment(start);
    }

    fn comment(&mut self) -> Result<()> {
        let start = self.at;
        let Some(length) = memchr::memmem::find(&self.bytes[start + 2..], b"*/") else {
            return self.fail("this comment has no end: expected `*/`");
        };
        self.at += length + 4;
        self.keep_comment(start);
        Ok(())
    }

    /// What stands between an operand and what may follow it is looked at more than once.
    fn keep_comment(&mut self, start: usize) {
        let span = self.span(start);
        if self.place.is_none() && self.store.comments.last().is_none_or(|last| last.start < span.start) {
            self.store.comments.push(span);
        }
    }

    /// Whether a line ends here; a lone carriage return ends none.
    fn is_line_end(&self) -> bool {
        self.is_at_end() || self.peek() == b'\n' || (self.peek() == b'\r' && self.ahead(1) == b'\n')
    }

    /// Whether `=` stands here, which is neither `==` nor `=>`.
    fn is_equals(&self) -> bool {
        self.peek() == b'=' && !matches!(self.ahead(1), b'=' | b'>')
    }

    /// Whether a name starts here.
    #[inline]
    fn is_name(&self) -> bool {
        let class = class(self.peek());
        class & STARTS_NAME != 0 || (class & STARTS_WIDE_NAME != 0 && self.wide().is_some_and(starts_name))
    }

    /// The character here, for those beyond ASCII.
    fn wide(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Passes over a name: where it starts.
    #[inline]
    fn identifier(&mut self, message: &'static str) -> Result<usize> {
        if !self.is_name() {
            return self.fail(message);
        }
        let start = self.at;
        loop {
            let mut at = self.at;
            while self.bytes.get(at).is_some_and(|&byte| class(byte) & CONTINUES_NAME != 0) {
                at += 1;
            }
            self.at = at;
            if class(self.peek()) & CONTINUES_WIDE_NAME == 0 {
                return Ok(start);
            }
            match self.wide().filter(|&it| continues_name(it)) {
                Some(character) => self.at += character.len_utf8(),
                None => return Ok(start),
            }
        }
    }

    /// Whether a word stands here as a name of its own.
    #[inline]
    fn is_word(&self, word: &str) -> bool {
        self.bytes[self.at.min(self.bytes.len())..].starts_with(word.as_bytes()) && {
            let next = self.ahead(word.len());
            let wide = || self.text[self.at + word.len()..].chars().next();
            class(next) & CONTINUES_NAME == 0 && (next < 0x80 || !wide().is_some_and(continues_name))
        }
    }

    /// Passes over a word, if it stands here.
    fn word(&mut self, word: &str) -> bool {
        let is_here = self.is_word(word);
        if is_here {
            self.at += word.len();
        }
        is_here
    }

    /// An attribute or block at the top of a file or within a block.
    fn item(&mut self) -> Result<()> {
        let start = self.identifier("expected the name of an argument or of a block")?;
        let name = self.name(start);
        self.space(Lines::End)?;
        match self.peek() {
            b'=' if self.is_equals() => self.attribute(name)?,
            _ => self.block(name)?,
        }
        self.space(Lines::End)?;
        if !self.is_line_end() {
            return self.fail(match self.peek() {
                b',' => "arguments are separated by line breaks, not by commas",
                _ => "expected the end of the line",
            });
        }
        Ok(())
    }

    fn attribute(&mut self, name: Name) -> Result<()> {
        self.at += 1;
        let expr = self.expr(Lines::End)?;
        self.attributes.push(AttributeRecord { name, expr });
        Ok(())
    }

    fn block(&mut self, kind: Name) -> Result<()> {
        let first_label = self.open.len();
        let mut header = kind.span(&[]);
        loop {
            let start = self.at;
            let label = match self.peek() {
                b'"' => self.label()?,
                b'{' => break,
                _ if self.is_name() => {
                    self.identifier("")?;
                    self.name(start)
                }
                b'=' => return self.fail("expected one `=`"),
                _ => return self.fail("expected `=`, a label, or `{`"),
            };
            header.end = number(self.at);
            self.open.extend(label.numbers());
            self.space(Lines::End)?;
        }
        let labels = number(self.store.lists.len());
        self.store.lists.push(number((self.open.len() - first_label) / 2));
        self.store.lists.extend(self.open.drain(first_label..));
        self.at += 1;
        let body = self.deeper(|parser| parser.body_of_block(header))?;
        self.blocks.push(BlockRecord { kind, labels, header, end: number(self.at), body });
        Ok(())
    }

    /// A quoted label, in which nothing may be interpolated.
    fn label(&mut self) -> Result<Name> {
        let start = self.at;
        let text = self.quoted_text()?;
        if self.peek() != b'"' {
            return self
                .fail("a label cannot have `${` or `%{`; to write one as text, double its first character");
        }
        self.at += 1;
        let span = self.span(start);
        Ok(match text {
            None => Name::quoted(span),
            Some(text) => self.store.cooked_name(&text, span),
        })
    }

    /// What follows the opening brace of a block, the closing one included.
    fn body_of_block(&mut self, header: Span) -> Result<BodyRecord> {
        let inside = self.at;
        let (attributes, blocks) = (self.attributes.len(), self.blocks.len());
        self.space(Lines::End)?;
        if self.is_line_end() {
            loop {
                self.space(Lines::Continue)?;
                if self.peek() == b'}' {
                    break;
                }
                if self.is_at_end() {
                    return self.fail_about(header, "a `}` is missing in this block");
                }
                self.item()?;
            }
        } else if self.peek() != b'}' {
            self.only_attribute()?;
        }
        let span = Span { start: number(inside), end: number(self.at) };
        self.at += 1;
        self.body(span, attributes, blocks)
    }

    /// The argument of a block on one line.
    fn only_attribute(&mut self) -> Result<()> {
        let start = self.identifier("expected the name of an argument, or `}`")?;
        let name = self.name(start);
        self.space(Lines::End)?;
        if !self.is_equals() {
            return self.fail("a block on one line holds one argument: expected `=`");
        }
        self.attribute(name)?;
        self.space(Lines::End)?;
        if self.peek() != b'}' {
            return self.fail("a block on one line holds one argument: expected `}`");
        }
        Ok(())
    }

    /// The body of the attributes and blocks that were gathered since.
    fn body(&mut self, span: Span, attributes: usize, blocks: usize) -> Result<BodyRecord> {
        let (own, nested) = (&self.attributes[attributes..], &self.blocks[blocks..]);
        match self.store.body(self.text, span, own, nested) {
            Ok(body) => {
                self.attributes.truncate(attributes);
                self.blocks.truncate(blocks);
                Ok(body)
            }
            Err(twice) => Err(Fail { at: twice.start, span: twice, message: "this argument is set twice" }),
        }
    }
}

/// Parses an expression alone, whose text is all of the source.
pub(crate) fn expression(text: &str, store: &mut Store) -> std::result::Result<NodeId, SyntaxError> {
    let mut parser = Parser::new(text, None, store);
    parser.byte_order_mark();
    let parsed = parser.expr(Lines::Continue).and_then(|expr| {
        parser.space(Lines::Continue)?;
        if parser.is_at_end() { Ok(expr) } else { parser.fail("expected the end of the expression") }
    });
    parsed.map_err(|fail| fail.error(text))
}

impl Fail {
    /// The error to report: about the character where the parser stopped, or the end of the line there.
    fn error(self, text: &str) -> SyntaxError {
        let at = (0..=self.at as usize).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let here = text.get(at..).and_then(|rest| rest.chars().next());
        let width = here.filter(|it| !matches!(it, '\r' | '\n')).map_or(0, char::len_utf8);
        let span = if self.span == Span::default() { Span::new(at, at + width) } else { self.span };
        SyntaxError { span, message: self.message }
    }
}

/// Passes over blanks in a row of bytes.
fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| class(byte) & BLANK != 0).count()
}
