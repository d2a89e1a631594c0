//! What expressions in the page of a rule mean beside what they mean in a configuration: references to blocks are
//! compared as such, and a list may be known but for how many elements it has.

use super::expr::scope_of_element;
use super::template::normalized;
use super::{Evaluator, Scope, operators};
use crate::address::Attribute;
use crate::source::{Location, SourceId};
use crate::syntax::{BinaryOperator, Expr, ExprKind, For};
use crate::value::{Checked, HopKind, Number, Perhaps, Reason, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// The first number of a page as a source: files count up from zero, templates that functions read down from the end.
const FIRST_PAGE: u32 = 1 << 30;

/// The number that the places in a page name it by: pages are not files of a project. `number` tells one from others.
#[must_use]
pub const fn page_id(number: u32) -> SourceId {
    SourceId(FIRST_PAGE + number % FIRST_PAGE)
}

/// Whether it is the page of a rule.
pub(crate) const fn is_page(source: SourceId) -> bool {
    source.0 >= FIRST_PAGE && source.0 < 2 * FIRST_PAGE
}

/// The value of a literal in a page.
pub(crate) fn literal_in_page(expr: Expr<'_>) -> Option<Value> {
    let at = Location { source: expr.source(), span: expr.span() };
    Some(match expr.kind() {
        ExprKind::Null => Value::null(at),
        ExprKind::Bool(value) => Value::bool(value, at),
        ExprKind::Number(text) => Value::number(Number::parse(text)?, at),
        ExprKind::String(text) => Value::string(normalized(text.into()), at),
        ExprKind::Parenthesis(inner) => literal_in_page(inner)?,
        ExprKind::Tuple(items) => {
            Value::list(items.iter().map(literal_in_page).collect::<Option<Vec<_>>>()?, at)
        }
        _ => return None,
    })
}

/// What the provider makes of an attribute that is not set, if the value is one: null that was read from a block.
pub(crate) fn provided(value: &Value) -> Option<Value> {
    let attribute = absent(value)?;
    Some(Value::provided(attribute.clone(), value.at))
}

fn absent(value: &Value) -> Option<&Attribute> {
    match value.via().map(|hop| &hop.kind) {
        Some(HopKind::Attribute(attribute)) if value.is_null() => Some(attribute),
        _ => None,
    }
}

impl Evaluator<'_> {
    /// The result of `==` and `!=` in a page, where one side is read from a block and not set, or names another block.
    pub(super) fn compared_in_page(
        &self,
        operator: BinaryOperator,
        left: &Value,
        right: &Value,
        scope: &Scope,
        at: Location,
    ) -> Option<Value> {
        if !is_page(scope.source) || !matches!(operator, BinaryOperator::Equal | BinaryOperator::NotEqual) {
            return None;
        }
        let equal = self.equal_as_references(left, right).ok()?;
        let value = Value::bool(equal == (operator == BinaryOperator::Equal), at);
        Some(value.marked(left.is_secret() || right.is_secret()))
    }

    /// Whether two values are equal, or are references to one block.
    fn equal_as_references(&self, left: &Value, right: &Value) -> Checked<bool> {
        let (left, right) = as_references(left, right);
        let verdict = self.equal(&left, &right);
        let (Err(_), Some(a), Some(b)) = (&verdict, left.read_as(), right.read_as()) else { return verdict };
        let (one, other) = (a.object(), b.object());
        // The id of a block stands for whatever names it.
        if one == other && one.is_exact() && (a.own() == Some("id") || b.own() == Some("id")) {
            return Ok(true);
        }
        let are_alike = one.kind() == other.kind() && one.sort() == other.sort();
        if are_alike && one.is_distinct_from(other) { Ok(false) } else { verdict }
    }

    /// A `for` that makes a list. Where it is not known whether an element is there, the others are known all the same.
    pub(super) fn list_in_page(
        &self,
        it: For<'_>,
        collection: &Value,
        sensitive: &mut bool,
        scope: &Scope,
        at: Location,
    ) -> Value {
        let elements = collection.as_unknown().and_then(|unknown| unknown.elements.clone());
        let pairs: Vec<_> = match (&elements, self.pairs(collection)) {
            (Some(elements), _) => {
                let numbered = elements.iter().enumerate();
                numbered
                    .map(|(index, it)| {
                        (operators::index_value(index, at), it.value.clone(), it.condition.clone())
                    })
                    .collect()
            }
            (None, Some(pairs)) => pairs.into_iter().map(|(key, value)| (key, value, None)).collect(),
            (None, None) => return self.no_elements(collection, scope, at),
        };
        let mut items = Vec::with_capacity(pairs.len());
        for (key, value, mut perhaps) in pairs {
            let inner = scope_of_element(it, key, value, scope);
            match self.is_element(it, &inner, sensitive, at) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(condition) => match condition.as_unknown() {
                    Some(unknown) if !matches!(unknown.reason, Reason::Invalid(_)) => {
                        perhaps = perhaps.or_else(|| Some(Arc::clone(unknown)));
                    }
                    _ => return condition,
                },
            }
            items.push(Perhaps { value: self.evaluate(it.value(), &inner), condition: perhaps });
        }
        Value::perhaps(items, at)
    }
}

/// Two values, of which one that is not set in its block is what the provider makes of it where the other is not known, or
/// is not set in another block.
fn as_references<'v>(left: &'v Value, right: &'v Value) -> (Cow<'v, Value>, Cow<'v, Value>) {
    let as_reference = |value: &'v Value, other: &Value| {
        let of_other = match absent(other) {
            Some(other) => absent(value).is_some_and(|own| own.object() != other.object()),
            None => other.as_unknown().is_some(),
        };
        provided(value).filter(|_| of_other).map_or(Cow::Borrowed(value), Cow::Owned)
    };
    (as_reference(left, right), as_reference(right, left))
}
