//! References: what a name means, and the steps that follow it.

use super::expand::{Chosen, Expansion};
use super::{
    Configured, Evaluator, MAX_SYMBOL, Object, Repeated, Scope, bounded, concat, derived, expand, invalid,
    operators,
};
use crate::address::{Address, Attribute, Key};
use crate::config::Mode;
use crate::source::Location;
use crate::syntax::{Block, Body, ExprKind, Step, Steps};
use crate::value::{Data, HopKind, Reason, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::fmt;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

impl Evaluator<'_> {
    /// The value of a name and the steps after it.
    pub(super) fn traverse(&self, root: &str, steps: Steps<'_>, scope: &Scope, at: Location) -> Value {
        if let Some(value) = scope.bound(root) {
            return self.follow(value.clone(), steps, scope, at);
        }
        if self.context(scope.instance).is_some() {
            return self.in_configuration(root, steps, scope, at);
        }
        let Some(Step::Attribute(name)) = steps.get(0) else {
            return self.undeclared(root.into(), at);
        };
        let rest = steps.skip(1);
        match root {
            "var" => self.follow(self.variable(name, scope.instance, at), rest, scope, at),
            "local" => self.follow(self.local(name, scope.instance, at), rest, scope, at),
            "path" => self.follow(self.path(name, scope, at), rest, scope, at),
            "terraform" if name == "workspace" && self.project.workspace.is_some() => {
                let workspace = self.project.workspace.as_deref().unwrap_or_default();
                self.follow(Value::string(workspace, at), rest, scope, at)
            }
            "terraform" => {
                let symbol = Symbol::Expression(eco_format!("terraform.{name}"));
                let value = Value::unknown(Reason::Workspace, Some(symbol), at);
                self.follow(value, rest, scope, at)
            }
            "module" => self.module_output(name, rest, scope, at),
            "each" | "count" | "self" => self.undeclared(eco_format!("{root}.{name}"), at),
            "data" => match rest.get(0) {
                Some(Step::Attribute(label)) => {
                    self.resource(Mode::Data, name, label, rest.skip(1), scope, at)
                }
                _ => self.undeclared(eco_format!("data.{name}"), at),
            },
            _ => self.resource(Mode::Managed, root, name, rest, scope, at),
        }
    }

    /// Applies steps to a value.
    pub(crate) fn follow(&self, value: Value, steps: Steps<'_>, scope: &Scope, at: Location) -> Value {
        let Some(step) = steps.get(0) else { return value };
        let rest = steps.skip(1);
        match step {
            Step::Attribute(name) => {
                let next = self.member(value, name, at);
                self.follow(next, rest, scope, at)
            }
            Step::Index(key) | Step::LegacyIndex(key) => {
                let here = scope.at(key.span());
                let key = self.evaluate(key, scope);
                let next = self.index(&value, &key, here);
                self.follow(next, rest, scope, at)
            }
            Step::FullSplat => self.splat(value, rest, rest.skip(rest.len()), scope, at),
            Step::AttributeSplat => {
                let is_of_each = |step: &Step<'_>| matches!(step, Step::Attribute(_) | Step::LegacyIndex(_));
                let each = rest.iter().take_while(is_of_each).count();
                self.splat(value, rest.take(each), rest.skip(each), scope, at)
            }
        }
    }

    /// Applies `each` to every element, and `rest` to the list of the results.
    fn splat(&self, value: Value, each: Steps<'_>, rest: Steps<'_>, scope: &Scope, at: Location) -> Value {
        if let Err(spent) = self.budget.work(value.width()) {
            return spent.value(at);
        }
        let sensitive = value.is_sensitive();
        let list = match value.data() {
            Data::Null => Value::list([], at),
            Data::List(items) | Data::Set(items) => {
                Value::list(items.iter().map(|item| self.follow(item.clone(), each, scope, at)), at)
            }
            Data::Unknown(unknown) if self.is_object(unknown) => {
                Value::list([self.follow(value, each, scope, at)], at)
            }
            Data::Unknown(_) => derived([&value], at, true, || {
                if !each.iter().all(is_fixed) {
                    return self.written(at, scope);
                }
                let text: EcoString = each.iter().map(|step| self.step_text(step, scope)).collect();
                Some(eco_format!("{value}[*]{text}"))
            }),
            _ => Value::list([self.follow(value, each, scope, at)], at),
        };
        self.follow(list.marked(sensitive), rest, scope, at)
    }

    /// `value.name`.
    pub(crate) fn member(&self, value: Value, name: &str, at: Location) -> Value {
        match value.data() {
            Data::Object(members) => match members.get(name) {
                Some(member) => member.clone().part_of(&value),
                None => invalid(eco_format!("the object has no attribute `{name}`"), at),
            },
            Data::Unknown(unknown) => {
                let known = unknown.as_attribute().and_then(|whole| Some((whole, self.referred(whole)?)));
                let member = match known {
                    Some((whole, known)) => self.attribute_of(whole.member(name), &known, name, at),
                    None => extend(unknown, &Part::Member(name), at),
                };
                member.marked(value.is_sensitive())
            }
            // Terraform 0.11 wrote `a.b.0.c`, and lists of one block were read as the block.
            Data::List(items) if items.len() == 1 => self.member(items[0].clone().part_of(&value), name, at),
            _ => invalid(eco_format!("{} has no attributes, so no `{name}`", value.type_name()), at),
        }
    }

    /// `value[key]`.
    pub(crate) fn index(&self, value: &Value, key: &Value, at: Location) -> Value {
        // What of it is to blame is looked for where the key is not known.
        let looked_at = if key.as_unknown().is_some() { value.weight() } else { 0 } + key.weight();
        if let Err(spent) = self.budget.work(looked_at as usize) {
            return spent.value(at);
        }
        match (value.data(), key.data()) {
            (Data::Unknown(unknown), _) if key.first_unknown().is_none() && !key.is_sensitive() => {
                extend(unknown, &Part::Element(key_of(key)), at).marked(value.is_sensitive())
            }
            (_, Data::Unknown(_)) | (Data::Unknown(_), _) => {
                derived([value, key], at, false, || bounded(format_args!("{value}[{key}]")))
            }
            (Data::List(items), _) => {
                let position = operators::as_number(key).and_then(|number| number.as_int());
                let item = position.and_then(|it| usize::try_from(it).ok()).and_then(|it| items.get(it));
                match item {
                    Some(item) => inherit_by(item.clone(), value, key),
                    None => {
                        invalid(eco_format!("the list has {} elements, so no `[{key}]`", items.len()), at)
                    }
                }
            }
            (Data::Object(members), _) => match operators::to_text(key).and_then(|name| members.get(&name)) {
                Some(member) => inherit_by(member.clone(), value, key),
                None => invalid(eco_format!("the object has no key {key}"), at),
            },
            _ => invalid(eco_format!("{} cannot be indexed", value.type_name()), at),
        }
    }

    /// A step as it is written.
    fn step_text(&self, step: Step<'_>, scope: &Scope) -> EcoString {
        match step {
            Step::Attribute(name) => eco_format!(".{name}"),
            Step::Index(key) | Step::LegacyIndex(key) => {
                eco_format!("[{}]", self.text_at(scope.at(key.span())))
            }
            Step::AttributeSplat => ".*".into(),
            Step::FullSplat => "[*]".into(),
        }
    }

    pub(super) fn undeclared(&self, name: EcoString, at: Location) -> Value {
        let symbol = Symbol::Expression(name.clone());
        Value::unknown(Reason::Undeclared(name), Some(symbol), at)
    }

    fn path(&self, name: &str, scope: &Scope, at: Location) -> Value {
        match name {
            "module" => Value::string(self.instance(scope.instance).directory.clone(), at),
            "root" => Value::string(".", at),
            "cwd" => self.working_directory(at),
            _ => self.undeclared(eco_format!("path.{name}"), at),
        }
    }

    /// The directory that Terraform runs in: the root module's, below a directory that differs from machine to
    /// machine.
    fn working_directory(&self, at: Location) -> Value {
        let directory = &self.module(0).real_directory;
        let boundary = self.project.boundaries.around(directory).and_then(|it| it.path().parent());
        let below = directory.strip_prefix(boundary.unwrap_or(Path::new("/"))).unwrap_or(Path::new(""));
        let symbol = Symbol::Expression("path.cwd above the repository".into());
        let above = Value::unknown(Reason::Function("path.cwd".into()), Some(symbol), at);
        concat([above, Value::string(eco_format!("/{}", below.display()), at)], at)
    }

    /// A reference to a resource or data source, and the steps after it.
    fn resource(
        &self,
        mode: Mode,
        kind: &str,
        name: &str,
        steps: Steps<'_>,
        scope: &Scope,
        at: Location,
    ) -> Value {
        let module = self.instance(scope.instance).address.as_ref();
        let Some((index, resource)) = self.module(scope.instance).resource(mode, kind, name) else {
            let address = mode.address(kind, name);
            let reason = Reason::Undeclared(eco_format!("{address}"));
            let symbol = Symbol::Attribute(Attribute::whole(address.within(module)));
            return self.follow(Value::unknown(reason, Some(symbol), at), steps, scope, at);
        };
        let full = resource.address.within(module);
        let expansion = self.expansion(scope.instance, index);
        let as_object = |repeated: &Repeated, among: Option<Rc<Expansion>>| {
            let whole = Attribute::whole(full.instance(&repeated.key));
            let (instance, resource) = (scope.instance, index);
            let object = Object { instance, resource, repeated: repeated.clone(), among, blocks: Vec::new() };
            self.whole(whole, object, at)
        };
        let object = |repeated: &Repeated| as_object(repeated, None);
        match (&expansion.kind, steps.get(0)) {
            (expand::RepetitionKind::Single, _) => {
                let value = expansion.instances.first().map_or_else(|| Value::null(at), object);
                self.follow(value, steps, scope, at)
            }
            (_, Some(Step::Index(key) | Step::LegacyIndex(key))) => {
                let key = self.evaluate(key, scope);
                let value = match expansion.find(&key) {
                    Some(Chosen::Instance(position)) => object(&expansion.instances[position]),
                    Some(Chosen::Another(repeated)) => object(&repeated),
                    Some(Chosen::One(key)) => {
                        let repeated = Repeated { key, ..Repeated::single(None) };
                        as_object(&repeated, Some(expansion.clone()))
                    }
                    None => {
                        let reason = |_: &Unknown| Reason::Computed(Attribute::whole(full.clone()));
                        expand::no_instance(&full, &key, reason, at)
                    }
                };
                self.follow(value.marked(key.is_sensitive()), steps.skip(1), scope, at)
            }
            (expand::RepetitionKind::Unknown(unknown), _) => {
                self.follow(all_instances(full, unknown, at), steps, scope, at)
            }
            (expand::RepetitionKind::Count, Some(Step::Attribute(_))) => {
                // Terraform 0.11 read the first instance where the index was left out.
                let first =
                    expansion.instances.first().map_or_else(|| invalid("there is no instance", at), object);
                self.follow(first, steps, scope, at)
            }
            (expand::RepetitionKind::Count, _) => {
                let list = Value::list(expansion.instances.iter().map(object), at);
                self.follow(list, steps, scope, at)
            }
            (expand::RepetitionKind::ForEach, _) => {
                // An element of the set is not known: neither are the keys.
                let unknown = expansion.instances.iter().find(|it| !it.key.is_known());
                if let Some(unknown) = unknown.and_then(|it| it.condition.as_ref()) {
                    return self.follow(all_instances(full, unknown, at), steps, scope, at);
                }
                let pairs = expansion.instances.iter().filter_map(|it| Some((it.key.name()?, object(it))));
                self.follow(Value::object(pairs.collect(), at), steps, scope, at)
            }
        }
    }

    /// A resource instance, or a block in one, as a value: unknown as a whole, its attributes are looked up where they are
    /// asked for.
    fn whole(&self, whole: Attribute, object: Object, at: Location) -> Value {
        self.objects.borrow_mut().entry(whole.clone()).or_insert(object);
        Value::unknown(Reason::Computed(whole.clone()), Some(Symbol::Attribute(whole)), at)
    }

    /// What is known of an object that was referred to as a whole.
    fn referred(&self, whole: &Attribute) -> Option<Object> {
        self.objects.borrow().get(whole).cloned()
    }

    /// Whether an unknown value stands for one object, not for a collection of them.
    fn is_object(&self, unknown: &Unknown) -> bool {
        unknown.as_attribute().is_some_and(|it| it.is_whole() || self.objects.borrow().contains_key(it))
    }

    /// The attribute of a resource instance: as it is configured, else what the provider computes.
    fn attribute_of(&self, attribute: Attribute, object: &Object, name: &str, at: Location) -> Value {
        let instance = self.instance(object.instance);
        let value = instance
            .attributes
            .get(attribute.clone(), || self.work_out_attribute(&attribute, object, name, at));
        let value =
            value.unwrap_or_else(|| Value::unknown(Reason::Cycle(eco_format!("{attribute}")), None, at));
        value.after(HopKind::Attribute(attribute), at)
    }

    fn work_out_attribute(&self, attribute: &Attribute, object: &Object, name: &str, at: Location) -> Value {
        if let Some(among) = &object.among {
            let alike = self.common_attribute(attribute, object, &among.instances, name, at);
            return alike.unwrap_or_else(|| Value::provided(attribute.clone(), at));
        }
        let resource = &self.module(object.instance).resources[object.resource];
        let body = self.body_of(object);
        let scope = Scope {
            instance: object.instance,
            source: resource.block.block().source(),
            bindings: object.repeated.bindings.clone(),
        };
        let is_resource = object.blocks.is_empty();
        let place = resource.block.block().header_location();
        let resource = is_resource.then(|| (attribute.object(), place));
        let configured = self.configured(Configured { body, lasts: is_resource, resource }, name, &scope);
        let configured = configured.or_else(|| self.blocks_of(attribute, object, name, &scope, at));
        if let Some(value) = configured.filter(|value| !value.is_null()) {
            return value;
        }
        let planned = resource.and_then(|(address, _)| self.provided(address, name, at));
        planned.unwrap_or_else(|| Value::provided(attribute.clone(), at))
    }

    /// The value that an attribute has in each of some instances, where it certainly is the same.
    fn common_attribute(
        &self,
        attribute: &Attribute,
        object: &Object,
        instances: &[Repeated],
        name: &str,
        at: Location,
    ) -> Option<Value> {
        let mut values = instances.iter().map(|repeated| {
            let attribute = Attribute::new(attribute.object().instance(&repeated.key), name);
            let object = Object { repeated: repeated.clone(), among: None, ..object.clone() };
            self.attribute_of(attribute, &object, name, at)
        });
        let first = values.next()?;
        values.all(|other| matches!(self.equal(&first, &other), Ok(true))).then_some(first)
    }

    /// The nested blocks of a type as a list of objects, whose attributes are looked up like a resource's: those that
    /// are not configured are computed by the provider.
    fn blocks_of(
        &self,
        attribute: &Attribute,
        object: &Object,
        name: &str,
        scope: &Scope,
        at: Location,
    ) -> Option<Value> {
        let mut found = Vec::new();
        for (index, block) in self.body_of(object).blocks().enumerate() {
            if block.kind() == name {
                found.push((vec![index], Repeated::single(scope.bindings.clone())));
            } else if block.kind() == "dynamic" && block.label(0) == Some(name) {
                let content = block.body().blocks().position(|block| block.kind() == "content")?;
                let generated = self.generated(block, name, scope).into_iter();
                found.extend(generated.map(|(_, repeated)| (vec![index, content], repeated)));
            }
        }
        if found.is_empty() {
            return None;
        }
        if let Some(condition) = found.iter().find_map(|(_, repeated)| repeated.condition.clone()) {
            // Nobody knows how many there are, so nobody knows which is which.
            let symbol = Symbol::Attribute(attribute.clone());
            return Some(Value::unknown(condition.reason.clone(), Some(symbol), at));
        }
        let objects = found.into_iter().enumerate().map(|(number, (inner, repeated))| {
            let blocks = object.blocks.iter().copied().chain(inner).collect();
            let object = Object { repeated, blocks, ..object.clone() };
            self.whole(attribute.element(&Key::Index(number)), object, at)
        });
        Some(Value::list(objects, at))
    }

    /// The body that an object's attributes stand in.
    fn body_of(&self, object: &Object) -> Body<'_> {
        let resource = &self.module(object.instance).resources[object.resource];
        let body = resource.block.block().body();
        object.blocks.iter().fold(body, |body, &index| body.block(index).map_or(body, Block::body))
    }
}

/// All instances of a resource of which it is not known how many there are.
fn all_instances(resource: Address, unknown: &Unknown, at: Location) -> Value {
    let symbol = Symbol::Instances(resource);
    let all = Unknown::new(unknown.reason.clone(), Some(symbol), true, unknown.at);
    Value::new(Data::Unknown(Arc::new(all)), at)
}

/// A step into an unknown value.
fn extend(unknown: &Unknown, part: &Part, at: Location) -> Value {
    let symbol = match (&unknown.symbol, part) {
        (Some(Symbol::Attribute(whole)), _) => part.of(whole).map(Symbol::Attribute),
        // Terraform 0.11 read an instance where the index was left out.
        (Some(Symbol::Instances(resource)), Part::Member(_)) => {
            part.of(&Attribute::whole(resource.instance(&Key::Any))).map(Symbol::Attribute)
        }
        (Some(symbol @ (Symbol::Instances(_) | Symbol::Expression(_))), _) => {
            Some(eco_format!("{symbol}{part}")).filter(|it| it.len() <= MAX_SYMBOL).map(Symbol::Expression)
        }
        _ => None,
    };
    let reason = match &unknown.reason {
        Reason::Computed(whole) => Reason::Computed(part.of(whole).unwrap_or_else(|| whole.clone())),
        other => other.clone(),
    };
    let not_null = matches!(reason, Reason::Computed(_) | Reason::Planned | Reason::Undeclared(_));
    let next = Unknown::new(reason, symbol, not_null, unknown.at);
    Value::new(Data::Unknown(Arc::new(next)), at)
}

/// A part of a value that a step leads to.
enum Part<'s> {
    Member(&'s str),
    Element(Key),
}

impl Part<'_> {
    /// The part of what an attribute is, unless its text would be too long.
    fn of(&self, whole: &Attribute) -> Option<Attribute> {
        let (part, length) = match self {
            Self::Member(name) => (whole.member(name), name.len()),
            Self::Element(key) => (whole.element(key), 0),
        };
        (whole.length() + length <= MAX_SYMBOL).then_some(part)
    }
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => write!(f, ".{name}"),
            Self::Element(key) => write!(f, "{key}"),
        }
    }
}

/// A known value as the key of an element.
fn key_of(key: &Value) -> Key {
    let index = || operators::as_number(key)?.as_int();
    match key.data() {
        Data::String(name) => Key::Name(name.clone()),
        Data::Number(_) => index()
            .and_then(|it| usize::try_from(it).ok())
            .map_or_else(|| Key::Of(eco_format!("{key}")), Key::Index),
        _ => Key::Of(eco_format!("{key}")),
    }
}

/// Whether the step means the same wherever it stands.
fn is_fixed(step: Step<'_>) -> bool {
    match step {
        Step::Index(key) | Step::LegacyIndex(key) => {
            matches!(key.kind(), ExprKind::Number(_) | ExprKind::String(_))
        }
        _ => true,
    }
}

/// A part of a value that a key names; it is as secret as the key.
fn inherit_by(part: Value, whole: &Value, key: &Value) -> Value {
    part.part_of(whole).marked(key.is_sensitive())
}
