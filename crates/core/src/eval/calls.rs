//! Module calls: the instances that they make, and their outputs.

use super::expand::{Chosen, Repeated, RepetitionKind, no_instance};
use super::{Caller, Children, Evaluator, Expansion, Instance, InstanceId, Scope, Spent};
use crate::address::Attribute;
use crate::config::{Module, call_source, is_local_source};
use crate::files::{is_refused, normalize};
use crate::hash::HashSet;
use crate::note::NoteKind;
use crate::source::Location;
use crate::syntax::{Block, Step, Steps};
use crate::value::{Data, Reason, Symbol, Unknown, Value, object_bytes};
use ecow::{EcoString, eco_format};
use std::borrow::Cow;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// How many steps it takes to put an output into an object, beside those that it takes to work it out.
const OUTPUT_STEPS: usize = 6;

/// How deep module calls may nest.
const MAX_MODULE_DEPTH: usize = 32;

/// How many module instances one root may have.
const MAX_MODULES: usize = 20_000;

impl Evaluator<'_> {
    /// The instances of all modules of the tree, the root first.
    #[must_use]
    pub fn all_instances(&self) -> Vec<InstanceId> {
        self.instances_entering(|_| true)
    }

    /// The instances of the modules of the tree, the root first, without those of local modules that are not entered: these
    /// are told by their indices.
    pub(crate) fn instances_entering(&self, is_entered: impl Fn(usize) -> bool) -> Vec<InstanceId> {
        let mut all = vec![0];
        let mut next = 0;
        while let Some(&instance) = all.get(next) {
            next += 1;
            let module = self.module(instance);
            let is_entered = |name: &&EcoString| module.callees.get(*name).is_none_or(|&it| is_entered(it));
            for name in module.calls.keys().filter(is_entered) {
                all.extend(self.children(instance, name).instances.iter().flatten());
            }
            if all.len() > MAX_MODULES {
                let at = self.instance(instance).caller.as_ref().and_then(|caller| {
                    Some(self.module(caller.instance).calls.get(&caller.name)?.block().header_location())
                });
                if let Some(at) = at {
                    let message =
                        format!("more than {MAX_MODULES} module instances; the rest is not looked at");
                    self.note(NoteKind::ExpansionLimit, at, message);
                }
                break;
            }
        }
        all
    }

    /// What a `module` block makes.
    pub(crate) fn children(&self, instance: InstanceId, name: &str) -> Rc<Children> {
        if let Some(known) = self.instance(instance).children.borrow().get(name) {
            return known.clone();
        }
        let nothing = Expansion { kind: RepetitionKind::Single, instances: Vec::new() };
        let call = self.module(instance).calls.get(name);
        let children = match (call, self.known_absent_call(instance, name)) {
            (None, _) => Children::new(nothing, None),
            (Some(_), Some(absent)) => Children::new(absent, Some(Vec::new())),
            (Some(call), None) => {
                // A call whose repetition depends on the module itself must not be made again meanwhile.
                let cycle = Rc::new(Children::new(nothing, None));
                self.instance(instance).children.borrow_mut().insert(name.into(), cycle);
                self.make_children(instance, name, call.block())
            }
        };
        let children = Rc::new(children);
        self.instance(instance).children.borrow_mut().insert(name.into(), children.clone());
        children
    }

    /// Adds the indices of the modules at hand that a call leads to, those that they call among them, whether or not
    /// anything calls them.
    pub(crate) fn walk_modules(&self, parent: InstanceId, name: &str, seen: &mut HashSet<usize>) {
        let root = self.module(0);
        let callee = |caller: &Module, name: &str, path: &str| {
            let installed = || {
                let directory = self.project.installed_directory(&root.real_directory, path)?;
                self.project.module_at(&directory, root)
            };
            caller.callees.get(name).copied().or_else(installed)
        };
        let path = self.call_path(parent, name);
        let mut next: Vec<_> =
            callee(self.module(parent), name, &path).map(|module| (module, path)).into_iter().collect();
        while let Some((module, path)) = next.pop() {
            if !seen.insert(module) || self.budget.work(1).is_err() {
                continue;
            }
            let caller = &self.project.modules[module];
            next.extend(caller.calls.keys().filter_map(|name| {
                let path = format!("{path}.{name}");
                Some((callee(caller, name, &path)?, path))
            }));
        }
    }

    fn make_children(&self, parent: InstanceId, name: &str, call: Block<'_>) -> Children {
        let scope = Scope { instance: parent, source: call.source(), bindings: None };
        let expansion = self.expand(call.body(), &scope);
        let Some((module, source)) = self.called_module(parent, name, call) else {
            return Children::new(expansion, None);
        };
        if expansion.instances.is_empty() {
            return Children::new(expansion, Some(Vec::new()));
        }
        let directory = normalize(&Path::new(self.instance(parent).directory.as_str()).join(&*source));
        let directory = EcoString::from(directory.to_string_lossy().as_ref());
        let child = |repeated| self.make_child(parent, name, repeated, module, &directory);
        let instances: Result<_, Spent> = expansion.instances.iter().map(child).collect();
        Children::new(expansion, instances.ok())
    }

    /// One instance of a called module.
    fn make_child(
        &self,
        parent: InstanceId,
        name: &str,
        repeated: &Repeated,
        module: usize,
        directory: &EcoString,
    ) -> Result<InstanceId, Spent> {
        let caller = Caller { instance: parent, name: name.into(), bindings: repeated.bindings.clone() };
        let address = self.instance(parent).address_of_call(name).instance(&repeated.key);
        let condition = repeated.condition.clone().or_else(|| self.instance(parent).condition.clone());
        self.budget.work(1)?;
        self.budget.make(size_of::<Instance>() + address.length() + directory.len())?;
        Ok(self.add_instance(module, Some(address), directory.clone(), Some(caller), condition))
    }

    /// An instance of a called module that only references name: its call is repeated nobody knows how often, and `model`
    /// stands for all.
    fn another_child(
        &self,
        children: &Children,
        model: InstanceId,
        repeated: Repeated,
    ) -> Result<InstanceId, Spent> {
        if let Some(&known) = children.others.borrow().get(&repeated.key) {
            return Ok(known);
        }
        let Instance { module, directory, caller, .. } = self.instance(model);
        let Some(Caller { instance, name, .. }) = caller else { return Ok(model) };
        let child = self.make_child(*instance, name, &repeated, *module, directory)?;
        children.others.borrow_mut().insert(repeated.key, child);
        Ok(child)
    }

    /// The value of an output, where it certainly is the same in all instances.
    fn common_output(&self, instances: &[InstanceId], name: &str, at: Location) -> Option<Value> {
        let mut values = instances.iter().map(|&child| self.output(child, name, at));
        let first = values.next()?;
        values.all(|other| matches!(self.equal(&first, &other), Ok(true))).then_some(first)
    }

    /// The module that a call names, with its source, if it is at hand and not one of the callers.
    fn called_module<'c>(
        &self,
        parent: InstanceId,
        name: &str,
        call: Block<'c>,
    ) -> Option<(usize, Cow<'c, str>)> {
        let at = call.header_location();
        let note = |message: String| self.note(NoteKind::UnresolvedModule, at, message);
        let Some((source, _)) = call_source(call) else {
            note(format!(
                "the source of `module.{name}` is not a literal string; its resources are not looked at"
            ));
            return None;
        };
        let is_local = is_local_source(source);
        let caller = self.module(if is_local { parent } else { 0 });
        let from = &caller.real_directory;
        let directory = || {
            if is_local {
                return Some(normalize(&from.join(source)));
            }
            self.project.installed_directory(from, &self.call_path(parent, name))
        };
        let found = match is_local {
            true => caller.callees.get(name).copied(),
            false => directory().and_then(|directory| self.project.module_at(&directory, caller)),
        };
        let is_installed = !is_local && found.is_some();
        let found = found.or_else(|| self.module(parent).callees.get(name).copied());
        let Some(module) = found else {
            let directory = directory();
            match directory.map(|it| self.project.boundaries.resolve(&it, from, self.files)) {
                Some(Err(error)) if is_refused(&error) => {
                    let message = format!("the directory of `module.{name}` is not read: {error}");
                    self.note(NoteKind::OutsideRepository, at, message);
                }
                _ if is_local => note(format!(
                    "`module.{name}` names the directory \"{source}\", which holds no configuration"
                )),
                _ => note(format!(
                    "`module.{name}` is not at hand (source \"{source}\"); its resources are not looked at"
                )),
            }
            return None;
        };
        let callers =
            std::iter::successors(Some(parent), |&it| Some(self.instance(it).caller.as_ref()?.instance));
        if callers.clone().any(|it| self.instance(it).module == module) {
            note(format!("`module.{name}` calls a module that it belongs to itself"));
            return None;
        }
        if callers.count() >= MAX_MODULE_DEPTH {
            let message =
                format!("`module.{name}` nests deeper than {MAX_MODULE_DEPTH} modules; it is not looked at");
            self.note(NoteKind::DepthLimit, at, message);
            return None;
        }
        let own = || self.project.as_local_source(self.module(parent), source);
        let source = match is_local || is_installed {
            true => Cow::Borrowed(source),
            false => own().map_or(Cow::Borrowed(source), Cow::Owned),
        };
        Some((module, source))
    }

    /// The names of the calls from the root module to one in `parent`, with dots between them.
    fn call_path(&self, parent: InstanceId, name: &str) -> String {
        let callers = std::iter::successors(self.instance(parent).caller.as_ref(), |caller| {
            self.instance(caller.instance).caller.as_ref()
        });
        let mut names: Vec<&str> = callers.map(|caller| caller.name.as_str()).collect();
        names.reverse();
        names.push(name);
        names.join(".")
    }

    /// `module.name` and the steps after it.
    pub(super) fn module_output(&self, name: &str, steps: Steps<'_>, scope: &Scope, at: Location) -> Value {
        let children = self.children(scope.instance, name);
        let address = self.instance(scope.instance).address_of_call(name);
        let outside = || {
            let symbol = Symbol::Attribute(Attribute::whole(address.clone()));
            Value::unknown(Reason::Module(eco_format!("module.{name}")), Some(symbol), at)
        };
        let Some(instances) = &children.instances else {
            return self.follow(outside(), steps, scope, at);
        };
        let repeated = &children.expansion.instances;
        // Where one instance, or one output of each, is asked for, the others are not worked out.
        if let Some(Step::Index(key) | Step::LegacyIndex(key)) = steps.get(0)
            && !matches!(children.expansion.kind, RepetitionKind::Single)
        {
            let rest = steps.skip(1);
            let key = self.evaluate(key, scope);
            let child = match children.expansion.find(&key) {
                Some(Chosen::Instance(position)) => Ok(instances[position]),
                Some(Chosen::Another(repeated)) => self.another_child(&children, instances[0], repeated),
                chosen @ (Some(Chosen::One(_)) | None) => {
                    if chosen.is_some()
                        && let Some(Step::Attribute(name)) = rest.get(0)
                        && let Some(value) = self.common_output(instances, name, at)
                    {
                        return self.follow(value, rest.skip(1), scope, at);
                    }
                    let reason = |unknown: &Unknown| unknown.reason.clone();
                    return self.follow(no_instance(&address, &key, reason, at), rest, scope, at);
                }
            };
            let value = |child| match rest.get(0) {
                Some(Step::Attribute(name)) if self.has_output(child, name) => {
                    let output = self.output(child, name, at).marked(key.is_sensitive());
                    self.follow(output, rest.skip(1), scope, at)
                }
                _ => self.follow(self.outputs(child, at).marked(key.is_sensitive()), rest, scope, at),
            };
            return child.map_or_else(|spent| spent.value(at), value);
        }
        let asked = match (steps.get(0), steps.get(1)) {
            (Some(Step::FullSplat | Step::AttributeSplat), Some(Step::Attribute(name))) => Some(name),
            _ => None,
        };
        let object = |position: usize| {
            let child = instances[position];
            let asked = asked.filter(|name| self.has_output(child, name));
            let members = asked.map_or_else(|| self.module(child).outputs.len(), |_| 1);
            let charged =
                self.budget.work(OUTPUT_STEPS * (1 + members)).and(self.budget.make(object_bytes(members)));
            if let Err(spent) = charged {
                return spent.value(at);
            }
            match asked {
                Some(name) => Value::object([(name.into(), self.output(child, name, at))].into(), at),
                None => self.outputs(child, at),
            }
        };
        let value = match &children.expansion.kind {
            RepetitionKind::Single => match steps.get(0) {
                // The common case asks for one output; the others are not worked out.
                Some(Step::Attribute(output)) => {
                    return match instances.first() {
                        Some(&child) => self.follow(self.output(child, output, at), steps.skip(1), scope, at),
                        None => self.follow(Value::null(at), steps, scope, at),
                    };
                }
                _ => instances.first().map_or_else(|| Value::null(at), |_| object(0)),
            },
            RepetitionKind::Count => Value::list((0..instances.len()).map(object), at),
            RepetitionKind::ForEach => {
                let named =
                    repeated.iter().enumerate().filter_map(|(position, it)| Some((it.key.name()?, position)));
                let members = named.map(|(name, position)| (name, object(position)));
                Value::object(members.collect(), at)
            }
            RepetitionKind::Unknown(unknown) => {
                let symbol = Symbol::Attribute(Attribute::whole(address.clone()));
                let all = Unknown::new(unknown.reason.clone(), Some(symbol), true, unknown.at);
                Value::new(Data::Unknown(Arc::new(all)), at)
            }
        };
        self.follow(value, steps, scope, at)
    }
}
