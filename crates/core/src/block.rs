//! Blocks as rules see them: a resource, a data source, a module call, or a block nested in one, with every
//! attribute evaluated on demand.
//!
//! A rule asks typed questions. The answer is `Ok(None)` where the attribute is absent or null, `Ok(Some(…))`
//! where it is decided, and `Err` where it depends on a value that is not known. `?` carries the `Err` out of the
//! rule, so that a rule cannot take "not known" for "no".

mod literal;
pub(crate) mod manifest;
pub(crate) mod object;
mod place;
mod versions;

use crate::address::{Address, Attribute, Key, Sort};

use crate::eval::{
    Bindings, Configured, Evaluator, InstanceId, Repeated, Scope, SwitchedOn, as_bool, as_number, is_document,
};
use crate::registry::ModuleInputs;
use crate::source::Location;
use crate::syntax::{self, Body, Expr, ExprKind};
use crate::value::{self, Checked, Data, Number, Reason, Unknown, Value};
use ecow::EcoString;
use std::any::Any;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

/// A block.
#[derive(Clone)]
pub struct Block<'e> {
    evaluator: &'e Evaluator<'e>,
    node: Node<'e>,
    scope: Scope,
    /// The address of the resource (or module call, …) that this is, or is nested in.
    pub address: Address,
    /// The type as targets have it: `aws_vpc`, `data.aws_ami`, `module`.
    kind: EcoString,
    /// Where the block starts: the place of a finding about the block as a whole.
    header: Location,
    /// Which nested block of the resource it is; `None` for the resource itself.
    nesting: Option<Rc<Nesting>>,
    /// Why it may not exist: unknown repetitions around it.
    conditions: Vec<Arc<Unknown>>,
    /// Whether it is made by `dynamic`, anew each time it is asked for: what it is made with is not remembered.
    generated: bool,
    /// What is known of the module that this is a call of.
    module: Option<&'static ModuleInputs>,
    /// The object that it is, where that is written in place of a block.
    literal: Option<Expr<'e>>,
    /// Of what is, or is in, a manifest that a resource holds: how deep the object of the API is nested in that.
    manifest: Option<usize>,
}

/// Which block it is of those that are nested in another.
struct Nesting {
    outer: Option<Rc<Self>>,
    kind: EcoString,
    /// Its position among those of its type; [`Key::Any`] where nobody knows it.
    position: Key,
}

/// What a block is made of.
#[derive(Clone)]
enum Node<'e> {
    /// A block in the source.
    Body(Body<'e>),
    /// An object given where a block might stand: JSON, plans, module inputs. Or what is not known of one.
    Value(Value),
}

/// A known value, and where it came from.
#[derive(Debug, Clone)]
pub struct Known<T> {
    inner: T,
    /// The value with its place and its way.
    pub origin: Value,
}

impl<T> Deref for Known<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

/// The value for a message; a sensitive one is not shown.
impl<T: fmt::Display> fmt::Display for Known<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.origin.is_secret() { f.write_str("(sensitive)") } else { self.inner.fmt(f) }
    }
}

impl<'e> Block<'e> {
    /// An instance of a block at the top level of a module.
    pub(crate) fn top(
        evaluator: &'e Evaluator<'e>,
        block: syntax::Block<'e>,
        address: Address,
        kind: EcoString,
        instance: InstanceId,
        repeated: &Repeated,
    ) -> Self {
        let conditions = evaluator.instance(instance).condition.iter().chain(&repeated.condition).cloned();
        Self {
            evaluator,
            node: Node::Body(block.body()),
            scope: Scope { instance, source: block.source(), bindings: repeated.bindings.clone() },
            address,
            kind,
            header: block.header_location(),
            nesting: None,
            conditions: conditions.collect(),
            generated: false,
            module: None,
            literal: None,
            manifest: None,
        }
    }

    /// The call whose arguments are beside these: a unit of Terragrunt gives them.
    pub(crate) fn with_inputs(self, inputs: Value) -> Self {
        let inputs = match (&self.node, inputs.data()) {
            (Node::Body(body), Data::Object(members)) => {
                let beside = members.iter().map(|(name, it)| (name.clone(), it.clone()));
                let own = body.attributes().map(|it| (it.name().into(), self.value(it.name())));
                inputs.clone().with(Data::Object(beside.chain(own).collect()))
            }
            _ => inputs,
        };
        Self { node: Node::Value(inputs), ..self }
    }

    /// The type of the target that this is, or is nested in: `aws_vpc`, `data.aws_ami`, `module`, `variable`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Whether it is, or is nested in, the call of a module: what it leaves out gets the module's default, not the
    /// provider's.
    #[must_use]
    pub fn is_call(&self) -> bool {
        self.kind == "module"
    }

    /// Where the block starts: type and labels.
    #[must_use]
    pub fn header(&self) -> Location {
        self.header
    }

    /// The value of an attribute: null where it is absent.
    #[must_use]
    pub fn value(&self, name: &str) -> Value {
        let name = &*self.local_name(name);
        let absent = || Value::null(self.header);
        if self.evaluator.budget.work(1).is_err() {
            return absent();
        }
        match &self.node {
            Node::Body(body) => {
                let resource = self.nesting.is_none().then_some((&self.address, self.header));
                let block = Configured { body: *body, lasts: !self.generated, resource };
                self.evaluator.configured(block, name, &self.scope).unwrap_or_else(absent)
            }
            Node::Value(value) => match value.data() {
                Data::Object(members) => {
                    members.get(name).map_or_else(absent, |it| it.clone().marked(value.is_sensitive()))
                }
                Data::Unknown(_) => self.evaluator.member(value.clone(), name, self.header),
                _ => absent(),
            },
        }
    }

    /// What several rules need to know of the value of an attribute, worked out by the first that asks. There is one value
    /// of each type.
    pub(crate) fn of_value<T: Any>(&self, name: &str, work_out: impl FnOnce(Value) -> T) -> Rc<T> {
        let work_out = || work_out(self.value(name));
        match self.key_of(&self.local_name(name)) {
            Some(key) => self.evaluator.of_attribute(key, &self.scope, work_out),
            None => Rc::new(work_out()),
        }
    }

    /// What tells an attribute from others for as long as the evaluator lives. `None` where its value is not remembered.
    fn key_of(&self, name: &str) -> Option<usize> {
        match self.node {
            Node::Body(body) if !self.generated => {
                let is_made = self.nesting.is_none() && is_document(&self.address, name);
                if is_made { Some(body.key()) } else { body.attribute(name).map(syntax::Attribute::key) }
            }
            _ => None,
        }
    }

    /// Whether an attribute is written as a name or a call, such as the type of a variable: then nothing of it needs to be
    /// evaluated to know that it is there.
    #[must_use]
    pub fn is_bare(&self, name: &str) -> bool {
        let attribute = self.body().and_then(|body| body.attribute(name));
        attribute.is_some_and(|it| matches!(it.expr().kind(), ExprKind::Reference(..) | ExprKind::Call(..)))
    }

    /// The value that another block reads when it refers to an attribute of this one: as configured, or else what
    /// the provider will compute, which equals nothing but itself. Providers take an empty text for an attribute left out.
    #[must_use]
    pub fn reference(&self, name: &str) -> Value {
        let value = self.value(name);
        if !value.is_null() && value.as_str() != Some("") {
            return value;
        }
        let nesting = self.nesting.as_deref();
        let planned = || self.evaluator.provided(&self.address, name, self.header);
        if let Some(planned) = nesting.is_none().then(planned).flatten() {
            return planned;
        }
        let whole = nesting.map_or_else(
            || Attribute::whole(self.address.clone()),
            |nesting| nesting.attribute_of(&self.address),
        );
        let attribute = whole.member(name);
        match nesting.is_none_or(Nesting::is_exact) {
            true => Value::provided(attribute, self.header),
            false => Value::unknown(Reason::provided(attribute), None, self.header),
        }
    }

    /// A string attribute.
    ///
    /// # Errors
    /// The unknown value it depends on.
    pub fn string(&self, name: &str) -> Checked<Option<Known<EcoString>>> {
        self.known(name, crate::eval::to_text)
    }

    /// A boolean attribute. Strings that Terraform converts (`"true"`) count.
    ///
    /// # Errors
    /// The unknown value it depends on.
    pub fn bool(&self, name: &str) -> Checked<Option<Known<bool>>> {
        self.known(name, as_bool)
    }

    /// A number attribute. Strings that Terraform converts (`"7"`) count.
    ///
    /// # Errors
    /// The unknown value it depends on.
    pub fn number(&self, name: &str) -> Checked<Option<Known<Number>>> {
        self.known(name, as_number)
    }

    /// The elements of a list or set attribute as strings; a lone string counts as a list of one.
    ///
    /// # Errors
    /// The unknown value it depends on, or that one of its elements depends on.
    pub fn strings(&self, name: &str) -> Checked<Option<Vec<Known<EcoString>>>> {
        let value = self.value(name);
        if value.is_null() {
            return Ok(None);
        }
        let items = match value.elements() {
            Some(items) => {
                self.evaluator.budget.work(items.len()).map_err(|spent| spent.unknown(value.at))?;
                value.items()
            }
            None => vec![value],
        };
        items.into_iter().map(|item| known(item, crate::eval::to_text)).collect::<Checked<Option<Vec<_>>>>()
    }

    /// The JSON document in an attribute, as a block: its members are attributes and blocks.
    ///
    /// # Errors
    /// The unknown value that it depends on as a whole, or that it is not JSON.
    pub fn document_block(&self, name: &str) -> Checked<Option<Self>> {
        Ok(self.document_blocks(name)?.into_iter().next())
    }

    /// The objects of the JSON document in an attribute, which is one or a list of them, as blocks.
    ///
    /// # Errors
    /// As [`document_block`](Self::document_block).
    pub fn document_blocks(&self, name: &str) -> Checked<Vec<Self>> {
        Ok(self.document(name)?.map(|document| self.objects(name, document)).unwrap_or_default())
    }

    /// The YAML document in an attribute, as a block: its members are attributes and blocks.
    ///
    /// # Errors
    /// The unknown value that it depends on as a whole, or that it is not YAML.
    pub fn yaml_block(&self, name: &str) -> Checked<Option<Self>> {
        Ok(self.yaml_document(name)?.and_then(|it| self.objects(name, it).into_iter().next()))
    }

    /// Whether an attribute is `true`. One that is absent or null is not.
    ///
    /// # Errors
    /// The unknown value it depends on.
    pub fn is_true(&self, name: &str) -> Checked<bool> {
        Ok(self.bool(name)?.is_some_and(|it| *it))
    }

    /// Whether an attribute has a value other than null, or a block of that type is there. An empty list is nothing:
    /// plans give blocks that are not there as one. So are an empty text and an empty map: providers take them for an
    /// argument left out. In JSON, `{}` may be a block.
    ///
    /// # Errors
    /// The unknown value it depends on, where that may be null.
    pub fn is_set(&self, name: &str) -> Checked<bool> {
        let value = self.value(name);
        match value.data() {
            Data::Null => self.any(name, |_| Ok(true)),
            Data::Unknown(unknown) if !unknown.cases().is_empty() => {
                unknown.decide(|case| self.is_filled(case))
            }
            Data::Unknown(unknown) if !unknown.not_null => Err(unknown.clone()),
            _ => self.is_filled(&value),
        }
    }

    /// Whether an attribute is set, as far as who wrote it can tell: what a module puts out that is not at hand is something.
    ///
    /// # Errors
    /// The unknown value it depends on, where that may be null.
    pub fn is_given(&self, name: &str) -> Checked<bool> {
        let value = self.value(name);
        let is_output = |it: &Attribute| it.object().sort() == Sort::Module && !it.is_whole();
        if value.as_attribute().is_some_and(is_output) { Ok(true) } else { self.is_set(name) }
    }

    /// Whether a value sets something.
    fn is_filled(&self, value: &Value) -> Checked<bool> {
        match value.data() {
            Data::Null => Ok(false),
            Data::Unknown(unknown) if !unknown.not_null => Err(unknown.clone()),
            Data::List(items) | Data::Set(items) => Ok(!items.is_empty()),
            Data::String(text) => Ok(!text.is_empty()),
            Data::Object(members) => Ok(!members.is_empty() || self.is_json(value.at)),
            _ => Ok(true),
        }
    }

    /// Whether an attribute equals another block's: as values, or because both are the same reference.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn matches(&self, name: &str, other: &Block, its: &str) -> Checked<bool> {
        self.evaluator.equal(&self.reference(name), &other.reference(its))
    }

    /// Whether an attribute refers to `other`: it is the value of one of the attributes by which resources of that
    /// type are named (`id`, `arn`, …).
    ///
    /// # Errors
    /// The unknown value that decides, where no name matches.
    pub fn refers_to(&self, name: &str, other: &Block, names: &[&str]) -> Checked<bool> {
        let value = self.reference(name);
        let names_one = |attribute: &&Attribute| {
            let (object, other) = (attribute.object(), &other.address);
            let is_alike = object.kind() == other.kind() && object.sort() == other.sort();
            is_alike && attribute.own().is_some_and(|its| names.contains(&its))
        };
        if let Some(attribute) = value.read_as().filter(names_one) {
            // The name of some resource of that type says which one is meant, whatever the others are called.
            let is_other = *attribute.object() == other.address;
            if is_other || attribute.object().is_distinct_from(&other.address) {
                return Ok(is_other);
            }
        }
        value::any(names, |its| self.evaluator.equal(&value, &other.reference(its)))
    }

    /// The nested blocks of a type: as they stand, generated by `dynamic`, or given as objects.
    #[must_use]
    pub fn each(&self, name: &str) -> Vec<Self> {
        if self.has_parts_of(name) {
            return vec![self.clone()];
        }
        let local = &*self.local_name(name);
        let blocks: Vec<_> = match &self.node {
            Node::Body(body) if self.lacks(*body, local) => return Vec::new(),
            Node::Body(body) => {
                let nested = self.evaluator.nested_blocks(*body, local, &self.scope);
                // Where nobody knows how many there are, nobody knows which is which.
                let counted = nested.iter().all(|(_, repeated)| repeated.condition.is_none());
                let position = |number| if counted { Key::Index(number) } else { Key::Any };
                let nested = nested.into_iter().enumerate().map(|(number, (block, repeated))| {
                    self.nested(local, position(number), block, &repeated)
                });
                nested.chain(self.own_objects(local, name)).collect()
            }
            Node::Value(_) => self.own_objects(local, name),
        };
        let budget = &self.evaluator.budget;
        let charged = budget.work(blocks.len()).and(budget.make(size_of_val(blocks.as_slice())));
        if charged.is_ok() { blocks } else { Vec::new() }
    }

    /// Whether nothing of a name stands in the body that it is made of, neither an attribute nor a block.
    fn lacks(&self, body: Body<'_>, name: &str) -> bool {
        body.attribute(name).is_none() && !body.may_hold(name) && !is_document(&self.address, name)
    }

    /// The objects in a map, as blocks: how modules take many of a kind.
    #[must_use]
    pub fn entries(&self, name: &str) -> Vec<Self> {
        let value = self.value(name);
        let Data::Object(members) = value.data() else { return self.each(name) };
        let objects = |entry: &Value| self.objects(&self.local_name(name), entry.clone());
        let entries: Vec<_> = members.values().flat_map(objects).collect();
        let budget = &self.evaluator.budget;
        let charged = budget.work(entries.len()).and(budget.make(size_of_val(entries.as_slice())));
        if charged.is_ok() { entries } else { Vec::new() }
    }

    /// The first nested block of a type.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<Self> {
        self.each(name).into_iter().next()
    }

    /// Whether a test holds for some nested block of a type. One certain match wins over any unknown ones; a match
    /// in a block that may be absent is itself not certain.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any(&self, name: &str, test: impl Fn(&Self) -> Checked<bool>) -> Checked<bool> {
        value::any(self.each(name), |block| block.if_present(test(&block), self))
    }

    /// The verdict of a test on this block, seen from `subject`: uncertain where this block may be absent while
    /// the subject exists.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn if_present(&self, verdict: Checked<bool>, subject: &Block) -> Checked<bool> {
        let shared =
            |condition: &Arc<Unknown>| subject.conditions.iter().any(|it| value::are_one(it, condition));
        match verdict {
            Ok(true) => match self.conditions.iter().find(|condition| !shared(condition)) {
                Some(condition) => Err(condition.clone()),
                None => Ok(true),
            },
            other => other,
        }
    }

    /// Under what it exists, where the defaults of variables leave it out.
    pub(crate) fn switched_on_by(&self) -> Rc<SwitchedOn> {
        let body = self.body();
        body.map(|it| self.evaluator.switched_on_by(it, self.scope.instance)).unwrap_or_default()
    }

    /// The values of its own attributes.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = Value> + '_ {
        let names = self.body().into_iter().flat_map(Body::attributes).map(syntax::Attribute::name);
        names.map(|name| self.value(name))
    }

    /// The body in the source, for fixes that add an attribute.
    pub(crate) fn body(&self) -> Option<Body<'e>> {
        match self.node {
            Node::Body(body) => Some(body),
            Node::Value(_) => None,
        }
    }

    pub(crate) fn evaluator(&self) -> &'e Evaluator<'e> {
        self.evaluator
    }

    fn known<T>(&self, name: &str, read: impl Fn(&Value) -> Option<T>) -> Checked<Option<Known<T>>> {
        known(self.value(name), read)
    }

    fn nested(&self, name: &str, position: Key, block: syntax::Block<'e>, repeated: &Repeated) -> Self {
        Self {
            nesting: self.nesting_in(name, position),
            node: Node::Body(block.body()),
            scope: Scope {
                source: block.source(),
                bindings: repeated.bindings.clone(),
                ..self.scope.clone()
            },
            header: block.header_location(),
            conditions: self.conditions.iter().chain(&repeated.condition).cloned().collect(),
            generated: self.generated || !same_bindings(&self.scope.bindings, &repeated.bindings),
            module: None,
            literal: None,
            ..self.clone()
        }
    }

    fn nesting_in(&self, name: &str, position: Key) -> Option<Rc<Nesting>> {
        Some(Rc::new(Nesting { outer: self.nesting.clone(), kind: name.into(), position }))
    }

    /// Objects that stand for blocks: one, a list of them, or a value of which that is not known.
    #[must_use]
    pub fn objects(&self, name: &str, value: Value) -> Vec<Self> {
        let block = |position: Key, value: Value| {
            let condition = value.as_unknown().filter(|it| !it.not_null).cloned();
            Self {
                header: value.at,
                nesting: self.nesting_in(name, position),
                conditions: self.conditions.iter().cloned().chain(condition).collect(),
                node: Node::Value(value),
                module: None,
                literal: None,
                ..self.clone()
            }
        };
        match value.data() {
            Data::Object(_) => vec![block(Key::None, {
                let at = self.place_of_object(name, &value);
                value.with_place(at)
            })],
            Data::Unknown(_) => {
                let at = self.place_of_object(name, &value);
                let unknown = value.as_unknown().cloned();
                let mut block = block(Key::Any, value.with_place(at));
                // A list that is not known may be empty.
                block.conditions.extend(unknown);
                vec![block]
            }
            Data::List(items) | Data::Set(items) => {
                let objects = items.iter().enumerate();
                let objects =
                    objects.filter(|(_, it)| matches!(it.data(), Data::Object(_) | Data::Unknown(_)));
                let secret = value.is_sensitive();
                objects.map(|(number, it)| block(Key::Index(number), it.clone().marked(secret))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether a place is in a file of JSON.
    fn is_json(&self, location: Location) -> bool {
        let source = self.evaluator.project.sources.get_checked(location.source);
        source.is_some_and(|source| source.path.extension().is_some_and(|it| it == "json"))
    }
}

impl Nesting {
    /// How many blocks it is from the resource, itself included.
    fn depth(&self) -> usize {
        1 + self.outer.as_deref().map_or(0, Self::depth)
    }

    /// Whether it is known which block it is.
    fn is_exact(&self) -> bool {
        self.position.is_known() && self.outer.as_deref().is_none_or(Self::is_exact)
    }

    /// The block as an attribute of the resource at an address.
    fn attribute_of(&self, resource: &Address) -> Attribute {
        let outer = self.outer.as_deref();
        let outer = outer.map_or_else(|| Attribute::whole(resource.clone()), |it| it.attribute_of(resource));
        outer.member(&self.kind).element(&self.position)
    }
}

/// Whether the same names are bound.
fn same_bindings(a: &Bindings, b: &Bindings) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// A value as `T`. What is of another type counts as absent: Terraform would refuse it.
pub(crate) fn known<T>(value: Value, read: impl Fn(&Value) -> Option<T>) -> Checked<Option<Known<T>>> {
    match value.data() {
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => Ok(read(&value).map(|inner| Known { inner, origin: value })),
    }
}
