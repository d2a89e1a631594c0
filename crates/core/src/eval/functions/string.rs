//! String functions.

use super::arguments::count;
use super::partial::{Partial, cut};
use super::{Call, Outcome, Stop, refuse};
use crate::eval::template::{MAX_TEXT, Text};
use crate::value::Data;
use ecow::{EcoString, eco_format};
use unicode_segmentation::UnicodeSegmentation;

pub(super) fn upper(call: &Call) -> Outcome {
    call.each_part(|text| text.chars().map(upper_char).collect(), |part| eco_format!("upper({part})"))
}

pub(super) fn lower(call: &Call) -> Outcome {
    call.each_part(|text| text.chars().map(lower_char).collect(), |part| eco_format!("lower({part})"))
}

/// The uppercase form of one character. Go maps each character to one; where Unicode gives several (`ß`), Go leaves
/// the character as it is.
fn upper_char(character: char) -> char {
    let mut forms = character.to_uppercase();
    match (forms.next(), forms.next()) {
        (Some(upper), None) => upper,
        _ => character,
    }
}

fn lower_char(character: char) -> char {
    // `İ` is the one character with a lowercase form of two; its simple form is `i`.
    character.to_lowercase().next().unwrap_or(character)
}

/// The first letter of each word in uppercase. A word begins after what is neither letter, digit nor underscore, as
/// Go's `strings.Title` has it.
pub(super) fn title(call: &Call) -> Outcome {
    let text = call.text(0)?;
    let mut previous = ' ';
    let titled: EcoString = text
        .chars()
        .map(|character| {
            let first = is_separator(previous);
            previous = character;
            if first { title_char(character) } else { character }
        })
        .collect();
    call.string(titled)
}

fn is_separator(character: char) -> bool {
    if character.is_ascii() {
        return !(character.is_ascii_alphanumeric() || character == '_');
    }
    !character.is_alphanumeric() && character.is_whitespace()
}

/// The title form: the same as the uppercase form but for three Latin digraphs.
fn title_char(character: char) -> char {
    match character {
        'Ǆ'..='ǆ' => 'ǅ',
        'Ǉ'..='ǉ' => 'ǈ',
        'Ǌ'..='ǌ' => 'ǋ',
        'Ǳ'..='ǳ' => 'ǲ',
        _ => upper_char(character),
    }
}

pub(super) fn trim(call: &Call) -> Outcome {
    let (text, cutset) = (call.text(0)?, call.text(1)?);
    call.string(text.trim_matches(|it| cutset.contains(it)))
}

pub(super) fn trim_prefix(call: &Call) -> Outcome {
    let (text, prefix) = (call.partial(0)?, call.text(1)?);
    let start = text.start();
    if start.starts_with(prefix.as_str()) {
        return cut(call, &text, prefix.len(), 0);
    }
    // An unknown rest may complete the prefix.
    if text.is_known() || !prefix.starts_with(start) { cut(call, &text, 0, 0) } else { Err(Stop::Unknown) }
}

pub(super) fn trim_suffix(call: &Call) -> Outcome {
    let (text, suffix) = (call.partial(0)?, call.text(1)?);
    let end = text.end();
    if end.ends_with(suffix.as_str()) {
        return cut(call, &text, 0, suffix.len());
    }
    if text.is_known() || !suffix.ends_with(end) { cut(call, &text, 0, 0) } else { Err(Stop::Unknown) }
}

pub(super) fn trim_space(call: &Call) -> Outcome {
    let text = call.partial(0)?;
    let (start, end) = (text.start(), text.end());
    if text.is_known() {
        return call.string(start.trim());
    }
    // Where a known end is nothing but white space, what stands beside it is trimmed too.
    if start.trim().is_empty() || end.trim().is_empty() {
        return Err(Stop::Unknown);
    }
    cut(call, &text, start.len() - start.trim_start().len(), end.len() - end.trim_end().len())
}

/// Removes line breaks at the end, however many.
pub(super) fn chomp(call: &Call) -> Outcome {
    let text = call.partial(0)?;
    let end = text.end();
    let kept = end.trim_end_matches(['\r', '\n']);
    if kept.is_empty() && !text.is_known() {
        return Err(Stop::Unknown);
    }
    cut(call, &text, 0, end.len() - kept.len())
}

pub(super) fn indent(call: &Call) -> Outcome {
    let (spaces, text) = (call.int64(0)?, call.text(1)?);
    let Ok(spaces) = usize::try_from(spaces) else {
        return refuse("the number of spaces must not be negative");
    };
    let breaks = text.matches('\n').count();
    if breaks == 0 {
        return call.string(text);
    }
    let longer = breaks.checked_mul(spaces).and_then(|more| more.checked_add(text.len()));
    if longer.is_none_or(|length| length > MAX_TEXT) {
        return too_long();
    }
    call.string(text.replace("\n", &format!("\n{}", " ".repeat(spaces))))
}

fn too_long<T>() -> Result<T, Stop> {
    Err(Stop::Limit(eco_format!("the string is longer than {} MiB", MAX_TEXT >> 20)))
}

/// `join(separator, list, …)`. Unknown elements become unknown parts of the string.
pub(super) fn join(call: &Call) -> Outcome {
    if call.arguments.len() < 2 {
        return refuse("at least one list is needed");
    }
    let separator = call.value(0);
    if separator.is_null() {
        return refuse("the separator must not be null");
    }
    let mut text = Text::default();
    let mut first = true;
    for index in 1..call.arguments.len() {
        for element in call.elements(index)? {
            if !first {
                text.push_value(separator.clone(), call.at)?;
            }
            first = false;
            if element.is_null() {
                return refuse("a list holds null, which cannot be part of a string");
            }
            text.push_value(element.clone(), call.at)?;
        }
    }
    call.finish(text)
}

pub(super) fn split(call: &Call) -> Outcome {
    let (separator, text) = (call.text(0)?, call.text(1)?);
    if separator.is_empty() {
        let mut buffer = [0; 4];
        return call.strings(text.chars().map(|it| EcoString::from(&*it.encode_utf8(&mut buffer))));
    }
    call.strings(text.split(separator.as_str()))
}

pub(super) fn starts_with(call: &Call) -> Outcome {
    let (text, prefix) = (call.partial(0)?, call.text(1)?);
    let start = text.start();
    if start.starts_with(prefix.as_str()) {
        return call.bool(true);
    }
    if text.is_known() || !prefix.starts_with(start) { call.bool(false) } else { Err(Stop::Unknown) }
}

pub(super) fn ends_with(call: &Call) -> Outcome {
    let (text, suffix) = (call.partial(0)?, call.text(1)?);
    let end = text.end();
    if end.ends_with(suffix.as_str()) {
        return call.bool(true);
    }
    if text.is_known() || !suffix.ends_with(end) { call.bool(false) } else { Err(Stop::Unknown) }
}

pub(super) fn contains(call: &Call) -> Outcome {
    let (text, part) = (call.partial(0)?, call.text(1)?);
    if part.is_empty() || text.literals().any(|literal| literal.contains(part.as_str())) {
        return call.bool(true);
    }
    if text.is_known() { call.bool(false) } else { Err(Stop::Unknown) }
}

pub(super) fn reverse(call: &Call) -> Outcome {
    let text = call.text(0)?;
    call.string(text.graphemes(true).rev().collect::<EcoString>())
}

/// `substr(text, offset, length)`, counted in what people see as characters. A negative offset counts from the end,
/// a negative length means all the rest.
pub(super) fn substr(call: &Call) -> Outcome {
    let (text, offset, length) = (call.partial(0)?, call.int64(1)?, call.int64(2)?);
    let length = usize::try_from(length).ok();
    if !text.is_known() {
        // The last known character may yet be continued by what follows it.
        let known = text.start();
        let wanted =
            usize::try_from(offset).ok().and_then(|offset| Some((offset, offset.checked_add(length?)?)));
        return match wanted {
            Some((offset, end)) if end < known.graphemes(true).count() => {
                call.string(piece(known, offset, Some(end - offset)))
            }
            _ => Err(Stop::Unknown),
        };
    }
    let text = text.start();
    let offset = match usize::try_from(offset) {
        Ok(offset) => offset,
        Err(_) => {
            let back = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            text.graphemes(true).count().saturating_sub(back)
        }
    };
    call.string(piece(text, offset, length))
}

fn piece(text: &str, offset: usize, length: Option<usize>) -> &str {
    let position = |number: usize| text.grapheme_indices(true).nth(number).map_or(text.len(), |(at, _)| at);
    let start = position(offset);
    let end = length.and_then(|length| offset.checked_add(length)).map_or(text.len(), position);
    &text[start..end.max(start)]
}

/// The number of characters as people see them; `None` where it is not known.
pub(super) fn length(call: &Call) -> Outcome {
    match (call.value(0).data(), call.partial(0)?) {
        (Data::String(_), Partial::Known(text)) => {
            call.looks_at_all(0)?;
            call.result(count(text.graphemes(true).count()))
        }
        _ => Err(Stop::Unknown),
    }
}
