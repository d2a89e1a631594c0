//! Whether a resource is named anywhere: what nothing names is of no use to anybody.

use crate::address::{Address, Key};
use crate::block::Block;
use crate::config::{Mode, Module};
use crate::cx::Cx;
use crate::syntax::{self, Attribute, ExprKind, Step, each_attribute};
use ecow::EcoString;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What the configuration of a module says of its resources by their names.
struct Mentions {
    by_address: HashMap<Address, Vec<Mention>>,
    /// What may name any resource: values of which a plan does not say how they are made.
    of_any: Vec<Mention>,
    /// The resources by the keys of their bodies.
    declared: HashMap<usize, (usize, Address)>,
}

/// What each module says, read when it is first asked for.
#[derive(Default)]
struct ByModule(RefCell<HashMap<*const Module, Rc<Mentions>>>);

impl ByModule {
    fn of(&self, module: &Module) -> Rc<Mentions> {
        let mut known = self.0.borrow_mut();
        known.entry(&raw const *module).or_insert_with(|| Rc::new(Mentions::in_module(module))).clone()
    }
}

/// A place that names a resource.
#[derive(Clone)]
struct Mention {
    /// The resource in which it is, by its index.
    resource: Option<usize>,
    /// The type of the block and the name of the argument in which it is; `None` for a local value.
    argument: Option<(EcoString, EcoString)>,
}

impl Cx<'_, '_> {
    /// Whether something else in its module names a resource: an argument of another block, a local value, an output.
    /// `counts` tells by the resource type (else the block type) and the name of an argument whether its naming the
    /// resource counts. Where the configuration does not show it, as in a plan, it is taken for named.
    #[must_use]
    pub fn is_mentioned(&self, resource: &Block, counts: impl Fn(&str, &str) -> bool) -> bool {
        let mentions = self.once(|_| ByModule::default()).of(resource.module());
        let declared = resource.body().and_then(|body| mentions.declared.get(&body.key()));
        let Some((index, address)) = declared else { return true };
        let by_name = mentions.by_address.get(address).into_iter().flatten();
        by_name.chain(&mentions.of_any).any(|mention| {
            mention.resource != Some(*index)
                && mention.argument.as_ref().is_none_or(|(kind, argument)| counts(kind, argument))
        })
    }
}

impl Mentions {
    /// Reads all of a module.
    fn in_module(module: &Module) -> Self {
        let declared = module.resources.iter().enumerate();
        let declared = declared
            .map(|(index, it)| (it.block.block().body().key(), (index, it.address.clone())))
            .collect();
        let mut mentions = Self { by_address: HashMap::new(), of_any: Vec::new(), declared };
        for local in module.locals.values() {
            mentions.read(local.attribute(), &Mention { resource: None, argument: None });
        }
        let resources =
            module.resources.iter().enumerate().map(|(index, it)| (Some(index), &it.kind, &it.block));
        for (resource, kind, block) in resources {
            mentions.read_block(resource, kind, block.block());
        }
        let blocks = module.calls.values().chain(module.outputs.values()).chain(&module.others);
        for block in blocks {
            mentions.read_block(None, block.block().kind(), block.block());
        }
        mentions
    }

    fn read_block(&mut self, resource: Option<usize>, kind: &str, block: syntax::Block<'_>) {
        each_attribute(block.body(), &mut |attribute| {
            let argument = Some((kind.into(), attribute.name().into()));
            self.read(attribute, &Mention { resource, argument });
        });
    }

    fn read(&mut self, attribute: Attribute<'_>, mention: &Mention) {
        attribute.expr().each(&mut |expr| {
            let address = match expr.kind() {
                ExprKind::Deferred => return self.of_any.push(mention.clone()),
                // A reference that was put in quotes is a mistake of another kind.
                ExprKind::String(text) => quoted(text),
                ExprKind::Reference(kind, steps) => match steps.get(0) {
                    Some(Step::Attribute(name)) => Some(Mode::Managed.address(kind, name)),
                    _ => None,
                },
                _ => None,
            };
            if let Some(address) = address {
                self.by_address.entry(address).or_default().push(mention.clone());
            }
        });
    }
}

/// The address that a text starts with, if something follows it.
fn quoted(text: &str) -> Option<Address> {
    let (address, rest) = Address::parse(text)?;
    (rest.starts_with('.') || *address.key() != Key::None).then(|| address.without_keys())
}
