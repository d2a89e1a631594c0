//! Expressions.

use super::template::normalized;
use super::{Evaluator, Scope, derived, functions, invalid, operators, page, unify};
use crate::note::NoteKind;
use crate::source::Location;
use crate::syntax::{Call, Expr, ExprKind, For, Members};
use crate::value::{Data, MAX_DEPTH, Number, Reason, Value};
use ecow::{EcoString, eco_format};
use std::collections::BTreeMap;

/// Of how many values a value may be made.
const MAX_WEIGHT: u32 = 1 << 20;

/// The longest string that is made without memory of its own, in bytes.
const SHORT: usize = EcoString::INLINE_LIMIT;

/// The value of a short literal, which is not worth remembering.
pub(super) fn literal(expr: Expr<'_>, scope: &Scope) -> Option<Value> {
    let at = scope.at(expr.span());
    match expr.kind() {
        ExprKind::Bool(value) => Some(Value::bool(value, at)),
        ExprKind::Number(text) => Some(number(text, at)),
        ExprKind::String(text) if text.len() <= SHORT => Some(Value::string(normalized(text.into()), at)),
        _ => None,
    }
}

impl Evaluator<'_> {
    /// The value of an expression.
    #[must_use]
    pub fn evaluate(&self, expr: Expr<'_>, scope: &Scope) -> Value {
        let at = scope.at(expr.span());
        let kind = expr.kind();
        let value = self.nested(at, || self.evaluate_here(kind, scope, at));
        if makes(kind)
            && let Err(spent) = self.budget.make(value.own_bytes())
        {
            return spent.value(at);
        }
        if value.depth() > MAX_DEPTH {
            let message = eco_format!("the value nests deeper than {MAX_DEPTH} levels");
            self.note(NoteKind::DepthLimit, at, message.to_string());
            return Value::unknown(Reason::Limit(message), None, at);
        }
        if value.weight() > MAX_WEIGHT {
            let message = eco_format!("the value has more than {MAX_WEIGHT} parts");
            self.note(NoteKind::SizeLimit, at, message.to_string());
            return Value::unknown(Reason::Limit(message), None, at);
        }
        value
    }

    fn evaluate_here(&self, expr: ExprKind<'_>, scope: &Scope, at: Location) -> Value {
        match expr {
            ExprKind::Null => Value::null(at),
            ExprKind::Deferred => Value::unknown(Reason::Planned, None, at),
            ExprKind::Bool(value) => Value::bool(value, at),
            ExprKind::Number(text) => number(text, at),
            ExprKind::String(text) => Value::string(normalized(text.into()), at),
            ExprKind::Template(parts) => self.template(parts, scope, at),
            ExprKind::Tuple(items) => Value::list(items.iter().map(|item| self.evaluate(item, scope)), at),
            ExprKind::Object(members) => self.object(members, scope, at),
            ExprKind::Parenthesis(inner) => self.evaluate(inner, scope),
            ExprKind::Reference(name, steps) => self.traverse(name, steps, scope, at),
            ExprKind::Traversal(root, steps) => {
                let value = self.evaluate(root, scope);
                self.follow(value, steps, scope, at)
            }
            ExprKind::Call(call) => self.call(call, scope, at),
            ExprKind::Conditional(parts) => self.conditional(parts, scope, at),
            ExprKind::Unary(operator, operand) => {
                operators::unary(operator, &self.evaluate(operand, scope), at)
            }
            ExprKind::Binary(operator, [left, right]) => {
                let left = self.evaluate(left, scope);
                if let Some(decided) = operators::short_circuit(operator, &left, at) {
                    return decided;
                }
                let right = self.evaluate(right, scope);
                if let Some(decided) = self.compared_in_page(operator, &left, &right, scope, at) {
                    return decided;
                }
                match self.budget.work(left.weight().min(right.weight()) as usize) {
                    Ok(()) => operators::binary(operator, &left, &right, at),
                    Err(spent) => spent.value(at),
                }
            }
            ExprKind::For(it) => self.for_expr(it, scope, at),
        }
    }

    fn object(&self, members: Members<'_>, scope: &Scope, at: Location) -> Value {
        let members = members.iter();
        let mut object = Vec::with_capacity(members.len());
        let mut sensitive = false;
        for (key, value) in members {
            let key = match key.kind() {
                ExprKind::String(name) => {
                    object.push((name.into(), self.evaluate(value, scope)));
                    continue;
                }
                ExprKind::Null => Value::string("null", at),
                _ => self.evaluate(key, scope),
            };
            sensitive |= key.is_sensitive();
            match operators::to_text(&key) {
                Some(name) => object.push((name, self.evaluate(value, scope))),
                None if key.as_unknown().is_some() => {
                    // With an unknown key nothing is known of the other keys either: this one may replace any.
                    return derived([&key], at, true, || self.written(at, scope)).marked(sensitive);
                }
                None => {
                    return invalid(eco_format!("{} cannot be the key of an object", key.type_name()), at);
                }
            }
        }
        Value::object(object.into_iter().collect(), at).marked(sensitive)
    }

    fn conditional(&self, [condition, yes, no]: [Expr<'_>; 3], scope: &Scope, at: Location) -> Value {
        let condition = operators::to_bool(self.evaluate(condition, scope));
        let (chosen, other) = match condition.data() {
            Data::Bool(true) => (yes, no),
            Data::Bool(false) => (no, yes),
            Data::Unknown(_) => {
                let (yes, no) = (self.evaluate(yes, scope), self.evaluate(no, scope));
                if let Err(spent) = self.budget.work((yes.weight() + no.weight()) as usize) {
                    return spent.value(at);
                }
                return unify::either(&condition, &yes, &no, at);
            }
            _ => {
                return invalid(
                    eco_format!("a condition is true or false, not {}", condition.type_name()),
                    at,
                );
            }
        };
        match unify::chosen(self.evaluate(chosen, scope), || self.evaluate(other, scope)) {
            Some(value) => value.marked(condition.is_sensitive()),
            None => invalid("the two sides of a conditional have no common type", at),
        }
    }

    /// A function call. `try` and `can` look at their arguments' failures, so they come before the arguments.
    fn call(&self, call: Call<'_>, scope: &Scope, at: Location) -> Value {
        let mut values: Vec<_> =
            call.arguments.iter().map(|argument| self.evaluate(argument, scope)).collect();
        if call.is_expanded
            && let Some(last) = values.pop()
        {
            match last.elements() {
                Some(items) => values.extend(items.iter().map(|item| item.clone().part_of(&last))),
                None if last.as_unknown().is_some() => {
                    return derived([&last], at, false, || self.written(at, scope));
                }
                None => return invalid(eco_format!("`...` needs a list, not {}", last.type_name()), at),
            }
        }
        functions::call(self, scope, call.name, &values, at)
    }

    /// A `for` is as sensitive as its collection, its conditions and its keys: they tell how many elements there are.
    fn for_expr(&self, it: For<'_>, scope: &Scope, at: Location) -> Value {
        let collection = self.evaluate(it.collection(), scope);
        let mut sensitive = collection.is_sensitive();
        self.for_each_of(it, &collection, &mut sensitive, scope, at).marked(sensitive)
    }

    fn for_each_of(
        &self,
        it: For<'_>,
        collection: &Value,
        sensitive: &mut bool,
        scope: &Scope,
        at: Location,
    ) -> Value {
        if page::is_page(scope.source) && it.key().is_none() {
            return self.list_in_page(it, collection, sensitive, scope, at);
        }
        let Some(pairs) = self.pairs(collection) else {
            return self.no_elements(collection, scope, at);
        };
        let mut items = Vec::new();
        let mut members: BTreeMap<EcoString, Value> = BTreeMap::new();
        let mut groups: BTreeMap<EcoString, Vec<Value>> = BTreeMap::new();
        for (key, value) in pairs {
            let inner = scope_of_element(it, key, value, scope);
            match self.is_element(it, &inner, sensitive, at) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(condition) => return derived([&condition], at, true, || self.written(at, scope)),
            }
            let value = self.evaluate(it.value(), &inner);
            let Some(key) = it.key() else {
                items.push(value);
                continue;
            };
            let key = self.evaluate(key, &inner);
            *sensitive |= key.is_sensitive();
            match operators::to_text(&key) {
                Some(name) if it.is_grouping() => groups.entry(name).or_default().push(value),
                Some(name) if members.contains_key(&name) => {
                    let key = Value::string(name, at).marked(*sensitive);
                    return invalid(
                        eco_format!("`for` makes the key {key} twice; `...` would gather the values"),
                        at,
                    );
                }
                Some(name) => _ = members.insert(name, value),
                None if key.as_unknown().is_some() => {
                    return derived([&key], at, true, || self.written(at, scope));
                }
                None => return invalid("the key of an object is a string", at),
            }
        }
        match (it.key(), it.is_grouping()) {
            (None, _) => Value::list(items, at),
            (Some(_), false) => Value::object(members.into(), at),
            (Some(_), true) => {
                let lists = groups.into_iter().map(|(key, items)| (key, Value::list(items, at)));
                Value::object(lists.collect(), at)
            }
        }
    }

    /// What a `for` makes of a value whose elements are not known, or that has none.
    pub(super) fn no_elements(&self, collection: &Value, scope: &Scope, at: Location) -> Value {
        match collection.data() {
            Data::Unknown(_) => derived([collection], at, true, || self.written(at, scope)),
            _ => invalid(eco_format!("`for` needs a collection, not {}", collection.type_name()), at),
        }
    }

    /// Whether a `for` takes an element in, in the scope of that element. What its condition is where that is not known,
    /// or not a condition.
    pub(super) fn is_element(
        &self,
        it: For<'_>,
        inner: &Scope,
        sensitive: &mut bool,
        at: Location,
    ) -> Result<bool, Value> {
        let Some(condition) = it.condition() else { return Ok(true) };
        let condition = operators::to_bool(self.evaluate(condition, inner));
        *sensitive |= condition.is_sensitive();
        match condition.data() {
            Data::Bool(is_element) => Ok(*is_element),
            Data::Unknown(_) => Err(condition),
            _ => Err(invalid("the condition of `for` is true or false", at)),
        }
    }
}

/// The scope in which a `for` looks at an element.
pub(super) fn scope_of_element(it: For<'_>, key: Value, value: Value, scope: &Scope) -> Scope {
    let inner = scope.with(it.value_name(), value);
    match it.key_name() {
        Some(name) => inner.with(name, key),
        None => inner,
    }
}

/// The value of a number as it is written.
fn number(text: &str, at: Location) -> Value {
    Number::parse(text).map_or_else(
        || invalid(eco_format!("`{text}` is too large a number"), at),
        |number| Value::number(number, at),
    )
}

/// Whether an expression makes a value of its own; a reference hands on what there is.
fn makes(expr: ExprKind<'_>) -> bool {
    match expr {
        ExprKind::Template(parts) => parts.len() > 1,
        ExprKind::Reference(_, steps) | ExprKind::Traversal(_, steps) => steps.have_splat(),
        ExprKind::Tuple(_) | ExprKind::Object(_) | ExprKind::Call(_) | ExprKind::For(_) => true,
        _ => false,
    }
}

impl Evaluator<'_> {
    /// Keys and values of a known collection, to be repeated over: the index for a list, the element twice for a set.
    /// None of them where the budget is spent.
    pub(super) fn pairs(&self, collection: &Value) -> Option<Vec<(Value, Value)>> {
        let (width, pair) = (collection.width(), size_of::<(Value, Value)>());
        let charged = self.budget.work(width).and(self.budget.make(width * pair));
        if charged.is_ok() { pairs(collection) } else { Some(Vec::new()) }
    }
}

fn pairs(collection: &Value) -> Option<Vec<(Value, Value)>> {
    match collection.data() {
        Data::List(items) => Some(
            items
                .iter()
                .enumerate()
                .map(|(index, item)| {
                    let key = operators::index_value(index, item.at).marked(collection.is_sensitive());
                    (key, item.clone().part_of(collection))
                })
                .collect(),
        ),
        Data::Set(items) => {
            let pair = |item: &Value| {
                let item = item.clone().part_of(collection);
                (item.clone(), item)
            };
            Some(items.iter().map(pair).collect())
        }
        Data::Object(members) => {
            let pair = |(key, value): (&EcoString, &Value)| {
                let name = Value::string(key.clone(), value.at).marked(collection.is_sensitive());
                (name, value.clone().part_of(collection))
            };
            Some(members.iter().map(pair).collect())
        }
        _ => None,
    }
}
