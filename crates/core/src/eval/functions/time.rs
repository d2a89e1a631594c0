//! Functions of time. The present is known to none of them.

use super::{Call, Outcome, Stop, refuse};
use ::time::format_description::well_known::Rfc3339;
use ::time::{Duration, OffsetDateTime};
use ecow::{EcoString, eco_format};
use std::cmp::Ordering;
use std::fmt::Write;

/// A timestamp. Terraform takes RFC 3339 with capital letters and without leap seconds.
fn timestamp(call: &Call, index: usize) -> Result<OffsetDateTime, Stop> {
    let text = call.text(index)?;
    let strict =
        text.as_bytes().get(10) == Some(&b'T') && !text.contains('z') && text.get(17..19) != Some("60");
    let parsed = if strict { OffsetDateTime::parse(&text, &Rfc3339).ok() } else { None };
    parsed.map_or_else(|| refuse(eco_format!("{text:?} is not a time as RFC 3339 writes it")), Ok)
}

pub(super) fn add(call: &Call) -> Outcome {
    let (time, duration) = (timestamp(call, 0)?, call.text(1)?);
    let Some(nanoseconds) = duration_of(&duration) else {
        return refuse(eco_format!("{duration:?} is not a duration"));
    };
    match time.checked_add(Duration::nanoseconds(nanoseconds)) {
        Some(sum) => call.string(rfc3339(sum)),
        None => refuse("the time is out of range"),
    }
}

fn rfc3339(time: OffsetDateTime) -> EcoString {
    let (year, month, day) = time.to_calendar_date();
    let (hour, minute, second) = time.to_hms();
    let month = u8::from(month);
    let (sign, year) = (if year < 0 { "-" } else { "" }, year.unsigned_abs());
    eco_format!(
        "{sign}{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{}",
        zone(time, ":", "Z")
    )
}

/// The offset from UTC, or `utc` where there is none.
fn zone(time: OffsetDateTime, colon: &str, utc: &str) -> EcoString {
    let (hours, minutes, _) = time.offset().as_hms();
    if time.offset().is_utc() {
        return utc.into();
    }
    let sign = if time.offset().is_negative() { '-' } else { '+' };
    eco_format!("{sign}{:02}{colon}{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
}

/// A duration as Go's `time.ParseDuration` reads it, in nanoseconds: `-1h30m`, `1.5s`, `0`.
fn duration_of(text: &str) -> Option<i64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned == "0" {
        return Some(0);
    }
    let mut total: i128 = 0;
    let mut rest = unsigned;
    while !rest.is_empty() {
        let number_end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at(number_end);
        let unit_end = after.find(|it: char| it.is_ascii_digit() || it == '.').unwrap_or(after.len());
        let (unit, next) = after.split_at(unit_end);
        let unit: i128 = match unit {
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => return None,
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() && fraction.is_empty() || fraction.contains('.') {
            return None;
        }
        let digits =
            |text: &str| if text.is_empty() { Some(0) } else { text.parse::<i64>().ok().map(i128::from) };
        // More digits than these are below a nanosecond of the largest unit.
        let fraction = &fraction[..fraction.len().min(15)];
        let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
        total += digits(whole)? * unit + digits(fraction)? * unit / scale;
        i64::try_from(total).ok()?;
        rest = next;
    }
    let total = i64::try_from(total).ok().filter(|_| !unsigned.is_empty())?;
    Some(if text.starts_with('-') { -total } else { total })
}

pub(super) fn compare(call: &Call) -> Outcome {
    let order = timestamp(call, 0)?.cmp(&timestamp(call, 1)?);
    let number = match order {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    };
    call.result(crate::value::Number::Int(number))
}

/// `formatdate(format, time)`: runs of one letter are parts of the time, quoted text and all else stand for
/// themselves.
pub(super) fn format(call: &Call) -> Outcome {
    let (format, time) = (call.text(0)?, timestamp(call, 1)?);
    let mut text = EcoString::new();
    let mut rest = format.as_str();
    while let Some(first) = rest.chars().next() {
        let run = match first {
            '\'' => literal(rest, &mut text)?,
            'a'..='z' | 'A'..='Z' => {
                let run = rest.len() - rest.trim_start_matches(first).len();
                part(&rest[..run], time, &mut text)?;
                run
            }
            _ => {
                text.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[run..];
    }
    call.string(text)
}

/// Quoted text, in which a doubled quote is one. Returns its length in the format.
fn literal(rest: &str, text: &mut EcoString) -> Result<usize, Stop> {
    if rest.starts_with("''") {
        text.push('\'');
        return Ok(2);
    }
    let mut at = 1;
    while let Some(length) = rest[at..].find('\'') {
        text.push_str(&rest[at..at + length]);
        at += length + 1;
        if !rest[at..].starts_with('\'') {
            return Ok(at);
        }
        text.push('\'');
        at += 1;
    }
    refuse("a quoted text in the format is not closed")
}

/// A part of the time, as a run of one letter asks for it.
fn part(run: &str, time: OffsetDateTime, text: &mut EcoString) -> Result<(), Stop> {
    let (year, month, day) = time.to_calendar_date();
    let (hour, minute, second) = time.to_hms();
    let half = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    let _ = match run {
        "YYYY" => write!(text, "{year:04}"),
        "YY" => write!(text, "{:02}", year % 100),
        "MMMM" => write!(text, "{month}"),
        "MMM" => write!(text, "{:.3}", month.to_string()),
        "MM" => write!(text, "{:02}", u8::from(month)),
        "M" => write!(text, "{}", u8::from(month)),
        "DD" => write!(text, "{day:02}"),
        "D" => write!(text, "{day}"),
        "EEEE" => write!(text, "{}", time.weekday()),
        "EEE" => write!(text, "{:.3}", time.weekday().to_string()),
        "hh" => write!(text, "{hour:02}"),
        "h" => write!(text, "{hour}"),
        "HH" => write!(text, "{half:02}"),
        "H" => write!(text, "{half}"),
        "AA" => write!(text, "{}", if hour < 12 { "AM" } else { "PM" }),
        "aa" => write!(text, "{}", if hour < 12 { "am" } else { "pm" }),
        "mm" => write!(text, "{minute:02}"),
        "m" => write!(text, "{minute}"),
        "ss" => write!(text, "{second:02}"),
        "s" => write!(text, "{second}"),
        "ZZZZZ" => write!(text, "{}", zone(time, ":", "+00:00")),
        "ZZZZ" => write!(text, "{}", zone(time, "", "+0000")),
        "ZZZ" => write!(text, "{}", zone(time, "", "UTC")),
        "Z" => write!(text, "{}", zone(time, ":", "Z")),
        _ => return refuse(eco_format!("`{run}` is not part of a time")),
    };
    Ok(())
}
