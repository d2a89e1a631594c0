//! Numeric functions.

use super::arguments::whole;
use super::{Call, Outcome, Stop, refuse};
use crate::eval::operators::{as_number, calculate};
use crate::syntax::BinaryOperator;
use crate::value::{Data, Number, Value};
use ecow::eco_format;

/// How many numbers `range` makes at most, as in Terraform.
const MAX_RANGE: usize = 1024;

pub(super) fn abs(call: &Call) -> Outcome {
    let number = call.number(0)?;
    match number {
        Number::Int(int) => int.checked_abs().map_or_else(too_large, |int| call.result(Number::Int(int))),
        Number::Float(float) => call.result(Number::Float(float.abs())),
    }
}

pub(super) fn ceil(call: &Call) -> Outcome {
    rounded(call, f64::ceil)
}

pub(super) fn floor(call: &Call) -> Outcome {
    rounded(call, f64::floor)
}

fn rounded(call: &Call, round: fn(f64) -> f64) -> Outcome {
    match call.number(0)? {
        Number::Int(int) => call.result(Number::Int(int)),
        Number::Float(float) => float_result(call, round(float)),
    }
}

pub(super) fn signum(call: &Call) -> Outcome {
    call.result(Number::Int(call.int64(0)?.signum()))
}

pub(super) fn log(call: &Call) -> Outcome {
    let (number, base) = (call.number(0)?.as_f64(), call.number(1)?.as_f64());
    // Go's `math.Log` is the natural logarithm too; a quotient of two rounds as Terraform's does.
    float_result(call, number.ln() / base.ln())
}

pub(super) fn pow(call: &Call) -> Outcome {
    let (base, power) = (call.number(0)?, call.number(1)?);
    let exact = base.as_int().zip(power.as_int().and_then(|power| u32::try_from(power).ok()));
    match exact.and_then(|(base, power)| base.checked_pow(power)) {
        // Terraform works with doubles here.
        Some(exact) if exact.unsigned_abs() <= 1 << 53 => call.result(Number::Int(exact)),
        _ => float_result(call, base.as_f64().powf(power.as_f64())),
    }
}

/// A double as result.
fn float_result(call: &Call, float: f64) -> Outcome {
    match Number::from_f64(float) {
        Some(number) => call.result(whole(number).map_or(number, Number::Int)),
        None => refuse("the result is not a number, or too large for one"),
    }
}

fn too_large<T>() -> Result<T, Stop> {
    refuse("the result is too large")
}

pub(super) fn max(call: &Call) -> Outcome {
    extreme(call, |candidate, best| candidate > best)
}

pub(super) fn min(call: &Call) -> Outcome {
    extreme(call, |candidate, best| candidate < best)
}

fn extreme(call: &Call, better: fn(Number, Number) -> bool) -> Outcome {
    let mut best = call.number(0)?;
    for index in 1..call.arguments.len() {
        let candidate = call.number(index)?;
        if better(candidate, best) {
            best = candidate;
        }
    }
    call.result(best)
}

pub(super) fn sum(call: &Call) -> Outcome {
    let elements = call.elements(0)?;
    if elements.is_empty() {
        return refuse("an empty list has no sum");
    }
    let mut total = Number::Int(0);
    let mut unknown = false;
    for element in elements {
        call.uses(element);
        match as_number(element) {
            Some(number) => match calculate(BinaryOperator::Add, total, number) {
                Some(sum) => total = sum,
                None => return too_large(),
            },
            None if element.as_unknown().is_some() => unknown = true,
            None => {
                return refuse(eco_format!("the list must hold numbers, but holds {}", element.type_name()));
            }
        }
    }
    if unknown { Err(Stop::Unknown) } else { call.result(total) }
}

/// `parseint(text, base)`: digits, then lowercase, then uppercase letters; up to base 36 the case does not matter.
pub(super) fn parse_int(call: &Call) -> Outcome {
    let (value, base) = (call.known(0)?, call.number(1)?);
    let Data::String(text) = value.data() else {
        return refuse(eco_format!("the first argument must be a string, not {}", value.type_name()));
    };
    let base = match base.as_int() {
        Some(base @ 2..=62) => base,
        _ => return refuse("the base must be a whole number between 2 and 62"),
    };
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digit = |byte: u8| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'z' => byte - b'a' + 10,
            b'A'..=b'Z' if base <= 36 => byte - b'A' + 10,
            b'A'..=b'Z' => byte - b'A' + 36,
            _ => return None,
        };
        Some(i128::from(digit)).filter(|digit| *digit < base)
    };
    let mut number: i128 = 0;
    for byte in unsigned.bytes() {
        let Some(digit) = digit(byte) else {
            return refuse(eco_format!("the first argument is not a whole number in base {base}"));
        };
        match number.checked_mul(base).and_then(|number| number.checked_add(digit)) {
            Some(next) => number = next,
            None => return Err(Stop::Limit("the number has more than 128 bits".into())),
        }
    }
    if unsigned.is_empty() {
        return refuse(eco_format!("the first argument is not a whole number in base {base}"));
    }
    call.result(Number::Int(if text.starts_with('-') { -number } else { number }))
}

pub(super) fn range(call: &Call) -> Outcome {
    let zero = Number::Int(0);
    let (start, end) = match call.arguments.len() {
        1 => (zero, call.number(0)?),
        _ => (call.number(0)?, call.number(1)?),
    };
    let down = end < start;
    let step = match call.arguments.len() {
        3 => call.number(2)?,
        _ if down => Number::Int(-1),
        _ => Number::Int(1),
    };
    if step < zero && end > start {
        return refuse("with a negative step the end must be less than the start");
    }
    if step > zero && down {
        return refuse("with a positive step the end must be greater than the start");
    }
    let mut items = Vec::new();
    let mut next = start;
    while if down { next > end } else { next < end } {
        if items.len() >= MAX_RANGE {
            return refuse(eco_format!("more than {MAX_RANGE} numbers"));
        }
        items.push(Value::number(next, call.at));
        match calculate(BinaryOperator::Add, next, step) {
            Some(number) => next = number,
            None => return too_large(),
        }
    }
    call.list(items)
}
