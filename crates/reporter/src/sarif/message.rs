//! Messages as SARIF wants them: plain text, whole sentences, nothing that reads as a placeholder or a link
//! (SARIF 2.1.0 §3.11).

use std::fmt::Write as _;

/// The longest text that every consumer takes: GitHub cuts descriptions there, GitLab drops the result.
pub(super) const MAX_TEXT: usize = 1024;

/// How many addresses a message lists; the rest is counted.
const MAX_ADDRESSES: usize = 5;

/// Text of ours as plain message text.
///
/// A brace begins a placeholder and would have to be doubled (§3.11.5), but no viewer undoes that, so braces become
/// parentheses; the snippet shows the source as it is. `](1` would be a link (§3.11.6): a blank keeps it from that.
pub(super) fn plain(text: &str) -> String {
    text.trim().replace('{', "(").replace('}', ")").replace("](", "] (")
}

/// Text of ours as one plain sentence with its full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut text = plain(text);
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    cut(&text, MAX_TEXT)
}

/// A link to the location of this result that has the id `target`.
pub(super) fn link(text: &str, target: i64) -> String {
    let text = plain(text).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    format!("[{text}]({target}).")
}

/// "Affects …", with the blocks that are wrong; empty without addresses.
pub(super) fn affects<S: AsRef<str>>(addresses: &[S]) -> String {
    let mut text = String::new();
    for (index, address) in addresses.iter().take(MAX_ADDRESSES).enumerate() {
        let before = if index == 0 { "Affects " } else { ", " };
        // Writing to a String does not fail.
        _ = write!(text, "{before}`{}`", plain(address.as_ref()));
    }
    match addresses.len().saturating_sub(MAX_ADDRESSES) {
        _ if addresses.is_empty() => {}
        0 => text.push('.'),
        more => _ = write!(text, " and {more} more."),
    }
    text
}

/// Adds a sentence if there is room for it.
pub(super) fn append(message: &mut String, sentence: &str) {
    let length = |text: &str| text.chars().count();
    if !sentence.is_empty() && length(message) + 1 + length(sentence) <= MAX_TEXT {
        if !message.is_empty() {
            message.push(' ');
        }
        message.push_str(sentence);
    }
}

/// At most `max` characters of a text; the last is an ellipsis where something is missing.
pub(super) fn cut(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    text.chars().take(max.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_once() {
        assert_eq!(sentence(" `acl` is `public-read` "), "`acl` is `public-read`.");
        assert_eq!(sentence("Why?"), "Why?");
        assert_eq!(sentence(&"é".repeat(2000)).chars().count(), MAX_TEXT);
    }

    #[test]
    fn nothing_reads_as_a_placeholder_or_a_link() {
        assert_eq!(sentence("`{0}` in a[0](1)"), "`(0)` in a[0] (1).");
        assert_eq!(link("set in `a[0]`", 3), "[set in `a\\[0\\]`](3).");
    }

    #[test]
    fn addresses_are_listed_and_counted() {
        assert_eq!(affects::<&str>(&[]), "");
        assert_eq!(affects(&["a.b"]), "Affects `a.b`.");
        assert_eq!(
            affects(&["a", "b", "c", "d", "e", "f", "g"]),
            "Affects `a`, `b`, `c`, `d`, `e` and 2 more."
        );
    }

    #[test]
    fn a_sentence_without_room_is_left_out() {
        let mut message = "x".repeat(MAX_TEXT - 3);
        append(&mut message, "abc");
        assert_eq!(message.len(), MAX_TEXT - 3);
        append(&mut message, "ab");
        assert!(message.ends_with("x ab"));
    }
}
