//! Evaluation: what Terraform would make of an expression, as far as the source tells.
//!
//! An [`Evaluator`] belongs to one root module and its tree of module calls. Everything is evaluated on demand and
//! remembered; nothing fails: what cannot be known is an unknown value with the reason.

mod budget;
mod calls;
pub(crate) mod expand;
mod expr;
mod functions;
mod known;
mod manifests;
mod operators;
mod page;
mod planned;
mod policy_document;
mod reference;
mod sets;
mod switch;
mod template;
mod terragrunt;
mod types;
mod unify;
mod variables;

pub use budget::Limits;
pub(crate) use budget::{Budget, Spent};
pub use expand::{Expansion, Repeated};
pub(crate) use functions::{Function, NoResult, function_of_page, wrong_call};
pub(crate) use known::Known;
pub(crate) use operators::{as_bool, as_number, binary, to_text};
pub use page::page_id;
pub(crate) use page::{is_page, literal_in_page, provided};
pub(crate) use policy_document::is_document;
pub(crate) use switch::{Settled, SwitchedOn};
pub use template::concat;
pub(crate) use terragrunt::{evaluate as evaluate_unit, looked_at as look_at_unit};
pub use variables::Assumed;

use crate::address::{Address, Attribute, Key, Sort};
use crate::config::Module;
use crate::files::Files;
use crate::flaw::shortened;
use crate::hash::{HashMap, HashSet};
use crate::note::{Note, NoteKind};
use crate::project::Project;
use crate::source::{Location, SourceId, Span};
use crate::syntax::{self, Body};
use crate::terragrunt::Unit;
use crate::value::{self, Data, Reason, Symbol, Unknown, Value};
use ecow::EcoString;
use elsa::FrozenVec;
use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

/// How deep expressions and references may nest together before evaluation gives up.
const MAX_DEPTH: usize = 400;

/// The longest identity of an unknown expression, in bytes. Beyond it two uses are no longer recognised as equal.
const MAX_SYMBOL: usize = 1024;

/// About how many bytes it takes to remember the value of an attribute.
const ATTRIBUTE_BYTES: usize = 256;

/// A text that takes no more than a symbol may have: a value can be longer than is good to write out.
#[derive(Default)]
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(text);
        if self.0.len() > MAX_SYMBOL { Err(fmt::Error) } else { Ok(()) }
    }
}

/// The text of a symbol: cut where it is too long to become one.
fn bounded(text: fmt::Arguments<'_>) -> EcoString {
    let mut bounded = Bounded::default();
    // The writer fails where the bound is reached.
    let _ = fmt::Write::write_fmt(&mut bounded, text);
    bounded.0.into()
}

/// Evaluates one root module and the modules that it calls.
pub struct Evaluator<'p> {
    /// What was loaded.
    pub project: &'p Project,
    /// The modules that instances use: the project's, or configurations of Terragrunt.
    modules: &'p [Module],
    /// The unit that the root module is judged for.
    unit: Option<&'p Unit>,
    /// Where the file functions read from.
    files: &'p dyn Files,
    /// What is assumed of the root module's variables.
    assumed: Assumed<'p>,
    /// What holds of the root module that another evaluation found.
    holds: Option<known::Holds>,
    /// What is left of what the root module may cost.
    pub(crate) budget: Budget,
    instances: FrozenVec<Box<Instance>>,
    depth: Cell<usize>,
    notes: RefCell<HashSet<Note>>,
    /// Instances of resources, and blocks in them, that were referred to as a whole.
    objects: RefCell<HashMap<Attribute, Object>>,
    /// Values of attributes that rules asked for: many rules ask for the same.
    attributes: Remembered<AttributeKey, Value>,
    /// What rules have worked out of these, see [`Evaluator::of_attribute`].
    of_attributes: Remembered<(AttributeKey, TypeId), Rc<dyn Any>>,
    /// What is known of how blocks are switched on.
    switches: switch::Memory,
    /// What functions remember.
    memory: functions::Memory,
    /// What is known of Terragrunt's configurations.
    terragrunt: terragrunt::State,
}

/// An attribute in the tree (or the body that makes it), the module instance and the names bound around it: the first by
/// its key, the last by their address, which is kept alive beside the value.
type AttributeKey = (usize, InstanceId, *const Binding);

/// What was worked out, and the names that were bound around it.
type Remembered<K, T> = RefCell<HashMap<K, (Bindings, T)>>;

/// One use of a module: the root, or what a `module` block (or one instance of it) calls.
#[derive(Debug)]
pub struct Instance {
    /// Its index among the evaluator's instances.
    pub id: InstanceId,
    /// The module's index in the project.
    pub module: usize,
    /// Its address: `module.web[0]`; `None` for the root.
    pub address: Option<Address>,
    /// The module's directory relative to the root module's, as `path.module` gives it.
    pub directory: EcoString,
    /// The call that makes it; `None` for the root.
    pub caller: Option<Caller>,
    /// Why it may not exist at all.
    pub condition: Option<Arc<Unknown>>,
    /// What holds of it that another evaluation found.
    holds: Option<known::Holds>,
    /// As what it is evaluated, if it is a configuration of Terragrunt.
    context: Option<terragrunt::Context>,
    variables: Named,
    locals: Named,
    outputs: Named,
    attributes: Memo<Attribute>,
    children: RefCell<HashMap<EcoString, Rc<Children>>>,
    expansions: RefCell<HashMap<usize, Rc<Expansion>>>,
}

impl Instance {
    fn new(id: InstanceId, module: usize, directory: EcoString) -> Self {
        Self {
            id,
            module,
            address: None,
            directory,
            caller: None,
            condition: None,
            holds: None,
            context: None,
            variables: Named::default(),
            locals: Named::default(),
            outputs: Named::default(),
            attributes: Memo::default(),
            children: RefCell::default(),
            expansions: RefCell::default(),
        }
    }

    /// A name within it that means the same wherever it stands: `module.web[0].var.name`.
    fn named(&self, name: impl fmt::Display) -> EcoString {
        match &self.address {
            Some(module) => ecow::eco_format!("{module}.{name}"),
            None => ecow::eco_format!("{name}"),
        }
    }

    /// The address of a block at its top level that is not a resource.
    pub(crate) fn address_of(&self, kind: impl Into<EcoString>, name: impl Into<EcoString>) -> Address {
        Address::new(self.address.as_ref(), Sort::Other, kind, name)
    }

    /// The address of a call in it.
    pub(crate) fn address_of_call(&self, name: impl Into<EcoString>) -> Address {
        Address::of_call(self.address.as_ref(), name)
    }
}

/// The index of an [`Instance`].
pub type InstanceId = usize;

/// The call of a module.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The instance that holds the `module` block.
    pub instance: InstanceId,
    /// The name of the block.
    pub name: EcoString,
    /// `each` and `count` of this call.
    pub bindings: Bindings,
}

/// What a `module` block makes.
#[derive(Debug)]
pub(crate) struct Children {
    /// How the call is repeated.
    pub(crate) expansion: Rc<Expansion>,
    /// The instance for each repetition; `None` where the module's source is not at hand.
    pub(crate) instances: Option<Vec<InstanceId>>,
    /// Instances beside these that references name, where nobody knows how many there are.
    others: RefCell<HashMap<Key, InstanceId>>,
}

impl Children {
    fn new(expansion: Expansion, instances: Option<Vec<InstanceId>>) -> Self {
        Self { expansion: Rc::new(expansion), instances, others: RefCell::default() }
    }
}

/// A resource instance, or a block nested in one, that values refer to.
#[derive(Debug, Clone)]
struct Object {
    instance: InstanceId,
    resource: usize,
    /// The instance of the resource, or of the nested block.
    repeated: Repeated,
    /// The instances that it may be, where its key is not known.
    among: Option<Rc<Expansion>>,
    /// For a nested block: the indices of the blocks on the way to it.
    blocks: Vec<usize>,
}

/// Names bound by `for`, `dynamic`, `each` and `count`, the innermost first.
pub type Bindings = Option<Rc<Binding>>;

/// One bound name.
#[derive(Debug)]
pub struct Binding {
    name: EcoString,
    value: Value,
    outer: Bindings,
}

/// A block whose attributes are read.
#[derive(Clone, Copy)]
pub(crate) struct Configured<'b> {
    pub(crate) body: Body<'b>,
    /// Whether the names that are bound around it last longer than the question.
    pub(crate) lasts: bool,
    /// The address and the place of a resource; `None` for a block nested in one.
    pub(crate) resource: Option<(&'b Address, Location)>,
}

/// Binds a name to a value.
#[must_use]
pub fn bind(name: impl Into<EcoString>, value: Value, outer: &Bindings) -> Bindings {
    Some(Rc::new(Binding { name: name.into(), value, outer: outer.clone() }))
}

/// Where an expression is evaluated.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The module instance whose names it uses.
    pub instance: InstanceId,
    /// The file it stands in.
    pub source: SourceId,
    /// Names bound around it.
    pub bindings: Bindings,
}

impl Scope {
    /// The place of a span in this scope's file.
    #[must_use]
    pub fn at(&self, span: Span) -> Location {
        Location { source: self.source, span }
    }

    /// What has a key in the tree, in this scope.
    fn key_of(&self, key: usize) -> AttributeKey {
        (key, self.instance, self.bindings.as_ref().map_or(std::ptr::null(), Rc::as_ptr))
    }

    fn bound(&self, name: &str) -> Option<&Value> {
        std::iter::successors(self.bindings.as_deref(), |binding| binding.outer.as_deref())
            .find(|binding| binding.name == name)
            .map(|binding| &binding.value)
    }

    fn with(&self, name: &str, value: Value) -> Self {
        Self { bindings: bind(name, value, &self.bindings), ..self.clone() }
    }
}

/// Values that were worked out, and those that are being worked out now.
#[derive(Debug)]
struct Memo<K>(RefCell<HashMap<K, Option<Value>>>);

impl<K> Default for Memo<K> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: std::hash::Hash + Eq + Clone> Memo<K> {
    /// The value of `key`, worked out at most once. `None` where it depends on itself.
    fn get(&self, key: K, work_out: impl FnOnce() -> Value) -> Option<Value> {
        if let Some(known) = self.0.borrow().get(&key) {
            return known.clone();
        }
        self.0.borrow_mut().insert(key.clone(), None);
        let value = work_out();
        self.0.borrow_mut().insert(key, Some(value.clone()));
        Some(value)
    }
}

/// The variables, local values or outputs of a module instance that were worked out, or are being worked out now, with
/// what is read where somebody refers to them.
#[derive(Debug, Default)]
struct Named(RefCell<HashMap<EcoString, (EcoString, Option<Value>)>>);

impl Named {
    /// What is read at a place where a name is referred to: its value, worked out at most once. It is not known where it
    /// depends on itself.
    fn read(
        &self,
        name: &str,
        at: Location,
        reference: impl FnOnce() -> EcoString,
        work_out: impl FnOnce() -> Value,
    ) -> Value {
        self.known(name, at).unwrap_or_else(|| {
            let reference = reference();
            self.0.borrow_mut().insert(name.into(), (reference.clone(), None));
            let value = work_out();
            self.0.borrow_mut().insert(name.into(), (reference.clone(), Some(value.clone())));
            value.through(reference, at)
        })
    }

    /// The same, if it was asked for before.
    fn known(&self, name: &str, at: Location) -> Option<Value> {
        let (reference, value) = self.0.borrow().get(name)?.clone();
        let value = value.unwrap_or_else(|| Value::unknown(Reason::Cycle(reference.clone()), None, at));
        Some(value.through(reference, at))
    }

    /// What a name that is being worked out means until that is done.
    fn assume(&self, name: &str, value: &Value) {
        if let Some((_, known)) = self.0.borrow_mut().get_mut(name) {
            *known = Some(value.clone());
        }
    }
}

impl<'p> Evaluator<'p> {
    /// An evaluator for the root module of an index, which may cost as much as the limits say.
    #[must_use]
    pub fn new(project: &'p Project, root: usize, files: &'p dyn Files, limits: Limits) -> Self {
        let evaluator = Self::without_instances(project, &project.modules, files, limits);
        evaluator.add_instance(root, None, ".", None, None);
        evaluator
    }

    /// The same evaluator, for a unit of Terragrunt that runs the root module.
    #[must_use]
    pub fn of_unit(self, unit: Option<&'p Unit>) -> Self {
        Self { unit, ..self }
    }

    fn without_instances(
        project: &'p Project,
        modules: &'p [Module],
        files: &'p dyn Files,
        limits: Limits,
    ) -> Self {
        Self {
            project,
            modules,
            unit: None,
            files,
            assumed: Assumed::default(),
            holds: None,
            budget: Budget::new(limits),
            instances: FrozenVec::new(),
            depth: Cell::new(0),
            notes: RefCell::default(),
            objects: RefCell::default(),
            attributes: RefCell::default(),
            of_attributes: RefCell::default(),
            switches: switch::Memory::default(),
            memory: functions::Memory::default(),
            terragrunt: terragrunt::State::default(),
        }
    }

    /// The value of an attribute of a resource, or of a block nested in one, if the configuration tells it. Rules and
    /// expressions read it here: what one asked for, the other need not work out again. `scope` is that of the body; an
    /// override may put the attribute into another file. Bindings made for this question only do not last, nor the answer.
    pub(crate) fn configured(&self, block: Configured<'_>, name: &str, scope: &Scope) -> Option<Value> {
        let Configured { body, lasts, resource } = block;
        if let Some(made) = resource.and_then(|it| self.made(it, name, body, scope)) {
            return Some(made);
        }
        let attribute = body.attribute(name)?;
        let scope = Scope { source: attribute.source(), ..scope.clone() };
        let value =
            if lasts { self.attribute(attribute, &scope) } else { self.evaluate(attribute.expr(), &scope) };
        Some(self.or_planned(value, resource.map(|(address, _)| address), name, attribute.location()))
    }

    /// The value of an attribute; worked out once where the scope is the same.
    fn attribute(&self, attribute: syntax::Attribute<'_>, scope: &Scope) -> Value {
        let literal = expr::literal(attribute.expr(), scope);
        literal.unwrap_or_else(|| {
            self.remembered(attribute.key(), scope, || self.evaluate(attribute.expr(), scope))
        })
    }

    /// The value of what has a key in the tree.
    fn remembered(&self, key: usize, scope: &Scope, work_out: impl FnOnce() -> Value) -> Value {
        let key = scope.key_of(key);
        if let Some((_, value)) = self.attributes.borrow().get(&key) {
            return value.clone();
        }
        let value = work_out();
        // Where the budget is spent, whoever asks next hears of it.
        let _ = self.budget.make(ATTRIBUTE_BYTES);
        self.attributes.borrow_mut().insert(key, (scope.bindings.clone(), value.clone()));
        value
    }

    /// What several rules need to know of an attribute with a key in the tree, worked out by the first that asks. There is
    /// one value of each type.
    pub(crate) fn of_attribute<T: Any>(
        &self,
        key: usize,
        scope: &Scope,
        work_out: impl FnOnce() -> T,
    ) -> Rc<T> {
        let key = (scope.key_of(key), TypeId::of::<T>());
        let known = self.of_attributes.borrow().get(&key).map(|(_, known)| known.clone());
        known.and_then(|known| known.downcast().ok()).unwrap_or_else(|| {
            let made = Rc::new(work_out());
            let _ = self.budget.make(ATTRIBUTE_BYTES);
            self.of_attributes.borrow_mut().insert(key, (scope.bindings.clone(), made.clone()));
            made
        })
    }

    /// Whether two values are equal, within the budget.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(crate) fn equal(&self, left: &Value, right: &Value) -> Result<bool, Arc<Unknown>> {
        let parts = left.weight().min(right.weight());
        self.budget.work(parts as usize).map_err(|spent| spent.unknown(left.at))?;
        value::equal(left, right)
    }

    /// The instance of an id.
    ///
    /// # Panics
    /// If the id is from another evaluator.
    #[must_use]
    pub fn instance(&self, id: InstanceId) -> &Instance {
        &self.instances[id]
    }

    /// The module that an instance uses.
    #[must_use]
    pub fn module(&self, id: InstanceId) -> &'p Module {
        &self.modules[self.instance(id).module]
    }

    /// What there is to say of the evaluation: limits that were reached, modules that are not at hand.
    #[must_use]
    pub fn into_notes(self) -> Vec<Note> {
        let mut notes: Vec<_> = self.notes.into_inner().into_iter().collect();
        notes.sort_by(|a, b| (a.location, a.kind, &a.message).cmp(&(b.location, b.kind, &b.message)));
        notes
    }

    /// The text at a place: in a file, or in a template that a function read.
    fn text_at(&self, at: Location) -> &str {
        functions::text_at(self, at).unwrap_or_else(|| self.project.sources.slice(at))
    }

    /// The expression at a place as an identity: its text, with all that decides what the text means there. `None`
    /// where something of that has no identity.
    fn written(&self, at: Location, scope: &Scope) -> Option<EcoString> {
        if is_page(scope.source) {
            return None;
        }
        let written = self.text_at(at);
        if written.len() > MAX_SYMBOL {
            return None;
        }
        let mut text = self.instance(scope.instance).named(written);
        for binding in std::iter::successors(scope.bindings.as_deref(), |binding| binding.outer.as_deref()) {
            if !nameable(&binding.value) || text.len() > MAX_SYMBOL {
                return None;
            }
            text.push_str(&ecow::eco_format!(" with {} = {}", binding.name, binding.value));
        }
        Some(text)
    }

    fn note(&self, kind: NoteKind, location: Location, message: String) {
        if self.project.sources.get_checked(location.source).is_none() {
            // Within a template that a function read; the value says it too.
            return;
        }
        self.notes.borrow_mut().insert(Note { kind, location, message: shortened(message) });
    }

    /// Notes that an expression of a rule is wrong. Its place is in the rule's page.
    pub(crate) fn note_of_rule(&self, location: Location, message: String) {
        let note = Note { kind: NoteKind::RuleError, location, message: shortened(message) };
        self.notes.borrow_mut().insert(note);
    }

    fn add_instance(
        &self,
        module: usize,
        address: Option<Address>,
        directory: impl Into<EcoString>,
        caller: Option<Caller>,
        condition: Option<Arc<Unknown>>,
    ) -> InstanceId {
        let id = self.instances.len();
        let instance = Instance::new(id, module, directory.into());
        let called = caller.as_ref().zip(address.as_ref());
        let holds = called.and_then(|(caller, address)| self.holds_of_child(module, caller, address));
        self.instances.push(Box::new(Instance { address, caller, condition, holds, ..instance }));
        id
    }

    /// Takes a step, one level deeper, or gives up with an unknown value where a limit is reached.
    fn nested(&self, at: Location, work: impl FnOnce() -> Value) -> Value {
        if let Err(spent) = self.budget.work(1) {
            return spent.value(at);
        }
        let depth = self.depth.get();
        if depth >= MAX_DEPTH {
            let message = "expressions and references nest too deeply to be evaluated";
            self.note(NoteKind::DepthLimit, at, message.to_owned());
            return Value::unknown(Reason::Limit(message.into()), None, at);
        }
        self.depth.set(depth + 1);
        let value = work();
        self.depth.set(depth);
        value
    }
}

/// A value that follows from others, one of which is not known: it takes over the blame, and its identity is the
/// expression written out. Where `write` gives `None`, it has no identity.
fn derived<'v, T: Into<Option<EcoString>>>(
    operands: impl IntoIterator<Item = &'v Value> + Clone,
    at: Location,
    not_null: bool,
    write: impl FnOnce() -> T,
) -> Value {
    // An operand that Terraform refuses is to blame for the whole, wherever it stands; and one of which nothing is known
    // before one that is known but for a part.
    let blame = |value: &'v Value| {
        let unknown = value.first_unknown()?;
        let is_refused = matches!(unknown.reason, Reason::Invalid(_));
        Some((!is_refused, value.as_unknown().is_none(), unknown))
    };
    let blame =
        operands.clone().into_iter().filter_map(blame).min_by_key(|(known, in_part, _)| (*known, *in_part));
    let blame = blame.map(|(_, _, unknown)| unknown);
    let named = operands.clone().into_iter().all(nameable);
    let Some(blame) = blame else { return invalid("the value cannot be worked out", at) };
    let symbol =
        named.then(write).and_then(T::into).filter(|text| text.len() <= MAX_SYMBOL).map(Symbol::Expression);
    let unknown = Unknown::new(blame.reason.clone(), symbol, not_null, blame.at);
    Value::new(Data::Unknown(Arc::new(unknown)), at).marked(operands.into_iter().any(Value::is_secret))
}

/// Whether the value can be written out such that equal texts are equal values: nothing in it is sensitive, which is
/// never written, and every unknown part has a symbol.
fn nameable(value: &Value) -> bool {
    // What weighs more takes more bytes than a symbol may have: the weight is at hand, the bytes have to be counted.
    value.has_identity()
        && !value.is_secret()
        && (value.weight() as usize) < MAX_SYMBOL
        && value.may_fit(MAX_SYMBOL)
}

/// The value of an expression that Terraform would refuse.
fn invalid(message: impl Into<EcoString>, at: Location) -> Value {
    Value::unknown(Reason::Invalid(message.into()), None, at)
}
