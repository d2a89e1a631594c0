//! Texts that are nearly files: pieces of syntax, and what other structures and the examples of rules hold, changed.

use crate::{Files, Structure};
use arbitrary::{Result, Unstructured};
use std::sync::LazyLock;

/// The length of a text that is made of a shorter one: in a parser that goes back over what it has read, reading it
/// takes minutes.
const LONG: usize = 256 << 10;

/// Pieces of syntax, most of which mean something else in another place.
const PIECES: &[&str] = &[
    "{", "}", "[", "]", "(", ")", "\"", "${", "%{", "~}", "${~", "%{~", "$", "%", "$$", "$${", "%%{", ".",
    "...", ",", "=", "==", "=>", "!", "<", ">=", "&&", "||", "&", "-", "*", "/", "?", ":", "::", "#", "//",
    "/*", "*/", "\n", "\r\n", "\r", " ", "\t", "\\", "\\n", "\\u00e9", "\\ud800", "\\x", "<<E\n", "<<-E\n",
    "\nE\n", "E", "<<", " for ", " in ", " if ", "else", "endif", "endfor", "null", "true", ".0", ".*",
    "[*]", ".0.1", "1e5", "1.2.3", "é", "日", "\u{301}", "\u{feff}", "\u{a0}", "\u{2028}", "\0", "\u{1F600}",
    "a", "a.b", "x {\n", "a = ", "f(", "n::f(", "[for x in y : x]", "{ for k, v in y : k => v }",
    "{ a = 1 }", "%{ if a }", "%{ endif }", "%{ for x in y }", "%{ endfor }", "\"${a}\"", "# c\n", "/* c */",
];

/// The examples of all rules.
static EXAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let examples = tollgate_rules::all().into_iter().flat_map(|rule| rule.examples());
    examples.map(|example| example.code).collect()
});

/// A text, and a long one that repeats a part of it.
pub(crate) fn files(u: &mut Unstructured<'_>) -> Result<Files> {
    let mut text = match u.int_in_range(0..=3)? {
        0 => pieces(u, 40)?,
        1 => Structure::Expressions.files(u.bytes(u.len() / 2)?).into_values().collect(),
        _ => u.choose(&EXAMPLES)?.clone(),
    };
    for _ in 0..u.int_in_range(0..=5)? {
        change(u, &mut text)?;
    }
    let part = part(u, &text)?;
    let part = if part.is_empty() { pieces(u, 5)? } else { part };
    let start = pieces(u, 3)?;
    let long = start + &part.repeat(LONG / part.len().max(1));
    Ok([("/m/main.tf".to_owned(), text), ("/m/long.tf".to_owned(), long)].into())
}

fn pieces(u: &mut Unstructured<'_>, most: usize) -> Result<String> {
    (0..u.int_in_range(0..=most)?).map(|_| u.choose(PIECES).copied()).collect()
}

/// A place between two characters.
fn place(u: &mut Unstructured<'_>, text: &str) -> Result<usize> {
    let at = u.int_in_range(0..=text.len())?;
    Ok((0..=at).rev().find(|&it| text.is_char_boundary(it)).unwrap_or(0))
}

/// A part of a text, which may be empty.
fn part(u: &mut Unstructured<'_>, text: &str) -> Result<String> {
    let start = place(u, text)?;
    Ok(text[start..].chars().take(u.int_in_range(0..=60)?).collect())
}

/// Takes a part out of a text, doubles it, or puts in a piece.
fn change(u: &mut Unstructured<'_>, text: &mut String) -> Result<()> {
    let at = place(u, text)?;
    match u.int_in_range(0..=3)? {
        0 => {
            let length = text[at..].chars().take(u.int_in_range(0..=60)?).map(char::len_utf8).sum::<usize>();
            text.drain(at..at + length);
        }
        1 => {
            let part = part(u, text)?;
            text.insert_str(at, &part);
        }
        _ => text.insert_str(at, u.choose(PIECES)?),
    }
    Ok(())
}
