//! `textencodebase64` and `textdecodebase64`, for the encodings that configurations use. Terraform knows all of the
//! IANA register; the result of others is not known here.

use super::encoding::bytes_of;
use super::{Call, Outcome, Stop, refuse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ecow::EcoString;

/// A way to write text as bytes.
#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    /// With a mark for the order of its bytes; big-endian where Terraform writes it.
    Utf16,
    Utf16Le,
    Utf16Be,
    /// One byte for each of the first so many characters of Unicode.
    First(u32),
}

fn encoding(call: &Call) -> Result<Encoding, Stop> {
    let name = call.text(1)?;
    Ok(match name.to_ascii_uppercase().as_str() {
        "UTF-8" => Encoding::Utf8,
        "UTF-16" => Encoding::Utf16,
        "UTF-16LE" => Encoding::Utf16Le,
        "UTF-16BE" => Encoding::Utf16Be,
        "ISO-8859-1" | "LATIN1" | "ISO_8859-1" => Encoding::First(256),
        "US-ASCII" | "ASCII" => Encoding::First(128),
        // A name of the register has no space and is never `utf8`, which people try.
        "UTF8" | "UTF16" | "" => return refuse("the name of the encoding is not one of IANA's"),
        _ => return Err(call.opaque().into()),
    })
}

pub(super) fn encode(call: &Call) -> Outcome {
    let (text, encoding) = (call.text(0)?, encoding(call)?);
    let bytes: Option<Vec<u8>> = match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Utf16 => {
            Some([0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect())
        }
        Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::First(limit) => text
            .chars()
            .map(|it| u8::try_from(u32::from(it)).ok().filter(|it| u32::from(*it) < limit))
            .collect(),
    };
    match bytes {
        Some(bytes) => call.string(STANDARD.encode(bytes)),
        None => refuse("the string has characters that the encoding has not"),
    }
}

pub(super) fn decode(call: &Call) -> Outcome {
    let (text, encoding) = (call.text(0)?, encoding(call)?);
    let bytes = bytes_of(&text)?;
    let text: Option<EcoString> = match (encoding, &bytes[..]) {
        (Encoding::Utf8, bytes) => std::str::from_utf8(bytes).ok().map(EcoString::from),
        (Encoding::Utf16, [0xff, 0xfe, bytes @ ..]) => utf16(bytes, u16::from_le_bytes),
        (Encoding::Utf16, [0xfe, 0xff, bytes @ ..] | bytes) => utf16(bytes, u16::from_be_bytes),
        (Encoding::Utf16Le, bytes) => utf16(bytes, u16::from_le_bytes),
        (Encoding::Utf16Be, bytes) => utf16(bytes, u16::from_be_bytes),
        (Encoding::First(limit), bytes) => {
            bytes.iter().map(|&it| (u32::from(it) < limit).then_some(char::from(it))).collect()
        }
    };
    match text {
        Some(text) => call.string(text),
        None => refuse("the bytes are not text in the encoding"),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<EcoString> {
    let (units, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(units.iter().map(|it| unit(*it))).collect::<Result<EcoString, _>>();
    text.ok().filter(|_| rest.is_empty())
}
