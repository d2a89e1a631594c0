//! Trees of other formats, such as JSON, whose strings may be templates.

use crate::parser::{self, Parser};
use crate::store::{AttributeRecord, BlockRecord, BodyRecord, Kind, Name, NodeId, Store, number};
use crate::tree::Tree;
use crate::{SourceId, Span, SyntaxError};
use std::sync::Arc;

/// Builds a tree whose places are those of a text in another format.
#[derive(Debug)]
pub struct Builder {
    id: SourceId,
    text: Arc<str>,
    store: Store,
}

/// An expression of a tree that is being built.
#[derive(Debug, Clone, Copy)]
pub struct Built(NodeId);

/// An attribute of a tree that is being built.
#[derive(Debug, Clone, Copy)]
pub struct BuiltAttribute(AttributeRecord);

/// A block of a tree that is being built.
#[derive(Debug, Clone, Copy)]
pub struct BuiltBlock(BlockRecord);

impl Builder {
    /// Begins a tree for a text.
    #[must_use]
    pub fn new(id: SourceId, text: Arc<str>) -> Self {
        Self { id, text, store: Store::default() }
    }

    /// `null`.
    pub fn null(&mut self, span: Span) -> Built {
        Built(self.store.node(span, Kind::Null, 0))
    }

    /// A value that stays open until later.
    pub fn deferred(&mut self, span: Span) -> Built {
        Built(self.store.node(span, Kind::Deferred, 0))
    }

    /// `true`, `false`.
    pub fn bool(&mut self, value: bool, span: Span) -> Built {
        Built(self.store.node(span, if value { Kind::True } else { Kind::False }, 0))
    }

    /// A number, written as in HCL.
    pub fn number(&mut self, number: &str, span: Span) -> Built {
        if self.text.get(span.range()) == Some(number) {
            return Built(self.store.node(span, Kind::Number, 0));
        }
        let text = self.store.cook(number);
        Built(self.store.node_of(span, Kind::CookedNumber, &text))
    }

    /// A text as it is; `span` is with its quotes.
    pub fn string(&mut self, text: &str, span: Span) -> Built {
        if self.is_written(text, span) {
            return Built(self.store.node(span, Kind::Quoted, 0));
        }
        Built(self.store.cooked_node(text, span))
    }

    /// A text that is a template; `span` is with its quotes. Where the text is written with escapes, everything in it
    /// stands at `span`.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub fn template(&mut self, text: &str, span: Span) -> Result<Built, SyntaxError> {
        let node = if self.is_written(text, span) {
            // The parser reads on from the quote to the end of its text.
            let source = self.text.clone();
            let text = &source[..span.end as usize - 1];
            parser::template(Parser::new(text, None, &mut self.store), span.start as usize + 1)?
        } else {
            let parsed = parser::template(Parser::new(text, Some(span), &mut self.store), 0);
            parsed.map_err(|error| SyntaxError { span, ..error })?
        };
        let record = &mut self.store.nodes[node as usize];
        *record = record.at(span);
        Ok(Built(node))
    }

    /// `[…]`.
    pub fn tuple(&mut self, items: &[Built], span: Span) -> Built {
        let items: Vec<u32> = items.iter().map(|it| it.0).collect();
        Built(self.store.node_with(span, Kind::Tuple, &[], &items, 1))
    }

    /// `{…}`: keys and values.
    pub fn object(&mut self, members: &[(Built, Built)], span: Span) -> Built {
        let members: Vec<u32> = members.iter().flat_map(|(key, value)| [key.0, value.0]).collect();
        Built(self.store.node_with(span, Kind::Object, &[], &members, 2))
    }

    /// `name = value`; the name's span is with its quotes.
    pub fn attribute(&mut self, name: &str, name_span: Span, value: Built) -> BuiltAttribute {
        let name = self.name(name, name_span);
        BuiltAttribute(AttributeRecord { name, expr: value.0 })
    }

    /// A block. The places of its labels are with their quotes, that of its body with its brackets.
    pub fn block(
        &mut self,
        kind: &str,
        labels: &[(&str, Span)],
        header: Span,
        attributes: &[BuiltAttribute],
        body: Span,
    ) -> BuiltBlock {
        let kind = self.store.cooked_name(kind, header);
        let numbers: Vec<u32> =
            labels.iter().flat_map(|(text, span)| self.name(text, *span).numbers()).collect();
        let at = number(self.store.lists.len());
        self.store.lists.push(number(labels.len()));
        self.store.lists.extend(numbers);
        let end = header.end.max(body.end);
        let body = self.body(body, attributes, &[]);
        BuiltBlock(BlockRecord { kind, labels: at, header, end, body })
    }

    /// The tree of a body.
    #[must_use]
    pub fn finish(mut self, span: Span, attributes: &[BuiltAttribute], blocks: &[BuiltBlock]) -> Tree {
        let body = self.body(span, attributes, blocks);
        Tree::new(self.id, self.text, &self.store, body, None).built()
    }

    fn body(&mut self, span: Span, attributes: &[BuiltAttribute], blocks: &[BuiltBlock]) -> BodyRecord {
        let attributes: Vec<_> = attributes.iter().map(|it| it.0).collect();
        let blocks: Vec<_> = blocks.iter().map(|it| it.0).collect();
        self.store.body_of_first(&self.text, span, &attributes, &blocks)
    }

    fn name(&mut self, name: &str, span: Span) -> Name {
        if self.is_written(name, span) { Name::quoted(span) } else { self.store.cooked_name(name, span) }
    }

    /// Whether a text stands at a place as it is, but for the quotes.
    fn is_written(&self, text: &str, span: Span) -> bool {
        let inside = span.start as usize + 1..(span.end as usize).saturating_sub(1);
        self.text.get(inside) == Some(text)
    }
}
