//! Operators, and the conversions between primitive types that they make (HCL specification, "Operations";
//! Terraform language, "Type Conversion").

use super::{derived, invalid};
use crate::source::Location;
use crate::syntax::{BinaryOperator, UnaryOperator};
use crate::value::{Data, Number, Value, equal};
use ecow::{EcoString, eco_format};

/// The result of `&&` and `||` where the left side decides alone.
pub(super) fn short_circuit(operator: BinaryOperator, left: &Value, at: Location) -> Option<Value> {
    match (operator, as_bool(left)?) {
        (BinaryOperator::And, false) => Some(Value::bool(false, at)),
        (BinaryOperator::Or, true) => Some(Value::bool(true, at)),
        _ => None,
    }
}

/// `left operator right`.
pub(super) fn binary(operator: BinaryOperator, left: &Value, right: &Value, at: Location) -> Value {
    let data = match operator {
        BinaryOperator::And | BinaryOperator::Or => logic(operator, left, right),
        BinaryOperator::Equal => equal(left, right).ok().map(Data::Bool),
        BinaryOperator::NotEqual => equal(left, right).ok().map(|equal| Data::Bool(!equal)),
        _ => arithmetic(operator, left, right),
    };
    let mut value = match data {
        Some(data) => Value::new(data, at),
        None if [left, right].into_iter().any(|it| it.first_unknown().is_some()) => {
            derived([left, right], at, true, || eco_format!("({left} {} {right})", operator.text()))
        }
        None => {
            let (left, right) = (left.type_name(), right.type_name());
            invalid(eco_format!("`{}` cannot be applied to {left} and {right}", operator.text()), at)
        }
    };
    value.sensitive = left.sensitive || right.sensitive;
    value
}

/// `operator operand`.
pub(super) fn unary(operator: UnaryOperator, operand: &Value, at: Location) -> Value {
    let data = match operator {
        UnaryOperator::Not => as_bool(operand).map(|value| Data::Bool(!value)),
        UnaryOperator::Negate => as_number(operand).and_then(negate).map(Data::Number),
    };
    let sign = if operator == UnaryOperator::Not { "!" } else { "-" };
    match data {
        Some(data) => Value { sensitive: operand.sensitive, ..Value::new(data, at) },
        None if operand.as_unknown().is_some() => derived([operand], at, true, || eco_format!("{sign}{operand}")),
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
        (Some(value), _) | (_, Some(value)) if value == decisive => Some(Data::Bool(decisive)),
        (Some(_), Some(_)) => Some(Data::Bool(!decisive)),
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
            BinaryOperator::Divide if b != 0 && a % b == 0 => a.checked_div(b),
            BinaryOperator::Modulo => return a.checked_rem(b).map(Number::Int),
            _ => None,
        };
        if exact.is_some() {
            return exact.map(Number::Int);
        }
    }
    let (a, b) = (a.as_f64(), b.as_f64());
    Number::from_f64(match operator {
        BinaryOperator::Add => a + b,
        BinaryOperator::Subtract => a - b,
        BinaryOperator::Multiply => a * b,
        BinaryOperator::Divide => a / b,
        BinaryOperator::Modulo => a % b,
        _ => return None,
    })
}

/// The boolean that a known value is or converts to.
pub(crate) fn as_bool(value: &Value) -> Option<bool> {
    match &value.data {
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
    match &value.data {
        Data::Number(number) => Some(*number),
        Data::String(text) => Number::parse(text),
        _ => None,
    }
}

/// The string that a known primitive value is or converts to.
pub(crate) fn to_text(value: &Value) -> Option<EcoString> {
    match &value.data {
        Data::String(text) => Some(text.clone()),
        Data::Number(number) => Some(eco_format!("{number}")),
        Data::Bool(value) => Some(if *value { "true".into() } else { "false".into() }),
        _ => None,
    }
}

/// The value as a boolean, where it converts to one; else unchanged.
pub(super) fn to_bool(value: Value) -> Value {
    match as_bool(&value) {
        Some(decided) => Value { data: Data::Bool(decided), ..value },
        None => value,
    }
}

/// A number as a value.
pub(super) fn index_value(index: usize, at: Location) -> Value {
    Value::number(Number::Int(i128::try_from(index).unwrap_or(i128::MAX)), at)
}

/// Whether the value is certainly not null.
pub(super) fn is_not_null(value: &Value) -> bool {
    match &value.data {
        Data::Null => false,
        Data::Unknown(unknown) => unknown.not_null,
        _ => true,
    }
}

/// The chosen side of a conditional. Both sides have one type: a number or boolean beside a string is a string.
pub(super) fn unify(chosen: Value, other: impl FnOnce() -> Value) -> Value {
    if !matches!(chosen.data, Data::Number(_) | Data::Bool(_)) {
        return chosen;
    }
    match (other().data, to_text(&chosen)) {
        (Data::String(_), Some(text)) => Value { data: Data::String(text), ..chosen },
        _ => chosen,
    }
}
