//! The manifests that resources hold, among the blocks of the types that they are.

use super::{Entry, Root};
use crate::address::Address;
use crate::block::{Block, manifest};
use crate::eval::InstanceId;
use crate::hash::HashSet;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

impl<'e> Root<'e> {
    /// Every manifest that a resource holds, as a block of the type that it is.
    fn manifests(&self) -> &[Block<'e>] {
        self.manifests.get_or_init(|| {
            let holders = manifest::holders().flat_map(|kind| self.blocks_among(kind, |_| true));
            holders.flat_map(|it| it.manifests()).take_while(|it| self.charge_for(it)).collect()
        })
    }

    /// Whether a resource may hold a manifest of a type.
    pub(super) fn may_hold(&self, kind: &str) -> bool {
        self.has_holder() && manifest::types().any(|it| it == kind)
    }

    fn has_holder(&self) -> bool {
        manifest::holders().any(|it| self.by_type.contains_key(it))
    }

    /// The manifests of a type.
    pub(super) fn manifests_of(&self, kind: &str) -> impl Iterator<Item = &Block<'e>> {
        let manifests = if self.may_hold(kind) { self.manifests() } else { &[] };
        manifests.iter().filter(move |it| it.kind() == kind)
    }

    /// The blocks of a type, and the manifests of it.
    pub(super) fn of_type(&self, kind: &str) -> Rc<[Block<'e>]> {
        let mut blocks = self.blocks_among(kind, |_| true);
        blocks.extend(self.manifests_of(kind).cloned());
        blocks.into()
    }

    /// Every instance of the top-level blocks of a type at some addresses, which are asked for without their keys, and the
    /// manifests of it that are held there.
    pub(crate) fn blocks_at(&self, kind: &str, is_meant: impl Fn(&Address) -> bool) -> Vec<Block<'e>> {
        self.with_manifests_at(kind, self.blocks_among(kind, |it| is_meant(&self.address_of(it))), is_meant)
    }

    /// The same of what is at some addresses without keys, or within them: those of blocks that can be repeated.
    pub(crate) fn blocks_within(&self, kind: &str, outermost: &HashSet<Address>) -> Vec<Block<'e>> {
        let is_within = |address: &Address| address.chain().any(|it| outermost.contains(&it.without_keys()));
        // Blocks of one module follow each other.
        let last = Cell::new(None);
        let is_module_within = |instance: InstanceId| match last.get() {
            Some((known, is_module_within)) if known == instance => is_module_within,
            _ => {
                let address = self.evaluator.instance(instance).address.as_ref();
                let is_module_within = address.is_some_and(is_within);
                last.set(Some((instance, is_module_within)));
                is_module_within
            }
        };
        let blocks = self.blocks_among(kind, |entry| {
            let itself = || outermost.contains(&self.address_of(entry).without_keys());
            is_module_within(self.place_of(entry).0) || entry.may_be_repeated() && itself()
        });
        self.with_manifests_at(kind, blocks, is_within)
    }

    fn with_manifests_at(
        &self,
        kind: &str,
        mut blocks: Vec<Block<'e>>,
        is_meant: impl Fn(&Address) -> bool,
    ) -> Vec<Block<'e>> {
        let manifests = self.manifests_of(kind).filter(|it| is_meant(&it.address.without_keys()));
        blocks.extend(manifests.cloned());
        blocks
    }

    /// What is of a type, or may hold a manifest of it.
    pub(super) fn entries_for(&self, kind: &str) -> impl Iterator<Item = &Entry<'e>> {
        kinds_for(kind).flat_map(|kind| self.by_type.get(kind).into_iter().flatten())
    }

    /// The types of manifests of which nothing is written as a resource.
    pub(super) fn types_of_manifests(&self) -> impl Iterator<Item = &'static str> {
        let is_held = self.has_holder();
        let types: BTreeSet<_> = manifest::types().filter(|_| is_held).collect();
        types.into_iter().filter(|kind| !self.by_type.contains_key(*kind))
    }
}

/// A type of resources, and those that may hold a manifest of it.
pub(super) fn kinds_for(kind: &str) -> impl Iterator<Item = &str> {
    let is_held = manifest::types().any(|it| it == kind);
    let holders = manifest::holders().filter(move |_| is_held);
    std::iter::once(kind).chain(holders.map(|it| -> &str { it }))
}
