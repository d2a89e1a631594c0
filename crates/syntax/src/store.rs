//! How a tree is kept: records of a fixed size in a few tables, which name each other by their numbers.
//!
//! A node of an expression takes 12 bytes. What does not fit into them stands in `lists`, a table of numbers: the
//! children of a list after their count, the parts of a `for`. Texts are slices of the source; only where they are
//! written with escapes, or indented, they are kept apart, in `cooked`.

use crate::Span;

/// The number of a node.
pub(crate) type NodeId = u32;

/// Instead of a [`NodeId`]: nothing is there.
pub(crate) const NONE: u32 = u32::MAX;

/// What a node is. `a` is the node's second number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Null,
    True,
    False,
    /// A value of which only a later step knows what it is.
    Deferred,
    /// The text is that of the span.
    Number,
    /// The text is that of the span.
    Text,
    /// The text is that of the span without its first and last byte.
    Quoted,
    /// `lists[a..a + 2]`: where the text starts in `cooked`, and its length.
    Cooked,
    /// `lists[a..a + 2]`: where the text starts in the source, and its length.
    Slice,
    /// A number whose text is as that of `Cooked`.
    CookedNumber,
    /// The name is the text of the span.
    Variable,
    /// A name and steps. `lists[a..]`: name (two numbers), number of steps, two numbers a step.
    Reference,
    /// Any other expression and steps. `lists[a..]`: node, number of steps, two numbers a step.
    Traversal,
    /// `lists[a..]`: number of parts, nodes.
    Template,
    /// A part of a template. `a`: node.
    Interpolation,
    /// A part of a template. `lists[a..]`: condition, number of parts, nodes, number of parts otherwise, nodes.
    TemplateIf,
    /// A part of a template. `lists[a..]`: name of the key (two numbers), of the value, collection, number of parts,
    /// nodes.
    TemplateFor,
    /// `lists[a..]`: number of items, nodes.
    Tuple,
    /// `lists[a..]`: number of members, keys and values in turn.
    Object,
    /// `lists[a..]`: name (two numbers), number of arguments, nodes.
    Call,
    /// As a call, the last argument expanded.
    CallExpanded,
    /// `lists[a..a + 3]`: nodes.
    Conditional,
    /// `a`: node.
    Not,
    /// `a`: node.
    Negate,
    /// `a`: node.
    Parenthesis,
    /// `lists[a..]`: operator, nodes.
    Binary,
    /// `lists[a..]`: name of the key (two numbers), of the value, collection, key, value, condition, grouping.
    For,
}

/// How many bits tell the kind of a node.
const KIND_BITS: u32 = 5;

/// The largest length that fits beside the kind of a node.
pub(crate) const MAX_LENGTH: u32 = u32::MAX >> KIND_BITS;

impl Kind {
    /// All of them, by their numbers; what is left stands for nothing.
    const ALL: [Self; 1 << KIND_BITS] = {
        let mut all = [Self::Null; 1 << KIND_BITS];
        let kinds = [
            Self::Null,
            Self::True,
            Self::False,
            Self::Deferred,
            Self::Number,
            Self::Text,
            Self::Quoted,
            Self::Cooked,
            Self::Slice,
            Self::CookedNumber,
            Self::Variable,
            Self::Reference,
            Self::Traversal,
            Self::Template,
            Self::Interpolation,
            Self::TemplateIf,
            Self::TemplateFor,
            Self::Tuple,
            Self::Object,
            Self::Call,
            Self::CallExpanded,
            Self::Conditional,
            Self::Not,
            Self::Negate,
            Self::Parenthesis,
            Self::Binary,
            Self::For,
        ];
        let mut index = 0;
        while index < kinds.len() {
            all[kinds[index] as usize] = kinds[index];
            index += 1;
        }
        all
    };
}

/// A node of an expression.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    start: u32,
    /// How many bytes it has, above the bits of its kind.
    length_and_kind: u32,
    pub(crate) a: u32,
}

impl Node {
    pub(crate) fn new(span: Span, kind: Kind, a: u32) -> Self {
        let length = span.end.saturating_sub(span.start).min(MAX_LENGTH);
        Self { start: span.start, length_and_kind: length << KIND_BITS | kind as u32, a }
    }

    pub(crate) fn span(self) -> Span {
        Span { start: self.start, end: self.start + (self.length_and_kind >> KIND_BITS) }
    }

    pub(crate) fn kind(self) -> Kind {
        Kind::ALL[self.length_and_kind as usize % Kind::ALL.len()]
    }

    /// The same node of another kind.
    pub(crate) fn of_kind(self, kind: Kind) -> Self {
        Self::new(self.span(), kind, self.a)
    }

    /// The same node at another place.
    pub(crate) fn at(self, span: Span) -> Self {
        Self::new(span, self.kind(), self.a)
    }
}

/// A name: a slice of the source, or what it means if it is not written as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name {
    at: u32,
    /// The length in bytes, below the two highest bits, which tell the form.
    length: u32,
}

/// The slice stands between quotes, which belong to the name's place.
const QUOTED: u32 = 1 << 31;

/// `at` is a number in `lists`: start and length in `cooked`, start and end in the source.
const COOKED: u32 = 1 << 30;

impl Name {
    /// No name.
    pub(crate) const NONE: Self = Self { at: 0, length: 0 };

    /// A name that stands in the source as it is.
    pub(crate) fn plain(span: Span) -> Self {
        Self { at: span.start, length: span.end - span.start }
    }

    /// A name that stands in the source as it is, between quotes; `span` is with them.
    pub(crate) fn quoted(span: Span) -> Self {
        Self { at: span.start + 1, length: (span.end - span.start - 2) | QUOTED }
    }

    pub(crate) fn from_numbers(numbers: &[u32]) -> Self {
        Self { at: numbers[0], length: numbers[1] }
    }

    pub(crate) fn numbers(self) -> [u32; 2] {
        [self.at, self.length]
    }

    pub(crate) fn is_none(self) -> bool {
        self.length == 0
    }
}

/// A step of a traversal, in two numbers: where it starts or which node is its key, and its kind above its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepRecord {
    /// `.name`: the name.
    Attribute(Span),
    /// A name that does not stand in the source as it is, by its place in `lists`.
    Cooked(u32),
    Index(NodeId),
    /// `.0`.
    Legacy(NodeId),
    /// `.*`
    AttributeSplat,
    /// `[*]`
    FullSplat,
}

impl StepRecord {
    pub(crate) fn numbers(self) -> [u32; 2] {
        let tagged = |at, tag: u32, length| [at, tag << 28 | length];
        match self {
            Self::Attribute(span) => tagged(span.start, 0, span.end - span.start),
            Self::Cooked(at) => tagged(at, 1, 0),
            Self::Index(node) => tagged(node, 2, 0),
            Self::Legacy(node) => tagged(node, 3, 0),
            Self::AttributeSplat => tagged(0, 4, 0),
            Self::FullSplat => tagged(0, 5, 0),
        }
    }

    pub(crate) fn from_numbers(numbers: &[u32]) -> Self {
        let (at, length) = (numbers[0], numbers[1] & 0x0fff_ffff);
        match numbers[1] >> 28 {
            0 => Self::Attribute(Span { start: at, end: at + length }),
            1 => Self::Cooked(at),
            2 => Self::Index(at),
            3 => Self::Legacy(at),
            4 => Self::AttributeSplat,
            _ => Self::FullSplat,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct AttributeRecord {
    pub(crate) name: Name,
    pub(crate) expr: NodeId,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct BlockRecord {
    pub(crate) kind: Name,
    /// `lists[labels..]`: the number of labels, two numbers a label.
    pub(crate) labels: u32,
    pub(crate) header: Span,
    /// The offset behind the closing brace.
    pub(crate) end: u32,
    pub(crate) body: BodyRecord,
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BodyRecord {
    pub(crate) span: Span,
    pub(crate) attributes: Slice,
    pub(crate) blocks: Slice,
    /// `lists[by_name..]`: the attributes by their names, as offsets in the slice; [`NONE`] for few attributes.
    pub(crate) by_name: u32,
}

/// Records that follow each other in a table.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slice {
    pub(crate) start: u32,
    pub(crate) length: u32,
}

impl Slice {
    pub(crate) fn of<T>(self, table: &[T]) -> &[T] {
        &table[self.start as usize..][..self.length as usize]
    }
}

/// The tables of a tree while it grows.
#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) nodes: Vec<Node>,
    pub(crate) lists: Vec<u32>,
    pub(crate) attributes: Vec<AttributeRecord>,
    pub(crate) blocks: Vec<BlockRecord>,
    pub(crate) cooked: String,
    pub(crate) comments: Vec<Span>,
}

/// The number of an index. Texts are limited such that no table has more entries than fit.
pub(crate) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Store {
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.lists.clear();
        self.attributes.clear();
        self.blocks.clear();
        self.cooked.clear();
        self.comments.clear();
    }

    pub(crate) fn node(&mut self, span: Span, kind: Kind, a: u32) -> NodeId {
        self.nodes.push(Node::new(span, kind, a));
        number(self.nodes.len() - 1)
    }

    /// A node whose parts stand in `lists`.
    pub(crate) fn node_of(&mut self, span: Span, kind: Kind, parts: &[u32]) -> NodeId {
        let a = number(self.lists.len());
        self.lists.extend_from_slice(parts);
        self.node(span, kind, a)
    }

    /// A node of some parts and a list, whose number of entries stands before it. An entry is `width` numbers.
    pub(crate) fn node_with(
        &mut self,
        span: Span,
        kind: Kind,
        parts: &[u32],
        list: &[u32],
        width: usize,
    ) -> NodeId {
        let a = number(self.lists.len());
        self.lists.extend_from_slice(parts);
        self.lists.push(number(list.len() / width));
        self.lists.extend_from_slice(list);
        self.node(span, kind, a)
    }

    /// Keeps a text that does not stand in the source as it is: where it starts, and its length.
    pub(crate) fn cook(&mut self, text: &str) -> [u32; 2] {
        let start = number(self.cooked.len());
        self.cooked.push_str(text);
        [start, number(text.len())]
    }

    /// A node of a text that does not stand in the source as it is.
    pub(crate) fn cooked_node(&mut self, text: &str, span: Span) -> NodeId {
        let at = self.cook(text);
        self.node_of(span, Kind::Cooked, &at)
    }

    /// A name that does not stand in the source as it is.
    pub(crate) fn cooked_name(&mut self, text: &str, span: Span) -> Name {
        let [start, length] = self.cook(text);
        let at = number(self.lists.len());
        self.lists.extend([start, length, span.start, span.end]);
        Name { at, length: COOKED }
    }
}

/// What the tables of a tree and its text say of a name.
impl Name {
    pub(crate) fn text<'t>(self, text: &'t str, lists: &[u32], cooked: &'t str) -> &'t str {
        if self.length & COOKED != 0 {
            let at = self.at as usize;
            return &cooked[lists[at] as usize..][..lists[at + 1] as usize];
        }
        &text[self.at as usize..][..(self.length & !QUOTED) as usize]
    }

    /// Whether this is the name.
    pub(crate) fn is(self, name: &str, text: &str, lists: &[u32], cooked: &str) -> bool {
        if self.length & COOKED != 0 {
            return self.text(text, lists, cooked) == name;
        }
        // Most names differ in their lengths; the others are compared as bytes.
        let length = (self.length & !QUOTED) as usize;
        length == name.len() && text.as_bytes()[self.at as usize..][..length] == *name.as_bytes()
    }

    pub(crate) fn span(self, lists: &[u32]) -> Span {
        if self.length & COOKED != 0 {
            let at = self.at as usize;
            return Span { start: lists[at + 2], end: lists[at + 3] };
        }
        let end = self.at + (self.length & !QUOTED);
        if self.length & QUOTED != 0 {
            Span { start: self.at - 1, end: end + 1 }
        } else {
            Span { start: self.at, end }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_keeps_its_place_and_its_kind_however_long_it_is() {
        for kind in [Kind::Null, Kind::Quoted, Kind::For] {
            for length in [0, 1, 1 << 20, MAX_LENGTH] {
                let span = Span { start: 7, end: 7 + length };
                let node = Node::new(span, kind, 3);
                assert_eq!((node.span(), node.kind(), node.a), (span, kind, 3));
            }
        }
        assert_eq!(size_of::<Node>(), 12);
    }
}
