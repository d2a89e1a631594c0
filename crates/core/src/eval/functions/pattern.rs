//! Regular expressions: `regex`, `regexall` and `replace`.
//!
//! Terraform uses Go's RE2. The `regex` crate is its descendant; what the two read differently is rewritten here
//! (Go's package `regexp/syntax`): `\d`, `\w`, `\s` and `\b` mean ASCII, `\Q…\E` quotes, a lone `{` is itself, and
//! classes have no operators.

use super::arguments::normalized;
use super::partial::Partial;
use super::{Call, Outcome, Stop, refuse};
use crate::eval::template::MAX_TEXT;
use crate::value::Value;
use ecow::{EcoString, eco_format};
use regex::{Captures, Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::iter::Peekable;
use std::rc::Rc;
use std::str::Chars;

/// A compiled regular expression.
pub(super) struct Pattern {
    regex: Regex,
    /// The names of its groups, where they have names.
    names: Vec<EcoString>,
    /// How many bytes it matches at most, as far as that is bounded.
    longest: Option<usize>,
}

/// A look at so many bytes in search of a match costs one step.
const BYTES_A_STEP: usize = 16;

impl Pattern {
    /// The matches in a text, one after the other. The search for each may look at all that is left of the text, and
    /// still find a short one.
    fn matches<'p>(
        &'p self,
        call: &'p Call,
        text: &'p str,
    ) -> impl Iterator<Item = Result<Captures<'p>, Stop>> {
        self.regex.captures_iter(text).map(move |captures| {
            let left = text.len() - captures.get(0).map_or(0, |found| found.start());
            let seen = self.longest.map_or(left, |longest| longest.min(left));
            call.evaluator.budget.work(1 + seen / BYTES_A_STEP)?;
            Ok(captures)
        })
    }
}

pub(super) fn regex(call: &Call) -> Outcome {
    let (pattern, text) = (call.text(0)?, call.text(1));
    if matches!(text, Err(Stop::Unknown)) && is_right(call, &pattern) {
        return Err(Stop::Unknown);
    }
    let (pattern, text) = (compiled(call, &pattern)?, text?);
    refuse_mixed_groups(&pattern)?;
    match pattern.regex.captures(&text) {
        Some(captures) => Ok(captured(call, &pattern, &captures)),
        None => refuse("the pattern matches no part of the string"),
    }
}

pub(super) fn regex_all(call: &Call) -> Outcome {
    let pattern = compiled(call, &call.text(0)?)?;
    let text = call.text(1)?;
    refuse_mixed_groups(&pattern)?;
    let matches = pattern.matches(call, &text).take(super::MAX_ELEMENTS + 1);
    call.list(matches.map(|it| Ok(captured(call, &pattern, &it?))).collect::<Result<_, Stop>>()?)
}

fn refuse_mixed_groups(pattern: &Pattern) -> Result<(), Stop> {
    let mixed = !pattern.names.is_empty() && pattern.names.len() + 1 < pattern.regex.captures_len();
    if mixed { refuse("the pattern mixes groups with names and groups without") } else { Ok(()) }
}

/// A match: an object of its named groups, a list of its groups, or the text where it has none. Groups that took no
/// part are null.
fn captured(call: &Call, pattern: &Pattern, captures: &Captures) -> Value {
    let text = |found: Option<regex::Match>| match found {
        Some(found) => Value::string(normalized(found.as_str().into()), call.at),
        None => Value::null(call.at),
    };
    if !pattern.names.is_empty() {
        let members = pattern.names.iter().map(|name| (name.clone(), text(captures.name(name))));
        return Value::object(members.collect(), call.at);
    }
    match captures.len() {
        1 => text(captures.get(0)),
        _ => Value::list(captures.iter().skip(1).map(text), call.at),
    }
}

/// `replace(text, part, by)`; a part between slashes is a regular expression.
pub(super) fn replace(call: &Call) -> Outcome {
    let (part, by) = (call.text(1)?, call.text(2)?);
    if part.len() >= 2 && part.starts_with('/') && part.ends_with('/') {
        let pattern = compiled(call, &part[1..part.len() - 1])?;
        return replace_matches(call, &pattern, &call.text(0)?, &by);
    }
    let mut characters = part.chars();
    if let (Some(_), None) = (characters.next(), characters.next()) {
        // A single character lies within one part of a string or another.
        limit(call, &part, &by)?;
        let write = |hole: &Value| eco_format!("replace({hole}, {part:?}, {by:?})");
        return call.each_part(|text| text.replace(part.as_str(), &by).into(), write);
    }
    limit(call, &part, &by)?;
    let text = call.text(0)?;
    call.string(text.replace(part.as_str(), &by))
}

/// Refuses a replacement whose result would be too long.
fn limit(call: &Call, part: &str, by: &str) -> Result<(), Stop> {
    let text = call.partial(0)?;
    let places: usize = match &text {
        Partial::Known(text) => text.matches(part).count(),
        parts => parts.literals().map(|literal| literal.matches(part).count()).sum(),
    };
    if places.checked_mul(by.len()).is_none_or(|length| length > MAX_TEXT) { too_long() } else { Ok(()) }
}

fn too_long<T>() -> Result<T, Stop> {
    Err(Stop::Limit(eco_format!("the string is longer than {} MiB", MAX_TEXT >> 20)))
}

fn replace_matches(call: &Call, pattern: &Pattern, text: &str, by: &str) -> Outcome {
    let mut replaced = String::with_capacity(text.len());
    let mut copied = 0;
    for captures in pattern.matches(call, text) {
        let captures = captures?;
        let Some(found) = captures.get(0) else { continue };
        replaced.push_str(&text[copied..found.start()]);
        captures.expand(by, &mut replaced);
        copied = found.end();
        if replaced.len() > MAX_TEXT {
            return too_long();
        }
    }
    replaced.push_str(&text[copied..]);
    call.string(replaced)
}

/// The regular expression of a text, compiled once.
fn compiled(call: &Call, text: &str) -> Result<Rc<Pattern>, Stop> {
    let patterns = &call.evaluator.memory.patterns;
    if let Some(known) = patterns.borrow().get(text) {
        return known.clone().map_err(Stop::Refused);
    }
    let parsed = parse(text);
    if let Ok((_, hir)) = &parsed {
        call.evaluator.budget.work(STEPS_A_PATTERN.saturating_add(cost(hir)))?;
    }
    let pattern = parsed.and_then(|(rewritten, hir)| compile(text, &rewritten, &hir)).map(Rc::new);
    patterns.borrow_mut().insert(text.into(), pattern.clone());
    pattern.map_err(Stop::Refused)
}

/// Whether a text is a regular expression. Where there is no string to look at, nothing is compiled.
fn is_right(call: &Call, text: &str) -> bool {
    let memory = &call.evaluator.memory;
    if memory.parsed.borrow().contains(text) {
        return true;
    }
    let is_right = parse(text).is_ok();
    if is_right {
        memory.parsed.borrow_mut().insert(text.into());
    }
    is_right
}

/// How large a regular expression may be when it is compiled, in bytes.
const MAX_COMPILED: usize = 2 << 20;

/// What any pattern costs, however short it is, in steps.
const STEPS_A_PATTERN: usize = 2_000;

/// A pattern as the `regex` crate writes it, and what it means.
fn parse(text: &str) -> Result<(String, Hir), EcoString> {
    let rewritten = rewrite(text)?;
    match regex_syntax::parse(&rewritten) {
        Ok(hir) => Ok((rewritten, hir)),
        Err(_) => Err(eco_format!("{text:?} is not a regular expression that Terraform knows")),
    }
}

/// About how many states a pattern has: what is repeated counts each time.
fn cost(hir: &Hir) -> usize {
    let sum = |parts: &[Hir]| parts.iter().map(cost).fold(0, usize::saturating_add);
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => 1 + class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => 1 + class.ranges().len(),
        HirKind::Repetition(it) => {
            cost(&it.sub).saturating_mul(it.max.unwrap_or(it.min.saturating_add(1)) as usize)
        }
        HirKind::Capture(it) => cost(&it.sub).saturating_add(1),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => sum(parts),
    }
}

fn compile(text: &str, rewritten: &str, hir: &Hir) -> Result<Pattern, EcoString> {
    let regex =
        RegexBuilder::new(rewritten).size_limit(MAX_COMPILED).build().map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "the regular expression is too large".into(),
            _ => eco_format!("{text:?} is not a regular expression that Terraform knows"),
        })?;
    let names = regex.capture_names().flatten().map(EcoString::from).collect();
    Ok(Pattern { regex, names, longest: hir.properties().maximum_len() })
}

const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";
const SPACE: &str = r"\t\n\f\r ";

/// A regular expression of Go's as the `regex` crate writes it.
fn rewrite(text: &str) -> Result<String, EcoString> {
    let mut rewritten = String::with_capacity(text.len() + 16);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => escape(&mut rest, &mut rewritten, false)?,
            '[' => class(&mut rest, &mut rewritten)?,
            '{' if !is_repetition(rest.clone()) => rewritten.push_str(r"\{"),
            '(' => group(&rest, &mut rewritten)?,
            _ => rewritten.push(character),
        }
    }
    Ok(rewritten)
}

/// Whether `{` begins a repetition: `{2}`, `{2,}`, `{2,3}`.
fn is_repetition(rest: Peekable<Chars>) -> bool {
    let inside: String = rest.take_while(|it| *it != '}').take(12).collect();
    let (least, most) = inside.split_once(',').unwrap_or((&inside, "0"));
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    !least.is_empty() && digits(least) && digits(most)
}

/// Writes the parenthesis of a group. Go knows the flags `i`, `m`, `s` and `U` only.
fn group(rest: &Peekable<Chars>, rewritten: &mut String) -> Result<(), EcoString> {
    let mut ahead = rest.clone();
    if ahead.next() == Some('?') {
        let flags: String = ahead.take_while(|it| it.is_ascii_alphabetic() || *it == '-').collect();
        if flags != "P" && flags.chars().any(|flag| !"imsU-".contains(flag)) {
            return Err(eco_format!("`(?{flags}` is not a group that Terraform's regular expressions know"));
        }
    }
    rewritten.push('(');
    Ok(())
}

/// Rewrites what follows a backslash.
fn escape(rest: &mut Peekable<Chars>, rewritten: &mut String, in_class: bool) -> Result<(), EcoString> {
    let Some(character) = rest.next() else { return Err("a trailing backslash".into()) };
    match character {
        'd' => rewritten.extend(["[", DIGIT, "]"]),
        'D' => rewritten.extend(["[^", DIGIT, "]"]),
        'w' => rewritten.extend(["[", WORD, "]"]),
        'W' => rewritten.extend(["[^", WORD, "]"]),
        's' => rewritten.extend(["[", SPACE, "]"]),
        'S' => rewritten.extend(["[^", SPACE, "]"]),
        'b' if !in_class => rewritten.push_str(r"(?-u:\b)"),
        'Q' if !in_class => quoted(rest, rewritten),
        'E' if !in_class => {}
        '0'..='7' => octal(character, rest, rewritten),
        'x' | 'p' | 'P' => {
            rewritten.extend(['\\', character]);
            // A number or name in braces is not a repetition.
            if rest.peek() == Some(&'{') {
                for inner in rest.by_ref() {
                    rewritten.push(inner);
                    if inner == '}' {
                        break;
                    }
                }
            }
        }
        'a' | 'f' | 'n' | 'r' | 't' | 'v' | 'z' | 'A' | 'B' => rewritten.extend(['\\', character]),
        _ if character.is_ascii_punctuation() || character == ' ' => {
            rewritten.push_str(&regex::escape(character.encode_utf8(&mut [0; 4])));
        }
        _ => {
            return Err(eco_format!(
                r"`\{character}` is not an escape that Terraform's regular expressions know"
            ));
        }
    }
    Ok(())
}

/// Text up to `\E`, taken as it is.
fn quoted(rest: &mut Peekable<Chars>, rewritten: &mut String) {
    while let Some(character) = rest.next() {
        if character == '\\' && rest.peek() == Some(&'E') {
            rest.next();
            return;
        }
        rewritten.push_str(&regex::escape(character.encode_utf8(&mut [0; 4])));
    }
}

/// A character by its octal number. One digit other than zero would refer back to a group, which RE2 has not.
fn octal(first: char, rest: &mut Peekable<Chars>, rewritten: &mut String) {
    let mut digits = String::from(first);
    while digits.len() < 3
        && let Some(digit) = rest.next_if(|it| ('0'..='7').contains(it))
    {
        digits.push(digit);
    }
    match u32::from_str_radix(&digits, 8) {
        Ok(code) if digits.len() > 1 || first == '0' => rewritten.push_str(&format!(r"\x{{{code:x}}}")),
        _ => rewritten.extend(['\\', first]),
    }
}

/// Rewrites a character class, whose bracket was read.
fn class(rest: &mut Peekable<Chars>, rewritten: &mut String) -> Result<(), EcoString> {
    rewritten.push('[');
    rewritten.extend(rest.next_if_eq(&'^'));
    if rest.next_if_eq(&']').is_some() {
        rewritten.push_str(r"\]");
    }
    let mut previous = ' ';
    while let Some(character) = rest.next() {
        match character {
            ']' => {
                rewritten.push(']');
                return Ok(());
            }
            '[' if rest.peek() == Some(&':') => {
                rewritten.push('[');
                // A name of a class, up to its own bracket.
                for inner in rest.by_ref() {
                    rewritten.push(inner);
                    if inner == ']' {
                        break;
                    }
                }
            }
            '\\' => escape(rest, rewritten, true)?,
            '[' | '&' | '~' => rewritten.extend(['\\', character]),
            '-' if previous == '-' => rewritten.push_str(r"\-"),
            _ => rewritten.push(character),
        }
        previous = character;
    }
    Err("a class is not closed".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_of_go_are_rewritten() {
        let rewritten = |text: &str| rewrite(text).unwrap();
        assert_eq!(rewritten(r"^\d{2,3}-\w+$"), r"^[0-9]{2,3}-[0-9A-Za-z_]+$");
        assert_eq!(rewritten(r"[[:alpha:]\d[]"), r"[[:alpha:][0-9]\[]");
        assert_eq!(rewritten(r"\Qa.b\E{x}"), r"a\.b\{x}");
        assert_eq!(rewritten(r"[]a-c&&b]"), r"[\]a-c\&\&b]");
        assert_eq!(rewritten(r"\<\101\/"), r"<\x{41}/");
        assert!(rewrite("(?x)a").is_err() && rewrite(r"\y").is_err() && rewrite("[a").is_err());
        assert!(rewrite("(?i-s:a)(?P<n>b)(?:c)").is_ok());
    }

    #[test]
    fn every_rewritten_expression_compiles_or_is_refused_without_panic() {
        for text in [
            "", "\\", "[", "[^", "[[:", "(", "(?", "{", "a{", "a{1", "\\Q", "\\x{", "[\\", "[--]",
            "a{99999999999}",
        ] {
            let _ = parse(text).and_then(|(rewritten, hir)| compile(text, &rewritten, &hir));
        }
    }
}
