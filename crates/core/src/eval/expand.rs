//! Repetition: `count`, `for_each` and `dynamic`, and which instance a key means.

use super::{Bindings, Evaluator, InstanceId, MAX_SYMBOL, Scope, bind, bounded, invalid, operators, types};
use crate::address::{self, Address, Key};
use crate::note::NoteKind;
use crate::source::{Location, Span};
use crate::syntax::{Attribute, Block, Body, Expr, ExprKind, Tree};
use crate::value::{Cause, Data, Reason, Symbol, Unknown, Value, equal};
use ecow::eco_format;
use std::rc::Rc;
use std::sync::Arc;

/// About how many bytes an instance of a block takes, with the object that it binds.
const INSTANCE_BYTES: usize = 1536;

/// Of how many instances one whose key is not known may be any.
const MAX_ALIKE: usize = 100;

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
    /// Nothing: there is exactly one, or none where `enabled` is false.
    Single,
    /// `count`.
    Count,
    /// `for_each`.
    ForEach,
    /// `count` or `for_each` with a value that is not known.
    Unknown(Arc<Unknown>),
}

/// The instance that a key names.
pub(super) enum Chosen {
    /// The one at this position.
    Instance(usize),
    /// One of a repetition that is not known, which is not among the instances that stand for it.
    Another(Repeated),
    /// One of the instances, nobody knows which: the key is a text for it.
    One(Key),
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

impl Repeated {
    /// The one instance of a block that is not repeated.
    #[must_use]
    pub fn single(bindings: Bindings) -> Self {
        Self { key: Key::None, bindings, condition: None }
    }
}

impl Expansion {
    /// The instance that a key names. Of a repetition that is not known, whichever is named may exist. `None` where the
    /// key is not known, or no instance has it.
    pub(super) fn find(&self, key: &Value) -> Option<Chosen> {
        if let Some(unknown) = key.as_unknown() {
            return self.find_unknown(key, unknown);
        }
        let index = || usize::try_from(operators::as_number(key)?.as_int()?).ok();
        let position = |wanted: &Key| self.instances.iter().position(|it| it.key == *wanted);
        match &self.kind {
            RepetitionKind::Single => None,
            RepetitionKind::Count => index().filter(|it| *it < self.instances.len()).map(Chosen::Instance),
            RepetitionKind::ForEach => position(&Key::Name(operators::to_text(key)?)).map(Chosen::Instance),
            RepetitionKind::Unknown(unknown) => {
                let wanted = match key.data() {
                    // It would stand in an address.
                    _ if key.is_secret() => return None,
                    Data::Number(_) => Key::Index(index()?),
                    Data::String(name) => Key::Name(name.clone()),
                    _ => return None,
                };
                Some(match position(&wanted) {
                    Some(position) => Chosen::Instance(position),
                    None => {
                        let bindings = self.instances.first().and_then(|it| it.bindings.clone());
                        Chosen::Another(representative(wanted, key.clone(), unknown, &bindings))
                    }
                })
            }
        }
    }
}

impl Expansion {
    /// The instance that a key names which is not known: the one that has this very key, or the only one.
    fn find_unknown(&self, key: &Value, unknown: &Unknown) -> Option<Chosen> {
        let text = bounded(format_args!("{key}"));
        if unknown.symbol.is_none() || key.is_secret() || text.len() > MAX_SYMBOL {
            return None;
        }
        let named = Key::Of(text);
        let is_it = |it: &Repeated| match it.bindings.as_ref().map(|it| it.value.data()) {
            Some(Data::Object(each)) if !it.key.is_known() => {
                each.get("key").is_some_and(|own| matches!(equal(own, key), Ok(true)))
            }
            _ => false,
        };
        match (&self.kind, &self.instances[..]) {
            (RepetitionKind::Single, _) | (_, []) => None,
            (RepetitionKind::Unknown(repetition), [first, ..]) => {
                let outer = first.bindings.as_ref().and_then(|it| it.outer.clone());
                Some(Chosen::Another(representative(named, key.clone(), repetition, &outer)))
            }
            (_, [_]) => Some(Chosen::Instance(0)),
            (_, instances) if instances.len() > MAX_ALIKE => None,
            (_, instances) => Some(match instances.iter().position(is_it) {
                Some(position) => Chosen::Instance(position),
                None => Chosen::One(named),
            }),
        }
    }
}

/// The instance of a given key, of a repetition that is not known.
fn representative(key: Key, value: Value, unknown: &Arc<Unknown>, outer: &Bindings) -> Repeated {
    let at = value.at;
    let bindings = match &key {
        Key::Index(_) => bind("count", Value::object([("index".into(), value)].into(), at), outer),
        _ => {
            let element = unknown_of(unknown, &eco_format!("each.value{key}"), at);
            bind("each", Value::object([("key".into(), value), ("value".into(), element)].into(), at), outer)
        }
    };
    Repeated { key, bindings, condition: Some(unknown.clone()) }
}

/// A value of a repetition that is not known, the same for every block under the same repetition.
fn unknown_of(unknown: &Arc<Unknown>, name: &str, at: Location) -> Value {
    let text = unknown.symbol.as_ref().map(|symbol| bounded(format_args!("{name} of {symbol}")));
    let symbol = text.filter(|text| text.len() <= MAX_SYMBOL).map(Symbol::Expression);
    Value::unknown(Reason::Repetition(name.into(), Cause::of(unknown)), symbol, at)
}

impl Evaluator<'_> {
    /// The instances of a resource within a module instance.
    #[must_use]
    pub fn expansion(&self, instance: InstanceId, resource: usize) -> Rc<Expansion> {
        if let Some(known) = self.instance(instance).expansions.borrow().get(&resource) {
            return known.clone();
        }
        let block = self.module(instance).resources[resource].block.block();
        let scope = Scope { instance, source: block.source(), bindings: None };
        let remember = |expansion: Rc<Expansion>| {
            self.instance(instance).expansions.borrow_mut().insert(resource, expansion);
        };
        if let Some(absent) = self.known_absent_resource(instance, resource).map(Rc::new) {
            remember(absent.clone());
            return absent;
        }
        if Repetition::of(block.body()).is_some() {
            // While it is worked out, a reference to the resource finds an unknown repetition instead of itself.
            let at = block.header_location();
            let name = eco_format!(
                "count, for_each or enabled of {}",
                self.module(instance).resources[resource].address
            );
            let cycle = Arc::new(Unknown::new(Reason::Cycle(name), None, true, at));
            remember(Rc::new(unknown_count(&cycle, &None, at)));
        }
        let expansion = Rc::new(self.expand(block.body(), &scope));
        remember(expansion.clone());
        expansion
    }

    /// The instances that a block at the top level of a module makes which is not a resource: most often a module call, of
    /// which they were worked out for what it calls.
    pub(crate) fn expansion_of(&self, instance: InstanceId, block: Block<'_>) -> Rc<Expansion> {
        let known = match (block.kind(), block.label(0)) {
            ("module", Some(name)) => self.instance(instance).children.borrow().get(name).cloned(),
            _ => None,
        };
        let scope = Scope { instance, source: block.source(), bindings: None };
        known.map_or_else(|| Rc::new(self.expand(block.body(), &scope)), |it| it.expansion.clone())
    }

    /// The instances that `count` and `for_each` of a body make.
    pub(super) fn expand(&self, body: Body<'_>, scope: &Scope) -> Expansion {
        let one = || Repeated::single(scope.bindings.clone());
        let instances = match Repetition::of(body) {
            Some(Repetition::Count(attribute)) => return self.expand_count(attribute, scope),
            Some(Repetition::ForEach(attribute)) => return self.expand_for_each(attribute, "each", scope),
            Some(Repetition::Enabled(attribute)) => self.expand_enabled(attribute, one(), scope),
            None => vec![one()],
        };
        Expansion { kind: RepetitionKind::Single, instances }
    }

    /// The one instance of a block, or none where it is off.
    fn expand_enabled(&self, attribute: Attribute<'_>, one: Repeated, scope: &Scope) -> Vec<Repeated> {
        let scope = Scope { source: attribute.source(), ..scope.clone() };
        let is_on = self.evaluate(attribute.expr(), &scope);
        match operators::as_bool(&is_on) {
            Some(true) => vec![one],
            Some(false) => Vec::new(),
            None => {
                let unknown = is_on.as_unknown().cloned();
                let unknown = unknown.unwrap_or_else(|| refused(&is_on, "enabled", attribute.location()));
                vec![Repeated { condition: Some(unknown), ..one }]
            }
        }
    }

    fn expand_count(&self, attribute: Attribute<'_>, scope: &Scope) -> Expansion {
        let at = attribute.location();
        let scope = Scope { source: attribute.source(), ..scope.clone() };
        let count = self.evaluate(attribute.expr(), &scope);
        let Some(number) = operators::as_number(&count).and_then(|number| number.as_int()) else {
            let unknown = count.as_unknown().cloned().unwrap_or_else(|| refused(&count, "count", at));
            return match self.is_one_or_none(attribute.expr(), &scope) {
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
    fn is_one_or_none(&self, count: Expr<'_>, scope: &Scope) -> bool {
        match count.kind() {
            ExprKind::Parenthesis(inner) => self.is_one_or_none(inner, scope),
            ExprKind::Template(parts) => parts.only().is_some_and(|it| self.is_one_or_none(it, scope)),
            ExprKind::Conditional(parts) => parts.into_iter().skip(1).all(|side| {
                let number = operators::as_number(&self.evaluate(side, scope)).and_then(|it| it.as_int());
                number.map_or_else(|| self.is_one_or_none(side, scope), |number| matches!(number, 0 | 1))
            }),
            _ => false,
        }
    }

    /// The instances of a `for_each`, whose element is bound to `iterator`.
    pub(super) fn expand_for_each(
        &self,
        attribute: Attribute<'_>,
        iterator: &str,
        scope: &Scope,
    ) -> Expansion {
        let at = attribute.location();
        let scope = Scope { source: attribute.source(), ..scope.clone() };
        let collection = self.evaluate(attribute.expr(), &scope);
        // Terraform refuses a secret here, as instances are shown by their keys.
        let secret = collection.is_sensitive() && iterator == "each";
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
        let list = matches!(collection.data(), Data::List(_));
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

    /// The instances of a nested block type: blocks as they stand, and what `dynamic` blocks generate.
    pub(crate) fn nested_blocks<'b>(
        &self,
        body: Body<'b>,
        kind: &str,
        scope: &Scope,
    ) -> Vec<(Block<'b>, Repeated)> {
        let mut found = Vec::new();
        for block in body.blocks() {
            if block.kind() == kind {
                found.push((block, Repeated::single(scope.bindings.clone())));
            } else if block.kind() == "dynamic" && block.label(0) == Some(kind) {
                found.extend(self.generated(block, kind, scope));
            }
        }
        found
    }

    /// The blocks that a `dynamic` block generates.
    pub(super) fn generated<'b>(
        &self,
        dynamic: Block<'b>,
        kind: &str,
        scope: &Scope,
    ) -> Vec<(Block<'b>, Repeated)> {
        let Some(content) = dynamic.body().blocks_of("content").next() else { return Vec::new() };
        let Some(for_each) = dynamic.body().attribute("for_each") else { return Vec::new() };
        let iterator = match dynamic.body().attribute("iterator").map(|it| it.expr().kind()) {
            Some(ExprKind::Reference(name, _)) => name,
            _ => kind,
        };
        let expansion = self.expand_for_each(for_each, iterator, scope);
        expansion.instances.into_iter().map(|repeated| (content, repeated)).collect()
    }

    /// The value given to a variable as text on the command line, read by the variable's type.
    pub(super) fn given_value(&self, text: &str, at: Location, variable: Option<Block<'_>>) -> Value {
        let kind =
            variable.and_then(|block| block.body().attribute("type")).map(|it| types::parse(it.expr()));
        match kind {
            // What a primitive type makes of it is for the conversion to say.
            None | Some(types::Type::String | types::Type::Number | types::Type::Bool) => {
                Value::string(text, at)
            }
            Some(_) => match crate::syntax::parse_expression(at.source, text).as_ref().map(Tree::expr) {
                Ok(Some(expr)) => {
                    let scope = Scope { instance: 0, source: at.source, bindings: None };
                    self.evaluate(expr, &scope)
                }
                _ => Value::string(text, at.with_span(Span::new(0, text.len()))),
            },
        }
    }
}

/// What says how many instances a block makes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Repetition<'b> {
    /// `count`.
    Count(Attribute<'b>),
    /// `for_each`.
    ForEach(Attribute<'b>),
    /// Whether there is the one instance, in OpenTofu since 1.11: `enabled` in `lifecycle` (documentation of OpenTofu, "The
    /// `enabled` Meta-Argument").
    Enabled(Attribute<'b>),
}

impl<'b> Repetition<'b> {
    /// What repeats a block, by its body. `None` where nothing does.
    pub(crate) fn of(body: Body<'b>) -> Option<Self> {
        let enabled = || body.blocks_of("lifecycle").find_map(|it| it.body().attribute("enabled"));
        let count = body.attribute("count").map(Self::Count);
        let for_each = || body.attribute("for_each").map(Self::ForEach);
        count.or_else(for_each).or_else(|| enabled().map(Self::Enabled))
    }

    /// The attribute that says it.
    pub(crate) fn attribute(self) -> Attribute<'b> {
        match self {
            Self::Count(attribute) | Self::ForEach(attribute) | Self::Enabled(attribute) => attribute,
        }
    }
}

/// What a key means that names no instance of a resource or a module at an address. Where nobody knows the key, nobody
/// knows which one is meant, but it is one of them, and has a name of its own; `reason` tells from the unknown key why
/// it is not known.
pub(super) fn no_instance(
    address: &Address,
    key: &Value,
    reason: impl FnOnce(&Unknown) -> Reason,
    at: Location,
) -> Value {
    let Some(unknown) = key.first_unknown() else {
        return match key.is_secret() {
            true => invalid("which instance is meant is sensitive", at),
            false => invalid(eco_format!("there is no instance [{key}]"), at),
        };
    };
    let named = key.as_unknown().is_some_and(|it| it.symbol.is_some()) && !key.is_secret();
    let text = named.then(|| eco_format!("{key}")).filter(|text| text.len() <= MAX_SYMBOL);
    let symbol =
        text.map(|text| Symbol::Attribute(address::Attribute::whole(address.instance(&Key::Of(text)))));
    Value::unknown(reason(unknown), symbol, at)
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
    let what = if value.is_sensitive() { "sensitive" } else { value.type_name() };
    let message = eco_format!("`{name}` cannot be {what}");
    Arc::new(Unknown::new(Reason::Invalid(message), None, true, at))
}
