//! The manifests that resources hold, among the blocks of the types that they are.

use super::Root;
use crate::block::{Block, manifest};
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
        let has_holder = || manifest::holders().any(|it| self.by_type.contains_key(it));
        manifest::types().any(|it| it == kind) && has_holder()
    }

    /// The blocks of a type, and the manifests of it.
    pub(super) fn of_type(&self, kind: &str) -> Rc<[Block<'e>]> {
        let manifests = if self.may_hold(kind) { self.manifests() } else { &[] };
        let manifests = manifests.iter().filter(|it| it.kind() == kind).cloned();
        self.blocks_among(kind, |_| true).into_iter().chain(manifests).collect()
    }

    /// The types of manifests of which nothing is written as a resource.
    pub(super) fn types_of_manifests(&self) -> impl Iterator<Item = &'static str> {
        let types: BTreeSet<_> = manifest::types().filter(|kind| self.may_hold(kind)).collect();
        types.into_iter().filter(|kind| !self.by_type.contains_key(*kind))
    }
}
