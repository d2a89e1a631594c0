//! The tree: bodies of attributes and blocks.
//!
//! What is handed out are views: two pointers or three, which are copied freely and live as long as the tree.

use crate::expr::Expr;
use crate::store::{
    AttributeRecord, BlockRecord, BodyRecord, NONE, Name, Node, NodeId, Slice, Store, number,
};
use crate::{Location, SourceId, Span};
use std::collections::HashSet;
use std::sync::Arc;

/// How many attributes a body may have before they are found by their names.
const FEW: usize = 24;

/// What a text was parsed to.
#[derive(Debug)]
pub struct Tree {
    id: SourceId,
    text: Arc<str>,
    pub(crate) nodes: Box<[Node]>,
    pub(crate) lists: Box<[u32]>,
    attributes: Box<[AttributeRecord]>,
    blocks: Box<[BlockRecord]>,
    pub(crate) cooked: Box<str>,
    comments: Box<[Span]>,
    body: BodyRecord,
    expr: Option<NodeId>,
    /// Whether it was made from another format: then what it means need not stand in its text.
    is_built: bool,
}

impl Tree {
    /// The tree of what was gathered in `store`: a body, or an expression alone.
    pub(crate) fn new(
        id: SourceId,
        text: Arc<str>,
        store: &Store,
        body: BodyRecord,
        expr: Option<NodeId>,
    ) -> Self {
        Self {
            id,
            text,
            nodes: store.nodes.as_slice().into(),
            lists: store.lists.as_slice().into(),
            attributes: store.attributes.as_slice().into(),
            blocks: store.blocks.as_slice().into(),
            cooked: store.cooked.as_str().into(),
            comments: store.comments.as_slice().into(),
            body,
            expr,
            is_built: false,
        }
    }

    /// The same, made from another format.
    pub(crate) fn built(self) -> Self {
        Self { is_built: true, ..self }
    }

    /// The number that the caller gave the text.
    #[must_use]
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// What a file holds. Empty for an expression.
    #[must_use]
    pub fn body(&self) -> Body<'_> {
        Body { tree: self, record: &self.body, layers: &[] }
    }

    /// The expression of a text that is one.
    #[must_use]
    pub fn expr(&self) -> Option<Expr<'_>> {
        self.expr.map(|id| Expr::new(self, id))
    }

    /// The comments with their marks (`#`, `//`, `/* */`), without the line break, in order.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// How many bytes the tree takes, the text left out.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.nodes)
            + size_of_val(&*self.lists)
            + size_of_val(&*self.attributes)
            + size_of_val(&*self.blocks)
            + self.cooked.len()
            + size_of_val(&*self.comments)
    }

    pub(crate) fn name(&self, name: Name) -> &str {
        name.text(&self.text, &self.lists, &self.cooked)
    }

    fn is_named(&self, name: Name, wanted: &str) -> bool {
        name.is(wanted, &self.text, &self.lists, &self.cooked)
    }

    /// The text kept apart whose place in `cooked` stands at `lists[at..at + 2]`.
    pub(crate) fn cooked_at(&self, at: u32) -> &str {
        let at = at as usize;
        &self.cooked[self.lists[at] as usize..][..self.lists[at + 1] as usize]
    }

    pub(crate) fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    fn labels(&self, block: &BlockRecord) -> &[u32] {
        let at = block.labels as usize;
        &self.lists[at + 1..][..2 * self.lists[at] as usize]
    }
}

impl Store {
    /// The body of records that were gathered, its attributes found by name where they are many.
    ///
    /// # Errors
    /// The place of the first attribute that stands in it for the second time.
    pub(crate) fn body(
        &mut self,
        text: &str,
        span: Span,
        attributes: &[AttributeRecord],
        blocks: &[BlockRecord],
    ) -> Result<BodyRecord, Span> {
        let by_name = self.by_name(text, attributes)?;
        let slice = |start: usize, length: usize| Slice { start: number(start), length: number(length) };
        let body = BodyRecord {
            span,
            attributes: slice(self.attributes.len(), attributes.len()),
            blocks: slice(self.blocks.len(), blocks.len()),
            by_name,
        };
        self.attributes.extend_from_slice(attributes);
        self.blocks.extend_from_slice(blocks);
        Ok(body)
    }

    /// The body of records that were gathered; of attributes of the same name the first.
    pub(crate) fn body_of_first(
        &mut self,
        text: &str,
        span: Span,
        attributes: &[AttributeRecord],
        blocks: &[BlockRecord],
    ) -> BodyRecord {
        let mut names = HashSet::new();
        let name = |it: &AttributeRecord| it.name.text(text, &self.lists, &self.cooked);
        let first: Vec<_> = attributes.iter().filter(|it| names.insert(name(it))).copied().collect();
        self.body(text, span, &first, blocks).unwrap_or_default()
    }

    fn by_name(&mut self, text: &str, attributes: &[AttributeRecord]) -> Result<u32, Span> {
        let name = |it: &AttributeRecord| it.name.text(text, &self.lists, &self.cooked);
        let span = |it: &AttributeRecord| it.name.span(&self.lists);
        if attributes.len() <= FEW {
            for (index, attribute) in attributes.iter().enumerate().skip(1) {
                let own = name(attribute);
                let is_same = |before: &AttributeRecord| before.name.is(own, text, &self.lists, &self.cooked);
                if attributes[..index].iter().any(is_same) {
                    return Err(span(attribute));
                }
            }
            return Ok(NONE);
        }
        let mut order: Vec<u32> = (0..number(attributes.len())).collect();
        order.sort_by_key(|&index| name(&attributes[index as usize]));
        let twice = order.windows(2).filter_map(|pair| {
            let [first, second] = [&attributes[pair[0] as usize], &attributes[pair[1] as usize]];
            (name(first) == name(second)).then(|| span(second))
        });
        if let Some(twice) = twice.min() {
            return Err(twice);
        }
        let at = number(self.lists.len());
        self.lists.extend(order);
        Ok(at)
    }
}

/// The content of a file or block.
#[derive(Debug, Clone, Copy)]
pub struct Body<'t> {
    tree: &'t Tree,
    record: &'t BodyRecord,
    /// Blocks of override files that are merged into it.
    layers: &'t [TopBlock],
}

impl<'t> Body<'t> {
    /// From the first byte after the opening brace to the closing one; the whole text for a file.
    #[must_use]
    pub fn span(self) -> Span {
        self.record.span
    }

    /// `name = expression`, in order.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'t>> {
        let own = self.records().filter(move |it| !self.is_replaced(0, it.name()));
        let layers = self.layers.iter().enumerate().flat_map(move |(index, layer)| {
            layer.block().body().records().filter(move |it| !self.is_replaced(index + 1, it.name()))
        });
        own.chain(layers)
    }

    /// The attribute of a name.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Attribute<'t>> {
        let layers = self.layers.iter().rev();
        layers.filter_map(|it| it.block().body().own(name)).next().or_else(|| self.own(name))
    }

    /// Whether a name may stand in an expression in it; if not, none of them needs to be looked at. Within quotes a name may be
    /// written so that this does not see it.
    #[must_use]
    pub fn may_name(self, name: &str) -> bool {
        let own = self.tree.is_built || self.tree.slice(self.record.span).contains(name);
        own || self.layers.iter().any(|it| it.block().body().may_name(name))
    }

    /// Nested blocks, in order.
    pub fn blocks(self) -> impl Iterator<Item = Block<'t>> {
        let own = self.block_records().filter(move |it| !self.has_blocks_from(0, it.kind()));
        let layers = self.layers.iter().enumerate().flat_map(move |(index, layer)| {
            let blocks = layer.block().body().block_records();
            blocks.filter(move |it| !self.has_blocks_from(index + 1, it.kind()))
        });
        own.chain(layers)
    }

    /// Whether blocks of a type are nested in it, or may be made by a `dynamic` block.
    #[must_use]
    pub fn may_hold(self, kind: &str) -> bool {
        let records = self.record.blocks.of(&self.tree.blocks);
        let is_of_type =
            |it: &BlockRecord| self.tree.is_named(it.kind, kind) || self.tree.is_named(it.kind, "dynamic");
        records.iter().any(is_of_type) || self.layers.iter().any(|it| it.block().body().may_hold(kind))
    }

    /// A nested block, counted from 0.
    #[must_use]
    pub fn block(self, index: usize) -> Option<Block<'t>> {
        if !self.layers.is_empty() {
            return self.blocks().nth(index);
        }
        let record = self.record.blocks.of(&self.tree.blocks).get(index)?;
        Some(Block { tree: self.tree, record, layers: &[] })
    }

    /// The blocks of a type, in order.
    pub fn blocks_of(self, kind: &str) -> impl Iterator<Item = Block<'t>> {
        self.blocks().filter(move |block| block.kind() == kind)
    }

    /// What tells this body from others, for as long as the tree lives.
    #[must_use]
    pub fn key(self) -> usize {
        std::ptr::from_ref(self.record).addr()
    }

    /// The first attribute that starts at an offset or behind it. Those of override files do not count.
    #[must_use]
    pub fn attribute_from(self, offset: u32) -> Option<Attribute<'t>> {
        let records = self.record.attributes.of(&self.tree.attributes);
        let from = records.partition_point(|it| it.name.span(&self.tree.lists).start < offset);
        records.get(from).map(|record| Attribute { tree: self.tree, record })
    }

    /// The last block that starts before an offset, and the first that starts there or behind it. Those of override files
    /// do not count.
    #[must_use]
    pub fn blocks_around(self, offset: u32) -> (Option<Block<'t>>, Option<Block<'t>>) {
        let records = self.record.blocks.of(&self.tree.blocks);
        let from = records.partition_point(|it| it.header.start < offset);
        let view = |record| Block { tree: self.tree, record, layers: &[] };
        (from.checked_sub(1).map(|it| view(&records[it])), records.get(from).map(view))
    }

    fn records(self) -> impl Iterator<Item = Attribute<'t>> {
        let records = self.record.attributes.of(&self.tree.attributes).iter();
        records.map(move |record| Attribute { tree: self.tree, record })
    }

    fn block_records(self) -> impl Iterator<Item = Block<'t>> {
        let records = self.record.blocks.of(&self.tree.blocks).iter();
        records.map(move |record| Block { tree: self.tree, record, layers: &[] })
    }

    fn own(self, name: &str) -> Option<Attribute<'t>> {
        let records = self.record.attributes.of(&self.tree.attributes);
        let record = if self.record.by_name == NONE {
            records.iter().find(|it| self.tree.is_named(it.name, name))
        } else {
            let order = &self.tree.lists[self.record.by_name as usize..][..records.len()];
            let found = order.binary_search_by_key(&name, |&it| self.tree.name(records[it as usize].name));
            found.ok().map(|it| &records[order[it] as usize])
        };
        record.map(|record| Attribute { tree: self.tree, record })
    }

    /// Whether a layer from `first` on has an attribute of that name.
    fn is_replaced(self, first: usize, name: &str) -> bool {
        self.layers.iter().skip(first).any(|it| it.block().body().own(name).is_some())
    }

    /// Whether a layer from `first` on has blocks of that type.
    fn has_blocks_from(self, first: usize, kind: &str) -> bool {
        let mut layers = self.layers.iter().skip(first);
        layers.any(|it| it.block().body().block_records().any(|block| block.kind() == kind))
    }
}

/// `name = expression`.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<'t> {
    tree: &'t Tree,
    record: &'t AttributeRecord,
}

impl<'t> Attribute<'t> {
    /// The text it stands in: an override file may have given it to a block of another file.
    #[must_use]
    pub fn source(self) -> SourceId {
        self.tree.id
    }

    /// The name.
    #[must_use]
    pub fn name(self) -> &'t str {
        self.tree.name(self.record.name)
    }

    /// Whether a name may stand in its expression, see [`Body::may_name`].
    #[must_use]
    pub fn may_name(self, name: &str) -> bool {
        self.tree.is_built || self.expr().text().contains(name)
    }

    /// Where the name stands.
    #[must_use]
    pub fn name_span(self) -> Span {
        self.record.name.span(&self.tree.lists)
    }

    /// The value.
    #[must_use]
    pub fn expr(self) -> Expr<'t> {
        Expr::new(self.tree, self.record.expr)
    }

    /// From the name to the end of the value.
    #[must_use]
    pub fn span(self) -> Span {
        self.name_span().to(self.expr().span())
    }

    /// Where it stands.
    #[must_use]
    pub fn location(self) -> Location {
        Location { source: self.source(), span: self.span() }
    }

    /// What tells this attribute from others, for as long as the tree lives.
    #[must_use]
    pub fn key(self) -> usize {
        std::ptr::from_ref(self.record).addr()
    }
}

/// `kind "label" "label" { … }`.
#[derive(Debug, Clone, Copy)]
pub struct Block<'t> {
    tree: &'t Tree,
    record: &'t BlockRecord,
    /// Blocks of override files that are merged into it.
    layers: &'t [TopBlock],
}

impl<'t> Block<'t> {
    /// The text it stands in.
    #[must_use]
    pub fn source(self) -> SourceId {
        self.tree.id
    }

    /// The block type: `resource`, `variable`, `ingress`.
    #[must_use]
    pub fn kind(self) -> &'t str {
        self.tree.name(self.record.kind)
    }

    /// The labels without quotes: type and name of a resource.
    pub fn labels(self) -> impl Iterator<Item = &'t str> {
        self.tree.labels(self.record).chunks_exact(2).map(|it| self.tree.name(Name::from_numbers(it)))
    }

    /// A label, counted from 0, without quotes.
    #[must_use]
    pub fn label(self, index: usize) -> Option<&'t str> {
        self.labels().nth(index)
    }

    /// Where a label stands, counted from 0, quotes included.
    #[must_use]
    pub fn label_span(self, index: usize) -> Option<Span> {
        let numbers = self.tree.labels(self.record).chunks_exact(2).nth(index)?;
        Some(Name::from_numbers(numbers).span(&self.tree.lists))
    }

    /// What stands between the braces.
    #[must_use]
    pub fn body(self) -> Body<'t> {
        Body { tree: self.tree, record: &self.record.body, layers: self.layers }
    }

    /// The type and the labels, without the brace.
    #[must_use]
    pub fn header(self) -> Span {
        self.record.header
    }

    /// From the type to the closing brace.
    #[must_use]
    pub fn span(self) -> Span {
        Span { start: self.record.header.start, end: self.record.end }
    }

    /// Where its header stands: the place of a finding about the block as a whole.
    #[must_use]
    pub fn header_location(self) -> Location {
        Location { source: self.source(), span: self.header() }
    }
}

/// A block at the top of a tree, which it keeps alive; and the blocks of override files that are merged into it
/// (Terraform language, "Override Files").
#[derive(Debug, Clone)]
pub struct TopBlock {
    tree: Arc<Tree>,
    index: u32,
    layers: Vec<Self>,
}

impl TopBlock {
    /// The blocks at the top of a tree, in order.
    pub fn all(tree: &Arc<Tree>) -> impl Iterator<Item = Self> {
        let Slice { start, length } = tree.body.blocks;
        (start..start + length).map(|index| Self { tree: tree.clone(), index, layers: Vec::new() })
    }

    /// The block.
    #[must_use]
    pub fn block(&self) -> Block<'_> {
        let record = &self.tree.blocks[self.index as usize];
        Block { tree: &self.tree, record, layers: &self.layers }
    }

    /// Merges in the block of an override file: its attributes replace those of the same name, its nested blocks all
    /// nested blocks of the same type.
    pub fn merge(&mut self, block: Self) {
        self.layers.push(block);
    }
}

/// An attribute of a tree, which it keeps alive.
#[derive(Debug, Clone)]
pub struct OwnedAttribute {
    tree: Arc<Tree>,
    index: u32,
}

impl OwnedAttribute {
    /// The attributes at the top of a tree, in order.
    pub fn all(tree: &Arc<Tree>) -> impl Iterator<Item = Self> {
        Self::of(tree, tree.body.attributes)
    }

    /// The attributes of a block at the top of a tree, in order.
    pub fn all_in(block: &TopBlock) -> impl Iterator<Item = Self> {
        Self::of(&block.tree, block.tree.blocks[block.index as usize].body.attributes)
    }

    fn of(tree: &Arc<Tree>, attributes: Slice) -> impl Iterator<Item = Self> {
        (attributes.start..attributes.start + attributes.length)
            .map(|index| Self { tree: tree.clone(), index })
    }

    /// The attribute.
    #[must_use]
    pub fn attribute(&self) -> Attribute<'_> {
        Attribute { tree: &self.tree, record: &self.tree.attributes[self.index as usize] }
    }
}
