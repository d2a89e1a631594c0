//! A file as a whole: it is parsed until nothing but what is wrong is left out, within bounds.

use super::recovery::{
    blank, block_around, blocks, error_span, first_line, join_lines, message, rename_key, unclosed,
};
use super::{Literals, Lower};
use crate::source::{Source, SourceId, Span};
use crate::syntax::{Body, File, SyntaxError};
use std::borrow::Cow;
use std::ops::Range;

/// How many errors are reported for one file.
const MAX_ERRORS: usize = 20;

/// How many object keys of one file may stand twice, and how many lines of objects made by `for` may start with an
/// operator, before the file counts as wrong.
const MAX_MENDED: usize = 100;

/// How many bytes of one file are parsed again after errors and what is renamed, beside the first time.
const MAX_PARSED_AGAIN: usize = 32 << 20;

/// How many pairs of keys of one file `hcl-edit` may compare: it looks for every key of an object among those before
/// it. 20,000 keys of one object take seconds.
const MAX_PAIRS: usize = 400_000_000;

/// Parses a file in the native syntax.
pub(in crate::syntax) fn parse_file(id: SourceId, source: &Source) -> File {
    let start = source.byte_order_mark();
    let original = &source.text()[start..];
    let mut file = File::default();
    let mut pairs = MAX_PAIRS;
    for part in parts(original) {
        let (text, base) = (&original[part.clone()], start + part.start);
        match pairs.checked_sub(pairs_of_keys(text)) {
            Some(left) => {
                pairs = left;
                parse_part(id, text, base, &mut file);
            }
            None => file.errors.push(SyntaxError {
                span: first_line(text, base),
                message: "this block has too many keys to be read".to_owned(),
            }),
        }
    }
    file.comments.sort_unstable();
    file.body.span = Span::new(start, source.text().len());
    file
}

/// The parts in which a text is parsed: all at once, but for one of so many keys that its blocks are looked at one by
/// one.
fn parts(text: &str) -> Vec<Range<usize>> {
    if pairs_of_keys(text) <= MAX_PAIRS { std::iter::once(0..text.len()).collect() } else { blocks(text) }
}

/// How many pairs of keys there are at most in an object of a text.
fn pairs_of_keys(text: &str) -> usize {
    // A key takes two bytes at least: most files are too small for the number to matter.
    if text.len().saturating_mul(text.len()) / 4 <= MAX_PAIRS {
        return 0;
    }
    let keys = text.bytes().filter(|byte| matches!(byte, b'=' | b':')).count();
    keys.saturating_mul(keys)
}

/// Parses a part of a file, whose first byte is at `base`, and adds what is in it.
fn parse_part(id: SourceId, original: &str, base: usize, file: &mut File) {
    let mut text = Cow::Borrowed(original);
    let mut again = MAX_PARSED_AGAIN;
    let mut mended = 0;
    loop {
        let error = match hcl_edit::parser::parse_body(&text) {
            Ok(body) => {
                let mut lower =
                    Lower { id, text: original, base, comments: Vec::new(), literals: Literals::Quoted };
                let Body { attributes, blocks, .. } = lower.file(&body);
                file.body.attributes.extend(attributes);
                file.body.blocks.extend(blocks);
                file.comments.append(&mut lower.comments);
                return;
            }
            Err(error) => error,
        };
        let offset = error.location().offset();
        let left = again.checked_sub(text.len());
        again = left.unwrap_or(0);
        if mended < MAX_MENDED && left.is_some() {
            mended += 1;
            let done = match error.message().contains("redefined object key") {
                true => rename_key(text.to_mut(), offset, mended),
                false => join_lines(text.to_mut(), offset),
            };
            if done.is_some() {
                continue;
            }
        }
        let (bad, error) = match unclosed(&text, offset) {
            // Terraform names the end of the file; what is wrong began here.
            Some(block) => {
                let span = first_line(&text[block.clone()], base + block.start);
                (block, SyntaxError { span, message: "a `}` is missing in this block".to_owned() })
            }
            None => {
                let span = error_span(original, base, offset);
                (block_around(&text, offset), SyntaxError { span, message: message(&error) })
            }
        };
        file.errors.push(error);
        if file.errors.len() >= MAX_ERRORS || bad.is_empty() || left.is_none() {
            return;
        }
        text.to_mut().replace_range(bad.clone(), &blank(&original[bad]));
    }
}
