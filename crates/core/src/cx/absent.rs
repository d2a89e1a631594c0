//! What is not there: blocks without an instance, and what modules without an instance hold.

use super::manifests::kinds_for;
use super::{Entry, Root, outermost, type_of};
use crate::address::Address;
use crate::config::{Mode, Module};
use crate::eval::InstanceId;
use crate::hash::{HashMap, HashSet};
use ecow::EcoString;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Blocks that have no instance because variables of the root module have their defaults, by their addresses without
/// keys, each with these variables.
pub(crate) type SwitchedOff = HashMap<Address, BTreeSet<EcoString>>;

impl<'e> Root<'e> {
    /// Whether a type was asked for of which the configuration may have more than is there.
    pub(crate) fn may_lack(&self, kind: &str) -> bool {
        let with_modules = || self.absent_with_modules.get_or_init(|| self.absent_with_modules());
        self.absent.borrow().contains(kind)
            || kinds_for(outermost(kind))
                .any(|it| self.absent.borrow().contains(it) || with_modules().contains(it))
    }

    /// The types of what stands in modules whose calls have no instance, and in those that they call.
    fn absent_with_modules(&self) -> HashSet<EcoString> {
        let calls = self.by_type.get("module").into_iter().flatten();
        let absent = calls.filter(|entry| self.is_repeated(entry) && !self.exists(entry));
        let mut kinds = HashSet::default();
        let mut modules = HashSet::default();
        for (instance, name) in absent.filter_map(called_by) {
            kinds.insert("module".into());
            self.evaluator.walk_modules(instance, name, &mut modules);
        }
        let modules = modules.into_iter().map(|module| &self.evaluator.project.modules[module]);
        kinds.extend(modules.flat_map(|module| module.resources.iter().map(type_of)));
        kinds
    }

    /// Which of the module calls, and of the resources of types that are looked at, are switched off.
    pub(crate) fn switched_off(&self, is_looked_at: impl Fn(&str, bool) -> bool) -> SwitchedOff {
        self.switched_off_among(is_looked_at, |_, _| true)
    }

    /// Which of the resources of some types are switched off, and of the calls of modules with such resources.
    pub(crate) fn switched_off_of(&self, kinds: &HashSet<EcoString>) -> SwitchedOff {
        let known = RefCell::<HashMap<_, bool>>::default();
        let leads_there = |instance: InstanceId, name: &str| {
            let key = (self.evaluator.instance(instance).module, EcoString::from(name));
            if let Some(&known) = known.borrow().get(&key) {
                return known;
            }
            let mut modules = HashSet::default();
            self.evaluator.walk_modules(instance, name, &mut modules);
            let mut modules = modules.iter().map(|&module| &self.evaluator.project.modules[module]);
            let leads_there = modules.any(|module| kinds.iter().any(|kind| holds(module, kind)));
            known.borrow_mut().insert(key, leads_there);
            leads_there
        };
        let is_entered = |instance, name: &str| kinds.contains("module") || leads_there(instance, name);
        self.switched_off_among(|kind, _| kinds.contains(kind), is_entered)
    }

    /// Which of the resources of types that are looked at, and of the module calls that are entered, are switched off.
    fn switched_off_among(
        &self,
        is_looked_at: impl Fn(&str, bool) -> bool,
        is_entered: impl Fn(InstanceId, &str) -> bool,
    ) -> SwitchedOff {
        let (mut on, mut off) = (HashSet::default(), SwitchedOff::default());
        if !self.evaluator.has_defaults() {
            return off;
        }
        let looked_at = self.types().filter(|(kind, it)| *kind == "module" || is_looked_at(kind, *it));
        for entry in looked_at.flat_map(|(kind, _)| self.entries_for(kind)) {
            if !self.is_repeated(entry) {
                continue;
            }
            let (instance, body) = self.place_of(entry);
            let address = self.address_of(entry).without_keys();
            if self.exists(entry) {
                on.insert(address);
            } else if !off.contains_key(&address)
                && called_by(entry).is_none_or(|(instance, name)| is_entered(instance, name))
            {
                let variables = self.evaluator.switch(body, instance);
                if !variables.is_empty() {
                    off.insert(address, variables);
                }
            }
        }
        off.retain(|address, _| !on.contains(address));
        off
    }

    /// Which blocks exist of those that are switched off under other circumstances.
    pub(crate) fn switched_on(&self, off: &SwitchedOff) -> HashSet<Address> {
        if off.is_empty() {
            return HashSet::default();
        }
        let kinds: HashSet<_> = off.keys().map(Address::kind).collect();
        let on = |entry: &Entry<'e>| {
            let address = self.address_of(entry).without_keys();
            (off.contains_key(&address) && self.exists(entry)).then_some(address)
        };
        let is_off = |kind: &str| kinds.contains(kind.strip_prefix("data.").unwrap_or(kind));
        let entries = self.by_type.iter().filter(|(kind, _)| is_off(kind)).flat_map(|(_, entries)| entries);
        entries.filter_map(on).collect()
    }
}

/// The module instance and the name of a call.
fn called_by<'e>(entry: &Entry<'e>) -> Option<(InstanceId, &'e str)> {
    match entry {
        Entry::Other(instance, block) if block.kind() == "module" => Some((*instance, block.label(0)?)),
        _ => None,
    }
}

/// Whether a module has a resource of a type, as rules name it in their targets, or may hold a manifest of it.
fn holds(module: &Module, kind: &str) -> bool {
    match kind.strip_prefix("data.") {
        Some(kind) => module.declares(Mode::Data, kind),
        None => kinds_for(kind).any(|kind| module.declares(Mode::Managed, kind)),
    }
}
