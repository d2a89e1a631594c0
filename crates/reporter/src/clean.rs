//! Text of which nothing acts on whoever reads it: a terminal, or a CI server that reads commands from a log.
//!
//! Names of files, values and source lines come from whoever wrote the configuration. What people read of them goes
//! through [`clean`]: nothing disappears, everything is shown in a form that does nothing.
//!
//! - Control characters are shown as pictures (`␛`); those that have none, and the characters that turn the direction of
//!   text around, by which a line reads differently from what it is (<https://trojansource.codes>), as `�`.
//! - Commands to a CI server get a backslash: `:\:error::`, `#\#[group]`, `#\#vso[…]`. A runner of GitHub takes
//!   `::name …::` at the start of a line and `##[name]` anywhere in it
//!   (`src/Runner.Common/ActionCommand.cs` of <https://github.com/actions/runner>), Azure Pipelines `##vso[…]`.

use quick_xml::escape::escape;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;
use std::ops::Range;

/// The longest message that is shown, in characters. A name of a file alone may have 4,096.
const MAX_MESSAGE: usize = 600;

/// The commands of a runner, recognised also where they do not start a line.
const COMMANDS: [&str; 15] = [
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
    "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
];

/// A line of text of which nothing acts on its reader. A line break is shown as `␊`; tabs stay.
#[must_use]
pub fn clean(line: &str) -> Cow<'_, str> {
    if !line.contains(acts) && breaks(line).is_empty() {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    show(&mut out, line, |_, _| {});
    Cow::Owned(out)
}

/// A message on one line, cut at a length that people read.
#[must_use]
pub fn message(text: &str) -> String {
    // The message may be cut before it is cleaned: what it grows by is a few characters for each of them. Values of
    // megabytes stand in it as one word.
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.len() > MAX_MESSAGE * 4 {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().take(MAX_MESSAGE + 1));
    }
    clean(&cut(&line, MAX_MESSAGE)).into_owned()
}

/// Several lines, each cleaned; their line breaks, LF or CRLF, stay.
#[must_use]
pub fn lines(text: &str) -> String {
    lines_around(text, 0..0).0
}

/// [`lines`], and where a range of the text is in the result.
pub(crate) fn lines_around(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut end) = (None, None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix("\r\n").or_else(|| line.strip_suffix('\n')).unwrap_or(line);
        show(&mut out, content, |offset, written| {
            let offset = at + offset;
            if offset >= range.start {
                start.get_or_insert(written);
            }
            if offset >= range.end {
                end.get_or_insert(written);
            }
        });
        out.push_str(&line[content.len()..]);
        at += line.len();
    }
    let range = start.unwrap_or(out.len())..end.unwrap_or(out.len());
    (out, range)
}

/// JSON of which nothing acts on whoever reads it in a terminal or a log: what would is written as its number, which
/// whoever parses it gets back as it was. The rest is as another formatter writes it.
struct InertJson<F>(F);

/// The methods in which formatters differ.
macro_rules! as_inner {
    ($($name:ident($($argument:ident: $type:ty)?))*) => {$(
        fn $name<W: io::Write + ?Sized>(&mut self, out: &mut W $(, $argument: $type)?) -> io::Result<()> {
            self.0.$name(out $(, $argument)?)
        }
    )*};
}

impl<F: Formatter> Formatter for InertJson<F> {
    as_inner! {
        begin_array() end_array() begin_array_value(first: bool) end_array_value()
        begin_object() end_object() begin_object_key(first: bool) begin_object_value() end_object_value()
    }

    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        if is_plain(text) {
            return out.write_all(text.as_bytes());
        }
        let mut breaks = breaks(text).into_iter().peekable();
        let mut written = 0;
        for (at, character) in text.char_indices() {
            if breaks.next_if_eq(&at).is_none() && !acts(character) {
                continue;
            }
            out.write_all(&text.as_bytes()[written..at])?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + character.len_utf8();
        }
        out.write_all(&text.as_bytes()[written..])
    }
}

/// Whether a text surely has nothing in it that acts: most texts, and quickly told. Every command holds two colons or
/// two number signs in a row.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let seen = bytes.iter().fold(0, |seen, byte| seen | KINDS[usize::from(*byte)]);
    seen & UNSHOWN == 0 && (seen & MARK == 0 || !has_pair(bytes))
}

/// A byte that is not shown as it is, or part of a character that may not be.
const UNSHOWN: u8 = 1;

/// A byte of which two make a command.
const MARK: u8 = 2;

/// What there is to say of each byte. Most texts are a few bytes long: a table is faster for them than to take many at a
/// time.
static KINDS: [u8; 256] = {
    let mut kinds = [UNSHOWN; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        kinds[byte as usize] = if byte == b':' || byte == b'#' { MARK } else { 0 };
        byte += 1;
    }
    kinds
};

/// Whether two colons or two number signs stand in a row.
fn has_pair(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(false, |seen, (a, b)| seen | ((a == b) & ((*a == b':') | (*a == b'#'))))
}

/// Writes a value as [`InertJson`] on one line.
pub(crate) fn write_json(out: &mut impl io::Write, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, InertJson(CompactFormatter)))
}

/// Writes a value as [`InertJson`], indented.
pub(crate) fn write_pretty_json(out: &mut impl io::Write, value: &impl Serialize) -> serde_json::Result<()> {
    let formatter = InertJson(PrettyFormatter::new());
    value.serialize(&mut serde_json::Serializer::with_formatter(out, formatter))
}

/// Text as it stands in XML, of which nothing acts on whoever reads it in a terminal or a log: what would is written as
/// its number, which whoever parses it gets back as it was. What XML 1.0 cannot hold at all (§2.2) is shown as `�`.
pub(crate) fn xml(text: &str) -> String {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect();
    let mut out = String::with_capacity(text.len());
    for line in escape(text).split_inclusive('\n') {
        if is_plain(line.trim_end_matches('\n')) {
            out.push_str(line);
            continue;
        }
        let mut breaks = breaks(line).into_iter().peekable();
        for (at, character) in line.char_indices() {
            let broken = breaks.next_if_eq(&at).is_some();
            if broken || (acts(character) && character != '\n') {
                // Writing to a String does not fail.
                _ = write!(out, "&#{};", u32::from(character));
            } else {
                out.push(character);
            }
        }
    }
    out
}

/// At most `max` characters of a text; the last is an ellipsis where something is missing.
pub(crate) fn cut(text: &str, max: usize) -> Cow<'_, str> {
    match text.char_indices().nth(max) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(max.saturating_sub(1)).chain(['…']).collect()),
    }
}

/// Shows a line in a form that does nothing, and tells of each of its offsets, its end included, where it is written.
fn show(out: &mut String, line: &str, mut tell: impl FnMut(usize, usize)) {
    let mut breaks = breaks(line).into_iter().peekable();
    for (offset, character) in line.char_indices() {
        tell(offset, out.len());
        if breaks.next_if_eq(&offset).is_some() {
            out.push('\\');
        }
        push(out, character);
    }
    tell(line.len(), out.len());
}

/// Adds a character in a form that does nothing.
fn push(out: &mut String, character: char) {
    match character {
        '\t' => out.push('\t'),
        // The pictures of control characters stand in their order.
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(character))),
        '\u{7f}' => out.push('␡'),
        _ if acts(character) => out.push(char::REPLACEMENT_CHARACTER),
        _ => out.push(character),
    }
}

/// Control characters, what turns the direction of text, and what ends a line for some.
fn acts(character: char) -> bool {
    let turns = matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    turns || (character.is_control() && character != '\t')
}

/// Where a backslash keeps a command from being one.
fn breaks(line: &str) -> Vec<usize> {
    let start = line.len() - line.trim_start().len();
    let colons = pairs(line, b':').filter(|&at| {
        let rest = &line[at + 2..];
        (at == start && rest.contains("::")) || is_named_command(rest)
    });
    let hashes = pairs(line, b'#').filter(|&at| {
        // `##[name]`, `##vso[…]`.
        line[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('[')
    });
    let mut breaks: Vec<_> = colons.chain(hashes).map(|at| at + 1).collect();
    breaks.sort_unstable();
    breaks
}

/// The offsets at which an ASCII character stands twice.
fn pairs(line: &str, byte: u8) -> impl Iterator<Item = usize> {
    line.as_bytes().windows(2).enumerate().filter(move |(_, pair)| *pair == [byte, byte]).map(|(at, _)| at)
}

/// Whether what follows `::` is the name of a command, and then `::` or arguments.
fn is_named_command(rest: &str) -> bool {
    let name = rest.bytes().take_while(|it| it.is_ascii_alphabetic() || *it == b'-').count();
    let (name, after) = rest.split_at(name);
    (after.starts_with("::") || after.starts_with(' '))
        && COMMANDS.iter().any(|it| it.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_shown() {
        assert_eq!(clean("a\n\u{1b}[31mb\u{7}\u{7f}"), "a␊␛[31mb␇␡");
        assert_eq!(clean("\u{9b}31m\u{202e}x"), "�31m�x");
        assert!(matches!(clean("\té – 👩‍🚀 arn:aws:s3:::x #[y]"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_acts_on_a_runner_is_broken() {
        for (command, shown) in [
            ("::error::x", ":\\:error::x"),
            ("  ::add-mask::x", "  :\\:add-mask::x"),
            ("\u{3000}::token::", "\u{3000}:\\:token::"),
            ("a ::SET-OUTPUT name=x::y", "a :\\:SET-OUTPUT name=x::y"),
            ("##[group]a ###[error]", "#\\#[group]a ##\\#[error]"),
            ("x ##vso[task.setvariable]", "x #\\#vso[task.setvariable]"),
        ] {
            assert_eq!(clean(command), shown);
        }
        for harmless in ["::1 localhost", "arn:aws:iam::aws:policy/x", "Foo::Bar::baz", "## a [x](y)"] {
            assert_eq!(clean(harmless), harmless);
        }
    }

    #[test]
    fn a_place_is_found_again() {
        let (text, range) = lines_around("x\n\u{1b}\u{9b}ab", 5..6);
        assert_eq!((text.as_str(), &text[range]), ("x\n␛�ab", "a"));
        assert_eq!(lines_around("\u{1b}\n", 1..1).1, 3..3);
    }

    #[test]
    fn line_breaks_stay_between_lines() {
        assert_eq!(lines(" ::error::x\r\n+a\rb\n"), " :\\:error::x\r\n+a␍b\n");
    }

    #[test]
    fn json_is_inert_and_the_same() {
        let text = "::error::a##[group]\u{9b}\u{202e}\u{7f}é\u{1b}😀";
        let mut out = Vec::new();
        write_json(&mut out, &text).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert_eq!(json, r#"":\u003aerror::a#\u0023[group]\u009b\u202e\u007fé\u001b😀""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn pretty_json_is_inert_and_as_pretty_as_ever() {
        let value = serde_json::json!({ "a": [1, { "b": "##[group]" }], "c": [], "d": {} });
        let mut out = Vec::new();
        write_pretty_json(&mut out, &value).unwrap();
        let json = String::from_utf8(out).unwrap();
        let expected = serde_json::to_string_pretty(&value).unwrap().replace("##", "#\\u0023");
        assert_eq!(json, expected);
    }

    #[test]
    fn xml_is_inert_and_the_same() {
        let text = "::error::a##[group]\n  ::b::\r\n\u{9b}\u{202e}\u{7f}é\t<&>'\"##vso[c]";
        let escaped = xml(text);
        assert_eq!(
            escaped,
            "&#58;:error::a#&#35;[group]\n  &#58;:b::&#13;\n&#155;&#8238;&#127;é\t&lt;&amp;&gt;&apos;&quot;#&#35;vso[c]"
                .replace("&#58;:", ":&#58;")
        );
        assert_eq!(quick_xml::escape::unescape(&escaped).unwrap(), text);
        assert_eq!(xml("\u{1b}\0"), "��");
    }

    #[test]
    fn messages_are_short() {
        assert_eq!(message(" a\n::error::b  c\n"), "a :\\:error::b c");
        assert_eq!(message(&"é ".repeat(100_000)).chars().count(), MAX_MESSAGE);
    }
}
