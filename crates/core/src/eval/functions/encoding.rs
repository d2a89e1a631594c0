//! Base64, URLs and CSV.

use super::arguments::normalized;
use super::{Call, MAX_ELEMENTS, Outcome, Stop, refuse};
use crate::value::{HopKind, Value};
use base64::Engine;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::general_purpose::{GeneralPurpose, PAD, STANDARD};
use ecow::{EcoString, eco_format};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;

/// Go's decoder does not look at the bits that the last character has too many.
const LENIENT: GeneralPurpose = GeneralPurpose::new(&ALPHABET, PAD.with_decode_allow_trailing_bits(true));

/// What Go's `url.QueryEscape` escapes, but for the space.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b' ');

/// `base64encode(text)`. What is known of a text that is not known as a whole stays at hand.
pub(super) fn base64_encode(call: &Call) -> Outcome {
    let text = call.value(0);
    match call.text(0) {
        Err(Stop::Unknown) if text.as_unknown().is_some_and(|it| it.cases().is_empty()) => {
            Ok(call.derived(true).after(HopKind::Base64(text.clone()), call.at))
        }
        known => call.string(STANDARD.encode(known?)),
    }
}

pub(super) fn base64_decode(call: &Call) -> Outcome {
    let bytes = bytes_of(&call.text(0)?)?;
    match String::from_utf8(bytes) {
        Ok(text) => call.string(text),
        Err(_) => refuse("what is decoded is not UTF-8"),
    }
}

/// The bytes of a base64 text; line breaks are left out, as by Go.
pub(super) fn bytes_of(text: &str) -> Result<Vec<u8>, Stop> {
    let text: String = text.chars().filter(|it| !matches!(it, '\r' | '\n')).collect();
    LENIENT.decode(text).or_else(|_| refuse("the string is not base64"))
}

pub(super) fn url_encode(call: &Call) -> Outcome {
    let text = call.text(0)?;
    call.string(utf8_percent_encode(&text, QUERY).to_string().replace(' ', "+"))
}

/// `csvdecode(text)`: an object for each record after the first, which names the columns.
pub(super) fn csv_decode(call: &Call) -> Outcome {
    let text = call.text(0)?;
    if !is_well_quoted(&text) {
        return refuse("a quote stands where CSV has none, or is missing");
    }
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) if !headers.is_empty() => headers.clone(),
        _ => return refuse("the line with the names of the columns is missing"),
    };
    let names: Vec<EcoString> = headers.iter().map(|name| normalized(name.into())).collect();
    let mut unique = BTreeMap::new();
    if names.iter().any(|name| unique.insert(name, ()).is_some()) {
        return refuse("two columns have the same name");
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => return refuse(eco_format!("the string is not CSV: {error}")),
        };
        if rows.len().saturating_mul(names.len()) > MAX_ELEMENTS {
            return Err(Stop::Limit(eco_format!("more than {MAX_ELEMENTS} fields")));
        }
        let fields = record.iter().map(|field| Value::string(normalized(field.into()), call.at));
        rows.push(Value::object(names.iter().cloned().zip(fields).collect(), call.at));
    }
    call.list(rows)
}

/// Whether quotes stand at the ends of fields only, doubled within; the `csv` crate takes any.
fn is_well_quoted(text: &str) -> bool {
    #[derive(PartialEq)]
    enum At {
        Start,
        Plain,
        Quoted,
        Quote,
    }
    let mut at = At::Start;
    for character in text.chars() {
        at = match (at, character) {
            (At::Start, '"') => At::Quoted,
            (At::Quoted, '"') => At::Quote,
            (At::Quote, '"') | (At::Quoted, _) => At::Quoted,
            (_, ',' | '\n') => At::Start,
            (At::Quote, '\r') => At::Quote,
            (At::Quote, _) | (At::Plain, '"') => return false,
            _ => At::Plain,
        };
    }
    at != At::Quoted
}
