//! What stands in a text of which parts may not be known: scripts, templates, user data.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tollgate_core::value::Checked;
use tollgate_core::value::{self, Data, Symbol, Value};

/// A text in small letters, with a blank before each capital letter that follows a small one: `TerraformApply` is two words.
pub(crate) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut follows_small = false;
    for letter in text.chars() {
        if follows_small && letter.is_ascii_uppercase() {
            words.push(' ');
        }
        follows_small = letter.is_ascii_lowercase();
        words.push(letter.to_ascii_lowercase());
    }
    words
}

/// Whether a text is more than blanks.
pub(crate) fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Whether a test holds for a text, for what it is the base64 of, or for a part of it that is known.
///
/// # Errors
/// The unknown value in it, where the test holds for no part that is known.
pub(crate) fn any_part(value: &Value, test: impl Fn(&str) -> bool + Copy) -> Checked<bool> {
    match value.data() {
        Data::String(text) => Ok(test(text) || decode(text).is_some_and(|decoded| test(&decoded))),
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => value::any(parts.iter(), |part| any_part(part, test)),
            _ => match value.base64_of() {
                Some(text) => any_part(text, test),
                None => Err(unknown.clone()),
            },
        },
        _ => Ok(false),
    }
}

/// The text that another one is the base64 of.
fn decode(text: &str) -> Option<String> {
    let unbroken: String = text.split_whitespace().collect();
    String::from_utf8(STANDARD.decode(unbroken).ok()?).ok()
}
