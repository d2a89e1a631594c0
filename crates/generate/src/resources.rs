//! Resources: the examples of the rules with other values, so that rules have something to judge.

use crate::expression::expression;
use crate::scope::{Kind, Scope};
use arbitrary::{Result, Unstructured};
use std::sync::LazyLock;

/// The examples of all rules.
static EXAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let examples = tollgate_rules::all().into_iter().flat_map(|rule| rule.examples());
    examples.map(|example| example.code).filter(|code| code.contains("resource \"")).collect()
});

/// The blocks of an example, some of their values replaced, some of its resources repeated.
pub(crate) fn resource(u: &mut Unstructured<'_>, scope: &mut Scope) -> Result<String> {
    let mut text = String::new();
    let mut heredoc = None;
    for line in u.choose(&EXAMPLES)?.lines() {
        let line = line.trim_end_matches(" # finding");
        if let Some(end) = &heredoc {
            if line.trim() == end {
                heredoc = None;
            }
        } else if let Some((_, end)) = line.split_once("<<") {
            heredoc = Some(end.trim_start_matches('-').trim().to_owned());
        } else if let Some((name, _)) = value_of(line)
            && u.ratio(1, 3)?
        {
            let kind = u.arbitrary()?;
            text += &format!("{name}= {}\n", expression(u, scope, kind, 3)?);
            continue;
        }
        text += line;
        text.push('\n');
        if line.starts_with("resource \"") && line.ends_with('{') {
            text += &repetition(u, scope)?;
        }
    }
    text.push('\n');
    Ok(text)
}

/// `count`, `for_each` or neither.
pub(crate) fn repetition(u: &mut Unstructured<'_>, scope: &mut Scope) -> Result<String> {
    Ok(match u.int_in_range(0..=9)? {
        0 => format!("  count = {}\n", expression(u, scope, Kind::Number, 2)?),
        1 => format!("  for_each = {}\n", expression(u, scope, Kind::Map, 3)?),
        2 => format!("  for_each = toset({})\n", expression(u, scope, Kind::List, 3)?),
        _ => String::new(),
    })
}

/// The name and the value of an attribute that stands on one line.
fn value_of(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once("= ")?;
    let name_is_plain = name.trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let balanced = ["[]", "{}", "()"].iter().all(|pair| {
        let (open, close) = pair.split_at(1);
        value.matches(open).count() == value.matches(close).count()
    });
    let ends = !value.trim_end().ends_with(['?', ':', '&', '|', ',', '+']);
    (name_is_plain && balanced && ends && !name.trim().is_empty()).then_some((name, value))
}
