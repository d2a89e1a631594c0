//! `format` and `formatlist` (cty's `Format`, a subset of Go's package `fmt`).

mod number;

use super::arguments::normalized;
use super::json;
use super::{Call, Outcome, Stop, refuse};
use crate::eval::operators::{as_bool, as_number, to_text};
use crate::eval::template::Text;
use crate::value::{Data, Value};
use ecow::{EcoString, eco_format};
use unicode_segmentation::UnicodeSegmentation;

/// The widest field. Go gives up at a million, and nobody pads a name to that.
const MAX_WIDTH: usize = 100_000;

/// One verb of a format string: `%[2]-8.3f`.
#[derive(Default)]
struct Verb<'f> {
    /// As it is written.
    raw: &'f str,
    letter: char,
    /// Which argument it takes, from 1.
    argument: usize,
    zero: bool,
    sharp: bool,
    plus: bool,
    minus: bool,
    space: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

pub(super) fn format(call: &Call) -> Outcome {
    let format = call.text(0)?;
    let arguments: Vec<&Value> = call.arguments[1..].iter().collect();
    formatted(call, &format, &arguments)
}

/// `formatlist(format, argument, …)`: once for each element of the lists among the arguments.
pub(super) fn format_list(call: &Call) -> Outcome {
    let format = call.text(0)?;
    let arguments = &call.arguments[1..];
    let mut length = None;
    for argument in arguments {
        if let Some(items) = argument.elements() {
            if length.is_some_and(|length| length != items.len()) {
                return refuse("the lists have different lengths");
            }
            length = Some(items.len());
        } else if argument.as_unknown().is_some_and(|it| !it.is_string()) {
            // It may be a list.
            return Err(Stop::Unknown);
        }
    }
    let line = |index: usize| {
        let value = |argument| Value::elements(argument).map_or(argument, |items| &items[index]);
        let values: Vec<&Value> = arguments.iter().map(value).collect();
        formatted(call, &format, &values)
    };
    call.list((0..length.unwrap_or(1)).map(line).collect::<Result<_, _>>()?)
}

fn formatted(call: &Call, format: &str, arguments: &[&Value]) -> Outcome {
    let mut text = Text::default();
    let mut rest = format;
    let mut next = 1;
    let mut highest = 0;
    while let Some(start) = rest.find('%') {
        text.push(&rest[..start], call.at)?;
        rest = &rest[start..];
        if let Some(after) = rest.strip_prefix("%%") {
            text.push("%", call.at)?;
            rest = after;
            continue;
        }
        let verb = verb(rest, next)?;
        rest = &rest[verb.raw.len()..];
        highest = highest.max(verb.argument);
        let Some(argument) = arguments.get(verb.argument - 1) else {
            return refuse(eco_format!("there is no argument {} for `{}`", verb.argument, verb.raw));
        };
        call.uses(argument);
        text.push_value(field(call, &verb, argument)?, call.at)?;
        next = verb.argument + 1;
    }
    text.push(rest, call.at)?;
    if highest < arguments.len() {
        return refuse(eco_format!("{} arguments, but the format uses {highest}", arguments.len()));
    }
    call.finish(text)
}

/// Reads the verb at the start of `text`. `next` is the argument it takes where it names none.
fn verb(text: &str, next: usize) -> Result<Verb<'_>, Stop> {
    let bytes = text.as_bytes();
    let mut verb = Verb { argument: next, ..Verb::default() };
    let mut at = 1;
    while let Some(flag) = bytes.get(at).filter(|byte| b"0#-+ ".contains(byte)) {
        match flag {
            b'0' => verb.zero = true,
            b'#' => verb.sharp = true,
            b'-' => verb.minus = true,
            b'+' => verb.plus = true,
            _ => verb.space = true,
        }
        at += 1;
    }
    verb.width = digits(bytes, &mut at);
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        verb.precision = Some(digits(bytes, &mut at).unwrap_or(0));
    }
    if bytes.get(at) == Some(&b'[') {
        at += 1;
        let number = digits(bytes, &mut at).filter(|number| *number > 0);
        match (number, bytes.get(at)) {
            (Some(number), Some(b']')) => verb.argument = number,
            _ => return refuse("`[` in a format is followed by the number of an argument and `]`"),
        }
        at += 1;
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(letter) if letter.is_ascii_alphabetic() => {
            verb.letter = letter;
            verb.raw = &text[..=at];
            if verb.width.max(verb.precision).is_some_and(|width| width > MAX_WIDTH) {
                return Err(Stop::Limit(eco_format!(
                    "a field of the format is wider than {MAX_WIDTH} characters"
                )));
            }
            Ok(verb)
        }
        Some(other) => refuse(eco_format!("{other:?} cannot stand in a format after `%`")),
        None => refuse("the format ends within a verb"),
    }
}

fn digits(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = None;
    while let Some(digit) = bytes.get(*at).filter(|byte| byte.is_ascii_digit()) {
        let before = number.unwrap_or(0_usize);
        number = Some(before.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
        *at += 1;
    }
    number
}

/// What a verb makes of a value: a string, or an unknown part of one.
fn field(call: &Call, verb: &Verb, value: &Value) -> Outcome {
    if !"vtbdoxXeEfgGsq".contains(verb.letter) {
        return refuse(eco_format!("`{}` is not a verb that Terraform knows", verb.raw));
    }
    if verb.letter != 'v' && value.is_null() {
        return refuse(eco_format!("null cannot be formatted by `{}`", verb.raw));
    }
    if value.first_unknown().is_some() {
        // As a plain string the value stands for itself; otherwise it is what the verb makes of it.
        let plain = verb.raw.len() == 2 && "sd".contains(verb.letter) && value.as_unknown().is_some();
        let plain = plain || (verb.raw == "%v" && value.as_unknown().is_some_and(|it| it.is_string()));
        if plain {
            return Ok(value.clone());
        }
        return Ok(super::derived([value], call.at, true, || eco_format!("format({:?}, {value})", verb.raw)));
    }
    let text = match verb.letter {
        'v' => as_is(call, verb, value)?,
        't' => match as_bool(value) {
            Some(value) => eco_format!("{value}"),
            None => return unsupported(verb, "a boolean", value),
        },
        's' | 'q' => string(verb, value)?,
        _ => match as_number(value) {
            Some(number) => number::field(verb, number)?,
            None => return unsupported(verb, "a number", value),
        },
    };
    Ok(Value::string(normalized(text), call.at))
}

fn unsupported<T>(verb: &Verb, wanted: &str, value: &Value) -> Result<T, Stop> {
    refuse(eco_format!("`{}` needs {wanted}, not {}", verb.raw, value.type_name()))
}

fn as_is(call: &Call, verb: &Verb, value: &Value) -> Result<EcoString, Stop> {
    let text = match value.data() {
        Data::String(text) if !verb.sharp => text.clone(),
        Data::Number(number) if !verb.sharp => number::general(*number),
        _ => json::text(call, value)?,
    };
    Ok(padded(verb, text))
}

fn string(verb: &Verb, value: &Value) -> Result<EcoString, Stop> {
    let Some(mut text) = to_text(value) else { return unsupported(verb, "a string", value) };
    if let Some(precision) = verb.precision.filter(|precision| *precision > 0) {
        let end = text.grapheme_indices(true).nth(precision).map_or(text.len(), |(at, _)| at);
        text.truncate(end);
    }
    if verb.letter == 'q' {
        let mut quoted = String::new();
        json::quote(&text, &mut quoted);
        text = quoted.into();
    }
    Ok(padded(verb, text))
}

/// The text filled up to the width, which counts what people see as characters.
fn padded(verb: &Verb, text: EcoString) -> EcoString {
    let Some(missing) = verb.width.and_then(|width| width.checked_sub(text.graphemes(true).count())) else {
        return text;
    };
    let filler = if verb.zero { "0" } else { " " }.repeat(missing);
    if verb.minus { eco_format!("{text}{filler}") } else { eco_format!("{filler}{text}") }
}
