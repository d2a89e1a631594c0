//! What the scalars of a YAML document mean (`resolve.go` of `go-cty-yaml`).

use crate::eval::functions::{Call, Outcome, refuse};
use crate::value::{Number, Value};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ecow::{EcoString, eco_format};
use saphyr_parser::{ScalarStyle, Tag};
use time::{Date, Month};

/// The value of a scalar.
pub(super) fn value(call: &Call, text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Outcome {
    if tag.is_none() && style != ScalarStyle::Plain {
        return call.string(text);
    }
    key(call, text, style, tag)
}

/// The value of a scalar that is a key: a block of text may be a number there.
pub(super) fn key(call: &Call, text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Outcome {
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let tag = match tag {
        None => "",
        Some(tag) if tag.is_yaml_core_schema() => tag.suffix.as_str(),
        Some(tag) => return refuse(eco_format!("the tag {tag} is not supported")),
    };
    if !matches!(tag, "" | "str" | "bool" | "int" | "float" | "null" | "timestamp" | "binary") {
        return refuse(eco_format!("the tag !!{tag} is not supported"));
    }
    let first = text.bytes().next();
    let special = first.is_none_or(|byte| byte.is_ascii_digit() || b"+-.yYnNtTfFoO~".contains(&byte));
    if special && !matches!(tag, "str" | "binary") {
        if quoted {
            return call.string(text);
        }
        if let Some(value) = word(call, text) {
            return value;
        }
        if let Some(value) = number_or_time(call, text, tag) {
            return value;
        }
    }
    match tag {
        "" | "str" => call.string(text),
        "binary" if STANDARD.decode(text).is_ok() => call.string(text),
        "null" => Ok(Value::null(call.at)),
        "int" | "float" => match number(text) {
            Some(number) => call.result(number),
            None => refuse(eco_format!("{text:?} is not a number")),
        },
        "timestamp" => match timestamp(text) {
            Some(time) => call.string(time),
            None => refuse(eco_format!("{text:?} is not a time")),
        },
        _ => refuse(eco_format!("{text:?} is not a !!{tag}")),
    }
}

fn word(call: &Call, text: &str) -> Option<Outcome> {
    Some(match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => call.bool(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            call.bool(false)
        }
        "" | "~" | "null" | "Null" | "NULL" => Ok(Value::null(call.at)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF" | ".nan"
        | ".NaN" | ".NAN" => refuse("numbers that are not finite are not supported"),
        _ => return None,
    })
}

fn number_or_time(call: &Call, text: &str, tag: &str) -> Option<Outcome> {
    if matches!(tag, "" | "timestamp")
        && let Some(time) = timestamp(text)
    {
        return Some(call.string(time));
    }
    is_number(text).then(|| number(text)).flatten().map(|number| call.result(number))
}

/// Whether the text is a number of YAML 1.2.
fn is_number(text: &str) -> bool {
    let prefixed = |prefix, radix| {
        text.strip_prefix(prefix)
            .is_some_and(|it: &str| !it.is_empty() && it.chars().all(|it| it.is_digit(radix)))
    };
    prefixed("0o", 8) || prefixed("0x", 16) || Number::parse(text).is_some()
}

fn number(text: &str) -> Option<Number> {
    let plain = text.replace('_', "");
    let radix =
        |prefix, radix| i128::from_str_radix(plain.strip_prefix(prefix)?, radix).ok().map(Number::Int);
    Number::parse(&plain).or_else(|| radix("0x", 16)).or_else(|| radix("0o", 8))
}

/// A time in one of the forms that YAML libraries of Go take, as RFC 3339 writes it. Fractions are dropped.
fn timestamp(text: &str) -> Option<EcoString> {
    if !text.bytes().take_while(u8::is_ascii_digit).count().eq(&4) || text.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], Some((&text[at..=at], &text[at + 1..]))),
        None => (text, None),
    };
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next()?, two_digits(parts.next()?)?, two_digits(parts.next()?)?);
    let year = year.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    let (clock, zone) = match time {
        None => ("0:0:0", "Z"),
        Some((" ", clock)) => (clock, "Z"),
        Some((_, clock)) => clock.split_at(clock.find(['Z', '+', '-'])?),
    };
    if zone != "Z" && !is_zone(zone) {
        return None;
    }
    let mut parts = clock.splitn(3, ':');
    let (hour, minute, second) = (two_digits(parts.next()?)?, two_digits(parts.next()?)?, parts.next()?);
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let second = two_digits(second)?;
    let fits = hour < 24 && minute < 60 && second < 60;
    let fraction = !fraction.is_empty() && fraction.bytes().all(|it| it.is_ascii_digit());
    (fits && fraction).then(|| eco_format!("{date}T{hour:02}:{minute:02}:{second:02}{zone}"))
}

fn two_digits(text: &str) -> Option<u8> {
    let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|it| it.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn is_zone(zone: &str) -> bool {
    let digits = |text: &str| text.len() == 2 && two_digits(text).is_some();
    zone.get(1..)
        .and_then(|it| it.split_once(':'))
        .is_some_and(|(hours, minutes)| digits(hours) && digits(minutes))
}
