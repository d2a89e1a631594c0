//! Values that are looked for among many others: what is certain is found by its hash.

use super::{Data, Symbol, Unknown, Value, equal};
use crate::hash::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Values in an order, none of them equal to one before it for certain.
#[derive(Debug, Default)]
pub(crate) struct Index {
    values: Vec<Value>,
    /// The number of each among all that were given, those left out included.
    numbers: Vec<usize>,
    given: usize,
    /// The places of those that equal themselves for certain.
    places: HashMap<Certain, usize>,
    /// The places of those in which something is unknown: they may equal others all the same.
    doubtful: Vec<usize>,
}

impl Index {
    /// Adds a value, unless one that is here equals it for certain. Whether it was added.
    pub(crate) fn insert(&mut self, value: Value) -> bool {
        let place = self.values.len();
        self.given += 1;
        if value.has_identity() {
            match self.places.entry(Certain(value.clone())) {
                std::collections::hash_map::Entry::Occupied(_) => return false,
                std::collections::hash_map::Entry::Vacant(entry) => _ = entry.insert(place),
            }
        }
        if !value.is_known() {
            self.doubtful.push(place);
        }
        self.values.push(value);
        self.numbers.push(self.given - 1);
        true
    }

    /// Whether one of the values equals the wanted one.
    ///
    /// # Errors
    /// The first unknown value that may, where none does for certain.
    pub(crate) fn contains(&self, wanted: &Value) -> Result<bool, Arc<Unknown>> {
        if self.place(wanted).is_some() {
            return Ok(true);
        }
        self.certainly_not(wanted, self.values.len())?;
        Ok(false)
    }

    /// The number of the first that equals the wanted one, among all that were given.
    ///
    /// # Errors
    /// The first unknown value that may, where none before it does for certain.
    pub(crate) fn position(&self, wanted: &Value) -> Result<Option<usize>, Arc<Unknown>> {
        let place = self.place(wanted);
        self.certainly_not(wanted, place.unwrap_or(self.values.len()))?;
        Ok(place.map(|place| self.numbers[place]))
    }

    /// The place of what equals the wanted one for certain.
    fn place(&self, wanted: &Value) -> Option<usize> {
        if !wanted.has_identity() {
            return None;
        }
        self.places.get(&Certain(wanted.clone())).copied()
    }

    /// That none of the first values, which are not equal for certain, may be equal all the same.
    fn certainly_not(&self, wanted: &Value, places: usize) -> Result<(), Arc<Unknown>> {
        let check = |place: usize| equal(&self.values[place], wanted).map(|_| ());
        if wanted.is_known() {
            // What is known is equal for certain or not at all.
            self.doubtful.iter().take_while(|&&place| place < places).try_for_each(|&place| check(place))
        } else {
            (0..places).try_for_each(check)
        }
    }

    /// The values, in the order in which they were added.
    pub(crate) fn into_values(self) -> Vec<Value> {
        self.values
    }
}

impl FromIterator<Value> for Index {
    fn from_iter<T: IntoIterator<Item = Value>>(values: T) -> Self {
        let mut index = Self::default();
        for value in values {
            index.insert(value);
        }
        index
    }
}

/// A value that equals itself for certain. Two of them are the same where [`equal`] is certain that they are.
#[derive(Debug)]
struct Certain(Value);

impl PartialEq for Certain {
    fn eq(&self, other: &Self) -> bool {
        matches!(equal(&self.0, &other.0), Ok(true))
    }
}

impl Eq for Certain {}

impl Hash for Certain {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

/// Feeds a hash such that values that are equal for certain feed the same.
fn hash<H: Hasher>(value: &Value, state: &mut H) {
    match value.data() {
        Data::Null => state.write_u8(0),
        Data::Bool(value) => value.hash(state),
        // Whole numbers equal doubles. Adding zero takes away the sign of a negative one.
        Data::Number(number) => (number.as_f64() + 0.0).to_bits().hash(state),
        Data::String(text) => text.hash(state),
        Data::List(items) | Data::Set(items) => {
            state.write_usize(items.len());
            items.iter().for_each(|item| hash(item, state));
        }
        Data::Object(members) => {
            state.write_usize(members.len());
            members.iter().for_each(|(key, member)| {
                key.hash(state);
                hash(member, state);
            });
        }
        Data::Unknown(unknown) => match &unknown.symbol {
            // A template of one part is the value of that part.
            Some(Symbol::Template(parts)) => parts.iter().for_each(|part| hash(part, state)),
            Some(Symbol::Attribute(attribute)) => attribute.hash(state),
            Some(Symbol::Instances(resource)) => resource.hash(state),
            Some(Symbol::Expression(text)) => text.hash(state),
            None => {}
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Address, Attribute};
    use crate::value::{NOWHERE, Number, Reason};

    fn variable(name: &str) -> Value {
        let symbol = Symbol::Expression(name.into());
        Value::unknown(Reason::Variable(name.into()), Some(symbol), NOWHERE)
    }

    fn computed(object: &str, name: &str) -> Value {
        let attribute = Attribute::new(Address::parse(object).unwrap().0, name);
        Value::unknown(Reason::Computed(attribute.clone()), Some(Symbol::Attribute(attribute)), NOWHERE)
    }

    fn template(parts: impl IntoIterator<Item = Value>) -> Value {
        let symbol = Symbol::Template(parts.into_iter().collect());
        Value::unknown(Reason::Variable("x".into()), Some(symbol), NOWHERE)
    }

    fn text(text: &str) -> Value {
        Value::string(text, NOWHERE)
    }

    #[test]
    fn an_index_says_what_comparing_with_each_says() {
        let nameless = Value::unknown(Reason::Workspace, None, NOWHERE);
        let values = [
            Value::null(NOWHERE),
            Value::bool(true, NOWHERE),
            Value::number(Number::Int(1), NOWHERE),
            Value::number(Number::Float(1.5), NOWHERE),
            text("1"),
            text("a-x"),
            variable("a"),
            variable("b"),
            template([variable("a")]),
            template([text("a-"), variable("a")]),
            template([text("b-"), variable("a")]),
            computed("aws_vpc.x[0]", "id"),
            computed("aws_vpc.y", "id"),
            nameless.clone(),
            Value::list([text("a"), variable("a")], NOWHERE),
            Value::list([text("a"), nameless], NOWHERE),
            Value::object([("k".into(), text("a"))].into(), NOWHERE),
            Value::list([], NOWHERE),
        ];
        for wanted in &values {
            for from in 0..values.len() {
                for to in from..=values.len() {
                    let among = &values[from..to];
                    let index: Index = among.iter().cloned().collect();
                    let expected = crate::value::any(among, |it| equal(it, wanted));
                    let found = index.contains(wanted);
                    assert_eq!(found.as_ref().ok(), expected.as_ref().ok(), "{wanted} in {from}..{to}");
                    let first =
                        among.iter().map(|it| equal(it, wanted)).position(|it| !matches!(it, Ok(false)));
                    let first = first.map(|at| equal(&among[at], wanted).map(|_| at)).transpose();
                    assert_eq!(index.position(wanted).ok(), first.ok(), "{wanted} in {from}..{to}");
                }
            }
        }
    }
}
