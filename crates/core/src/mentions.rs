//! Whether a resource is named anywhere: what nothing names is of no use to anybody.

use crate::address::{Address, Key};
use crate::block::Block;
use crate::config::{Mode, Module, call_source};
use crate::cx::{Cx, registry_address};
use crate::hash::HashMap;
use crate::syntax::{Attribute, ExprKind, OwnedAttribute, Step, TopBlock, each_attribute};
use ecow::EcoString;
use std::cell::RefCell;
use std::rc::Rc;

/// What the configuration of a module says of its resources of one type by their names.
struct Mentions {
    /// By the indices of the resources.
    by_resource: HashMap<usize, Vec<Mention>>,
    /// What may name any resource: values of which a plan does not say how they are made.
    of_any: Vec<Mention>,
    /// The indices of the resources by the keys of their bodies, and those by which they are named.
    declared: HashMap<usize, (usize, Option<usize>)>,
}

/// What each module says of the resources of each type, read when it is first asked for.
#[derive(Default)]
struct ByModule(RefCell<HashMap<(*const Module, EcoString), Rc<Mentions>>>);

impl ByModule {
    /// `kind` is the type as targets have it.
    fn of(&self, module: &Module, kind: &str) -> Rc<Mentions> {
        let mut known = self.0.borrow_mut();
        let key = (&raw const *module, kind.into());
        known.entry(key).or_insert_with(|| Rc::new(Mentions::in_module(module, Wanted::of(kind)))).clone()
    }
}

/// The resources that are looked for.
#[derive(Clone, Copy)]
struct Wanted<'k> {
    mode: Mode,
    kind: &'k str,
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
    /// `counts` tells by the resource type and the name of an argument whether its naming the resource counts; of a call,
    /// the type is the source of its module, and of other blocks, the block type. Where the configuration does not show it, as in a plan, it is taken for named.
    #[must_use]
    pub fn is_mentioned(&self, resource: &Block, counts: impl Fn(&str, &str) -> bool) -> bool {
        let mentions = self.once(|_| ByModule::default()).of(resource.module(), resource.kind());
        let declared = resource.body().and_then(|body| mentions.declared.get(&body.key()));
        let Some((index, named)) = declared else { return true };
        let by_name = named.and_then(|named| mentions.by_resource.get(&named)).into_iter().flatten();
        by_name.chain(&mentions.of_any).any(|mention| {
            mention.resource != Some(*index)
                && mention.argument.as_ref().is_none_or(|(kind, argument)| counts(kind, argument))
        })
    }
}

impl<'k> Wanted<'k> {
    fn of(kind: &'k str) -> Self {
        match kind.strip_prefix("data.") {
            Some(kind) => Self { mode: Mode::Data, kind },
            None => Self { mode: Mode::Managed, kind },
        }
    }

    /// The index of the resource that a reference in its module names, if that is one of these. A plan holds resources of
    /// other modules as well, which no reference names.
    fn named(self, module: &Module, mode: Mode, kind: &str, name: &str) -> Option<usize> {
        if mode != self.mode || kind != self.kind {
            return None;
        }
        let (index, resource) = module.resource(mode, kind, name)?;
        resource.address.is_declared().then_some(index)
    }

    /// The one whose address a text starts with, if something follows it.
    fn quoted(self, module: &Module, text: &str) -> Option<usize> {
        let (kind, _) = text.split_once('.')?;
        if kind != self.kind {
            return None;
        }
        let (address, rest) = Address::parse(text)?;
        let follows = rest.starts_with('.') || *address.key() != Key::None;
        follows.then(|| self.named(module, Mode::Managed, address.kind(), address.name())).flatten()
    }
}

impl Mentions {
    /// Reads all of a module in which the type may be named.
    fn in_module(module: &Module, wanted: Wanted<'_>) -> Self {
        let of_type = module.resources.iter().enumerate();
        let of_type = of_type.filter(|(_, it)| it.mode == wanted.mode && it.kind == wanted.kind);
        let declared = of_type.map(|(index, it)| {
            let named = wanted.named(module, it.mode, it.address.kind(), it.address.name());
            (it.block.block().body().key(), (index, named))
        });
        let declared = declared.collect();
        let mut mentions = Self { by_resource: HashMap::default(), of_any: Vec::new(), declared };
        let locals = module.locals.values().map(OwnedAttribute::attribute);
        for local in locals.filter(|it| it.may_name(wanted.kind)) {
            mentions.read(module, local, (None, None), wanted);
        }
        let resources = module.resources.iter().enumerate();
        let resources = resources.map(|(index, it)| (Some(index), it.kind.as_str(), it.block.block()));
        let calls = module.calls.values().map(TopBlock::block);
        let calls = calls
            .map(|it| (None, call_source(it).map_or(it.kind(), |(source, _)| registry_address(source)), it));
        let blocks = module.outputs.values().chain(&module.others);
        let blocks = blocks.map(TopBlock::block).map(|it| (None, it.kind(), it));
        for (resource, kind, block) in resources.chain(calls).chain(blocks) {
            if block.body().may_name(wanted.kind) {
                let within = (resource, Some(kind));
                each_attribute(block.body(), &mut |it| mentions.read(module, it, within, wanted));
            }
        }
        mentions
    }

    /// Reads the value of an argument of a block, or of a local value: `within` is the resource in which it is, by its
    /// index, and the type of the block.
    fn read(
        &mut self,
        module: &Module,
        attribute: Attribute<'_>,
        (resource, kind): (Option<usize>, Option<&str>),
        wanted: Wanted<'_>,
    ) {
        let mention = || {
            let argument = kind.map(|kind| (kind.into(), attribute.name().into()));
            Mention { resource, argument }
        };
        attribute.expr().each(&mut |expr| {
            let named = match expr.kind() {
                ExprKind::Deferred => return self.of_any.push(mention()),
                // A reference that was put in quotes is a mistake of another kind.
                ExprKind::String(text) => wanted.quoted(module, text),
                ExprKind::Reference("data", steps) => match (steps.get(0), steps.get(1)) {
                    (Some(Step::Attribute(kind)), Some(Step::Attribute(name))) => {
                        wanted.named(module, Mode::Data, kind, name)
                    }
                    _ => None,
                },
                ExprKind::Reference(kind, steps) => match steps.get(0) {
                    Some(Step::Attribute(name)) => wanted.named(module, Mode::Managed, kind, name),
                    _ => None,
                },
                _ => None,
            };
            if let Some(named) = named {
                self.by_resource.entry(named).or_default().push(mention());
            }
        });
    }
}
