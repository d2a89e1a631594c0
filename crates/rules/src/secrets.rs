//! Secrets in values: access keys, what the configuration makes to be secret, and what is called a secret.

mod plain;

pub(crate) use plain::{Certainty, among, is_name_of_secret, plain};
use regex::Regex;
use std::sync::LazyLock;
use tollgate_core::value::{Symbol, Value};

/// The id of an access key: of a user, or of a session.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b(AKIA|ASIA)[A-Z0-9]{16}\b").ok());

/// What is made to be secret: types, and the attributes that hold it.
const MADE: [(&str, &[&str]); 6] = [
    (ACCESS_KEY, &["secret", "ses_smtp_password_v4"]),
    ("aws_secretsmanager_random_password", &["random_password"]),
    ("aws_secretsmanager_secret_version", &["secret_binary", "secret_string"]),
    ("random_password", &["result"]),
    ("tls_private_key", &["private_key_openssh", "private_key_pem", "private_key_pem_pkcs8"]),
    ("tls_self_signed_cert", &["private_key_pem"]),
];

const ACCESS_KEY: &str = "aws_iam_access_key";

/// Whether a text has an access key in it.
pub(crate) fn has_access_key(text: &str) -> bool {
    // Most scans need no more than this.
    let may_have = text.contains("AKIA") || text.contains("ASIA");
    may_have && KEY.as_ref().is_some_and(|key| key.is_match(text))
}

/// Whether a value has an access key in it, or the secret of one that the configuration makes.
pub(crate) fn is_access_key(value: &Value) -> bool {
    let is_made = |it: &Value| it.as_attribute().is_some_and(|it| it.object().kind() == ACCESS_KEY);
    value.as_str().is_some_and(has_access_key) || made(value).is_some_and(is_made)
}

/// The part of a value that the configuration makes to be secret.
pub(crate) fn made(value: &Value) -> Option<&Value> {
    let is_made = |part: &&Value| {
        part.as_attribute().is_some_and(|it| {
            let of =
                |(kind, names): &(&str, &[&str])| it.object().kind() == *kind && names.contains(&it.name());
            MADE.iter().any(of)
        })
    };
    match value.as_unknown().and_then(|unknown| unknown.symbol.as_ref()) {
        Some(Symbol::Template(parts)) => parts.iter().find(is_made),
        _ => Some(value).filter(is_made),
    }
}
