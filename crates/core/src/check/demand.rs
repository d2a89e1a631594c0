//! What the value of an attribute must be.

use super::name_of;
use crate::block::Block;
use crate::eval::{as_bool, as_number, to_text};
use crate::value::{self, Checked, Data, Value};
use std::borrow::Cow;

/// What the value must be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Demand {
    Present,
    Absent,
    Bool(bool),
    OneOf(&'static [&'static str]),
    NoneOf(&'static [&'static str]),
    Between(i64, i64),
    Passes(fn(&str) -> bool, &'static str),
}

impl Demand {
    /// What the value must be, in words.
    pub(super) fn wish(self) -> Option<Cow<'static, str>> {
        Some(match self {
            Self::Present | Self::Absent | Self::NoneOf(_) => return None,
            Self::Bool(true) => "`true`".into(),
            Self::Bool(false) => "`false`".into(),
            Self::OneOf(values) => alternatives(values).into(),
            Self::Between(least, most) if least == most => format!("`{least}`").into(),
            Self::Between(least, i64::MAX) => format!("at least {least}").into(),
            Self::Between(least, most) => format!("between {least} and {most}").into(),
            Self::Passes(_, wish) => wish.into(),
        })
    }

    /// What there is, in words.
    pub(super) fn actual(self, owner: &Block, name: &str, which: Option<&Block>) -> String {
        let value = owner.value(name);
        let is_refused = |it: &Value| it.as_unknown().is_none() && matches!(self.accepts(it), Ok(false));
        let refused = value.elements().and_then(|items| items.iter().find(|it| is_refused(it)));
        let path = || format!("`{}`{}", owner.path_of(name), name_of(which));
        match (self, refused) {
            (Self::NoneOf(_), Some(refused)) => format!("{} contains `{refused}`", path()),
            (Self::Absent, _) => format!("{} must not be set", path()),
            _ => owner.actual_of(name, &name_of(which)),
        }
    }

    /// Whether a text is certainly right, without what it may be converted to.
    pub(super) fn accepts_text(self, text: &str) -> bool {
        match self {
            Self::Present => !text.is_empty(),
            Self::OneOf(values) => values.contains(&text),
            Self::NoneOf(values) => !values.contains(&text),
            Self::Passes(test, _) => test(text),
            Self::Absent | Self::Bool(_) | Self::Between(..) => false,
        }
    }

    pub(super) fn accepts(self, value: &Value) -> Checked<bool> {
        match (self, value.as_unknown()) {
            (Self::Present, _) => Ok(true),
            (Self::Absent, _) => Ok(false),
            (_, Some(unknown)) => unknown.decide(|case| self.accepts(case)),
            (Self::Bool(wanted), None) => Ok(as_bool(value) == Some(wanted)),
            (Self::OneOf(values), None) => strings(value, &|text| values.contains(&text)),
            (Self::NoneOf(values), None) => strings(value, &|text| !values.contains(&text)),
            (Self::Passes(test, _), None) => strings(value, &test),
            (Self::Between(least, most), None) => {
                let number = as_number(value).map(|number| number.as_f64());
                #[allow(clippy::cast_precision_loss, reason = "bounds in rules are small")]
                Ok(number.is_some_and(|it| it >= least as f64 && it <= most as f64))
            }
        }
    }
}

/// Strings as a message lists them: `"a"`, `"b"` or `"c"`.
fn alternatives(values: &[&str]) -> String {
    let mut quoted: Vec<_> = values.iter().map(|it| format!("`\"{it}\"`")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() { last } else { format!("{} or {last}", quoted.join(", ")) }
}

/// Whether a test holds for a string, or for every element of a list of strings. An element that is not known
/// decides only where no other one fails.
fn strings(value: &Value, test: &dyn Fn(&str) -> bool) -> Checked<bool> {
    let one = |item: &Value| match item.data() {
        Data::Unknown(unknown) => unknown.decide(|case| strings(case, test)),
        _ => Ok(to_text(item).is_some_and(|text| test(&text))),
    };
    match value.elements() {
        Some(items) => value::all(items, one),
        None => one(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_reads_as_in_a_sentence() {
        assert_eq!(Demand::OneOf(&["a"]).wish().as_deref(), Some("`\"a\"`"));
        assert_eq!(Demand::OneOf(&["a", "b", "c"]).wish().as_deref(), Some("`\"a\"`, `\"b\"` or `\"c\"`"));
        assert_eq!(Demand::Between(1, i64::MAX).wish().as_deref(), Some("at least 1"));
    }
}
