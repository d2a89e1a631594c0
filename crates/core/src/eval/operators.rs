//! Operators, and the conversions between primitive types that they make (HCL specification, "Operations";
//! Terraform language, "Type Conversion").

use super::{bounded, derived, invalid};
use crate::source::Location;
use crate::syntax::{BinaryOperator, UnaryOperator};
use crate::value::{Data, Number, Value, equal};
use ecow::{EcoString, eco_format};

/// The result of `&&` and `||` where the left side decides alone.
pub(super) fn short_circuit(operator: BinaryOperator, left: &Value, at: Location) -> Option<Value> {
    match (operator, as_bool(left)?) {
        (BinaryOperator::And, false) => Some(Value::bool(false, at).marked(left.is_sensitive())),
        (BinaryOperator::Or, true) => Some(Value::bool(true, at).marked(left.is_sensitive())),
        _ => None,
    }
}

/// `left operator right`.
pub(crate) fn binary(operator: BinaryOperator, left: &Value, right: &Value, at: Location) -> Value {
    let data = match operator {
        BinaryOperator::And | BinaryOperator::Or => logic(operator, left, right),
        BinaryOperator::Equal => equal(left, right).ok().map(Data::Bool),
        BinaryOperator::NotEqual => equal(left, right).ok().map(|equal| Data::Bool(!equal)),
        _ => arithmetic(operator, left, right),
    };
    let value = match data {
        Some(data) => Value::new(data, at),
        None if [left, right].into_iter().any(|it| it.first_unknown().is_some()) => {
            derived([left, right], at, true, || bounded(format_args!("({left} {} {right})", operator.text())))
        }
        None => {
            let (left, right) = (left.type_name(), right.type_name());
            invalid(eco_format!("`{}` cannot be applied to {left} and {right}", operator.text()), at)
        }
    };
    value.marked(left.is_secret() || right.is_secret())
}

/// `operator operand`.
pub(super) fn unary(operator: UnaryOperator, operand: &Value, at: Location) -> Value {
    let data = match operator {
        UnaryOperator::Not => as_bool(operand).map(|value| Data::Bool(!value)),
        UnaryOperator::Negate => as_number(operand).and_then(negate).map(Data::Number),
    };
    let sign = if operator == UnaryOperator::Not { "!" } else { "-" };
    match data {
        Some(data) => Value::new(data, at).marked(operand.is_sensitive()),
        None if operand.as_unknown().is_some() => {
            derived([operand], at, true, || bounded(format_args!("{sign}{operand}")))
        }
        None => invalid(eco_format!("`{sign}` cannot be applied to {}", operand.type_name()), at),
    }
}

fn negate(number: Number) -> Option<Number> {
    match number {
        Number::Int(number) => number.checked_neg().map(Number::Int),
        Number::Float(number) => Some(Number::Float(-number)),
    }
}

/// Three-valued: `false && unknown` is false, `true || unknown` is true.
fn logic(operator: BinaryOperator, left: &Value, right: &Value) -> Option<Data> {
    let decisive = operator == BinaryOperator::Or;
    match (as_bool(left), as_bool(right)) {
        (Some(left), _) if left == decisive => Some(Data::Bool(decisive)),
        (Some(_), Some(right)) => Some(Data::Bool(right)),
        (None, Some(right)) if right == decisive && left.as_unknown().is_some() => Some(Data::Bool(decisive)),
        _ => None,
    }
}

fn arithmetic(operator: BinaryOperator, left: &Value, right: &Value) -> Option<Data> {
    let (a, b) = (as_number(left)?, as_number(right)?);
    let data = match operator {
        BinaryOperator::Less => Data::Bool(a < b),
        BinaryOperator::LessOrEqual => Data::Bool(a <= b),
        BinaryOperator::Greater => Data::Bool(a > b),
        BinaryOperator::GreaterOrEqual => Data::Bool(a >= b),
        _ => Data::Number(calculate(operator, a, b)?),
    };
    Some(data)
}

pub(super) fn calculate(operator: BinaryOperator, a: Number, b: Number) -> Option<Number> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        let exact = match operator {
            BinaryOperator::Add => a.checked_add(b),
            BinaryOperator::Subtract => a.checked_sub(b),
            BinaryOperator::Multiply => a.checked_mul(b),
            BinaryOperator::Divide if a.checked_rem(b) == Some(0) => a.checked_div(b),
            // Terraform divides by zero to infinity, which leaves the whole number.
            BinaryOperator::Modulo if b == 0 => Some(a),
            BinaryOperator::Modulo => a.checked_rem(b),
            _ => None,
        };
        if exact.is_some() {
            return exact.map(Number::Int);
        }
    }
    if let Some(exact) = decimal(operator, a, b) {
        return Some(exact);
    }
    let (a, b) = (a.as_f64(), b.as_f64());
    Number::from_f64(match operator {
        BinaryOperator::Add => a + b,
        BinaryOperator::Subtract => a - b,
        BinaryOperator::Multiply => a * b,
        BinaryOperator::Divide => a / b,
        BinaryOperator::Modulo if b == 0.0 => a,
        BinaryOperator::Modulo => a % b,
        _ => return None,
    })
}

/// Sums, differences and products of decimal fractions, without the error of doubles: Terraform keeps so many binary
/// digits that `0.1 + 0.2` is `0.3`.
fn decimal(operator: BinaryOperator, a: Number, b: Number) -> Option<Number> {
    const MAX_PLACES: u32 = 18;
    let places = |number: Number| match number {
        Number::Int(int) => Some((int, 0)),
        Number::Float(_) => {
            let text = eco_format!("{number}");
            let (whole, fraction) = text.split_once('.')?;
            let places = u32::try_from(fraction.len()).ok().filter(|places| *places <= MAX_PLACES)?;
            Some((eco_format!("{whole}{fraction}").parse::<i128>().ok()?, places))
        }
    };
    let ((a, a_places), (b, b_places)) = (places(a)?, places(b)?);
    let common = a_places.max(b_places);
    let scaled = |digits: i128, places: u32| digits.checked_mul(10_i128.checked_pow(common - places)?);
    let (digits, places) = match operator {
        BinaryOperator::Add => (scaled(a, a_places)?.checked_add(scaled(b, b_places)?)?, common),
        BinaryOperator::Subtract => (scaled(a, a_places)?.checked_sub(scaled(b, b_places)?)?, common),
        BinaryOperator::Multiply => (a.checked_mul(b)?, a_places + b_places),
        _ => return None,
    };
    Number::parse(&eco_format!("{digits}e-{places}"))
}

/// The boolean that a known value is or converts to.
pub(crate) fn as_bool(value: &Value) -> Option<bool> {
    match value.data() {
        Data::Bool(value) => Some(*value),
        Data::String(text) => match text.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The number that a known value is or converts to.
pub(crate) fn as_number(value: &Value) -> Option<Number> {
    match value.data() {
        Data::Number(number) => Some(*number),
        Data::String(text) => Number::parse(text),
        _ => None,
    }
}

/// The string that a known primitive value is or converts to.
pub(crate) fn to_text(value: &Value) -> Option<EcoString> {
    match value.data() {
        Data::String(text) => Some(text.clone()),
        Data::Number(number) => Some(eco_format!("{number}")),
        Data::Bool(value) => Some(if *value { "true".into() } else { "false".into() }),
        _ => None,
    }
}

/// The value as a boolean, where it converts to one; else unchanged.
pub(super) fn to_bool(value: Value) -> Value {
    match as_bool(&value) {
        Some(decided) => value.with(Data::Bool(decided)),
        None => value,
    }
}

/// A number as a value.
pub(super) fn index_value(index: usize, at: Location) -> Value {
    Value::number(Number::Int(i128::try_from(index).unwrap_or(i128::MAX)), at)
}

/// Whether the value is certainly not null.
pub(super) fn is_not_null(value: &Value) -> bool {
    match value.data() {
        Data::Null => false,
        Data::Unknown(unknown) => unknown.not_null,
        _ => true,
    }
}
