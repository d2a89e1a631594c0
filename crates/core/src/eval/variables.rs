//! Variables, local values and outputs.

use super::{Evaluator, InstanceId, Known, Scope, Settled, operators, types};
use crate::config::Inputs;
use crate::note::NoteKind;
use crate::source::Location;
use crate::syntax::{Attribute, Block, Expr, ExprKind, OwnedAttribute, TopBlock};
use crate::value::{Data, Reason, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is assumed of a root module's variables, beside what the user and the files that Terraform reads by itself give
/// them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Assumed<'p> {
    /// The values of a file that Terraform reads where somebody names it.
    pub file: Option<&'p Inputs>,
    /// Nobody knows the values of these variables: their defaults do not count. The others have their defaults where they
    /// are given no values.
    pub open: Option<&'p BTreeSet<EcoString>>,
    /// The values that some of these have, so that what is judged exists.
    pub(crate) settled: Option<&'p Settled>,
    /// What was found where none of this was assumed.
    pub(crate) known: Option<&'p Known>,
}

impl Evaluator<'_> {
    /// `var.name` as it is read at `at`.
    pub(crate) fn variable(&self, name: &str, instance: InstanceId, at: Location) -> Value {
        let reference = || joined(["var.", name]);
        let work_out = || {
            if let Some(known) = self.known_variable(instance, name) {
                return known;
            }
            let declared = self.module(instance).variables.get(name).map(TopBlock::block);
            let value = self.work_out_variable(name, declared, instance, at);
            declared.into_iter().fold(value, |value, it| self.validated(name, value, it, instance))
        };
        self.instance(instance).variables.read(name, at, reference, work_out)
    }

    fn work_out_variable(
        &self,
        name: &str,
        declared: Option<Block<'_>>,
        instance: InstanceId,
        at: Location,
    ) -> Value {
        let symbol = || Symbol::Expression(self.instance(instance).named(joined(["var.", name])));
        let Some(declaration) = declared else {
            let given = self.argument(name, instance, None);
            let reason = Reason::Undeclared(joined(["var.", name]));
            return given.unwrap_or_else(|| Value::unknown(reason, Some(symbol()), at));
        };
        let body = declaration.body();
        let scope = Scope { instance, source: declaration.source(), bindings: None };
        let is_hidden = instance == 0 && self.module(0).hides_inputs;
        let is_templated = instance == 0 && self.module(0).templated.contains(name);
        let is_open = || instance == 0 && self.assumed.open.is_some_and(|open| open.contains(name));
        let is_open = || is_hidden || is_templated || is_open();
        let default = || {
            body.attribute("default").filter(|_| !is_open()).map(|it| {
                let scope = Scope { source: it.source(), ..scope.clone() };
                self.evaluate(it.expr(), &scope)
            })
        };
        // A null argument stands for the default where the variable refuses null.
        let argument = self.argument(name, instance, Some(declaration));
        let argument = argument.filter(|value| !(value.is_null() && is_set(declaration, "nullable", false)));
        let settled = || {
            let setting = self.assumed.settled.filter(|_| is_open())?.get(name)?;
            Some(setting.before(declaration.header_location()))
        };
        let mut value = argument.or_else(default).or_else(settled).unwrap_or_else(|| {
            let at = declaration.header_location();
            let reason = if is_hidden {
                Reason::Elsewhere(eco_format!("what an encrypted file gives `var.{name}`"))
            } else if is_templated {
                Reason::Elsewhere(eco_format!("what becomes of the template for `var.{name}`"))
            } else if is_open() {
                Reason::EmptyDefault(name.into())
            } else {
                Reason::Variable(name.into())
            };
            let not_null = is_set(declaration, "nullable", false);
            Value::new(Data::Unknown(Arc::new(Unknown::new(reason, Some(symbol()), not_null, at))), at)
        });
        // What is not known, and null, is of every type.
        let may_not_fit = !matches!(value.data(), Data::Unknown(_) | Data::Null);
        if let Some(kind) = body.attribute("type").filter(|_| may_not_fit) {
            // A default is made anew for every object that lacks it.
            let default = |expr: Expr<'_>| {
                let value = self.evaluate(expr, &scope);
                match self.budget.copy(&value) {
                    Ok(()) => value,
                    Err(spent) => spent.value(at),
                }
            };
            let kind = types::parse(kind.expr());
            value = match self.budget.copy(&value) {
                Ok(()) => match types::misfit(&value, &kind) {
                    Some(misfit) => self.misfit(name, &value, &misfit, declaration),
                    None => types::convert(value, &kind, &default),
                },
                Err(spent) => spent.value(at),
            };
        }
        value.marked(is_set(declaration, "sensitive", true))
    }

    /// The value of a variable, unless one of its own `validation` blocks certainly refuses it.
    fn validated(&self, name: &str, value: Value, declaration: Block<'_>, instance: InstanceId) -> Value {
        let refuses = |validation: Block<'_>| {
            let Some(condition) = validation.body().attribute("condition") else { return false };
            let scope = Scope { instance, source: condition.source(), bindings: None };
            operators::as_bool(&self.evaluate(condition.expr(), &scope)) == Some(false)
        };
        let mut validations = declaration.body().blocks_of("validation").peekable();
        if value.as_unknown().is_some() || validations.peek().is_none() {
            return value;
        }
        // The conditions speak of the value that was given.
        self.instance(instance).variables.assume(name, &value);
        if !validations.any(refuses) {
            return value;
        }
        // Terraform says so itself where somebody gives the value; defaults of modules often only mark what is to be given.
        let message = eco_format!("the `validation` of `var.{name}` refuses its value");
        Value::unknown(Reason::Invalid(message), None, self.place_of(&value, declaration))
            .marked(value.is_sensitive())
    }

    /// What stands for a value that does not fit the type of its variable: it is not known, since Terraform would stop.
    /// What the value is goes unsaid; it may be a secret.
    fn misfit(&self, name: &str, value: &Value, misfit: &EcoString, declaration: Block<'_>) -> Value {
        let secret = value.is_secret() || is_set(declaration, "sensitive", true);
        // The way to what does not fit may lead over keys that are secret.
        let misfit = if secret { "it is sensitive, and not shown" } else { misfit.as_str() };
        let message = eco_format!("the value of `var.{name}` does not fit its type: {misfit}");
        let at = self.place_of(value, declaration);
        self.note(NoteKind::InvalidValue, at, message.to_string());
        Value::unknown(Reason::Invalid(message), None, at)
    }

    /// Where a value stands, else its variable: one that a function made may stand nowhere.
    fn place_of(&self, value: &Value, declaration: Block<'_>) -> Location {
        let known = self.project.sources.get_checked(value.at.source).is_some();
        if known { value.at } else { declaration.header_location() }
    }

    /// Reads the values that are given to the variables of the root module, and says which do not fit, whether or not anybody uses them.
    pub(crate) fn read_given(&self) {
        for (name, declaration) in self.module(0).variables.iter().filter(|(name, _)| self.is_given(name)) {
            self.variable(name, 0, declaration.block().header_location());
        }
    }

    /// Whether a variable of the root module is given a value, by whomever.
    pub(super) fn is_given(&self, name: &str) -> bool {
        let by_unit =
            || self.unit.is_some_and(|unit| unit.input(name).is_some() || unit.override_of(name).is_some());
        self.project.given_text.contains_key(name)
            || self.project.of_environment.contains_key(name)
            || self.given_in_file(name).is_some()
            || by_unit()
            || self.planned().is_some_and(|it| it.sets(name))
            || self.unit.is_none() && self.module(0).above.inputs.contains_key(name)
    }

    /// What variable files above the root module give for a variable. Where they differ, or not all of them give it, it is
    /// one of the values or the default, and nobody knows which.
    fn given_above(&self, name: &str, declaration: Block<'_>) -> Option<Value> {
        let above = &self.module(0).above;
        let given = above.inputs.get(name).filter(|_| self.unit.is_none())?;
        let default = declaration.body().attribute("default").filter(|_| given.len() < above.files);
        let attributes = given.iter().map(OwnedAttribute::attribute).chain(default);
        let values: Vec<_> = attributes
            .map(|it| {
                let scope = Scope { instance: 0, source: it.source(), bindings: None };
                self.evaluate(it.expr(), &scope)
            })
            .collect();
        if let [value] = values.as_slice() {
            return Some(value.clone());
        }
        let reason = Reason::Elsewhere(eco_format!("which variable file gives `var.{name}`"));
        let symbol = Symbol::Expression(eco_format!("var.{name}"));
        let unknown = Unknown::new(reason, Some(symbol), false, declaration.header_location());
        Some(Value::new(Data::Unknown(Arc::new(unknown.among(&values))), declaration.header_location()))
    }

    /// The attribute that gives a variable of the root module its value.
    fn given_in_file(&self, name: &str) -> Option<Attribute<'_>> {
        let assumed = self.assumed.file.and_then(|inputs| inputs.get(name));
        // Terragrunt copies the files beside a unit over those of the module that it runs.
        let beside = || self.project.modules[self.unit?.beside?].inputs.get(name);
        let given = self.project.given.get(name).or(assumed).or_else(beside);
        Some(given.or_else(|| self.module(0).inputs.get(name))?.attribute())
    }

    /// What the caller, or the user for the root module, gives for a variable.
    fn argument(&self, name: &str, instance: InstanceId, declaration: Option<Block<'_>>) -> Option<Value> {
        if let Some(caller) = &self.instance(instance).caller {
            let call = self.module(caller.instance).calls.get(&caller.name)?;
            let argument = call.block().body().attribute(name)?;
            let scope = Scope {
                instance: caller.instance,
                source: argument.source(),
                bindings: caller.bindings.clone(),
            };
            let value = self.evaluate(argument.expr(), &scope);
            return Some(value.through(joined([name, " of module.", &caller.name]), argument.location()));
        }
        let place = declaration.map(Block::header_location);
        if let Some(value) = place.and_then(|at| self.planned()?.variable(name, at)) {
            return Some(value);
        }
        if let Some((text, at)) = self.project.given_text.get(name) {
            return Some(self.given_value(text, *at, declaration));
        }
        let by_unit = self.unit.and_then(|unit| unit.override_of(name));
        if by_unit.is_some() && !self.project.given.contains_key(name) {
            return by_unit;
        }
        match self.given_in_file(name) {
            Some(given) => {
                let scope = Scope { instance: 0, source: given.source(), bindings: None };
                Some(self.evaluate(given.expr(), &scope))
            }
            // Variables of the environment are weaker than files. Terragrunt sets some itself.
            None => self
                .unit
                .and_then(|unit| unit.input(name))
                .or_else(|| {
                    let (text, at) =
                        self.project.of_environment.get(name).filter(|_| declaration.is_some())?;
                    Some(self.given_value(text, *at, declaration))
                })
                .or_else(|| self.given_above(name, declaration?)),
        }
    }

    /// `local.name` as it is read at `at`.
    pub(super) fn local(&self, name: &str, instance: InstanceId, at: Location) -> Value {
        if let Some(known) = self.instance(instance).locals.known(name, at) {
            return known;
        }
        let reference = || joined(["local.", name]);
        let Some(local) = self.module(instance).locals.get(name) else {
            let reference = reference();
            let symbol = Symbol::Expression(self.instance(instance).named(&reference));
            return Value::unknown(Reason::Undeclared(reference), Some(symbol), at);
        };
        let local = local.attribute();
        let scope = Scope { instance, source: local.source(), bindings: None };
        let work_out =
            || self.known_local(instance, name).unwrap_or_else(|| self.evaluate(local.expr(), &scope));
        self.instance(instance).locals.read(name, at, reference, work_out)
    }

    /// An output of a module instance, as the caller reads it at `at`.
    pub(super) fn output(&self, instance: InstanceId, name: &str, at: Location) -> Value {
        let reference = || self.instance(instance).named(name);
        let output = self.module(instance).outputs.get(name).map(TopBlock::block);
        let Some(value) = output.and_then(|it| it.body().attribute("value")) else {
            let reference = reference();
            let symbol = Symbol::Expression(reference.clone());
            return Value::unknown(Reason::Undeclared(reference), Some(symbol), at);
        };
        let scope = Scope { instance, source: value.source(), bindings: None };
        let work_out =
            || self.known_output(instance, name).unwrap_or_else(|| self.evaluate(value.expr(), &scope));
        let value = self.instance(instance).outputs.read(name, at, reference, work_out);
        value.marked(output.is_some_and(|it| is_set(it, "sensitive", true)))
    }

    /// Whether the module of an instance declares an output.
    pub(super) fn has_output(&self, instance: InstanceId, name: &str) -> bool {
        self.module(instance).outputs.contains_key(name)
    }

    /// All outputs of a module instance as an object.
    pub(super) fn outputs(&self, instance: InstanceId, at: Location) -> Value {
        let names = self.module(instance).outputs.keys();
        Value::object(names.map(|name| (name.clone(), self.output(instance, name, at))).collect(), at)
    }
}

/// Some texts as one: what every reference is called by is put together without the machinery of formats.
fn joined<const N: usize>(parts: [&str; N]) -> EcoString {
    let mut text = EcoString::with_capacity(parts.iter().map(|it| it.len()).sum());
    parts.iter().for_each(|part| text.push_str(part));
    text
}

/// Whether a block has this literal for an attribute.
fn is_set(block: Block<'_>, name: &str, wanted: bool) -> bool {
    let literal = block.body().attribute(name).map(|it| it.expr().kind());
    matches!(literal, Some(ExprKind::Bool(it)) if it == wanted)
}
