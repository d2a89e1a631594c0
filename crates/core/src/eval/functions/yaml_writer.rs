//! `yamlencode`: as the emitter of libyaml writes what Terraform hands it.
//!
//! Strings stand in double quotes, folded at 80 columns; strings of several lines are literal blocks where a block can
//! hold them. Numbers, booleans and null are plain.

use super::{Call, Outcome, Stop};
use crate::eval::template::MAX_TEXT;
use crate::value::{Data, HopKind, Value};
use ecow::eco_format;
use std::fmt::Write;

/// The column after which a quoted string is broken at the next space.
const BEST_WIDTH: usize = 80;

/// The longest key that stands on one line with its value, in bytes.
const MAX_SIMPLE_KEY: usize = 128;

/// `yamlencode(value)`. What was encoded stays at hand, as it does of `jsonencode`.
pub(super) fn encode(call: &Call) -> Outcome {
    let value = call.value(0);
    let encoded = match value.first_unknown() {
        Some(_) => call.derived(true),
        None => call.string(text(call, value)?)?,
    };
    Ok(encoded.after(HopKind::Encoded(value.clone()), call.at))
}

/// A value of which everything is known, as YAML.
fn text(call: &Call, value: &Value) -> Result<String, Stop> {
    let mut writer = Writer { call, text: String::new() };
    match value.data() {
        Data::List(items) | Data::Set(items) if !items.is_empty() => writer.node(value, 0, false)?,
        Data::Object(members) if !members.is_empty() => writer.node(value, 0, false)?,
        _ => writer.scalar(value, 2),
    }
    let open = matches!(value.data(), Data::Null | Data::Bool(_) | Data::Number(_));
    if !writer.text.ends_with('\n') {
        writer.text.push('\n');
    }
    // A plain scalar on its own needs a mark for its end.
    writer.text.push_str(if open { "...\n" } else { "" });
    Ok(writer.text)
}

struct Writer<'c> {
    call: &'c Call<'c>,
    text: String,
}

impl Writer<'_> {
    /// A value in a block at `indent` columns. `inline` says that the line was begun by the `-` of a list.
    fn node(&mut self, value: &Value, indent: usize, inline: bool) -> Result<(), Stop> {
        self.call.uses(value);
        if self.text.len() > MAX_TEXT {
            return Err(Stop::Limit(eco_format!("the text is longer than {} MiB", MAX_TEXT >> 20)));
        }
        let mut inline = inline;
        match value.data() {
            Data::List(items) | Data::Set(items) if !items.is_empty() => {
                for item in items.iter() {
                    self.line(indent, &mut inline);
                    self.text.push('-');
                    self.content(item, indent + 2, true, indent + 2)?;
                }
            }
            Data::Object(members) if !members.is_empty() => {
                for (key, member) in members.iter() {
                    self.line(indent, &mut inline);
                    if key.len() <= MAX_SIMPLE_KEY && !key.contains(is_break) {
                        self.quoted(key, None);
                        self.text.push(':');
                        // A list stands at the column of its key.
                        self.content(member, indent + 2, false, indent)?;
                    } else {
                        self.text.push_str("? ");
                        self.string(key, indent + 2);
                        self.line(indent, &mut false);
                        self.text.push(':');
                        self.content(member, indent + 2, true, indent + 2)?;
                    }
                }
            }
            _ => self.scalar(value, indent),
        }
        Ok(())
    }

    /// What follows `-` or `:`. `compact` says whether a collection begins on the same line.
    fn content(
        &mut self,
        value: &Value,
        indent: usize,
        compact: bool,
        list_indent: usize,
    ) -> Result<(), Stop> {
        self.call.uses(value);
        match value.data() {
            Data::List(items) | Data::Set(items) if !items.is_empty() => {
                self.text.push_str(if compact { " " } else { "" });
                self.node(value, if compact { indent } else { list_indent }, compact)?;
            }
            Data::Object(members) if !members.is_empty() => {
                self.text.push_str(if compact { " " } else { "" });
                self.node(value, indent, compact)?;
            }
            _ => {
                self.text.push(' ');
                self.scalar(value, indent);
            }
        }
        Ok(())
    }

    /// Begins a line, unless the line was begun already.
    fn line(&mut self, indent: usize, inline: &mut bool) {
        if std::mem::take(inline) {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    /// What stands on its own: a scalar, or an empty collection.
    fn scalar(&mut self, value: &Value, indent: usize) {
        self.call.uses(value);
        match value.data() {
            Data::String(text) => self.string(text, indent),
            Data::Null => self.text.push_str("null"),
            Data::Bool(value) => _ = write!(self.text, "{value}"),
            Data::Number(number) => _ = write!(self.text, "{number}"),
            Data::Object(_) => self.text.push_str("{}"),
            _ => self.text.push_str("[]"),
        }
    }

    fn string(&mut self, string: &str, indent: usize) {
        if string.contains('\n') && fits_block(string) {
            self.literal(string, indent);
        } else {
            self.quoted(string, Some(indent));
        }
    }

    /// A literal block: `|`, marks for its indentation and its end, and the lines.
    fn literal(&mut self, string: &str, indent: usize) {
        self.text.push('|');
        if string.starts_with([' ', '\n']) {
            self.text.push('2');
        }
        self.text.push_str(match string.strip_suffix('\n') {
            None => "-",
            Some(rest) if rest.is_empty() || rest.ends_with('\n') => "+",
            Some(_) => "",
        });
        self.text.push('\n');
        for line in string.split_inclusive('\n') {
            if line != "\n" {
                self.text.extend(std::iter::repeat_n(' ', indent));
            }
            self.text.push_str(line);
        }
    }

    /// A string in double quotes. With an indentation it is folded where it gets too wide.
    fn quoted(&mut self, string: &str, indent: Option<usize>) {
        self.text.push('"');
        let start = self.text.rfind('\n').map_or(0, |at| at + 1);
        let mut column = self.text[start..].chars().count();
        let mut previous_space = false;
        let mut characters = string.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let last = at + character.len_utf8() == string.len();
            let before = self.text.len();
            match (character, indent) {
                (' ', Some(indent)) if !previous_space && column > BEST_WIDTH && at > 0 && !last => {
                    self.text.push('\n');
                    self.text.extend(std::iter::repeat_n(' ', indent));
                    column = indent;
                    if matches!(characters.peek(), Some((_, ' '))) {
                        self.text.push('\\');
                        column += 1;
                    }
                }
                _ => {
                    self.character(character);
                    column += self.text[before..].chars().count();
                }
            }
            previous_space = character == ' ';
        }
        self.text.push('"');
    }

    fn character(&mut self, character: char) {
        let escape = match character {
            '"' => '"',
            '\\' => '\\',
            '\0' => '0',
            '\u{7}' => 'a',
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{b}' => 'v',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\u{1b}' => 'e',
            '\u{85}' => 'N',
            '\u{2028}' => 'L',
            '\u{2029}' => 'P',
            _ if is_printable(character) => return self.text.push(character),
            _ => {
                let code = u32::from(character);
                _ = match code {
                    0..=0xff => write!(self.text, "\\x{code:02X}"),
                    0x100..=0xffff => write!(self.text, "\\u{code:04X}"),
                    _ => write!(self.text, "\\U{code:08X}"),
                };
                return;
            }
        };
        self.text.extend(['\\', escape]);
    }
}

/// Whether a literal block can hold the text: neither a space before a break or at the end, nor what must be escaped.
fn fits_block(string: &str) -> bool {
    let mut previous_space = false;
    for character in string.chars() {
        if !is_printable(character) || (is_break(character) && previous_space) {
            return false;
        }
        previous_space = character == ' ';
    }
    !previous_space
}

fn is_break(character: char) -> bool {
    matches!(character, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What the emitter prints as it is; characters beyond the first plane are not among it.
fn is_printable(character: char) -> bool {
    matches!(character, '\n' | ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}')
        && character != '\u{feff}'
}
