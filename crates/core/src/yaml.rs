//! YAML as a tree of texts, lists and mappings, which knows where its texts stand and what comment is behind them.

use crate::source::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks, StrInput};

/// How deep a document may nest.
const MAX_DEPTH: usize = 64;

/// A node of a document.
#[derive(Debug)]
pub enum Node {
    /// A scalar.
    Text(Text),
    /// A sequence.
    List(Vec<Self>),
    /// A mapping, of which the keys are texts.
    Mapping(Vec<(String, Self)>),
}

/// A scalar.
#[derive(Debug)]
pub struct Text {
    /// What it says.
    pub said: String,
    /// Whether it is in no quotes and no block, so that it may say more than a text.
    pub is_plain: bool,
    /// Where.
    pub span: Span,
    /// The comment behind it, on its line.
    pub remark: String,
}

impl Node {
    /// The text that it is.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The first text within it.
    #[must_use]
    pub fn first(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(items) => items.first()?.first(),
            Self::Mapping(members) => members.first()?.1.first(),
        }
    }

    /// The last text within it.
    #[must_use]
    pub fn last(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(items) => items.last()?.last(),
            Self::Mapping(members) => members.last()?.1.last(),
        }
    }

    /// What a key of the mapping has.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Mapping(members) = self else { return None };
        members.iter().find_map(|(key, node)| (key == name).then_some(node))
    }
}

/// The first document of a text. `None` where it is not YAML, nests too deep, or uses aliases. JSON is YAML.
#[must_use]
pub fn document(text: &str) -> Option<Node> {
    let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
    Reader { text, starts, parser: Parser::new_from_str(text) }.document()
}

/// The elements of the list that a key at the top of a document has, or the text alone. What is not YAML has none.
pub(crate) fn elements(text: &str, key: &str) -> Vec<Node> {
    let Some(Node::Mapping(members)) = document(text) else { return Vec::new() };
    match members.into_iter().find_map(|(name, node)| (name == key).then_some(node)) {
        Some(Node::List(elements)) => elements,
        other => other.into_iter().collect(),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Where each character starts; empty where each is a byte.
    starts: Vec<usize>,
    parser: Parser<'t, StrInput<'t>>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Option<Node> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::Nothing | Event::DocumentStart(_), _) => {}
                start => return self.node(start, 0),
            }
        }
    }

    fn next(&mut self) -> Option<(Event<'t>, Marks)> {
        self.parser.next()?.ok()
    }

    /// `None` where the text is not YAML, nests too deep, or uses aliases.
    fn node(&mut self, (start, marks): (Event<'t>, Marks), depth: usize) -> Option<Node> {
        match start {
            _ if depth > MAX_DEPTH => None,
            Event::Scalar(said, style, ..) => {
                let (start, end) = (self.byte(marks.start.index()), self.byte(marks.end.index()));
                let remark = self.remark(end);
                let is_plain = style == ScalarStyle::Plain;
                Some(Node::Text(Text {
                    said: said.into_owned(),
                    is_plain,
                    span: Span::new(start, end),
                    remark,
                }))
            }
            Event::SequenceStart(..) => {
                let mut elements = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => return Some(Node::List(elements)),
                        start => elements.push(self.node(start, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(..) => {
                let mut members = Vec::new();
                loop {
                    let key = match self.next()? {
                        (Event::MappingEnd, _) => return Some(Node::Mapping(members)),
                        (Event::Scalar(key, ..), _) => key.into_owned(),
                        _ => return None,
                    };
                    let start = self.next()?;
                    members.push((key, self.node(start, depth + 1)?));
                }
            }
            _ => None,
        }
    }

    /// Where a character starts, in bytes.
    fn byte(&self, character: usize) -> usize {
        let start = if self.starts.is_empty() {
            character
        } else {
            *self.starts.get(character).unwrap_or(&self.text.len())
        };
        start.min(self.text.len())
    }

    fn remark(&self, end: usize) -> String {
        let line = self.text.get(end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        line.split_once(" #").map(|(_, remark)| remark.trim().to_owned()).unwrap_or_default()
    }
}
