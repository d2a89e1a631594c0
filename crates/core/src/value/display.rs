//! Values and symbols as text.

use super::{Data, Symbol, Value};
use std::fmt::{self, Write};

/// The longest text of a value, in bytes. It is longer than an identity may be, so that no text that is cut becomes
/// one.
const MAX_SHOWN: usize = 4096;

/// The value as an expression, on one line: strings quoted, unknown values by their symbol. The text of a large value
/// is cut: a few lines of source make values whose text no machine can hold.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cut = Cut { to: &mut *f, left: MAX_SHOWN };
        match write_value(self, &mut cut) {
            Err(fmt::Error) if cut.left == 0 => f.write_str("…"),
            written => written,
        }
    }
}

/// The identity, whole: it is compared.
impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_symbol(self, f)
    }
}

/// Writes as much as may be written, and fails beyond.
struct Cut<'w, W> {
    to: &'w mut W,
    left: usize,
}

impl<W: Write> Write for Cut<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() <= self.left {
            self.left -= text.len();
            return self.to.write_str(text);
        }
        let left = std::mem::take(&mut self.left);
        let end = (0..=left).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        self.to.write_str(&text[..end])?;
        Err(fmt::Error)
    }
}

fn write_value(value: &Value, to: &mut dyn Write) -> fmt::Result {
    match value.data() {
        _ if value.sensitive => to.write_str("(sensitive)"),
        Data::Null => to.write_str("null"),
        Data::Bool(value) => to.write_str(if *value { "true" } else { "false" }),
        Data::Number(value) => write!(to, "{value}"),
        Data::String(text) => write_quoted(text, to),
        Data::List(items) | Data::Set(items) => {
            to.write_str("[")?;
            separated(to, items.iter(), |to, item| write_value(item, to))?;
            to.write_str("]")
        }
        Data::Object(members) => {
            to.write_str("{")?;
            separated(to, members.iter(), |to, (key, value)| {
                to.write_str(key)?;
                to.write_str(" = ")?;
                write_value(value, to)
            })?;
            to.write_str("}")
        }
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(symbol) => write_symbol(symbol, to),
            None => to.write_str("(unknown)"),
        },
    }
}

impl Value {
    /// Whether its text may be as short as that, without writing it: a no is certain.
    pub(crate) fn may_fit(&self, bytes: usize) -> bool {
        left_after(self, bytes).is_some()
    }
}

/// What is at most left of some bytes once a value is written. `None` where they do not suffice.
fn left_after(value: &Value, left: usize) -> Option<usize> {
    match value.data() {
        _ if value.sensitive => Some(left),
        Data::String(text) => left.checked_sub(text.len() + 2),
        Data::List(items) | Data::Set(items) => {
            let left = left.checked_sub(items.len() * 2)?;
            items.iter().try_fold(left, |left, item| left_after(item, left))
        }
        Data::Object(members) => members.iter().try_fold(left, |left, (key, value)| {
            left_after(value, left.checked_sub(key.len() + " = , ".len())?)
        }),
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Expression(text)) => left.checked_sub(text.len()),
            _ => Some(left),
        },
        Data::Null | Data::Bool(_) | Data::Number(_) => left.checked_sub(1),
    }
}

/// A text in quotes. Most texts hold nothing that is written otherwise than it is.
fn write_quoted(text: &str, to: &mut dyn Write) -> fmt::Result {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\'' | b'\\');
    if !text.bytes().all(is_plain) {
        return write!(to, "\"{}\"", text.escape_debug());
    }
    to.write_str("\"")?;
    to.write_str(text)?;
    to.write_str("\"")
}

fn write_symbol(symbol: &Symbol, to: &mut dyn Write) -> fmt::Result {
    match symbol {
        Symbol::Attribute(attribute) => write!(to, "{attribute}"),
        Symbol::Instances(resource) => write!(to, "{resource}[*]"),
        Symbol::Expression(text) => to.write_str(text),
        Symbol::Template(parts) => {
            to.write_str("\"")?;
            parts.iter().try_for_each(|part| match part.data() {
                Data::String(text) => to.write_str(text),
                _ => {
                    to.write_str("${")?;
                    write_value(part, to)?;
                    to.write_str("}")
                }
            })?;
            to.write_str("\"")
        }
    }
}

fn separated<T>(
    to: &mut dyn Write,
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut dyn Write, T) -> fmt::Result,
) -> fmt::Result {
    items.enumerate().try_for_each(|(index, item)| {
        if index > 0 {
            to.write_str(", ")?;
        }
        write(to, item)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{NOWHERE, Reason};

    #[test]
    fn the_text_of_a_large_value_is_cut() {
        let double = |value: Value| Value::list([value.clone(), value], NOWHERE);
        let large = (0..19).fold(Value::string("é", NOWHERE), |value, _| double(value));
        let text = large.to_string();
        assert!(text.starts_with("[[[") && text.ends_with('…') && text.len() <= MAX_SHOWN + '…'.len_utf8());
        assert_eq!(double(Value::bool(true, NOWHERE)).to_string(), "[true, true]");
    }

    #[test]
    fn what_may_not_fit_is_longer_for_certain() {
        let text = |text: &str| Value::string(text, NOWHERE);
        let named = |name: &str| {
            Value::unknown(Reason::Undeclared("x".into()), Some(Symbol::Expression(name.into())), NOWHERE)
        };
        let object = Value::object([("a".into(), text("b")), ("c".into(), named("local.d"))].into(), NOWHERE);
        let nothing = Value::list([], NOWHERE);
        for value in
            [text(""), text("\n"), named("var.e"), nothing, Value::list([object.clone()], NOWHERE), object]
        {
            let length = value.to_string().len();
            assert!(value.may_fit(length), "{value}");
            let shortest = (0..=length).find(|&bytes| value.may_fit(bytes));
            assert!(shortest.is_some_and(|it| it + 4 >= length), "{value} takes {length}, not {shortest:?}");
        }
    }
}
