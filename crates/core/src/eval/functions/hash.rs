//! Hashes, and UUIDs that are hashes of names.

use super::{Call, Outcome, refuse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ecow::{EcoString, eco_format};
use md5::Digest;
use std::fmt::Write;
use uuid::Uuid;

pub(super) fn md5(call: &Call) -> Outcome {
    call.string(hex::<md5::Md5>(call.text(0)?.as_bytes()))
}

pub(super) fn sha1(call: &Call) -> Outcome {
    call.string(hex::<sha1::Sha1>(call.text(0)?.as_bytes()))
}

pub(super) fn sha256(call: &Call) -> Outcome {
    call.string(hex::<sha2::Sha256>(call.text(0)?.as_bytes()))
}

pub(super) fn sha512(call: &Call) -> Outcome {
    call.string(hex::<sha2::Sha512>(call.text(0)?.as_bytes()))
}

pub(super) fn base64_sha256(call: &Call) -> Outcome {
    call.string(base64::<sha2::Sha256>(call.text(0)?.as_bytes()))
}

pub(super) fn base64_sha512(call: &Call) -> Outcome {
    call.string(base64::<sha2::Sha512>(call.text(0)?.as_bytes()))
}

/// The hash of bytes in hexadecimal digits.
pub(super) fn hex<D: Digest>(bytes: &[u8]) -> EcoString {
    D::digest(bytes).iter().fold(EcoString::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The hash of bytes in base64.
pub(super) fn base64<D: Digest>(bytes: &[u8]) -> EcoString {
    STANDARD.encode(D::digest(bytes)).into()
}

/// `uuidv5(namespace, name)` (RFC 9562, section 5.5).
pub(super) fn uuid_v5(call: &Call) -> Outcome {
    let (namespace, name) = (call.text(0)?, call.text(1)?);
    let namespace = match namespace.as_str() {
        "dns" => Uuid::NAMESPACE_DNS,
        "url" => Uuid::NAMESPACE_URL,
        "oid" => Uuid::NAMESPACE_OID,
        "x500" => Uuid::NAMESPACE_X500,
        other => match Uuid::try_parse(other) {
            Ok(uuid) => uuid,
            Err(_) => return refuse(eco_format!("{other:?} is neither a UUID nor the name of a namespace")),
        },
    };
    call.string(Uuid::new_v5(&namespace, name.as_bytes()).to_string())
}
