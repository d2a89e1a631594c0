//! How rules check: as data for the common case, as a function for the rest.

use crate::block::{Block, Checked};
use crate::cx::Cx;
use crate::eval::{as_bool, as_number, to_text};
use crate::finding::Safety;
use crate::value::{Data, Value};

/// The check of a rule.
#[derive(Debug)]
pub enum Check {
    /// One attribute must (not) have a value: data, interpreted by the engine.
    Attribute(Attribute),
    /// A function that looks at one block of the targets.
    Block(fn(&Block, &mut Cx) -> Checked),
    /// The engine itself finds it: syntax errors, unused suppressions.
    Engine,
}

/// A demand on one attribute.
///
/// Built by [`attribute`] and a chain: `attribute("xray_tracing_enabled").is_true()`. Absent or null is wrong too,
/// unless [`absent_is_ok`](Attribute::absent_is_ok) says that the provider's default is right.
#[derive(Debug)]
pub struct Attribute {
    path: &'static str,
    demand: Demand,
    absent_is_ok: bool,
    guard: Option<fn(&Block) -> Checked<bool>>,
    fix: Option<(&'static str, Safety)>,
}

/// What the value must be.
#[derive(Debug, Clone, Copy)]
enum Demand {
    Present,
    Bool(bool),
    OneOf(&'static [&'static str]),
    Between(i64, i64),
    Passes(fn(&str) -> bool, &'static str),
}

/// The attribute at a path from the block: `settings.metrics_enabled` looks into every `settings` block.
#[must_use]
pub const fn attribute(path: &'static str) -> Attribute {
    Attribute { path, demand: Demand::Present, absent_is_ok: false, guard: None, fix: None }
}

impl Attribute {
    /// It must be set, to whatever value.
    #[must_use]
    pub const fn is_present(self) -> Self {
        Self { demand: Demand::Present, ..self }
    }

    /// It must be `true`.
    #[must_use]
    pub const fn is_true(self) -> Self {
        Self { demand: Demand::Bool(true), ..self }
    }

    /// It must be one of these strings, or a list of nothing but them.
    #[must_use]
    pub const fn one_of(self, values: &'static [&'static str]) -> Self {
        Self { demand: Demand::OneOf(values), ..self }
    }

    /// It must be a string that passes a test; `wish` says which, as the end of "must be …".
    #[must_use]
    pub const fn passes(self, test: fn(&str) -> bool, wish: &'static str) -> Self {
        Self { demand: Demand::Passes(test, wish), ..self }
    }

    /// It must be a number in this range, both ends included.
    #[must_use]
    pub const fn between(self, least: i64, most: i64) -> Self {
        Self { demand: Demand::Between(least, most), ..self }
    }

    /// Absent is right: the provider's default is what is wanted.
    #[must_use]
    pub const fn absent_is_ok(self) -> Self {
        Self { absent_is_ok: true, ..self }
    }

    /// The demand holds only for blocks for which `guard` holds. For a path, the block is the one that has the
    /// attribute; where there is no such block, nothing is demanded.
    #[must_use]
    pub const fn when(self, guard: fn(&Block) -> Checked<bool>) -> Self {
        Self { guard: Some(guard), ..self }
    }

    /// The value that mends it, as an expression.
    #[must_use]
    pub const fn fix(self, value: &'static str, safety: Safety) -> Self {
        Self { fix: Some((value, safety)), ..self }
    }

    /// Whether the rule offers a fix.
    #[must_use]
    pub const fn has_fix(&self) -> bool {
        self.fix.is_some()
    }

    /// Checks one block.
    pub(crate) fn check(&self, block: &Block, cx: &mut Cx) -> Checked {
        let mut segments: Vec<_> = self.path.split('.').collect();
        let name = segments.pop().unwrap_or_default();
        let mut owners = vec![block.clone()];
        for segment in segments {
            let mut nested = Vec::new();
            for owner in owners {
                let blocks = owner.each(segment);
                if blocks.is_empty() && !self.absent_is_ok && self.guard.is_none() {
                    cx.flag(owner.header(), format!("`{}` is not set", block.path_of(self.path)));
                }
                nested.extend(blocks);
            }
            owners = nested;
        }
        crate::value::each(&owners, |owner| self.check_owner(owner, name, cx))
    }

    /// Checks the block that has the attribute.
    fn check_owner(&self, owner: &Block, name: &str, cx: &mut Cx) -> Checked {
        let path = owner.path_of(name);
        let value = owner.value(name);
        let absent = match self.demand {
            Demand::Present => !owner.is_set(name)?,
            _ => value.is_null(),
        };
        let message = if absent {
            if self.absent_is_ok {
                return Ok(());
            }
            match self.demand.wish() {
                Some(wish) => format!("`{path}` is not set, must be {wish}"),
                None => format!("`{path}` is not set"),
            }
        } else if self.demand.accepts(&value)? {
            return Ok(());
        } else {
            let wish = self.demand.wish().unwrap_or_default();
            format!("`{path}` is `{value}`, must be {wish}")
        };
        // Asked last: where the value is right, it does not matter that the guard cannot be decided.
        if let Some(guard) = self.guard
            && !guard(owner)?
        {
            return Ok(());
        }
        let finding = cx.flag(owner.place(name), message).about(path).because(&value);
        if let Some((literal, safety)) = self.fix {
            finding.set(owner, name, literal, safety);
        }
        Ok(())
    }
}

impl Demand {
    /// What the value must be, in words.
    fn wish(self) -> Option<String> {
        let list =
            |values: &[&str]| values.iter().map(|it| format!("`\"{it}\"`")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Present => None,
            Self::Bool(value) => Some(format!("`{value}`")),
            Self::OneOf([value]) => Some(format!("`\"{value}\"`")),
            Self::OneOf(values) => Some(format!("one of {}", list(values))),
            Self::Between(least, most) => Some(format!("a number from {least} to {most}")),
            Self::Passes(_, wish) => Some(wish.to_owned()),
        }
    }

    fn accepts(self, value: &Value) -> Checked<bool> {
        if let Some(unknown) = value.as_unknown() {
            return match self {
                Self::Present => Ok(true),
                _ => Err(unknown.clone()),
            };
        }
        match self {
            Self::Present => Ok(true),
            Self::Bool(wanted) => Ok(as_bool(value) == Some(wanted)),
            Self::OneOf(values) => strings(value, |text| values.contains(&text)),
            Self::Passes(test, _) => strings(value, test),
            Self::Between(least, most) => {
                let number = as_number(value).map(|number| number.as_f64());
                #[allow(clippy::cast_precision_loss, reason = "bounds in rules are small")]
                Ok(number.is_some_and(|it| it >= least as f64 && it <= most as f64))
            }
        }
    }
}

/// Whether a test holds for a string, or for every element of a list of strings. An element that is not known
/// decides only where no other one fails.
fn strings(value: &Value, test: impl Fn(&str) -> bool) -> Checked<bool> {
    let one = |item: &Value| match &item.data {
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => Ok(to_text(item).is_some_and(|text| test(&text))),
    };
    match value.elements() {
        Some(items) => crate::value::all(items, one),
        None => one(value),
    }
}
