//! Quoted strings, heredocs, and templates as a whole.
//!
//! A template is read as a row of pieces, such as `hclsyntax` makes; strip markers and indentation take white space
//! away from the literal ones; then the directives are nested.

use super::characters::{ENDS_PLAIN, class};
use super::{Fail, Lines, Parser, Result, blanks};
use crate::store::{Kind, Name, NodeId, number};
use crate::{Span, SyntaxError};
use std::ops::Range;

/// A piece of a template.
#[derive(Debug)]
pub(super) enum Piece {
    Literal(Text),
    Interpolation(NodeId, Span),
    If(NodeId, Span),
    Else,
    EndIf(usize),
    For {
        key: Name,
        value: Name,
        collection: NodeId,
        span: Span,
    },
    EndFor(usize),
    /// It became a part.
    Done,
}

/// The text that a literal piece means.
#[derive(Debug, Clone)]
pub(super) enum Text {
    /// It is written as it is.
    Written(Range<usize>),
    /// What it means, and where it is written.
    Meant(String, Range<usize>),
}

impl Text {
    fn as_str<'a>(&'a self, source: &'a str) -> &'a str {
        match self {
            Self::Written(range) => &source[range.clone()],
            Self::Meant(text, _) => text,
        }
    }

    fn range(&self) -> Range<usize> {
        match self {
            Self::Written(range) | Self::Meant(_, range) => range.clone(),
        }
    }

    /// Keeps only a part of it.
    fn keep(&mut self, part: Range<usize>) {
        match self {
            Self::Written(range) => *range = range.start + part.start..range.start + part.end,
            Self::Meant(text, _) => {
                text.truncate(part.end);
                text.drain(..part.start);
            }
        }
    }

    /// Puts the text behind it to it.
    fn join(&mut self, next: &Self, source: &str) {
        match (&mut *self, &next) {
            (Self::Written(range), Self::Written(next)) if range.end == next.start => range.end = next.end,
            (Self::Meant(text, written), _) => {
                text.push_str(next.as_str(source));
                written.end = next.range().end;
            }
            (Self::Written(written), _) => {
                let text = source[written.clone()].to_owned() + next.as_str(source);
                *self = Self::Meant(text, written.start..next.range().end);
            }
        }
    }
}

/// Where a template stands, which decides what ends it and how its text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Quoted,
    /// Lines, in a heredoc or in a text that is all template.
    Lines,
}

/// What parts of a template stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Template,
    If,
    Else,
    For,
}

impl Parser<'_> {
    /// A quoted string.
    pub(super) fn quoted(&mut self) -> Result<NodeId> {
        let start = self.at;
        let text = self.quoted_text()?;
        if self.peek() == b'"' {
            self.at += 1;
            let span = self.span(start);
            return Ok(match text {
                None if self.place.is_none() => self.store.node(span, Kind::Quoted, 0),
                None => self.store.cooked_node(&self.text[start + 1..self.at - 1], span),
                Some(text) => self.store.cooked_node(&text, span),
            });
        }
        let base = self.pieces.len();
        let mut trims = false;
        self.literal(start + 1, text, false, Form::Quoted);
        loop {
            match self.peek() {
                b'"' => break,
                b'$' | b'%' => trims = self.sequence(base, Form::Quoted)?,
                _ => {}
            }
            let literal = self.at;
            let text = self.quoted_run()?;
            self.literal(literal, text, std::mem::take(&mut trims), Form::Quoted);
        }
        self.at += 1;
        self.assemble(base, start)
    }

    /// A quote and the literal text behind it, up to the closing quote, `${` or `%{`. `None` if the text means what is
    /// written.
    pub(super) fn quoted_text(&mut self) -> Result<Option<String>> {
        self.at += 1;
        self.quoted_run()
    }

    fn quoted_run(&mut self) -> Result<Option<String>> {
        let mut meant: Option<String> = None;
        // What is not yet in `meant`.
        let mut rest = self.at;
        loop {
            let mut at = self.at;
            while self.bytes.get(at).is_some_and(|&byte| class(byte) & ENDS_PLAIN == 0) {
                at += 1;
            }
            self.at = at;
            match (self.peek(), self.ahead(1), self.ahead(2)) {
                (b'"', ..) | (b'$' | b'%', b'{', _) if !self.is_at_end() => break,
                (first @ (b'$' | b'%'), second, b'{') if first == second => {
                    let meant = meant.get_or_insert_default();
                    meant.push_str(&self.text[rest..self.at]);
                    rest = self.at + 1;
                    self.at += 3;
                }
                (b'$' | b'%', ..) => self.at += 1,
                (b'\\', ..) => {
                    let meant = meant.get_or_insert_default();
                    meant.push_str(&self.text[rest..self.at]);
                    meant.push(self.escape()?);
                    rest = self.at;
                }
                _ => return self.fail("expected `\"`: a quoted string ends on its line"),
            }
        }
        if let Some(meant) = &mut meant {
            meant.push_str(&self.text[rest..self.at]);
        }
        Ok(meant)
    }

    /// The character that an escape means.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        let (character, length) = match self.ahead(1) {
            b'n' => ('\n', 2),
            b'r' => ('\r', 2),
            b't' => ('\t', 2),
            b'"' => ('"', 2),
            b'\\' => ('\\', 2),
            letter @ (b'u' | b'U') => {
                let length = if letter == b'u' { 6 } else { 10 };
                let digits = self.text.get(start + 2..start + length);
                let digits = digits.filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
                let code = digits.and_then(|it| u32::from_str_radix(it, 16).ok());
                match code.and_then(char::from_u32) {
                    Some(character) => (character, length),
                    None => {
                        return self.fail(
                            "expected `\\u` and four, or `\\U` and eight hexadecimal digits of a character",
                        );
                    }
                }
            }
            _ => return self.fail("this escape does not exist; to write a backslash, double it"),
        };
        self.at += length;
        Ok(character)
    }

    /// Adds the literal text from `start` to here, if there is any. `trims` takes white space away from its start.
    fn literal(&mut self, start: usize, meant: Option<String>, trims: bool, form: Form) {
        let written = start..self.at;
        if written.is_empty() {
            return;
        }
        let mut text = match meant {
            None => Text::Written(written),
            Some(meant) => Text::Meant(meant, written),
        };
        if trims {
            let whole = text.as_str(self.text);
            // A marker reaches to the end of its line.
            let line = match form {
                Form::Quoted => whole.len(),
                Form::Lines => whole.find('\n').map_or(whole.len(), |at| at + 1),
            };
            let kept = line - whole[..line].trim_start().len();
            let length = whole.len();
            text.keep(kept..length);
        }
        self.pieces.push(Piece::Literal(text));
    }

    /// Takes white space away from the end of the literal that was read last, if that was the last piece.
    fn trim_last(&mut self, base: usize, form: Form) {
        if self.pieces.len() == base {
            return;
        }
        if let Some(Piece::Literal(text)) = self.pieces.last_mut() {
            let whole = text.as_str(self.text);
            let last = match form {
                Form::Quoted => 0,
                Form::Lines => last_text(whole),
            };
            let kept = last + whole[last..].trim_end().len();
            text.keep(0..kept);
        }
    }

    /// `${…}` or `%{…}`: whether it takes white space away from the text behind it.
    fn sequence(&mut self, base: usize, form: Form) -> Result<bool> {
        let start = self.at;
        let is_directive = self.peek() == b'%';
        self.at += 2;
        if self.peek() == b'~' {
            self.at += 1;
            self.trim_last(base, form);
        }
        let piece = match is_directive {
            true => self.directive()?,
            false => Piece::Interpolation(self.expr(Lines::Continue)?, Span::default()),
        };
        self.space(Lines::Continue)?;
        let trims = self.peek() == b'~' && self.ahead(1) == b'}';
        self.at += usize::from(trims);
        if self.peek() != b'}' {
            let span = Span::new(start, start + 2);
            return match self.is_at_end() || matches!(self.peek(), b'"' | b'\n') {
                true => {
                    Err(Fail { at: number(self.at), span, message: "expected `}` behind what this begins" })
                }
                false => self.fail("expected `}`"),
            };
        }
        self.at += 1;
        let span = self.span(start);
        self.pieces.push(match piece {
            Piece::Interpolation(node, _) => Piece::Interpolation(node, span),
            Piece::If(condition, _) => Piece::If(condition, span),
            Piece::For { key, value, collection, .. } => Piece::For { key, value, collection, span },
            Piece::EndIf(_) => Piece::EndIf(self.at),
            Piece::EndFor(_) => Piece::EndFor(self.at),
            other => other,
        });
        Ok(trims)
    }

    /// What a directive says, from its keyword to before its closing brace.
    fn directive(&mut self) -> Result<Piece> {
        let none = Span::default();
        self.space(Lines::Continue)?;
        if self.word("if") {
            return Ok(Piece::If(self.expr(Lines::Continue)?, none));
        }
        if self.is_word("for") {
            let (key, value) = self.for_names()?;
            let collection = self.expr(Lines::Continue)?;
            return Ok(Piece::For { key, value, collection, span: none });
        }
        let ends = [("else", Piece::Else), ("endif", Piece::EndIf(0)), ("endfor", Piece::EndFor(0))];
        for (word, piece) in ends {
            if self.word(word) {
                return Ok(piece);
            }
        }
        self.fail("expected `if`, `else`, `endif`, `for` or `endfor`; to write `%{` as text, double the `%`")
    }

    /// `<<MARKER`, lines, and the marker on a line of its own.
    pub(super) fn heredoc(&mut self) -> Result<NodeId> {
        let start = self.at;
        self.at += 2;
        let is_indented = self.peek() == b'-';
        self.at += usize::from(is_indented);
        let name = self.identifier("expected the marker of a heredoc behind `<<`")?;
        let marker = &self.text[name..self.at];
        let introduction = Span::new(start, self.at);
        if self.is_at_end() || !self.is_line_end() {
            return self.fail("expected the end of the line behind the marker of a heredoc");
        }
        self.at += if self.peek() == b'\r' { 2 } else { 1 };
        let base = self.pieces.len();
        let mut trims = false;
        loop {
            // Here a line begins.
            let line = self.at;
            let Some(end) = memchr::memchr(b'\n', &self.bytes[line..]).map(|length| line + length) else {
                let message = "this heredoc has no end: expected its marker on a line of its own";
                return Err(Fail { at: number(self.bytes.len()), span: introduction, message });
            };
            let content = self.text[line..end].strip_suffix('\r').unwrap_or(&self.text[line..end]);
            if content.trim() == marker && !content.contains('\r') {
                self.at = line + content.trim_end().len();
                if is_indented {
                    self.dedent(base);
                }
                let heredoc = self.assemble(base, start)?;
                // Other white space may stand behind a marker than between two tokens.
                if blanks(&self.bytes[self.at..]) < line + content.len() - self.at {
                    self.at = line + content.len();
                }
                return Ok(heredoc);
            }
            trims = self.line(base, trims)?;
        }
    }

    /// One line with its line break, or several where a sequence holds breaks. `trims` is for its first text; returned is
    /// whether that of the next line is meant too.
    fn line(&mut self, base: usize, mut trims: bool) -> Result<bool> {
        let mut literal = self.at;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(length) = memchr::memchr3(b'\n', b'$', b'%', rest) else {
                self.at = self.bytes.len();
                break;
            };
            self.at += length;
            match (self.peek(), self.ahead(1), self.ahead(2)) {
                (b'\n', ..) => {
                    self.at += 1;
                    break;
                }
                (_, b'{', _) => {
                    self.line_text(literal, &mut trims)?;
                    trims = self.sequence(base, Form::Lines)?;
                    literal = self.at;
                }
                (first, second, b'{') if first == second => {
                    self.line_text(literal, &mut trims)?;
                    literal = self.at + 1;
                    self.at += 3;
                }
                _ => self.at += 1,
            }
        }
        self.line_text(literal, &mut trims)?;
        Ok(trims)
    }

    fn line_text(&mut self, start: usize, trims: &mut bool) -> Result<()> {
        if start == self.at {
            return Ok(());
        }
        let text = &self.bytes[start..self.at];
        let is_lone = |at: usize| text.get(at + 1) != Some(&b'\n');
        if let Some(at) = memchr::memchr_iter(b'\r', text).find(|&at| is_lone(at)) {
            return self.fail_at(start + at, "a carriage return stands only before a line feed");
        }
        self.literal(start, None, std::mem::take(trims), Form::Lines);
        Ok(())
    }

    /// Takes away the indentation of an indented heredoc: the least white space that any line begins with
    /// (`flushHeredocTemplateParts` in `hclsyntax`).
    fn dedent(&mut self, base: usize) {
        let source = self.text;
        let mut least = usize::MAX;
        let mut starts_line = true;
        for piece in &self.pieces[base..] {
            let text = match piece {
                Piece::Literal(text) => text.as_str(source),
                _ => "",
            };
            let is_blank = text.trim_start().is_empty() && text.ends_with('\n');
            if starts_line && !is_blank {
                least = least.min(indentation(text).count());
            }
            starts_line = text.ends_with('\n');
        }
        starts_line = true;
        for piece in &mut self.pieces[base..] {
            let Piece::Literal(text) = piece else {
                starts_line = false;
                continue;
            };
            let whole = text.as_str(source);
            let next = whole.ends_with('\n');
            let is_blank = whole.trim_start().is_empty() && next;
            if starts_line && !is_blank {
                let length = whole.len();
                let cut = indentation(whole).take(least).map(char::len_utf8).sum();
                text.keep(cut..length);
            }
            starts_line = next;
        }
    }

    /// The node of the pieces from `base` on, which starts at an offset and ends here.
    fn assemble(&mut self, base: usize, start: usize) -> Result<NodeId> {
        let span = self.span(start);
        let mut at = base;
        if self.pieces[base..].iter().all(|piece| matches!(piece, Piece::Literal(_))) {
            let text = self.texts(&mut at).unwrap_or(Text::Written(start..start));
            self.pieces.truncate(base);
            return Ok(match &text {
                Text::Written(range) if self.place.is_none() => {
                    let slice = [number(range.start), number(range.len())];
                    self.store.node_of(span, Kind::Slice, &slice)
                }
                _ => {
                    let text = text.as_str(self.text);
                    self.store.cooked_node(text, span)
                }
            });
        }
        let open = self.open.len();
        let is_alone = self.pieces.len() == base + 1;
        self.parts(&mut at, Within::Template)?;
        self.pieces.truncate(base);
        if !is_alone && self.open.len() == open + 1 {
            // White space around an interpolation that was taken away makes a text of it all the same.
            let empty = self.store.cooked_node("", span);
            self.open.push(empty);
        }
        let template = self.store.node_with(span, Kind::Template, &[], &self.open[open..], 1);
        self.open.truncate(open);
        Ok(template)
    }

    /// The literals from `at` on as one text.
    fn texts(&mut self, at: &mut usize) -> Option<Text> {
        let mut all: Option<Text> = None;
        while let Some(Piece::Literal(text)) = self.pieces.get_mut(*at) {
            let text = std::mem::replace(text, Text::Written(0..0));
            *at += 1;
            match &mut all {
                None => all = Some(text),
                Some(all) => all.join(&text, self.text),
            }
        }
        all
    }

    /// Turns the pieces from `at` on into nodes, whose numbers it leaves open, up to what ends them; where the last
    /// directive ends.
    fn parts(&mut self, at: &mut usize, within: Within) -> Result<(Piece, usize)> {
        loop {
            if let Some(text) = self.texts(at) {
                let written = text.as_str(self.text);
                if !written.is_empty() {
                    let range = text.range();
                    let node = match (&text, self.place) {
                        (Text::Written(_), None) => {
                            self.store.node(Span::new(range.start, range.end), Kind::Text, 0)
                        }
                        (_, place) => {
                            let span = place.unwrap_or(Span::new(range.start, range.end));
                            self.store.cooked_node(written, span)
                        }
                    };
                    self.open.push(node);
                }
            }
            let Some(piece) = self.pieces.get_mut(*at) else {
                return match within {
                    Within::Template => Ok((Piece::Done, 0)),
                    Within::If | Within::Else => self.fail("`%{ if }` in this template has no `%{ endif }`"),
                    Within::For => self.fail("`%{ for }` in this template has no `%{ endfor }`"),
                };
            };
            *at += 1;
            let piece = std::mem::replace(piece, Piece::Done);
            match (piece, within) {
                (Piece::Interpolation(expr, span), _) => {
                    let node = self.store.node(span, Kind::Interpolation, expr);
                    self.open.push(node);
                }
                (Piece::If(condition, span), _) => self.if_directive(at, condition, span)?,
                (Piece::For { key, value, collection, span }, _) => {
                    let base = self.open.len();
                    let (_, end) = self.deeper(|parser| parser.parts(at, Within::For))?;
                    let [key_at, key_length] = key.numbers();
                    let [value_at, value_length] = value.numbers();
                    let parts = [key_at, key_length, value_at, value_length, collection];
                    let span = self.to_end(span, end);
                    let node = self.store.node_with(span, Kind::TemplateFor, &parts, &self.open[base..], 1);
                    self.open.truncate(base);
                    self.open.push(node);
                }
                (Piece::Else, Within::If) => return Ok((Piece::Else, 0)),
                (Piece::EndIf(end), Within::If | Within::Else) => return Ok((Piece::EndIf(end), end)),
                (Piece::EndFor(end), Within::For) => return Ok((Piece::EndFor(end), end)),
                (Piece::Else, _) => return self.fail("`%{ else }` in this template has no `%{ if }`"),
                (Piece::EndIf(_), _) => return self.fail("`%{ endif }` in this template has no `%{ if }`"),
                (Piece::EndFor(_), _) => {
                    return self.fail("`%{ endfor }` in this template has no `%{ for }`");
                }
                (Piece::Literal(_) | Piece::Done, _) => {}
            }
        }
    }

    fn if_directive(&mut self, at: &mut usize, condition: NodeId, span: Span) -> Result<()> {
        let base = self.open.len();
        self.open.push(0);
        let (ended, mut end) = self.deeper(|parser| parser.parts(at, Within::If))?;
        self.open[base] = number(self.open.len() - base - 1);
        let otherwise = self.open.len();
        self.open.push(0);
        if matches!(ended, Piece::Else) {
            (_, end) = self.deeper(|parser| parser.parts(at, Within::Else))?;
        }
        self.open[otherwise] = number(self.open.len() - otherwise - 1);
        let list = number(self.store.lists.len());
        self.store.lists.push(condition);
        self.store.lists.extend_from_slice(&self.open[base..]);
        self.open.truncate(base);
        let span = self.to_end(span, end);
        let node = self.store.node(span, Kind::TemplateIf, list);
        self.open.push(node);
        Ok(())
    }

    /// From a directive to where the one that ends it does.
    fn to_end(&self, span: Span, end: usize) -> Span {
        self.place.unwrap_or(Span { start: span.start, end: number(end) })
    }
}

/// Where the last of the texts begins that the scanner of HCL makes of a text: each line is one, but for the end of a
/// line that stands one byte behind `$` or `%`, which is one of its own.
fn last_text(text: &str) -> usize {
    match text.as_bytes() {
        [.., b'$' | b'%', _, b'\r', b'\n'] => text.len() - 2,
        [.., b'$' | b'%', _, b'\n'] => text.len() - 1,
        _ => text.strip_suffix('\n').unwrap_or(text).rfind('\n').map_or(0, |at| at + 1),
    }
}

fn indentation(text: &str) -> impl Iterator<Item = char> {
    text.chars().take_while(|it| it.is_whitespace())
}

/// Parses what is all template, to the end of the parser's text.
pub(crate) fn template(mut parser: Parser<'_>, start: usize) -> std::result::Result<NodeId, SyntaxError> {
    parser.at = start;
    parser.byte_order_mark();
    let mut read = || {
        let mut trims = false;
        while !parser.is_at_end() {
            trims = parser.line(0, trims)?;
        }
        parser.assemble(0, start)
    };
    let read: Result<NodeId> = read();
    read.map_err(|fail| fail.error(parser.text))
}
