//! Numbers in `format`: integers as Go's `big.Int` formats them, others as `big.Float`.

use super::{Verb, refuse};
use crate::eval::functions::Stop;
use crate::eval::functions::arguments::whole;
use crate::value::Number;
use ecow::{EcoString, eco_format};

/// A number as a verb writes it.
pub(super) fn field(verb: &Verb, number: Number) -> Result<EcoString, Stop> {
    match verb.letter {
        'b' | 'd' | 'o' | 'x' | 'X' => integer(verb, number),
        _ => Ok(float(verb, number)),
    }
}

fn integer(verb: &Verb, number: Number) -> Result<EcoString, Stop> {
    let Some(number) = whole(number) else {
        return refuse(eco_format!("`{}` needs a whole number, not {number}", verb.raw));
    };
    let size = number.unsigned_abs();
    let (prefix, mut digits) = match verb.letter {
        'b' => ("0b", format!("{size:b}")),
        'o' => ("0", format!("{size:o}")),
        'x' => ("0x", format!("{size:x}")),
        'X' => ("0X", format!("{size:X}")),
        _ => ("", size.to_string()),
    };
    if let Some(missing) = verb.precision.and_then(|precision| precision.checked_sub(digits.len())) {
        digits.insert_str(0, &"0".repeat(missing));
    }
    let sign = sign(verb, number < 0);
    let prefix = if verb.sharp { prefix } else { "" };
    Ok(aligned(verb, &eco_format!("{sign}{prefix}"), &digits, verb.precision.is_none()))
}

fn float(verb: &Verb, number: Number) -> EcoString {
    let negative = number.as_f64() < 0.0;
    let digits = match (verb.letter, verb.precision) {
        ('f', precision) => fixed(number, precision.unwrap_or(6)),
        ('e' | 'E', precision) => exponential(number, Some(precision.unwrap_or(6))),
        (_, precision) => shortest(number, precision),
    };
    let digits = digits.strip_prefix('-').unwrap_or(&digits);
    let digits = if verb.letter.is_ascii_uppercase() { digits.to_uppercase() } else { digits.to_owned() };
    aligned(verb, sign(verb, negative), &digits, true)
}

fn sign(verb: &Verb, negative: bool) -> &'static str {
    match (negative, verb.plus, verb.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (.., true) => " ",
        _ => "",
    }
}

/// Fills a number up to the width: zeros stand between the sign and the digits.
fn aligned(verb: &Verb, sign: &str, digits: &str, zeros: bool) -> EcoString {
    let missing = verb.width.unwrap_or(0).saturating_sub(sign.len() + digits.len());
    if verb.minus {
        return eco_format!("{sign}{digits}{}", " ".repeat(missing));
    }
    if verb.zero && zeros {
        return eco_format!("{sign}{}{digits}", "0".repeat(missing));
    }
    eco_format!("{}{sign}{digits}", " ".repeat(missing))
}

/// `%f`: with a fixed number of decimal places.
fn fixed(number: Number, places: usize) -> String {
    match number {
        Number::Int(number) if places == 0 => number.to_string(),
        Number::Int(number) => format!("{number}.{}", "0".repeat(places)),
        Number::Float(number) => {
            let exact = places.min(MAX_PLACES);
            format!("{number:.exact$}{}", "0".repeat(places - exact))
        }
    }
}

/// The most decimal places that a double has: all others are zeros. (Rust formats no more than 65,535.)
const MAX_PLACES: usize = 1100;

/// `%e`: one digit before the point, and an exponent of at least two digits.
fn exponential(number: Number, places: Option<usize>) -> String {
    let number = number.as_f64();
    let text = match places {
        Some(places) => format!("{number:.*e}", places.min(MAX_PLACES)),
        None => format!("{number:e}"),
    };
    let zeros = places.unwrap_or(0).saturating_sub(MAX_PLACES);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |exponent| ('-', exponent));
    format!("{mantissa}{}e{sign}{exponent:0>2}", "0".repeat(zeros))
}

/// `%g` with the shortest text that means the same number: what `%v` writes.
pub(super) fn general(number: Number) -> EcoString {
    shortest(number, None).into()
}

/// `%g`: `%e` for exponents below -4 and from the precision on, which is 6 where none is given; else `%f`.
fn shortest(number: Number, precision: Option<usize>) -> String {
    let plain = match precision {
        None => exponential(number, None),
        Some(precision) => exponential(number, Some(precision.max(1) - 1)),
    };
    let (mantissa, exponent) = plain.split_once('e').unwrap_or((&plain, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trimmed =
        if mantissa.contains('.') { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
    let digits = i32::try_from(trimmed.bytes().filter(u8::is_ascii_digit).count()).unwrap_or(i32::MAX);
    let bound = match precision.map(|precision| i32::try_from(precision.max(1)).unwrap_or(i32::MAX)) {
        None => 6,
        Some(precision) if precision > digits && digits > exponent => digits,
        Some(precision) => precision,
    };
    if exponent < -4 || exponent >= bound {
        let (_, tail) = plain.split_once('e').unwrap_or((&plain, "+00"));
        return format!("{trimmed}e{tail}");
    }
    let places = usize::try_from(digits - 1 - exponent).unwrap_or(0);
    fixed(number, places)
}
