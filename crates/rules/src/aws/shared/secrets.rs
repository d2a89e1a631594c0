//! Secrets in values: access keys, and what the configuration makes to be secret.

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

/// How the names of secrets end.
const ENDS: [&str; 10] = [
    "access_key", "api_key", "apikey", "credentials", "passphrase", "passwd", "password", "private_key",
    "secret", "token",
];

/// What stands where a secret is to be put.
const PLACEHOLDERS: [&str; 7] = ["change", "dummy", "example", "placeholder", "replace", "todo", "xxx"];

const SENSITIVE: &str = "a sensitive value";

/// A secret in plain text.
pub(in crate::aws) struct Plain {
    /// What follows the name of the variable in a message.
    pub(in crate::aws) is: String,
    /// How certain that is.
    pub(in crate::aws) certainty: Certainty,
}

/// How certain it is that a value is a secret in plain text, the most certain first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::aws) enum Certainty {
    /// It is one, or is called one and written down.
    Certain,
    /// It is called one and comes from a sensitive value, so that it is not written down here.
    Passed,
    /// It is called one, and is to be replaced.
    Placeholder,
}

/// Why a variable of an environment is a secret, if it is one.
pub(in crate::aws) fn plain(name: &str, value: &Value) -> Option<Plain> {
    let certain = |is: String| Some(Plain { is, certainty: Certainty::Certain });
    if let Some(made) = made(value) {
        // What is sensitive is not printed.
        let what = if made.is_sensitive() { SENSITIVE.to_owned() } else { format!("`{made}`") };
        return certain(format!("is {what}"));
    }
    if is_access_key(value) {
        return certain("contains an AWS access key".to_owned());
    }
    if value.as_str().is_some_and(|text| text.contains("PRIVATE KEY-----")) {
        return certain("contains a private key".to_owned());
    }
    match value.as_str() {
        _ if !is_name_of_secret(name) => None,
        Some(text) if is_like_secret(text) => {
            let lower = text.to_ascii_lowercase();
            let is_placeholder = PLACEHOLDERS.iter().any(|it| lower.contains(it));
            let certainty = if is_placeholder { Certainty::Placeholder } else { Certainty::Certain };
            Some(Plain { is: "is written in the configuration".to_owned(), certainty })
        }
        None if value.is_sensitive() => {
            Some(Plain { is: format!("is {SENSITIVE}"), certainty: Certainty::Passed })
        }
        _ => None,
    }
}

/// Whether a name is that of a secret.
pub(in crate::aws) fn is_name_of_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('-', "_");
    ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether a text may be a secret itself: not its address or name, not a switch and not a number.
fn is_like_secret(text: &str) -> bool {
    let words = ["disabled", "enabled", "false", "none", "null", "true"];
    let is_name = text.starts_with("arn:") || text.contains(['/', ' ', '$']) || is_name_of_secret(text);
    text.len() > 3
        && !is_name
        && !text.bytes().all(|it| it.is_ascii_digit())
        && !words.contains(&&*text.to_ascii_lowercase())
}

/// Whether a text has an access key in it.
pub(in crate::aws) fn has_access_key(text: &str) -> bool {
    KEY.as_ref().is_some_and(|key| key.is_match(text))
}

/// Whether a value has an access key in it, or the secret of one that the configuration makes.
pub(in crate::aws) fn is_access_key(value: &Value) -> bool {
    let is_made = |it: &Value| it.as_attribute().is_some_and(|it| it.object().kind() == ACCESS_KEY);
    value.as_str().is_some_and(has_access_key) || made(value).is_some_and(is_made)
}

/// The part of a value that the configuration makes to be secret.
pub(in crate::aws) fn made(value: &Value) -> Option<&Value> {
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
