//! Switches: what somebody has to give so that a block exists which the defaults of the root module's variables leave
//! out.
//!
//! The expression of `count`, `for_each` or `enabled` is taken apart as far as its form is a usual one: what it has to become is
//! what its parts have to become, down to a root variable that has its default. Of another form it is known only on
//! which such variables it depends.

mod sources;

use super::expand::Repetition;
use super::{Evaluator, InstanceId, Scope, operators};
use crate::hash::HashMap;
use crate::source::{Location, SourceId, Span};
use crate::syntax::{BinaryOperator, Body, Call, Expr, ExprKind, UnaryOperator};
use crate::value::{Data, Value};
use ecow::{EcoString, eco_format};
use sources::Source;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How many expressions are looked at for one block.
const MAX_LOOKS: usize = 500;

/// About how many bytes it takes to remember what switches a block on.
const SWITCH_BYTES: usize = 256;

/// What is known of how blocks are switched on.
#[derive(Default)]
pub(super) struct Memory {
    /// What switches blocks on.
    blocks: RefCell<ByBody>,
    /// On which variables of the root module with their defaults expressions depend.
    dependences: RefCell<HashMap<ExprKey, Rc<BTreeSet<EcoString>>>>,
    /// Under what blocks exist, by the keys of the bodies of those that are repeated, in a module instance: most of what a
    /// module holds exists where its call does.
    on: RefCell<HashMap<(Option<usize>, InstanceId), On>>,
}

/// What switches a block on, by the key of its body, in a module instance. `None` where no variable of the root module can.
type ByBody = HashMap<(usize, InstanceId), Option<Rc<Switch>>>;

/// Under what something exists.
type On = Rc<SwitchedOn>;

/// An expression by its place, in a module instance.
type ExprKey = (SourceId, Span, InstanceId);

/// What switches a block on.
#[derive(Debug, Default)]
struct Switch {
    /// The variables of the root module whose defaults stand against it.
    variables: BTreeSet<EcoString>,
    /// What has to be the case, in words: "`var.waf` is not empty". `None` where that cannot be said.
    conditions: Option<Conditions>,
    /// The values that some of the variables have to have.
    settled: Demands,
}

/// Conditions in words, all of which have to be met.
type Conditions = BTreeSet<EcoString>;

/// The value that each of some variables has to have; `None` where it would have to have two, and so has none for certain.
type Demands = BTreeMap<EcoString, Option<Setting>>;

/// Values of variables of the root module.
pub(crate) type Settled = BTreeMap<EcoString, Setting>;

/// The only value with which a variable meets a condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Setting {
    /// A truth value.
    Bool(bool),
    /// A text.
    Text(EcoString),
}

impl Setting {
    /// The value, before what is at a place: it is written nowhere, since it is only assumed.
    pub(super) fn before(&self, at: Location) -> Value {
        let start = at.span.start as usize;
        let at = at.with_span(Span::new(start, start));
        match self {
            Self::Bool(value) => Value::bool(*value, at),
            Self::Text(text) => Value::string(text.clone(), at),
        }
    }
}

/// Under what a block exists that the defaults of variables leave out.
#[derive(Debug, Default)]
pub(crate) struct SwitchedOn {
    /// Conditions in words: "`var.waf` is true and …".
    pub(crate) conditions: EcoString,
    /// The values that some variables have to have for these.
    pub(crate) settled: Settled,
}

impl Switch {
    fn nothing() -> Self {
        Self { variables: BTreeSet::new(), conditions: Some(Conditions::new()), settled: Demands::new() }
    }

    fn of(variable: EcoString, condition: Option<EcoString>) -> Self {
        let conditions = condition.map(|it| [it].into());
        Self { variables: [variable].into(), conditions, settled: Demands::new() }
    }

    /// The same, where the variable as a whole has to have a value, which `path` says.
    fn settling(mut self, path: &str, setting: Option<Setting>) -> Self {
        let is_whole = |name: &&EcoString| path.strip_prefix("var.") == Some(name.as_str());
        let variable = self.variables.first().filter(is_whole).cloned();
        self.settled.extend(variable.zip(setting.map(Some)));
        self
    }

    fn and(mut self, other: Self) -> Self {
        self.variables.extend(other.variables);
        settle(&mut self.settled, &other.settled);
        let both = self.conditions.zip(other.conditions);
        Self {
            variables: self.variables,
            conditions: both.map(|(mut a, b)| {
                a.extend(b);
                a
            }),
            settled: self.settled,
        }
    }
}

/// Adds what else variables have to be.
fn settle(settled: &mut Demands, more: &Demands) {
    for (variable, setting) in more {
        let known = settled.entry(variable.clone()).or_insert_with(|| setting.clone());
        if known != setting {
            *known = None;
        }
    }
}

/// What an expression has to become.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    /// This truth value.
    Is(bool),
    /// A number other than 0.
    Count,
    /// A collection with elements.
    Elements,
}

impl Wanted {
    /// What `count`, `for_each` or `enabled` has to become so that there is an instance.
    fn of(repetition: Repetition<'_>) -> Self {
        match repetition {
            Repetition::Count(_) => Self::Count,
            Repetition::ForEach(_) => Self::Elements,
            Repetition::Enabled(_) => Self::Is(true),
        }
    }

    /// Whether a value is that; `None` where it is not known, or no such value at all.
    fn is_met_by(self, value: &Value) -> Option<bool> {
        match (self, value.data()) {
            (_, Data::Unknown(_)) => None,
            (Self::Is(wanted), _) => operators::as_bool(value).map(|it| it == wanted),
            (Self::Count, _) => operators::as_number(value).map(|it| it.as_int() != Some(0)),
            (Self::Elements, Data::Null) => Some(false),
            (Self::Elements, Data::List(_) | Data::Set(_) | Data::Object(_)) => Some(value.width() > 0),
            (Self::Elements, _) => None,
        }
    }

    fn said_of(self, path: &str) -> EcoString {
        match self {
            Self::Is(wanted) => eco_format!("`{path}` is {wanted}"),
            Self::Count => eco_format!("`{path}` is not 0"),
            Self::Elements => eco_format!("`{path}` is not empty"),
        }
    }

    fn setting(self) -> Option<Setting> {
        match self {
            Self::Is(wanted) => Some(Setting::Bool(wanted)),
            Self::Count | Self::Elements => None,
        }
    }
}

impl Evaluator<'_> {
    /// Whether a variable of the root module has its default.
    fn has_default(&self, name: &str) -> bool {
        let declared = self.module(0).variables.get(name);
        let has_default = declared.is_some_and(|it| it.block().body().attribute("default").is_some());
        has_default && !self.is_given(name)
    }

    /// Whether a variable of the root module has a default that sets nothing: somebody is to give it a value.
    pub(crate) fn is_to_be_given(&self, name: &str) -> bool {
        let Some(declared) = self.module(0).variables.get(name) else { return false };
        let value = self.variable(name, 0, declared.block().header_location());
        match value.data() {
            Data::Null => true,
            Data::String(text) => text.is_empty(),
            Data::List(_) | Data::Set(_) | Data::Object(_) => value.width() == 0,
            _ => false,
        }
    }

    /// Whether some variable of the root module has its default. Where none has, nothing is switched off by one.
    pub(crate) fn has_defaults(&self) -> bool {
        self.module(0).variables.keys().any(|name| self.has_default(name))
    }

    /// The variables of the root module whose defaults stand against a block in a module instance that has no instances.
    /// Empty where it is not for them.
    pub(crate) fn switch(&self, body: Body<'_>, instance: InstanceId) -> BTreeSet<EcoString> {
        self.switch_of(body, instance).map(|it| it.variables.clone()).unwrap_or_default()
    }

    /// What gives a block instances, worked out once: what is within a module asks it of the calls that lead there.
    fn switch_of(&self, body: Body<'_>, instance: InstanceId) -> Option<Rc<Switch>> {
        let repetition = Repetition::of(body)?;
        let key = (body.key(), instance);
        if let Some(known) = self.switches.blocks.borrow().get(&key) {
            return known.clone();
        }
        let search = Search { evaluator: self, left: Cell::new(MAX_LOOKS) };
        let found = search.of_repetition(repetition, instance).map(Rc::new);
        // Where the budget is spent, whoever asks next hears of it.
        let _ = self.budget.make(SWITCH_BYTES);
        self.switches.blocks.borrow_mut().insert(key, found.clone());
        found
    }

    /// Under which conditions a block in a module instance exists that is there only where some variables are given other
    /// values than their defaults.
    pub(crate) fn switched_on_by(&self, body: Body<'_>, instance: InstanceId) -> Rc<SwitchedOn> {
        let key = (Repetition::of(body).map(|_| body.key()), instance);
        if let Some(known) = self.switches.on.borrow().get(&key) {
            return known.clone();
        }
        let found = Rc::new(self.find_switched_on_by(body, instance));
        // Where the budget is spent, whoever asks next hears of it.
        let _ = self.budget.make(SWITCH_BYTES);
        self.switches.on.borrow_mut().insert(key, found.clone());
        found
    }

    fn find_switched_on_by(&self, body: Body<'_>, instance: InstanceId) -> SwitchedOn {
        let mut conditions = Conditions::new();
        let mut settled = Demands::new();
        let mut add = |body: Body<'_>, instance: InstanceId, of: &str| {
            let Some(switch) = self.switch_of(body, instance) else { return };
            settle(&mut settled, &switch.settled);
            match &switch.conditions {
                Some(said) => conditions.extend(said.iter().cloned()),
                None => {
                    conditions.extend(Repetition::of(body).map(|it| match Wanted::of(it) {
                        Wanted::Is(wanted) => eco_format!("`enabled`{of} is {wanted}"),
                        Wanted::Count => eco_format!("`count`{of} is not 0"),
                        Wanted::Elements => eco_format!("`for_each`{of} is not empty"),
                    }));
                }
            }
        };
        add(body, instance, "");
        let mut inner = instance;
        while let Some(caller) = &self.instance(inner).caller {
            if let Some(call) = self.module(caller.instance).calls.get(&caller.name) {
                add(call.block().body(), caller.instance, &format!(" of `module.{}`", caller.name));
            }
            inner = caller.instance;
        }
        // A default of another kind is converted where it is read, by rules that depend on who reads it.
        let settled = settled.into_iter().filter_map(|(name, setting)| Some((name, setting?)));
        let settled = settled.filter(|(name, setting)| self.is_of_kind(name, setting)).collect();
        let conditions = conditions.into_iter().collect::<Vec<_>>().join(" and ").into();
        SwitchedOn { conditions, settled }
    }

    /// Whether the default of a variable of the root module is a value of the same kind, or none.
    fn is_of_kind(&self, name: &str, setting: &Setting) -> bool {
        let declared = self.module(0).variables.get(name).map(|it| it.block().body());
        let default = declared.and_then(|it| it.attribute("default")).map(|it| it.expr().kind());
        matches!(
            (default, setting),
            (Some(ExprKind::Null), _)
                | (Some(ExprKind::Bool(_)), Setting::Bool(_))
                | (Some(ExprKind::String(_)), Setting::Text(_))
        )
    }
}

/// A search for what switches one block on.
struct Search<'s, 'p> {
    evaluator: &'s Evaluator<'p>,
    /// How many more expressions may be looked at.
    left: Cell<usize>,
}

impl<'s> Search<'s, '_> {
    /// Whether one more expression may be looked at.
    fn look(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0 && self.evaluator.budget.work(1).is_ok()
    }

    /// What makes a block have instances that is repeated like this.
    fn of_repetition(&self, repetition: Repetition<'s>, instance: InstanceId) -> Option<Switch> {
        let (attribute, wanted) = (repetition.attribute(), Wanted::of(repetition));
        self.find(attribute.expr(), &Scope { instance, source: attribute.source(), bindings: None }, wanted)
    }

    /// What makes an expression what is wanted: nothing where it is. `None` where it is not and no root variable can help.
    fn find(&self, expr: Expr<'s>, scope: &Scope, wanted: Wanted) -> Option<Switch> {
        if !self.look() {
            return None;
        }
        let met = wanted.is_met_by(&self.evaluator.evaluate(expr, scope));
        if met == Some(true) {
            return Some(Switch::nothing());
        }
        let found = self.by_form(expr, scope, wanted).or_else(|| self.by_dependence(expr, scope));
        // What is not known anyway is not a default that stands against it.
        found.or_else(|| met.is_none().then(Switch::nothing))
    }

    fn by_form(&self, expr: Expr<'s>, scope: &Scope, wanted: Wanted) -> Option<Switch> {
        match (expr.kind(), wanted) {
            (ExprKind::Parenthesis(inner), _) => self.find(inner, scope, wanted),
            (ExprKind::Template(parts), _) => self.find(parts.only()?, scope, wanted),
            (ExprKind::Unary(UnaryOperator::Not, operand), Wanted::Is(it)) => {
                self.find(operand, scope, Wanted::Is(!it))
            }
            (ExprKind::Binary(operator, operands), _) => self.by_operator(operator, operands, scope, wanted),
            (ExprKind::Conditional(parts), _) => self.by_side(parts, scope, wanted),
            (ExprKind::Call(call), _) => self.by_call(call, scope, wanted),
            (ExprKind::For(it), Wanted::Elements) if it.condition().is_none() => {
                self.find(it.collection(), scope, wanted)
            }
            (ExprKind::Reference(..), _) => match self.source(expr, scope)? {
                Source::Variable(variable, path) => {
                    let switch = Switch::of(variable, Some(wanted.said_of(&path)));
                    Some(switch.settling(&path, wanted.setting()))
                }
                Source::Expression(expr, scope) => self.find(expr, &scope, wanted),
            },
            _ => None,
        }
    }

    fn all(
        &self,
        operands: impl IntoIterator<Item = Expr<'s>>,
        scope: &Scope,
        wanted: Wanted,
    ) -> Option<Switch> {
        operands
            .into_iter()
            .try_fold(Switch::nothing(), |all, it| Some(all.and(self.find(it, scope, wanted)?)))
    }

    fn any(
        &self,
        operands: impl IntoIterator<Item = Expr<'s>>,
        scope: &Scope,
        wanted: Wanted,
    ) -> Option<Switch> {
        operands.into_iter().find_map(|it| self.find(it, scope, wanted))
    }

    fn by_operator(
        &self,
        operator: BinaryOperator,
        operands: [Expr<'s>; 2],
        scope: &Scope,
        wanted: Wanted,
    ) -> Option<Switch> {
        use BinaryOperator::{Add, And, Equal, Multiply, NotEqual, Or};
        match (operator, wanted) {
            (And, Wanted::Is(true)) | (Or, Wanted::Is(false)) | (Multiply, Wanted::Count) => {
                self.all(operands, scope, wanted)
            }
            (Or, Wanted::Is(true)) | (And, Wanted::Is(false)) | (Add, Wanted::Count) => {
                self.any(operands, scope, wanted)
            }
            (Equal, Wanted::Is(equal)) => self.by_equality(operands, scope, equal),
            (NotEqual, Wanted::Is(different)) => self.by_equality(operands, scope, !different),
            (_, Wanted::Is(wanted)) => self.by_order(operator, operands, scope, wanted),
            _ => None,
        }
    }

    /// What makes two operands equal, or different: one is known, and the other is a variable or a length.
    fn by_equality(&self, [left, right]: [Expr<'s>; 2], scope: &Scope, equal: bool) -> Option<Switch> {
        let between = |expr: Expr<'s>, other: Expr<'s>| {
            let other = self.evaluator.evaluate(other, scope);
            let not = if equal { "" } else { " not" };
            let said = match other.data() {
                Data::Bool(value) => return self.find(expr, scope, Wanted::Is(*value == equal)),
                Data::Number(zero) if zero.as_int() == Some(0) && !equal => {
                    return self.find(expr, scope, Wanted::Count);
                }
                _ if other.is_secret() => None,
                Data::Null => Some(format!("is{not} null")),
                Data::String(text) if text.is_empty() => Some(format!("is{not} empty")),
                Data::String(_) | Data::Number(_) => Some(format!("is{not} `{other}`")),
                _ => return None,
            };
            let setting = match other.data() {
                Data::String(text) if equal && !other.is_secret() => Some(Setting::Text(text.clone())),
                _ => None,
            };
            let (variable, path) = self.variable(expr, scope)?;
            let switch = Switch::of(variable, said.map(|said| eco_format!("`{path}` {said}")));
            Some(switch.settling(&path, setting))
        };
        between(left, right).or_else(|| between(right, left))
    }

    /// What makes a comparison of a variable or a length with a number hold, or not.
    fn by_order(
        &self,
        operator: BinaryOperator,
        [left, right]: [Expr<'s>; 2],
        scope: &Scope,
        wanted: bool,
    ) -> Option<Switch> {
        use BinaryOperator::{Greater, GreaterOrEqual, Less, LessOrEqual};
        let number = |expr| operators::as_number(&self.evaluator.evaluate(expr, scope));
        let is_known = |expr: Expr<'_>| matches!(expr.kind(), ExprKind::Number(_));
        // As if the number stood on the right, and the comparison had to hold.
        let mirrored = |operator| match operator {
            Greater => Less,
            GreaterOrEqual => LessOrEqual,
            Less => Greater,
            LessOrEqual => GreaterOrEqual,
            other => other,
        };
        let (expr, number, operator) = match is_known(left) {
            true => (right, number(left)?, mirrored(operator)),
            false => (left, number(right)?, operator),
        };
        let operator = match (wanted, operator) {
            (true, operator) => operator,
            (false, Greater) => LessOrEqual,
            (false, GreaterOrEqual) => Less,
            (false, Less) => GreaterOrEqual,
            (false, _) => Greater,
        };
        let least = matches!((operator, number.as_int()), (Greater, Some(0)) | (GreaterOrEqual, Some(1)));
        if least {
            return self.find(expr, scope, Wanted::Count);
        }
        let said = match operator {
            Greater => "more than",
            GreaterOrEqual => "at least",
            Less => "less than",
            LessOrEqual => "at most",
            _ => return None,
        };
        let (variable, path) = self.variable(expr, scope)?;
        Some(Switch::of(variable, Some(eco_format!("`{path}` is {said} {number}"))))
    }

    /// What makes one of two sides the right one, and what is wanted.
    fn by_side(&self, [condition, yes, no]: [Expr<'s>; 3], scope: &Scope, wanted: Wanted) -> Option<Switch> {
        let side = |chosen: bool, side: Expr<'s>| {
            let side = self.find(side, scope, wanted)?;
            Some(side.and(self.find(condition, scope, Wanted::Is(chosen))?))
        };
        let sides = [side(true, yes), side(false, no)];
        sides.into_iter().flatten().min_by_key(|it| it.variables.len())
    }

    /// What makes the result of a function what is wanted.
    fn by_call(&self, call: Call<'s>, scope: &Scope, wanted: Wanted) -> Option<Switch> {
        let first = call.arguments.get(0)?;
        match (call.name, wanted) {
            ("length", Wanted::Count) => self.find(first, scope, Wanted::Elements),
            (
                "toset" | "tolist" | "tomap" | "keys" | "values" | "compact" | "distinct" | "sort"
                | "reverse" | "flatten",
                Wanted::Elements,
            ) => self.find(first, scope, wanted),
            ("tobool", Wanted::Is(_)) | ("tonumber", Wanted::Count) => self.find(first, scope, wanted),
            ("try" | "coalesce" | "coalescelist" | "nonsensitive", _) => self.find(first, scope, wanted),
            ("merge" | "concat" | "setunion", Wanted::Elements) | ("max", Wanted::Count)
                if !call.is_expanded =>
            {
                self.any(call.arguments.iter(), scope, wanted)
            }
            ("setproduct" | "zipmap" | "setintersection", Wanted::Elements) | ("min", Wanted::Count)
                if !call.is_expanded =>
            {
                self.all(call.arguments.iter(), scope, wanted)
            }
            ("contains", Wanted::Is(true)) => {
                let (variable, path) = self.variable(first, scope)?;
                let element = self.evaluator.evaluate(call.arguments.get(1)?, scope);
                let said = element.is_known() && !element.is_secret();
                Some(Switch::of(variable, said.then(|| eco_format!("`{path}` contains `{element}`"))))
            }
            _ => None,
        }
    }

    /// The root variables with defaults on which an expression depends, where there are any.
    fn by_dependence(&self, expr: Expr<'s>, scope: &Scope) -> Option<Switch> {
        let variables = self.dependences(expr, scope, None).as_ref().clone();
        (!variables.is_empty()).then_some(Switch { variables, conditions: None, settled: Demands::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_would_have_to_have_two_values_has_none_however_often_it_is_named() {
        let stage = |name: &str| Demands::from([("stage".into(), Some(Setting::Text(name.into())))]);
        let mut settled = stage("prod");
        settle(&mut settled, &stage("prod"));
        assert_eq!(settled, stage("prod"));
        for name in ["test", "prod", "test"] {
            settle(&mut settled, &stage(name));
            assert_eq!(settled, Demands::from([("stage".into(), None)]));
        }
    }
}
