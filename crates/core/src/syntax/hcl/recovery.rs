//! Going on after an error, and around what `hcl-edit` refuses although Terraform accepts it.

use crate::source::Span;
use std::ops::Range;

/// The character at the error, or the end of the line before it.
///
/// At the end of the text, the offset that `hcl-edit` gives may be within the last character; and in a block that was
/// blanked out, characters of the original are several blanks. So `text` is the original.
pub(super) fn error_span(text: &str, base: usize, offset: usize) -> Span {
    let offset = (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let width = text.get(offset..).and_then(|rest| rest.chars().next());
    let width = width.filter(|it| !matches!(it, '\r' | '\n')).map_or(0, char::len_utf8);
    Span::new(base + offset, base + offset + width)
}

/// The first line of a text whose first byte is at `base`.
pub(super) fn first_line(text: &str, base: usize) -> Span {
    let line = text.lines().next().unwrap_or_default().trim_end();
    Span::new(base, base + line.len())
}

/// The lines of the top-level block or attribute that holds `offset`: from the last line that starts with a letter
/// in its first column to the next such line after it.
pub(super) fn block_around(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len().saturating_sub(1));
    let around = blocks(text).into_iter().find(|block| offset < block.end).unwrap_or(0..text.len());
    if text[around.clone()].trim().is_empty() { 0..0 } else { around }
}

/// The first top-level block, up to the one that holds `offset`, whose end is missing: with a brace more, or two, it is
/// well formed.
pub(super) fn unclosed(text: &str, offset: usize) -> Option<Range<usize>> {
    let parses = |text: &str| hcl_edit::parser::parse_body(text).is_ok();
    blocks(text).into_iter().take_while(|block| block.start <= offset).find(|block| {
        let block = &text[block.clone()];
        !parses(block) && ["\n}\n", "\n}\n}\n"].iter().any(|end| parses(&format!("{block}{end}")))
    })
}

/// The lines of a text, divided where one starts with a letter in its first column. Those of heredocs do not count.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut heredoc: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match heredoc {
            Some(marker) if line.trim() == marker => heredoc = None,
            Some(_) => {}
            None => {
                if at > 0 && line.starts_with(|it: char| it.is_ascii_alphabetic()) {
                    starts.push(at);
                }
                let marker = line.rsplit_once("<<").map(|(_, marker)| marker.trim_start_matches('-').trim());
                let is_name = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-');
                heredoc = marker.filter(|marker| !marker.is_empty() && marker.chars().all(is_name));
            }
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}

/// As many bytes of white space, the line breaks kept.
pub(super) fn blank(text: &str) -> String {
    text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }).collect()
}

/// Gives an object key that stands at `offset` for the second time another name of the same length. Terraform lets
/// the last one win, `hcl-edit` refuses it; the name itself is read from the original text later.
pub(super) fn rename_key(text: &mut String, offset: usize, number: usize) -> Option<()> {
    let rest = text.get(offset..)?;
    let quote = usize::from(rest.starts_with('"'));
    let name = &rest[quote..];
    let length =
        name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
    if length == 0 || (quote == 1 && name.as_bytes().get(length) != Some(&b'"')) {
        return None;
    }
    // The number, written in letters, with as many letters in front as the name is long.
    let letter = |place: u32| {
        b'a' + u8::try_from(number / 26usize.checked_pow(place).unwrap_or(usize::MAX) % 26).unwrap_or(0)
    };
    let places = u32::try_from(length).ok()?;
    let other: String = (0..places).rev().map(|place| char::from(letter(place))).collect();
    let start = offset + quote;
    text.replace_range(start..start + length, &other);
    Some(())
}

/// Puts the line that starts with an operator at `offset` behind the one before, if both are in an object made by
/// `for`: Terraform pays no attention to line breaks there, for `hcl-edit` they end the value.
pub(super) fn join_lines(text: &mut String, offset: usize) -> Option<()> {
    const OPERATORS: [&str; 13] = ["?", ":", "&&", "||", "==", "!=", "<", ">", "+", "-", "*", "/", "%"];
    // The error may stand where the line before ends.
    let rest = text.get(offset..)?.trim_start();
    if !OPERATORS.iter().any(|it| rest.starts_with(it)) {
        return None;
    }
    let offset = text.len() - rest.len();
    let before = text[..offset].trim_end();
    let line = before.rsplit('\n').next().unwrap_or(before);
    let has_comment = ["#", "//", "*/"].iter().any(|it| line.contains(it));
    if !text[before.len()..offset].contains('\n') || has_comment || !is_made_by_for(before) {
        return None;
    }
    let gap = before.len()..offset;
    text.replace_range(gap.clone(), &" ".repeat(gap.len()));
    Some(())
}

/// Whether the innermost bracket that is open at the end of a text is that of an object made by `for`.
fn is_made_by_for(text: &str) -> bool {
    let mut closed = 0_usize;
    let open = text.bytes().rposition(|byte| {
        match byte {
            b'}' | b']' | b')' => closed += 1,
            b'{' | b'[' | b'(' if closed > 0 => closed -= 1,
            b'{' | b'[' | b'(' => return true,
            _ => {}
        }
        false
    });
    let inner = open.and_then(|open| text[open..].strip_prefix('{')).map(str::trim_start);
    inner
        .and_then(|inner| inner.strip_prefix("for"))
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// What is wrong, in fewer words than the parser's where it lists every character that an expression may start with.
pub(super) fn message(error: &hcl_edit::parser::Error) -> String {
    let message = error.message();
    if message.contains("expected `}`") && error.line().trim().is_empty() {
        "a block is not closed: expected `}`".to_owned()
    } else if message.starts_with("invalid expression; expected `\"`, `[`, `{`") {
        "expected an expression".to_owned()
    } else {
        message.to_owned()
    }
}
