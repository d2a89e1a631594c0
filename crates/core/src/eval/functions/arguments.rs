//! Arguments as functions need them, and results.
//!
//! Terraform converts arguments to the types of the parameters: a number is a string where a string is asked for.
//! Null is refused everywhere but where a function takes it by its own rules.

use super::{Call, MAX_ELEMENTS, Stop, refuse};
use crate::eval::Spent;
use crate::eval::operators::{as_bool, as_number, to_text};
pub(super) use crate::eval::template::normalized;
use crate::eval::template::{MAX_TEXT, Text};
use crate::value::{Data, Members, Number, Value};
use ecow::{EcoString, eco_format};
use std::ops::RangeInclusive;

/// The words that name an argument in messages.
fn ordinal(index: usize) -> EcoString {
    match index {
        0 => "the first argument".into(),
        1 => "the second argument".into(),
        2 => "the third argument".into(),
        _ => eco_format!("argument {}", index + 1),
    }
}

/// Why an argument that is not a `wanted` cannot be taken.
fn mismatch<T>(value: &Value, index: usize, wanted: &str) -> Result<T, Stop> {
    match value.data() {
        Data::Unknown(_) => Err(Stop::Unknown),
        Data::String(text) if text.len() <= 40 => {
            refuse(eco_format!("{} must be {wanted}, not {}", ordinal(index), shown(value, text)))
        }
        _ => refuse(eco_format!("{} must be {wanted}, not {}", ordinal(index), value.type_name())),
    }
}

fn shown(value: &Value, text: &str) -> EcoString {
    if value.is_sensitive() { "a string".into() } else { eco_format!("the string {text:?}") }
}

impl Call<'_> {
    /// Remembers that a value goes into the result. Arguments as a whole are remembered already; this is for what
    /// is within them.
    pub(super) fn uses(&self, value: &Value) {
        if value.is_sensitive() {
            self.sensitive.set(true);
        }
    }

    /// Charges for a look at all of an argument, where a function does not always look.
    pub(super) fn looks_at_all(&self, index: usize) -> Result<(), Spent> {
        self.evaluator.budget.work(self.value(index).weight() as usize)
    }

    /// An argument as it is.
    pub(super) fn value(&self, index: usize) -> &Value {
        &self.arguments[index]
    }

    /// An argument that is not null and, as a whole, known.
    pub(super) fn known(&self, index: usize) -> Result<&Value, Stop> {
        let value = self.value(index);
        match value.data() {
            Data::Unknown(_) => Err(Stop::Unknown),
            Data::Null => refuse(eco_format!("{} must not be null", ordinal(index))),
            _ => Ok(value),
        }
    }

    /// A string.
    pub(super) fn text(&self, index: usize) -> Result<EcoString, Stop> {
        let value = self.known(index)?;
        to_text(value).map_or_else(|| mismatch(value, index, "a string"), Ok)
    }

    /// A number.
    pub(super) fn number(&self, index: usize) -> Result<Number, Stop> {
        let value = self.known(index)?;
        as_number(value).map_or_else(|| mismatch(value, index, "a number"), Ok)
    }

    /// A whole number within bounds.
    pub(super) fn integer(&self, index: usize, bounds: RangeInclusive<i128>) -> Result<i128, Stop> {
        let number = self.number(index)?;
        match whole(number).filter(|number| bounds.contains(number)) {
            Some(number) => Ok(number),
            None => refuse(eco_format!("{} must be a whole number, not {number}", ordinal(index))),
        }
    }

    /// A whole number as Terraform keeps it: in 64 bits.
    pub(super) fn int64(&self, index: usize) -> Result<i128, Stop> {
        self.integer(index, i128::from(i64::MIN)..=i128::from(i64::MAX))
    }

    /// The elements of a list, tuple or set.
    pub(super) fn elements(&self, index: usize) -> Result<&[Value], Stop> {
        let value = self.known(index)?;
        value.elements().map_or_else(|| mismatch(value, index, "a list"), Ok)
    }

    /// The elements of a list or tuple: of what has an order.
    pub(super) fn list_elements(&self, index: usize) -> Result<&[Value], Stop> {
        let value = self.known(index)?;
        match value.data() {
            Data::List(items) => Ok(items),
            _ => mismatch(value, index, "a list"),
        }
    }

    /// The members of a map or object.
    pub(super) fn members(&self, index: usize) -> Result<&Members, Stop> {
        let value = self.known(index)?;
        match value.data() {
            Data::Object(members) => Ok(members),
            _ => mismatch(value, index, "a map"),
        }
    }

    /// The strings of a list of them, all known.
    pub(super) fn texts(&self, index: usize) -> Result<Vec<EcoString>, Stop> {
        let elements = self.elements(index)?;
        let mut unknown = false;
        let mut texts = Vec::with_capacity(elements.len());
        for element in elements {
            self.uses(element);
            match to_text(element) {
                Some(text) => texts.push(text),
                None if element.as_unknown().is_some() => unknown = true,
                None => {
                    let (name, kind) = (ordinal(index), element.type_name());
                    return refuse(eco_format!("{name} must be a list of strings, but holds {kind}"));
                }
            }
        }
        if unknown { Err(Stop::Unknown) } else { Ok(texts) }
    }

    /// The booleans of a list: `None` for null, `Err` within for what is not known.
    pub(super) fn booleans(&self, index: usize) -> Result<Vec<Result<Option<bool>, ()>>, Stop> {
        let boolean = |element: &Value| {
            self.uses(element);
            match (element.data(), as_bool(element)) {
                (_, Some(value)) => Ok(Ok(Some(value))),
                (Data::Null, _) => Ok(Ok(None)),
                (Data::Unknown(_), _) => Ok(Err(())),
                _ => {
                    let (name, kind) = (ordinal(index), element.type_name());
                    refuse(eco_format!("{name} must be a list of booleans, but holds {kind}"))
                }
            }
        };
        self.elements(index)?.iter().map(boolean).collect()
    }

    /// A string as result.
    pub(super) fn string(&self, text: impl Into<EcoString>) -> Result<Value, Stop> {
        let text = text.into();
        if text.len() > MAX_TEXT {
            return Err(Stop::Limit(eco_format!("the string is longer than {} MiB", MAX_TEXT >> 20)));
        }
        Ok(Value::string(normalized(text), self.at))
    }

    /// A boolean as result.
    pub(super) fn bool(&self, value: bool) -> Result<Value, Stop> {
        Ok(Value::bool(value, self.at))
    }

    /// A number as result.
    pub(super) fn result(&self, number: Number) -> Result<Value, Stop> {
        Ok(Value::number(number, self.at))
    }

    /// A list as result.
    pub(super) fn list(&self, items: Vec<Value>) -> Result<Value, Stop> {
        limited(items.len())?;
        Ok(Value::list(items, self.at))
    }

    /// A list of strings as result.
    pub(super) fn strings<T: Into<EcoString>>(
        &self,
        texts: impl IntoIterator<Item = T>,
    ) -> Result<Value, Stop> {
        self.list(texts.into_iter().map(|text| Value::string(normalized(text.into()), self.at)).collect())
    }

    /// A text of known and unknown parts as result.
    pub(super) fn finish(&self, text: Text) -> Result<Value, Stop> {
        Ok(text.finish(self.at))
    }
}

/// The number as an integer, if it is one. Beyond what doubles hold exactly they are integers all the same.
#[allow(clippy::cast_possible_truncation, reason = "the bound keeps the cast within range")]
pub(super) fn whole(number: Number) -> Option<i128> {
    const BOUND: f64 = 1e37;
    match number {
        Number::Int(number) => Some(number),
        Number::Float(number) => (number.fract() == 0.0 && number.abs() < BOUND).then_some(number as i128),
    }
}

/// Refuses collections that grow without bounds.
pub(super) fn limited(elements: usize) -> Result<(), Stop> {
    if elements > MAX_ELEMENTS {
        return Err(Stop::Limit(eco_format!("the collection has more than {MAX_ELEMENTS} elements")));
    }
    Ok(())
}

/// A whole number of a value's size.
pub(super) fn count(number: usize) -> Number {
    Number::Int(i128::try_from(number).unwrap_or(i128::MAX))
}
