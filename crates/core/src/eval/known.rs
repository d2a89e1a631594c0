//! What one evaluation of a root module found that holds in another, which assumes something else of some variables.
//!
//! A root module is evaluated several times: with its defaults, with each variable file, with variables that are open. Most
//! of it is the same each time. What refers to none of the variables that differ, however many names and calls lie between,
//! is taken from the first evaluation.

use super::expand::{Expansion, Repetition, RepetitionKind};
use super::{Assumed, Caller, Children, Evaluator, Instance, InstanceId, Named};
use crate::address::Address;
use crate::config::{Mode, Module, Resource};
use crate::hash::{self, HashMap, HashSet};
use crate::syntax::{Attribute, Body, Expr, ExprKind, Step, Steps, each_attribute};
use crate::value::Value;
use ecow::EcoString;
use std::sync::OnceLock;

/// The hash of a name in a module: of `var.size`, `local.tags`, `module.vpc`, `aws_vpc.main` or `data.aws_ami.latest`. Two
/// names with one hash depend on what either depends on, which is more than need be, and never less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Name(u64);

impl Name {
    fn new(parts: [&str; 3]) -> Self {
        Self(hash::of(&parts))
    }

    /// A name of two parts.
    fn of(sort: &str, name: &str) -> Self {
        Self::new([sort, name, ""])
    }

    /// The name of a resource.
    fn of_resource(mode: Mode, address: &Address) -> Self {
        match mode {
            Mode::Managed => Self::of(address.kind(), address.name()),
            Mode::Data => Self::new(["data", address.kind(), address.name()]),
        }
    }

    /// What a reference names. `None` where it is written in a way that does not tell.
    fn referred(root: &str, steps: Steps<'_>) -> Option<Self> {
        let attribute = |index| match steps.get(index) {
            Some(Step::Attribute(name)) => Some(name),
            _ => None,
        };
        Some(match root {
            "data" => Self::new([root, attribute(0)?, attribute(1)?]),
            _ => Self::of(root, attribute(0)?),
        })
    }
}

/// What an expression refers to.
enum Referred {
    /// A name of its module, or what looks like one.
    Name(Name),
    /// The element or the number of a repetition.
    Repetition,
    /// Nobody knows to which name of its module.
    Any,
}

/// Shows what an expression refers to.
fn each_referred(expr: Expr<'_>, show: &mut dyn FnMut(Referred)) {
    expr.each(&mut |expr| {
        let ExprKind::Reference(root, steps) = expr.kind() else { return };
        if matches!(root, "each" | "count") {
            show(Referred::Repetition);
        } else if let Some(name) = Name::referred(root, steps) {
            show(Referred::Name(name));
        } else if matches!(root, "var" | "local" | "module" | "data") {
            show(Referred::Any);
        }
    });
}

/// What in a module depends on what.
#[derive(Debug, Default)]
struct Dependents {
    /// By a name, what refers to it.
    by_name: HashMap<Name, Vec<Dependent>>,
    /// What refers to something in a way that does not tell to what.
    of_any: Vec<Dependent>,
}

/// What refers to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dependent {
    name: Name,
    /// Whether its repetition does. What else a block refers to is of no account where it has no instances.
    by_repetition: bool,
}

impl Dependents {
    fn in_module(module: &Module) -> Self {
        let mut all = Self::default();
        for (sort, blocks) in
            [("var", &module.variables), ("module", &module.calls), ("output", &module.outputs)]
        {
            for (name, block) in blocks {
                all.read_body(Name::of(sort, name), block.block().body());
            }
        }
        for resource in &module.resources {
            let name = Name::of_resource(resource.mode, &resource.address);
            all.read_body(name, resource.block.block().body());
        }
        for (name, local) in &module.locals {
            all.read(Dependent { name: Name::of("local", name), by_repetition: false }, local.attribute());
        }
        all
    }

    /// Reads what a block refers to.
    fn read_body(&mut self, name: Name, body: Body<'_>) {
        let repetition = Repetition::of(body).map(|it| it.attribute().key());
        each_attribute(body, &mut |it| {
            self.read(Dependent { name, by_repetition: repetition == Some(it.key()) }, it);
        });
    }

    /// Reads what an attribute refers to, by which something is defined.
    fn read(&mut self, defined: Dependent, attribute: Attribute<'_>) {
        each_referred(attribute.expr(), &mut |referred| match referred {
            Referred::Name(name) => {
                let dependents = self.by_name.entry(name).or_default();
                if dependents.last() != Some(&defined) {
                    dependents.push(defined);
                }
            }
            Referred::Any => self.of_any.push(defined),
            Referred::Repetition => {}
        });
    }

    /// These variables, and what depends on them, where some blocks have no instances.
    fn with_dependents<'v>(
        &self,
        variables: impl Iterator<Item = &'v str>,
        absent: &HashSet<Name>,
    ) -> HashSet<Name> {
        let counts = |it: &&Dependent| it.by_repetition || !absent.contains(&it.name);
        let mut open: Vec<_> = variables.map(|it| Name::of("var", it)).collect();
        open.extend(self.of_any.iter().filter(counts).map(|it| it.name));
        let mut all = HashSet::default();
        while let Some(name) = open.pop() {
            if all.insert(name) {
                open.extend(self.by_name.get(&name).into_iter().flatten().filter(counts).map(|it| it.name));
            }
        }
        all
    }
}

/// What an evaluation of a root module found, for others of the same root module.
#[derive(Debug)]
pub(crate) struct Known {
    instances: Vec<OfInstance>,
    /// What depends on what in the modules that these use, by their indices, where somebody asked.
    dependents: HashMap<usize, OnceLock<Dependents>>,
    /// The positions of module instances among these, by their addresses.
    by_address: HashMap<Address, usize>,
}

/// What is known of a module instance: values without anything unknown, which speak of nothing that only the evaluation
/// knows that found them.
#[derive(Debug, Default)]
struct OfInstance {
    variables: Values,
    locals: Values,
    outputs: Values,
    /// How calls are repeated that have no instances.
    absent_calls: HashMap<EcoString, RepetitionKind>,
    /// How resources are repeated that have no instances.
    absent_resources: HashMap<usize, RepetitionKind>,
    /// The names of both.
    absent: HashSet<Name>,
}

type Values = HashMap<EcoString, Value>;

/// What holds in a module instance of what another evaluation found of it.
#[derive(Debug)]
pub(super) struct Holds {
    /// Its position.
    position: usize,
    /// What is not what it was.
    changed: HashSet<Name>,
}

impl<'p> Evaluator<'p> {
    /// The same evaluator, which assumes something of the root module's variables. To be said before anything is evaluated.
    #[must_use]
    pub fn assuming(self, assumed: Assumed<'p>) -> Self {
        let holds = self.holds_of_root(assumed);
        Self { assumed, holds, ..self }
    }

    /// What holds of the root module where something is assumed.
    fn holds_of_root(&self, assumed: Assumed<'p>) -> Option<Holds> {
        let known = assumed.known?;
        let variables = assumed.file.into_iter().flat_map(|it| it.keys());
        let variables = variables.chain(assumed.open.into_iter().flatten());
        let variables = variables.chain(assumed.settled.into_iter().flat_map(|it| it.keys()));
        known.holds(0, self.instance(0).module, self.modules, variables.map(EcoString::as_str))
    }

    /// What holds of an instance of a called module.
    pub(super) fn holds_of_child(&self, module: usize, caller: &Caller, address: &Address) -> Option<Holds> {
        let known = self.assumed.known?;
        let calling = self.holds_of(caller.instance)?;
        let position = *known.by_address.get(address)?;
        if !calling.changed.contains(&Name::of("module", &caller.name)) {
            return Some(Holds { position, changed: HashSet::default() });
        }
        let call = self.module(caller.instance).calls.get(&caller.name)?.block().body();
        let is_changed = |attribute: Attribute<'_>, of_repetition: bool| {
            let mut is_changed = false;
            each_referred(attribute.expr(), &mut |referred| {
                is_changed |= match referred {
                    Referred::Name(name) => calling.changed.contains(&name),
                    Referred::Repetition => of_repetition,
                    Referred::Any => true,
                };
            });
            is_changed
        };
        let is_repeated_anew = Repetition::of(call).is_some_and(|it| is_changed(it.attribute(), false));
        let arguments = call.attributes().filter(|it| is_changed(*it, is_repeated_anew));
        let holds = known.holds(position, module, self.modules, arguments.map(|it| it.name()))?;
        // A call may have many instances, and its module many names.
        self.budget.work(holds.changed.len()).ok()?;
        Some(holds)
    }

    fn holds_of(&self, instance: InstanceId) -> Option<&Holds> {
        match instance {
            0 => self.holds.as_ref(),
            _ => self.instance(instance).holds.as_ref(),
        }
    }

    /// What was found of the module that an instance uses, if a name in it means what it meant then.
    fn known_of(&self, instance: InstanceId, name: impl FnOnce() -> Name) -> Option<&'p OfInstance> {
        let holds = self.holds_of(instance)?;
        let means_the_same = holds.changed.is_empty() || !holds.changed.contains(&name());
        self.assumed.known.filter(|_| means_the_same)?.instances.get(holds.position)
    }

    /// The value that a variable was found to have.
    pub(super) fn known_variable(&self, instance: InstanceId, name: &str) -> Option<Value> {
        self.known_of(instance, || Name::of("var", name))?.variables.get(name).cloned()
    }

    /// The value that a local value was found to have.
    pub(super) fn known_local(&self, instance: InstanceId, name: &str) -> Option<Value> {
        self.known_of(instance, || Name::of("local", name))?.locals.get(name).cloned()
    }

    /// The value that an output was found to have.
    pub(super) fn known_output(&self, instance: InstanceId, name: &str) -> Option<Value> {
        self.known_of(instance, || Name::of("output", name))?.outputs.get(name).cloned()
    }

    /// How a call is repeated that was found to have no instances.
    pub(super) fn known_absent_call(&self, instance: InstanceId, name: &str) -> Option<Expansion> {
        let kind = self.known_of(instance, || Name::of("module", name))?.absent_calls.get(name)?;
        Some(Expansion { kind: kind.clone(), instances: Vec::new() })
    }

    /// How a resource is repeated that was found to have no instances.
    pub(super) fn known_absent_resource(&self, instance: InstanceId, resource: usize) -> Option<Expansion> {
        let name = || {
            let declared = &self.module(instance).resources[resource];
            Name::of_resource(declared.mode, &declared.address)
        };
        let kind = self.known_of(instance, name)?.absent_resources.get(&resource)?;
        Some(Expansion { kind: kind.clone(), instances: Vec::new() })
    }

    /// What was found, for other evaluations of the root module.
    pub(crate) fn known(&self) -> Known {
        let ids = 0..self.instances.len();
        // Places within templates that functions have read mean something here only.
        let of_values = !self.memory.has_templates();
        let instances = ids.clone().map(|id| OfInstance::of(self.instance(id), self.module(id), of_values));
        let address = |id: InstanceId| Some((self.instance(id).address.clone()?, id));
        Known {
            instances: instances.collect(),
            dependents: ids.clone().map(|id| (self.instance(id).module, OnceLock::new())).collect(),
            by_address: ids.filter_map(address).collect(),
        }
    }
}

impl Known {
    /// What holds in an instance where some of its variables are not what they were. `module` is the index of its module.
    fn holds<'v>(
        &self,
        position: usize,
        module: usize,
        modules: &[Module],
        variables: impl Iterator<Item = &'v str>,
    ) -> Option<Holds> {
        let dependents = self.dependents.get(&module)?;
        let dependents = dependents.get_or_init(|| Dependents::in_module(&modules[module]));
        let absent = &self.instances.get(position)?.absent;
        Some(Holds { position, changed: dependents.with_dependents(variables, absent) })
    }
}

impl Named {
    /// The values of which nothing is unknown.
    fn known_values(&self) -> HashMap<EcoString, Value> {
        let named = self.0.borrow();
        let known = named.iter().filter_map(|(name, (_, value))| Some((name, value.as_ref()?)));
        known
            .filter(|(_, value)| value.is_known())
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }
}

impl OfInstance {
    fn of(instance: &Instance, module: &Module, of_values: bool) -> Self {
        let values = |named: &Named| if of_values { named.known_values() } else { Values::default() };
        let is_empty = |it: &Children| it.instances.as_ref().is_some_and(Vec::is_empty);
        let children = instance.children.borrow();
        let absent_calls = children.iter().filter(|(_, it)| is_empty(it));
        let absent_calls = absent_calls.filter_map(|(name, it)| Some((name.clone(), absent(&it.expansion)?)));
        let expansions = instance.expansions.borrow();
        let absent_resources = expansions.iter().filter_map(|(&index, it)| Some((index, absent(it)?)));
        let absent_calls: HashMap<_, _> = absent_calls.collect();
        let absent_resources: HashMap<_, _> = absent_resources.collect();
        let calls = module.calls.keys().filter(|name| absent_calls.contains_key(*name));
        let resources = module.resources.iter().enumerate();
        // Of two of one name, references mean the first.
        let is_named = |it: &Resource| module.resource(it.mode, &it.kind, it.address.name());
        let resources = resources.filter(|(index, it)| {
            absent_resources.contains_key(index) && is_named(it).is_some_and(|(named, _)| named == *index)
        });
        let resources = resources.map(|(_, it)| Name::of_resource(it.mode, &it.address));
        let absent = calls.map(|name| Name::of("module", name)).chain(resources).collect();
        Self {
            variables: values(&instance.variables),
            locals: values(&instance.locals),
            outputs: values(&instance.outputs),
            absent_calls,
            absent_resources,
            absent,
        }
    }
}

/// How something is repeated that certainly has no instances.
fn absent(expansion: &Expansion) -> Option<RepetitionKind> {
    let is_certain = !matches!(expansion.kind, RepetitionKind::Unknown(_));
    (is_certain && expansion.instances.is_empty()).then(|| expansion.kind.clone())
}
