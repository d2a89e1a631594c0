//! Repetition: `count`, `for_each`, `dynamic`, and the instances of called modules.

use super::{
    Bindings, Caller, Children, Evaluator, Instance, InstanceId, MAX_SYMBOL, Scope, Spent, bind, bounded,
    operators, types,
};
use crate::config::{call_source, is_local_source};
use crate::files::{is_refused, normalize};
use crate::note::NoteKind;
use crate::source::{Location, Span};
use crate::syntax::{Attribute, Block, Body, Expr, ExprKind, Step, StepKind};
use crate::value::{Data, Number, Reason, Symbol, Unknown, Value, object_bytes};
use ecow::{EcoString, eco_format};
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// About how many bytes an instance of a block takes, with the object that it binds.
const INSTANCE_BYTES: usize = 1536;

/// How many steps it takes to put an output into an object, beside those that it takes to work it out.
const OUTPUT_STEPS: usize = 4;

/// How deep module calls may nest.
const MAX_MODULE_DEPTH: usize = 32;

/// How many module instances one root may have.
const MAX_MODULES: usize = 20_000;

/// The instances that a block makes.
#[derive(Debug, Clone)]
pub struct Expansion {
    /// What repeats it.
    pub kind: RepetitionKind,
    /// The instances. One that may be absent where the repetition is not known.
    pub instances: Vec<Repeated>,
}

/// What repeats a block.
#[derive(Debug, Clone)]
pub enum RepetitionKind {
    /// Nothing: there is exactly one.
    Single,
    /// `count`.
    Count,
    /// `for_each`.
    ForEach,
    /// `count` or `for_each` with a value that is not known.
    Unknown(Arc<Unknown>),
}

/// One instance of a block.
#[derive(Debug, Clone)]
pub struct Repeated {
    /// Its key.
    pub key: Key,
    /// `each` and `count` for it, around what is bound outside.
    pub bindings: Bindings,
    /// Why it may not exist.
    pub condition: Option<Arc<Unknown>>,
}

/// An instance key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The block is not repeated.
    None,
    /// The index of a `count`.
    Index(usize),
    /// The key of a `for_each`.
    Name(EcoString),
    /// Some instance of a repetition that is not known.
    Any,
}

impl Key {
    /// The key of a `for_each`.
    #[must_use]
    pub fn name(&self) -> Option<EcoString> {
        match self {
            Self::Name(name) => Some(name.clone()),
            _ => None,
        }
    }

    /// Whether it names one instance.
    #[must_use]
    pub fn is_known(&self) -> bool {
        *self != Self::Any
    }
}

impl Repeated {
    /// The one instance of a block that is not repeated.
    #[must_use]
    pub fn single(bindings: Bindings) -> Self {
        Self { key: Key::None, bindings, condition: None }
    }

    /// The key as it stands in addresses: empty, `[0]`, `["a"]`, `[*]`.
    #[must_use]
    pub fn suffix(&self) -> EcoString {
        match &self.key {
            Key::None => EcoString::new(),
            Key::Index(index) => eco_format!("[{index}]"),
            Key::Name(name) => eco_format!("[\"{name}\"]"),
            Key::Any => "[*]".into(),
        }
    }
}

impl Expansion {
    /// The instance that a key names.
    ///
    /// # Errors
    /// Why there is none: the key is not known, or not among the instances.
    pub(super) fn find(&self, key: &Value) -> Result<Repeated, EcoString> {
        let wanted = match &key.data {
            Data::Number(Number::Int(index)) => usize::try_from(*index).ok().map(Key::Index),
            Data::String(name) => Some(Key::Name(name.clone())),
            _ => None,
        };
        let wanted = wanted.ok_or_else(|| eco_format!("the key {key} is not known"))?;
        if let RepetitionKind::Unknown(unknown) = &self.kind {
            let bindings = self.instances.first().map(|it| it.bindings.clone()).unwrap_or_default();
            return Ok(representative(wanted, key.clone(), unknown, &bindings));
        }
        let found = self.instances.iter().find(|it| it.key == wanted).cloned();
        found.ok_or_else(|| eco_format!("there is no instance [{key}]"))
    }
}

/// The instance of a given key, of a repetition that is not known.
fn representative(key: Key, value: Value, unknown: &Arc<Unknown>, outer: &Bindings) -> Repeated {
    let at = value.at;
    let bindings = match &key {
        Key::Index(_) => bind("count", Value::object([("index".into(), value)].into(), at), outer),
        _ => {
            let element = unknown_of(unknown, "each.value", at);
            bind("each", Value::object([("key".into(), value), ("value".into(), element)].into(), at), outer)
        }
    };
    Repeated { key, bindings, condition: Some(unknown.clone()) }
}

/// A value of a repetition that is not known, the same for every block under the same repetition.
fn unknown_of(unknown: &Arc<Unknown>, name: &str, at: Location) -> Value {
    let text = unknown.symbol.as_ref().map(|symbol| bounded(format_args!("{name} of {symbol}")));
    let symbol = text.filter(|text| text.len() <= MAX_SYMBOL).map(Symbol::Expression);
    Value::unknown(Reason::Repetition(name.into()), symbol, at)
}

impl Evaluator<'_> {
    /// The instances of a resource within a module instance.
    #[must_use]
    pub fn expansion(&self, instance: InstanceId, resource: usize) -> Rc<Expansion> {
        if let Some(known) = self.instance(instance).expansions.borrow().get(&resource) {
            return known.clone();
        }
        let block = &self.module(instance).resources[resource].block;
        // While it is worked out, a reference to the resource finds an unknown repetition instead of itself.
        let at = block.header_location();
        let name = eco_format!("count or for_each of {}", self.module(instance).resources[resource].address);
        let cycle = Arc::new(Unknown { reason: Reason::Cycle(name), at, symbol: None, not_null: true });
        let remember = |expansion: Rc<Expansion>| {
            self.instance(instance).expansions.borrow_mut().insert(resource, expansion);
        };
        remember(Rc::new(unknown_count(&cycle, &None, at)));
        let scope = Scope { instance, source: block.source, bindings: None };
        let expansion = Rc::new(self.expand(&block.body, &scope));
        remember(expansion.clone());
        expansion
    }

    /// The instances that a block at the top level of a module, such as a module call, makes.
    pub(crate) fn repetitions(&self, instance: InstanceId, block: &Block) -> Vec<Repeated> {
        let scope = Scope { instance, source: block.source, bindings: None };
        self.expand(&block.body, &scope).instances
    }

    /// The instances that `count` and `for_each` of a body make.
    pub(super) fn expand(&self, body: &Body, scope: &Scope) -> Expansion {
        if let Some(attribute) = body.attribute("count") {
            return self.expand_count(attribute, scope);
        }
        match body.attribute("for_each") {
            Some(attribute) => self.expand_for_each(attribute, "each", scope),
            None => Expansion {
                kind: RepetitionKind::Single,
                instances: vec![Repeated::single(scope.bindings.clone())],
            },
        }
    }

    fn expand_count(&self, attribute: &Attribute, scope: &Scope) -> Expansion {
        let at = attribute.location();
        let scope = Scope { source: attribute.source, ..scope.clone() };
        let count = self.evaluate(&attribute.expr, &scope);
        let Some(number) = operators::as_number(&count).and_then(|number| number.as_int()) else {
            let unknown = count.as_unknown().cloned().unwrap_or_else(|| refused(&count, "count", at));
            return match self.is_one_or_none(&attribute.expr, &scope) {
                true => one_or_none(&unknown, &scope.bindings, at),
                false => unknown_count(&unknown, &scope.bindings, at),
            };
        };
        let number = self.bounded(usize::try_from(number).unwrap_or(0), "count", at);
        let number = if self.affords(number) { number } else { 0 };
        let instance = |index| {
            let value = operators::index_value(index, at);
            let bindings =
                bind("count", Value::object([("index".into(), value)].into(), at), &scope.bindings);
            Repeated { key: Key::Index(index), bindings, condition: None }
        };
        Expansion { kind: RepetitionKind::Count, instances: (0..number).map(instance).collect() }
    }

    /// Whether a count is a switch, such as `var.enabled ? 1 : 0`: then the instance that there may be is the first.
    fn is_one_or_none(&self, count: &Expr, scope: &Scope) -> bool {
        match &count.kind {
            ExprKind::Parenthesis(inner) => self.is_one_or_none(inner, scope),
            ExprKind::Conditional(parts) => parts.iter().skip(1).all(|side| {
                let number = operators::as_number(&self.evaluate(side, scope)).and_then(|it| it.as_int());
                number.map_or_else(|| self.is_one_or_none(side, scope), |number| matches!(number, 0 | 1))
            }),
            _ => false,
        }
    }

    /// The instances of a `for_each`, whose element is bound to `iterator`.
    pub(super) fn expand_for_each(&self, attribute: &Attribute, iterator: &str, scope: &Scope) -> Expansion {
        let at = attribute.location();
        let scope = Scope { source: attribute.source, ..scope.clone() };
        let collection = self.evaluate(&attribute.expr, &scope);
        // Terraform refuses a secret here, as instances are shown by their keys.
        let secret = collection.sensitive && iterator == "each";
        let Some(pairs) = self.pairs(&collection).filter(|_| !secret) else {
            let unknown =
                collection.as_unknown().cloned().unwrap_or_else(|| refused(&collection, "for_each", at));
            let (key, value) = (eco_format!("{iterator}.key"), eco_format!("{iterator}.value"));
            let element = [
                ("key".into(), unknown_of(&unknown, &key, at)),
                ("value".into(), unknown_of(&unknown, &value, at)),
            ];
            let bindings = bind(iterator, Value::object(element.into(), at), &scope.bindings);
            let instance = Repeated { key: Key::Any, bindings, condition: Some(unknown.clone()) };
            return Expansion { kind: RepetitionKind::Unknown(unknown), instances: vec![instance] };
        };
        let number = self.bounded(pairs.len(), "for_each", at);
        let number = if self.affords(number) { number } else { 0 };
        let list = matches!(collection.data, Data::List(_));
        let instance = |(key, value): (Value, Value)| {
            // `dynamic` repeats over lists by index; for resources a list stands for the set of its elements.
            let key = if list && iterator == "each" { value.clone() } else { key };
            let name = operators::to_text(&key);
            let condition = if name.is_none() { key.first_unknown().cloned() } else { None };
            let element = Value::object([("key".into(), key), ("value".into(), value)].into(), at);
            Repeated {
                key: name.map_or(Key::Any, Key::Name),
                bindings: bind(iterator, element, &scope.bindings),
                condition,
            }
        };
        let instances = pairs.into_iter().take(number).map(instance).collect();
        Expansion { kind: RepetitionKind::ForEach, instances }
    }

    /// Charges for instances, each of which binds an object.
    fn affords(&self, instances: usize) -> bool {
        self.budget.work(instances).and(self.budget.make(instances * INSTANCE_BYTES)).is_ok()
    }

    /// At most as many as are looked at; a note says where that is fewer than there are.
    fn bounded(&self, number: usize, name: &str, at: Location) -> usize {
        let most = self.budget.instances;
        if number > most {
            let message = format!(
                "`{name}` makes {number} instances; only the first {most} are looked at; --max-instances sets \
                 another limit"
            );
            self.note(NoteKind::ExpansionLimit, at, message);
        }
        number.min(most)
    }

    /// The instances of all modules of the tree, the root first.
    #[must_use]
    pub fn all_instances(&self) -> Vec<InstanceId> {
        let mut all = vec![0];
        let mut next = 0;
        while let Some(&instance) = all.get(next) {
            next += 1;
            for name in self.module(instance).calls.keys() {
                all.extend(self.children(instance, name).instances.iter().flatten());
            }
            if all.len() > MAX_MODULES {
                let at = self.instance(instance).caller.as_ref().and_then(|caller| {
                    Some(self.module(caller.instance).calls.get(&caller.name)?.header_location())
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
    pub(super) fn children(&self, instance: InstanceId, name: &EcoString) -> Rc<Children> {
        if let Some(known) = self.instance(instance).children.borrow().get(name) {
            return known.clone();
        }
        let nothing = Expansion { kind: RepetitionKind::Single, instances: Vec::new() };
        let children = match self.module(instance).calls.get(name) {
            None => Children { expansion: nothing, instances: None },
            Some(call) => {
                // A call whose repetition depends on the module itself must not be made again meanwhile.
                let cycle = Rc::new(Children { expansion: nothing, instances: None });
                self.instance(instance).children.borrow_mut().insert(name.clone(), cycle);
                self.make_children(instance, name, call)
            }
        };
        let children = Rc::new(children);
        self.instance(instance).children.borrow_mut().insert(name.clone(), children.clone());
        children
    }

    fn make_children(&self, parent: InstanceId, name: &EcoString, call: &Block) -> Children {
        let scope = Scope { instance: parent, source: call.source, bindings: None };
        let expansion = self.expand(&call.body, &scope);
        let Some((module, source)) = self.called_module(parent, name, call) else {
            return Children { expansion, instances: None };
        };
        let (prefix, directory) = {
            let it = self.instance(parent);
            (it.prefix.clone(), normalize(&Path::new(it.directory.as_str()).join(source)))
        };
        let directory = directory.to_string_lossy();
        let instances: Result<_, Spent> = expansion
            .instances
            .iter()
            .map(|repeated| {
                let caller =
                    Caller { instance: parent, name: name.clone(), bindings: repeated.bindings.clone() };
                let prefix = eco_format!("{prefix}module.{name}{}.", repeated.suffix());
                let condition =
                    repeated.condition.clone().or_else(|| self.instance(parent).condition.clone());
                self.budget.work(1)?;
                self.budget.make(size_of::<Instance>() + prefix.len() + directory.len())?;
                Ok(self.add_instance(module, prefix, directory.as_ref(), Some(caller), condition))
            })
            .collect();
        Children { expansion, instances: instances.ok() }
    }

    /// The module that a call names, with its source, if it is at hand and not one of the callers.
    fn called_module<'c>(&self, parent: InstanceId, name: &str, call: &'c Block) -> Option<(usize, &'c str)> {
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
        let directory = if is_local {
            Some(normalize(&from.join(source)))
        } else {
            self.project.installed_directory(from, &self.call_path(parent, name))
        };
        let found = directory.as_ref().and_then(|directory| self.project.module_at(directory, caller));
        let Some(module) = found else {
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
    pub(super) fn module_output(
        &self,
        name: &EcoString,
        steps: &[Step],
        scope: &Scope,
        at: Location,
    ) -> Value {
        let children = self.children(scope.instance, name);
        let address = eco_format!("{}module.{name}", self.instance(scope.instance).prefix);
        let outside = || {
            let symbol =
                Symbol::Attribute { object: address.clone(), kind: EcoString::new(), path: EcoString::new() };
            Value::unknown(Reason::Module(eco_format!("module.{name}")), Some(symbol), at)
        };
        let Some(instances) = &children.instances else {
            return self.follow(outside(), steps, scope, at);
        };
        let repeated = &children.expansion.instances;
        // Where one instance, or one output of each, is asked for, the others are not worked out.
        if let [Step { kind: StepKind::Index(key), .. }, rest @ ..] = steps
            && let key = self.evaluate(key, scope)
            && let Some(&child) = position(&children.expansion, &key).and_then(|it| instances.get(it))
        {
            return match rest {
                [Step { kind: StepKind::Attribute(name), .. }, rest @ ..] if self.has_output(child, name) => {
                    self.follow(self.output(child, name, at).marked(key.sensitive), rest, scope, at)
                }
                _ => self.follow(self.outputs(child, at).marked(key.sensitive), rest, scope, at),
            };
        }
        let asked = match steps {
            [
                Step { kind: StepKind::FullSplat | StepKind::AttributeSplat, .. },
                Step { kind: StepKind::Attribute(name), .. },
                ..,
            ] => Some(name),
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
                Some(name) => Value::object([(name.clone(), self.output(child, name, at))].into(), at),
                None => self.outputs(child, at),
            }
        };
        let value = match &children.expansion.kind {
            RepetitionKind::Single => match steps {
                // The common case asks for one output; the others are not worked out.
                [Step { kind: StepKind::Attribute(output), .. }, rest @ ..] => {
                    let value = instances.first().map(|&child| self.output(child, output, at));
                    let value = value.unwrap_or_else(outside);
                    return self.follow(value, rest, scope, at);
                }
                _ => instances.first().map_or_else(outside, |_| object(0)),
            },
            RepetitionKind::Count => Value::list((0..instances.len()).map(object), at),
            RepetitionKind::ForEach => {
                let named =
                    repeated.iter().enumerate().filter_map(|(position, it)| Some((it.key.name()?, position)));
                let members: BTreeMap<_, _> =
                    named.map(|(name, position)| (name, object(position))).collect();
                Value::object(members, at)
            }
            RepetitionKind::Unknown(unknown) => {
                let symbol = Symbol::Attribute {
                    object: address.clone(),
                    kind: EcoString::new(),
                    path: EcoString::new(),
                };
                let all = Unknown {
                    reason: unknown.reason.clone(),
                    at: unknown.at,
                    symbol: Some(symbol),
                    not_null: true,
                };
                Value::new(Data::Unknown(Arc::new(all)), at)
            }
        };
        self.follow(value, steps, scope, at)
    }

    /// The instances of a nested block type: blocks as they stand, and what `dynamic` blocks generate.
    pub(crate) fn nested_blocks<'b>(
        &self,
        body: &'b Body,
        kind: &str,
        scope: &Scope,
    ) -> Vec<(&'b Block, Repeated)> {
        let mut found = Vec::new();
        for block in &body.blocks {
            if block.kind == kind {
                found.push((block, Repeated::single(scope.bindings.clone())));
            } else if block.kind == "dynamic" && block.label(0).is_some_and(|label| label == kind) {
                found.extend(self.generated(block, kind, scope));
            }
        }
        found
    }

    /// The blocks that a `dynamic` block generates.
    pub(super) fn generated<'b>(
        &self,
        dynamic: &'b Block,
        kind: &str,
        scope: &Scope,
    ) -> Vec<(&'b Block, Repeated)> {
        let Some(content) = dynamic.body.blocks_of("content").next() else { return Vec::new() };
        let Some(for_each) = dynamic.body.attribute("for_each") else { return Vec::new() };
        let iterator = match dynamic.body.attribute("iterator").map(|it| &it.expr.kind) {
            Some(ExprKind::Variable(name)) => name.as_str(),
            _ => kind,
        };
        let expansion = self.expand_for_each(for_each, iterator, scope);
        expansion.instances.into_iter().map(|repeated| (content, repeated)).collect()
    }

    /// The value given to a variable as text on the command line, read by the variable's type.
    pub(super) fn given_value(&self, text: &str, at: Location, variable: Option<&Block>) -> Value {
        let kind = variable.and_then(|block| block.body.attribute("type")).map(|it| types::parse(&it.expr));
        match kind {
            // What a primitive type makes of it is for the conversion to say.
            None | Some(types::Type::String | types::Type::Number | types::Type::Bool) => {
                Value::string(text, at)
            }
            Some(_) => match crate::syntax::parse_expression(at.source, text) {
                Ok(expr) => {
                    let scope = Scope { instance: 0, source: at.source, bindings: None };
                    self.evaluate(&expr, &scope)
                }
                Err(_) => Value::string(text, at.with_span(Span::new(0, text.len()))),
            },
        }
    }
}

/// The place of the instance that a known key names.
fn position(expansion: &Expansion, key: &Value) -> Option<usize> {
    match expansion.kind {
        RepetitionKind::Count => usize::try_from(operators::as_number(key)?.as_int()?).ok(),
        RepetitionKind::ForEach => {
            let name = operators::to_text(key)?;
            expansion.instances.iter().position(|it| matches!(&it.key, Key::Name(it) if *it == name))
        }
        RepetitionKind::Single | RepetitionKind::Unknown(_) => None,
    }
}

fn unknown_count(unknown: &Arc<Unknown>, outer: &Bindings, at: Location) -> Expansion {
    let index = unknown_of(unknown, "count.index", at);
    let bindings = bind("count", Value::object([("index".into(), index)].into(), at), outer);
    let instance = Repeated { key: Key::Any, bindings, condition: Some(unknown.clone()) };
    Expansion { kind: RepetitionKind::Unknown(unknown.clone()), instances: vec![instance] }
}

/// The first instance of a count that is not known, and is at most 1.
fn one_or_none(unknown: &Arc<Unknown>, outer: &Bindings, at: Location) -> Expansion {
    let first = representative(Key::Index(0), operators::index_value(0, at), unknown, outer);
    Expansion { kind: RepetitionKind::Unknown(unknown.clone()), instances: vec![first] }
}

/// The blame for a repetition over a value that Terraform would refuse.
fn refused(value: &Value, name: &str, at: Location) -> Arc<Unknown> {
    let what = if value.sensitive { "sensitive" } else { value.type_name() };
    let message = eco_format!("`{name}` cannot be {what}");
    Arc::new(Unknown { reason: Reason::Invalid(message), at, symbol: None, not_null: true })
}
