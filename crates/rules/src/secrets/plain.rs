//! Secrets that an environment or the settings of an app hold in plain text.

use super::{has_access_key, made};
use regex::Regex;
use std::sync::LazyLock;
use tollgate_core::value::{Data, Hop, HopKind, Value};

/// How the names of secrets end.
const ENDS: [&str; 10] = [
    "access_key", "api_key", "apikey", "credentials", "passphrase", "passwd", "password", "private_key",
    "secret", "token",
];

/// What stands where a secret is to be put.
const PLACEHOLDERS: [&str; 8] =
    ["change", "dummy", "example", "placeholder", "replace", "todo", "xxx", "your"];

/// A password in an address (`postgres://shop:h4rd@db`) or in a connection string (`Password=h4rd;`).
static WITHIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)://[^/:@\s]+:[^/:@\s]{4,}@|(^|[;\s])(password|pwd|accountkey|sharedaccesskey)=[^;@{}$\s]{4,}",
    )
    .ok()
});

/// A secret in plain text.
pub(crate) struct Plain {
    /// What follows the name of the variable in a message.
    pub(crate) is: String,
    /// How certain that is.
    pub(crate) certainty: Certainty,
}

/// How certain it is that a value is a secret in plain text, the most certain first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// It is written down, and is one or is called one.
    Written,
    /// The configuration makes it to be one.
    Made,
    /// It is called one and comes from a sensitive value, so that it is not written down here.
    Passed,
    /// It is called one, and is to be replaced.
    Placeholder,
}

/// Why a variable is a secret in plain text, if it is one.
pub(crate) fn plain(name: &str, value: &Value) -> Option<Plain> {
    if let Some(made) = made(value) {
        // What is sensitive is not printed.
        let is = if made.is_sensitive() { "is a sensitive value".into() } else { format!("is `{made}`") };
        return Some(Plain { is, certainty: Certainty::Made });
    }
    let Some(text) = value.as_str() else {
        let is_passed = value.is_sensitive() && is_name_of_secret(name);
        return is_passed
            .then(|| Plain { is: "is a sensitive value".to_owned(), certainty: Certainty::Passed });
    };
    let (is, certainty) = written(name, text)?;
    (is != WRITTEN || !names_another(value)).then(|| Plain { is: is.to_owned(), certainty })
}

/// Whether a value is read from a variable or a local that is called the name or the address of something: of a secret in a
/// store, say.
fn names_another(value: &Value) -> bool {
    const ENDS: [&str; 5] = ["_arn", "_id", "_name", "_path", "_url"];
    let reads_one = |hop: &Hop| match &hop.kind {
        HopKind::Reference(read) => ENDS.iter().any(|end| read.to_ascii_lowercase().ends_with(end)),
        _ => false,
    };
    value.hops().any(reads_one)
}

/// What is said of a text that is called a secret.
const WRITTEN: &str = "is written in the configuration";

/// Why a text that is written down is a secret, if it is one.
fn written(name: &str, text: &str) -> Option<(&'static str, Certainty)> {
    let is = match () {
        () if has_access_key(text) => "contains an AWS access key",
        () if text.contains("PRIVATE KEY-----") => "contains a private key",
        () if has_password(text) => "contains a password",
        () if is_name_of_secret(name) && is_like_secret(text) => WRITTEN,
        () => return None,
    };
    let lower = text.to_ascii_lowercase();
    // `<datadog-api-key>` is one, whatever stands between the brackets.
    let is_in_brackets = lower.split_once('<').is_some_and(|(_, rest)| rest.contains('>'));
    let is_placeholder = is_in_brackets || PLACEHOLDERS.iter().any(|it| lower.contains(it));
    Some((is, if is_placeholder { Certainty::Placeholder } else { Certainty::Written }))
}

/// Whether a text has a password in it.
fn has_password(text: &str) -> bool {
    let may_have = text.contains('=') || text.contains("://") && text.contains('@');
    may_have && WITHIN.as_ref().is_some_and(|within| within.is_match(text))
}

/// The most certain secret among the members of an object, such as the variables of an environment. Those that are not
/// `of_concern` are passed over.
pub(crate) fn among(variables: &Value, of_concern: fn(&Value) -> bool) -> Option<(&str, &Value, Plain)> {
    let Data::Object(members) = variables.data() else { return None };
    let members = members.iter().filter(|(_, value)| of_concern(value));
    let secrets = members.filter_map(|(name, value)| Some((name.as_str(), value, plain(name, value)?)));
    secrets.min_by_key(|(_, _, secret)| secret.certainty)
}

/// What the names of variables begin with that become part of pages which everybody loads.
const PUBLISHED: [&str; 4] = ["gatsby_", "next_public_", "react_app_", "vite_"];

/// Whether a name is that of a secret.
pub(crate) fn is_name_of_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('-', "_");
    ENDS.iter().any(|end| name.ends_with(end)) && !PUBLISHED.iter().any(|start| name.starts_with(start))
}

/// Whether a text may be a secret itself: not its address or name, not a switch and not a number.
fn is_like_secret(text: &str) -> bool {
    let words = ["disabled", "enabled", "false", "none", "null", "true"];
    let is_name = text.starts_with(['@', '/'])
        || text.starts_with("arn:")
        || text.contains("://")
        || text.contains([' ', '$'])
        || text.contains('/') && text.chars().filter(|it| *it == '/').count() > 1
        || is_name_of_secret(text);
    text.len() > 3
        && !is_name
        && !text.bytes().all(|it| it.is_ascii_digit())
        && !words.contains(&&*text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Certainty, written};

    fn certainty(name: &str, text: &str) -> Option<Certainty> {
        written(name, text).map(|(_, certainty)| certainty)
    }

    #[test]
    fn what_is_called_a_secret_and_written_down_is_one() {
        assert!(certainty("DB_PASSWORD", "h4rd-to-gu3ss") == Some(Certainty::Written));
        for text in ["change-me", "<datadog-key>", "your-secret-here"] {
            assert!(certainty("DB_PASSWORD", text) == Some(Certainty::Placeholder), "{text}");
        }
        assert!(
            certainty("DB_URL", "postgres://shop:h4rd@db.example.net/shop") == Some(Certainty::Placeholder)
        );
        assert!(certainty("DB", "Server=db;Password=h4rd-to-gu3ss;") == Some(Certainty::Written));
    }

    #[test]
    fn the_name_or_address_of_a_secret_is_none() {
        for text in
            ["orders/prod/db", "arn:aws:secretsmanager:eu-central-1:1:secret:a", "shop-db-password", "4096"]
        {
            assert!(certainty("DB_PASSWORD", text).is_none(), "{text}");
        }
        assert!(certainty("DB_URL", "postgres://db.internal:5432/shop").is_none());
        assert!(certainty("NEXT_PUBLIC_MAPS_API_KEY", "h4rd-to-gu3ss").is_none());
        assert!(certainty("DB", "Server=db;Password=${var.password};").is_none());
        assert!(
            certainty("AZURE_SECRET", "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/a)")
                .is_none()
        );
    }
}
