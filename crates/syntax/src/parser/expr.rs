//! Expressions.

use super::characters::{DIGIT, class};
use super::{Fail, Lines, Parser, Result};
use crate::Span;
use crate::expr::BinaryOperator;
use crate::store::{Kind, NONE, Name, NodeId, StepRecord, number};

/// How many operators of one precedence may follow each other, which nest as deeply.
const MAX_OPERATORS: u32 = 1_000;

impl Parser<'_> {
    /// An expression, from the white space before it to its last character.
    pub(super) fn expr(&mut self, lines: Lines) -> Result<NodeId> {
        self.deeper(|parser| parser.conditional(lines))
    }

    fn conditional(&mut self, lines: Lines) -> Result<NodeId> {
        self.space(lines)?;
        let start = self.at;
        let condition = self.binary(lines, 0)?;
        let end = self.at;
        self.space(lines)?;
        if self.peek() != b'?' {
            self.at = end;
            return Ok(condition);
        }
        self.at += 1;
        let yes = self.expr(lines)?;
        self.space(lines)?;
        if self.peek() != b':' {
            return self.fail("expected `:` and the value for when the condition is false");
        }
        self.at += 1;
        let no = self.expr(lines)?;
        let span = self.span(start);
        Ok(self.store.node_of(span, Kind::Conditional, &[condition, yes, no]))
    }

    /// The operator here, and its length.
    #[inline]
    fn operator(&self) -> Option<(BinaryOperator, usize)> {
        Some(match (self.peek(), self.ahead(1)) {
            (b'|', b'|') => (BinaryOperator::Or, 2),
            (b'&', b'&') => (BinaryOperator::And, 2),
            (b'=', b'=') => (BinaryOperator::Equal, 2),
            (b'!', b'=') => (BinaryOperator::NotEqual, 2),
            (b'<', b'=') => (BinaryOperator::LessOrEqual, 2),
            (b'>', b'=') => (BinaryOperator::GreaterOrEqual, 2),
            (b'<', _) => (BinaryOperator::Less, 1),
            (b'>', _) => (BinaryOperator::Greater, 1),
            (b'+', _) => (BinaryOperator::Add, 1),
            (b'-', _) => (BinaryOperator::Subtract, 1),
            (b'*', _) => (BinaryOperator::Multiply, 1),
            (b'/', _) => (BinaryOperator::Divide, 1),
            (b'%', _) => (BinaryOperator::Modulo, 1),
            _ => return None,
        })
    }

    /// Operands and operators that bind more tightly than `least`.
    fn binary(&mut self, lines: Lines, least: u8) -> Result<NodeId> {
        self.space(lines)?;
        let start = self.at;
        let mut left = self.operand(lines)?;
        let mut operators = 0;
        loop {
            let end = self.at;
            self.space(lines)?;
            let Some((operator, length)) = self.operator().filter(|(it, _)| it.precedence() > least) else {
                self.at = end;
                return Ok(left);
            };
            operators += 1;
            if operators > MAX_OPERATORS {
                return self.fail("too many operators follow each other");
            }
            self.at += length;
            let right = self.binary(lines, operator.precedence())?;
            let span = self.span(start);
            left = self.store.node_of(span, Kind::Binary, &[operator as u32, left, right]);
        }
    }

    /// An operand with the steps behind it.
    fn operand(&mut self, lines: Lines) -> Result<NodeId> {
        let start = self.at;
        let operator = match self.peek() {
            b'-' => Kind::Negate,
            b'!' => Kind::Not,
            _ => {
                let term = self.term(lines)?;
                return self.steps(term, start, lines);
            }
        };
        self.at += 1;
        let operand = self.deeper(|parser| {
            parser.space(lines)?;
            parser.operand(lines)
        })?;
        let span = self.span(start);
        Ok(self.store.node(span, operator, operand))
    }

    fn term(&mut self, lines: Lines) -> Result<NodeId> {
        let start = self.at;
        match self.peek() {
            b'"' => self.quoted(),
            b'[' => self.tuple(start),
            b'{' => self.object(start),
            b'(' => {
                self.at += 1;
                let inner = self.expr(Lines::Continue)?;
                self.space(Lines::Continue)?;
                self.close(b')', start, "this `(` is not closed", "expected `)`")?;
                let span = self.span(start);
                Ok(self.store.node(span, Kind::Parenthesis, inner))
            }
            b'0'..=b'9' => {
                self.number()?;
                Ok(self.number_node(start))
            }
            b'<' if self.ahead(1) == b'<' => self.heredoc(),
            _ if self.is_name() => self.named(start, lines),
            _ if self.is_at_end() => self.fail("expected a value, not the end of the file"),
            _ => self.fail("expected a value"),
        }
    }

    /// The node of a number from an offset to here.
    fn number_node(&mut self, start: usize) -> NodeId {
        let span = self.span(start);
        match self.place {
            None => self.store.node(span, Kind::Number, 0),
            Some(_) => {
                let text = self.store.cook(&self.text[start..self.at]);
                self.store.node_of(span, Kind::CookedNumber, &text)
            }
        }
    }

    /// Passes over a closing bracket.
    fn close(
        &mut self,
        bracket: u8,
        open: usize,
        unclosed: &'static str,
        expected: &'static str,
    ) -> Result<()> {
        if self.peek() == bracket {
            self.at += 1;
            return Ok(());
        }
        if self.is_at_end() {
            let span = Span::new(open, open + 1);
            return Err(Fail { at: number(self.at), span, message: unclosed });
        }
        self.fail(expected)
    }

    /// A keyword, the call of a function, or a name.
    fn named(&mut self, start: usize, lines: Lines) -> Result<NodeId> {
        self.identifier("")?;
        let end = self.at;
        self.space(lines)?;
        match self.peek() {
            b'(' => return self.call(start, end, lines),
            b':' if self.ahead(1) == b':' => return self.call(start, end, lines),
            _ => self.at = end,
        }
        let span = self.span(start);
        let kind = match &self.bytes[start..end] {
            b"true" => Kind::True,
            b"false" => Kind::False,
            b"null" => Kind::Null,
            _ if self.place.is_some() => {
                let [at, length] = self.name(start).numbers();
                return Ok(self.store.node_of(span, Kind::Reference, &[at, length, 0]));
            }
            _ => Kind::Variable,
        };
        Ok(self.store.node(span, kind, 0))
    }

    /// The call of a function, whose name's first part stands at `start..end`.
    fn call(&mut self, start: usize, end: usize, lines: Lines) -> Result<NodeId> {
        let mut name = None;
        while self.peek() == b':' && self.ahead(1) == b':' {
            self.at += 2;
            self.space(lines)?;
            let part = self.identifier("expected the name of a function")?;
            let whole = name.get_or_insert_with(|| self.text[start..end].to_owned());
            whole.push_str("::");
            whole.push_str(&self.text[part..self.at]);
            self.space(lines)?;
        }
        let name = match name {
            Some(name) => self.store.cooked_name(&name, self.span(start)),
            None => {
                let here = std::mem::replace(&mut self.at, end);
                let name = self.name(start);
                self.at = here;
                name
            }
        };
        if self.peek() != b'(' {
            return self.fail("expected `(` and the arguments of the function");
        }
        let open = self.at;
        self.at += 1;
        let base = self.open.len();
        let mut kind = Kind::Call;
        loop {
            self.space(Lines::Continue)?;
            if self.peek() == b')' {
                break;
            }
            let argument = self.expr(Lines::Continue)?;
            self.open.push(argument);
            self.space(Lines::Continue)?;
            match self.peek() {
                b',' => self.at += 1,
                b'.' if self.bytes[self.at..].starts_with(b"...") => {
                    self.at += 3;
                    kind = Kind::CallExpanded;
                    self.space(Lines::Continue)?;
                    break;
                }
                _ => break,
            }
        }
        self.close(b')', open, "this `(` is not closed", "expected `,` or `)`")?;
        let span = self.span(start);
        let call = self.store.node_with(span, kind, &name.numbers(), &self.open[base..], 1);
        self.open.truncate(base);
        Ok(call)
    }

    fn tuple(&mut self, start: usize) -> Result<NodeId> {
        self.at += 1;
        self.space(Lines::Continue)?;
        if self.is_word("for") {
            return self.for_expr(start, b']');
        }
        let base = self.open.len();
        loop {
            self.space(Lines::Continue)?;
            if self.peek() == b']' {
                break;
            }
            if self.is_at_end() {
                break;
            }
            let item = self.expr(Lines::Continue)?;
            self.open.push(item);
            self.space(Lines::Continue)?;
            if self.peek() != b',' {
                break;
            }
            self.at += 1;
        }
        self.close(b']', start, "this `[` is not closed", "expected `,` or `]`")?;
        let span = self.span(start);
        let tuple = self.store.node_with(span, Kind::Tuple, &[], &self.open[base..], 1);
        self.open.truncate(base);
        Ok(tuple)
    }

    fn object(&mut self, start: usize) -> Result<NodeId> {
        self.at += 1;
        self.space(Lines::Continue)?;
        if self.is_word("for") {
            return self.for_expr(start, b'}');
        }
        let base = self.open.len();
        loop {
            self.space(Lines::Continue)?;
            if self.peek() == b'}' || self.is_at_end() {
                break;
            }
            let key = self.key()?;
            self.space(Lines::End)?;
            if !self.is_equals() && self.peek() != b':' {
                return self.fail("expected `=` and the value of the key");
            }
            self.at += 1;
            let value = self.expr(Lines::End)?;
            self.open.extend([key, value]);
            self.space(Lines::End)?;
            match self.peek() {
                b',' => self.at += 1,
                _ if self.is_line_end() && !self.is_at_end() => {}
                _ => break,
            }
        }
        self.close(b'}', start, "this `{` is not closed", "expected `,`, a line break, or `}`")?;
        let span = self.span(start);
        let object = self.store.node_with(span, Kind::Object, &[], &self.open[base..], 2);
        self.open.truncate(base);
        Ok(object)
    }

    /// The key of an object. Nearly all are names before `=`, which need not be read as expressions first.
    fn key(&mut self) -> Result<NodeId> {
        let start = self.at;
        if self.place.is_none() && self.is_name() {
            self.identifier("")?;
            let span = self.span(start);
            self.space(Lines::End)?;
            if self.is_equals() || (self.peek() == b':' && self.ahead(1) != b':') {
                return Ok(self.store.node(span, Kind::Text, 0));
            }
            self.at = start;
        }
        let key = self.expr(Lines::End)?;
        Ok(self.as_text(key))
    }

    /// A name on its own as a key is a string, and so is a keyword.
    fn as_text(&mut self, key: NodeId) -> NodeId {
        let node = self.store.nodes[key as usize];
        let (span, kind, a) = (node.span(), node.kind(), node.a);
        let text = match kind {
            Kind::Variable => None,
            Kind::Null | Kind::True | Kind::False if self.place.is_none() => None,
            Kind::Null => Some("null".to_owned()),
            Kind::True => Some("true".to_owned()),
            Kind::False => Some("false".to_owned()),
            // A name that does not stand in the source as it is.
            Kind::Reference if self.store.lists[a as usize + 2] == 0 => {
                let name = Name::from_numbers(&self.store.lists[a as usize..]);
                Some(name.text(self.text, &self.store.lists, &self.store.cooked).to_owned())
            }
            _ => return key,
        };
        match text {
            Some(text) => self.store.cooked_node(&text, span),
            None => {
                self.store.nodes[key as usize] = node.of_kind(Kind::Text);
                key
            }
        }
    }

    /// `for …`, from its first letter to the closing bracket.
    fn for_expr(&mut self, start: usize, bracket: u8) -> Result<NodeId> {
        let lines = Lines::Continue;
        let (key_name, value_name) = self.for_names()?;
        let collection = self.expr(lines)?;
        self.space(lines)?;
        if self.peek() != b':' {
            return self.fail("expected `:` behind what `for` repeats over");
        }
        self.at += 1;
        let mut value = self.expr(lines)?;
        let mut key = NONE;
        self.space(lines)?;
        let is_object = bracket == b'}';
        if self.peek() == b'=' && self.ahead(1) == b'>' {
            if !is_object {
                return self.fail("a list has no keys: `=>` belongs to `{ for … }`");
            }
            self.at += 2;
            key = value;
            value = self.expr(lines)?;
            self.space(lines)?;
        } else if is_object {
            return self.fail("expected `=>` between key and value");
        }
        let is_grouping = self.bytes[self.at..].starts_with(b"...");
        if is_grouping {
            if !is_object {
                return self.fail("a list has no keys to group by: `...` belongs to `{ for … }`");
            }
            self.at += 3;
            self.space(lines)?;
        }
        let mut condition = NONE;
        if self.word("if") {
            condition = self.expr(lines)?;
            self.space(lines)?;
        }
        match is_object {
            true => self.close(bracket, start, "this `{` is not closed", "expected `if` or `}`")?,
            false => self.close(bracket, start, "this `[` is not closed", "expected `if` or `]`")?,
        }
        let [key_at, key_length] = key_name.numbers();
        let [value_at, value_length] = value_name.numbers();
        let grouping = u32::from(is_grouping);
        let parts = [key_at, key_length, value_at, value_length, collection, key, value, condition, grouping];
        let span = self.span(start);
        Ok(self.store.node_of(span, Kind::For, &parts))
    }

    /// `for key, value in`: the names.
    pub(super) fn for_names(&mut self) -> Result<(Name, Name)> {
        let lines = Lines::Continue;
        self.at += "for".len();
        self.space(lines)?;
        let start = self.identifier("expected a name for the elements")?;
        let mut value = self.name(start);
        let mut key = Name::NONE;
        self.space(lines)?;
        if self.peek() == b',' {
            self.at += 1;
            self.space(lines)?;
            let start = self.identifier("expected a name for the elements")?;
            key = std::mem::replace(&mut value, self.name(start));
            self.space(lines)?;
        }
        if !self.word("in") {
            return self.fail("expected `in` and what `for` repeats over");
        }
        Ok((key, value))
    }

    /// The steps behind a term.
    fn steps(&mut self, term: NodeId, start: usize, lines: Lines) -> Result<NodeId> {
        let base = self.open.len();
        let mut in_splat = false;
        loop {
            let end = self.at;
            self.space(lines)?;
            let step = match self.peek() {
                b'.' if self.ahead(1) != b'.' => self.dot_step(lines, &mut in_splat)?,
                b'[' => {
                    in_splat = false;
                    self.index_step(lines)?
                }
                _ => {
                    self.at = end;
                    break;
                }
            };
            self.open.extend(step.numbers());
        }
        if self.open.len() == base {
            return Ok(term);
        }
        let span = self.span(start);
        let steps = &self.open[base..];
        let node = self.store.nodes[term as usize];
        let traversal = match node.kind() {
            Kind::Variable => {
                let [at, length] = Name::plain(node.span()).numbers();
                // Its node is the last one, and no other names it, unless an index made more.
                if term == number(self.store.nodes.len() - 1) {
                    self.store.nodes.pop();
                }
                self.store.node_with(span, Kind::Reference, &[at, length], steps, 2)
            }
            Kind::Reference => {
                let at = node.a as usize;
                let [name, length] = [self.store.lists[at], self.store.lists[at + 1]];
                self.store.node_with(span, Kind::Reference, &[name, length], steps, 2)
            }
            _ => self.store.node_with(span, Kind::Traversal, &[term], steps, 2),
        };
        self.open.truncate(base);
        Ok(traversal)
    }

    /// `.name`, `.0`, `.*`.
    fn dot_step(&mut self, lines: Lines, in_splat: &mut bool) -> Result<StepRecord> {
        self.at += 1;
        self.space(lines)?;
        let start = self.at;
        if self.is_name() {
            self.identifier("")?;
            return Ok(match self.place {
                None => StepRecord::Attribute(Span { start: number(start), end: number(self.at) }),
                Some(_) => {
                    let [at, length] = self.store.cook(&self.text[start..self.at]);
                    let place = number(self.store.lists.len());
                    self.store.lists.extend([at, length]);
                    StepRecord::Cooked(place)
                }
            });
        }
        if class(self.peek()) & DIGIT != 0 {
            self.number_token();
            if self.bytes[start..self.at].contains(&b'.') {
                return self.fail_at(start, "two indexes follow each other: write them as `[0][1]`");
            }
            self.at = start;
            self.number()?;
            return Ok(StepRecord::Legacy(self.number_node(start)));
        }
        if self.peek() == b'*' {
            if *in_splat {
                return self.fail("`.*` cannot stand behind another `.*`; `[*]` can");
            }
            *in_splat = true;
            self.at += 1;
            return Ok(StepRecord::AttributeSplat);
        }
        self.fail("expected the name of an attribute behind `.`")
    }

    /// `[key]`, `[*]`.
    fn index_step(&mut self, lines: Lines) -> Result<StepRecord> {
        let open = self.at;
        self.at += 1;
        self.space(lines)?;
        if self.peek() == b'*' {
            self.at += 1;
            self.space(lines)?;
            self.close(b']', open, "this `[` is not closed", "expected `]`")?;
            return Ok(StepRecord::FullSplat);
        }
        let key = self.expr(Lines::Continue)?;
        self.space(Lines::Continue)?;
        self.close(b']', open, "this `[` is not closed", "expected `]`")?;
        Ok(StepRecord::Index(key))
    }
}
