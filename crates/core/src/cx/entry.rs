//! The blocks at the top level of modules, as they are found, and the blocks that rules see of them: one for each instance.

use super::Root;
use crate::address::Address;
use crate::block::Block;
use crate::config::{Mode, Resource};
use crate::eval::expand::Repetition;
use crate::eval::{Expansion, InstanceId, Repeated};
use crate::syntax;
use ecow::{EcoString, eco_format};
use std::rc::Rc;

/// A block at the top level of a module instance.
pub(super) enum Entry<'e> {
    /// The index of a resource or data source.
    Resource(InstanceId, usize),
    /// A block of another type.
    Other(InstanceId, syntax::Block<'e>),
}

impl Entry<'_> {
    /// Whether Terraform knows repetitions of such a block. Most blocks are variables and outputs, and need not be looked into.
    pub(super) fn may_be_repeated(&self) -> bool {
        match self {
            Self::Resource(..) => true,
            Self::Other(_, block) => !matches!(block.kind(), "variable" | "output"),
        }
    }
}

impl<'e> Root<'e> {
    pub(super) fn is_repeated(&self, entry: &Entry<'e>) -> bool {
        let (_, body) = self.place_of(entry);
        entry.may_be_repeated() && Repetition::of(body).is_some()
    }

    pub(super) fn blocks_among(&self, kind: &str, is_meant: impl Fn(&Entry<'e>) -> bool) -> Vec<Block<'e>> {
        let entries = self.by_type.get(kind).map(Vec::as_slice).unwrap_or_default();
        let meant: Vec<_> = entries.iter().filter(|entry| is_meant(entry)).collect();
        let mut blocks = Vec::with_capacity(meant.len());
        for entry in meant {
            let before = blocks.len();
            self.add_instances(entry, &mut blocks);
            if blocks.len() == before {
                self.absent.borrow_mut().insert(kind.into());
            }
            if let Some(spent) = blocks[before..].iter().position(|it| !self.charge_for(it)) {
                blocks.truncate(before + spent);
                break;
            }
        }
        blocks
    }

    /// The address of a block without the key of an instance.
    pub(super) fn address_of(&self, entry: &Entry<'e>) -> Address {
        match entry {
            Entry::Resource(instance, index) => {
                let resource = &self.evaluator.module(*instance).resources[*index];
                resource.address.within(self.evaluator.instance(*instance).address.as_ref())
            }
            Entry::Other(instance, block) => {
                let (within, name) = (self.evaluator.instance(*instance), block.label(0).unwrap_or_default());
                match block.kind() {
                    "variable" => within.address_of("var", name),
                    "module" => within.address_of_call(name),
                    kind => within.address_of(kind, name),
                }
            }
        }
    }

    /// Whether there is some instance of a block.
    pub(super) fn exists(&self, entry: &Entry<'e>) -> bool {
        !self.expansion(entry).instances.is_empty()
    }

    /// The instances that a block makes.
    fn expansion(&self, entry: &Entry<'e>) -> Rc<Expansion> {
        match entry {
            Entry::Resource(instance, index) => self.evaluator.expansion(*instance, *index),
            Entry::Other(instance, block) => self.evaluator.expansion_of(*instance, *block),
        }
    }

    /// The module instance that a block is in, and its body.
    pub(super) fn place_of(&self, entry: &Entry<'e>) -> (InstanceId, syntax::Body<'e>) {
        match entry {
            Entry::Resource(instance, index) => {
                (*instance, self.evaluator.module(*instance).resources[*index].block.block().body())
            }
            Entry::Other(instance, block) => (*instance, block.body()),
        }
    }

    pub(super) fn instances(&self, entry: &Entry<'e>) -> Vec<Block<'e>> {
        let mut instances = Vec::new();
        self.add_instances(entry, &mut instances);
        instances
    }

    fn add_instances(&self, entry: &Entry<'e>, blocks: &mut Vec<Block<'e>>) {
        let address = self.address_of(entry);
        let (instance, block, kind) = match entry {
            Entry::Resource(instance, index) => {
                let resource = &self.evaluator.module(*instance).resources[*index];
                (*instance, resource.block.block(), type_of(resource))
            }
            Entry::Other(instance, block) => (*instance, *block, block.kind().into()),
        };
        if !entry.may_be_repeated() {
            let one = Repeated::single(None);
            blocks.push(Block::top(self.evaluator, block, address, kind, instance, &one));
            return;
        }
        let inputs = match entry {
            Entry::Resource(..) => None,
            Entry::Other(..) => self.evaluator.inputs_of_call(instance),
        };
        let of = |repeated: &Repeated| {
            let address = address.instance(&repeated.key);
            let block = Block::top(self.evaluator, block, address, kind.clone(), instance, repeated);
            inputs.iter().cloned().fold(block, Block::with_inputs)
        };
        blocks.extend(self.expansion(entry).instances.iter().map(of));
    }
}

/// The type of a resource, as rules name it in their targets.
pub(super) fn type_of(resource: &Resource) -> EcoString {
    match resource.mode {
        Mode::Managed => resource.kind.clone(),
        Mode::Data => eco_format!("data.{}", resource.kind),
    }
}
