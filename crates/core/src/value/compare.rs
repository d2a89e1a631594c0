//! What can be said of values that are not fully known: three-valued comparison.

use super::{Checked, Data, Symbol, Unknown, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Whether two values are equal: `Err` with the value to blame where it cannot be known.
///
/// # Errors
/// The unknown value that decides.
pub fn equal(left: &Value, right: &Value) -> Result<bool, Arc<Unknown>> {
    Comparison::default().equal(left, right)
}

/// Whether two unknown values are certainly one: the same value, or values with the same identity.
pub(crate) fn are_one(left: &Arc<Unknown>, right: &Arc<Unknown>) -> bool {
    Arc::ptr_eq(left, right) || matches!(Comparison::default().unknown_equal(left, right), Ok(true))
}

/// From this weight on, the verdict on two collections is remembered. Smaller ones are compared as fast.
const HEAVY: u32 = 64;

/// The verdicts of one comparison on pairs of collections, by their addresses. Values share their parts: a few lines
/// of source make two values that hold the same pair a million times.
#[derive(Default)]
struct Comparison(BTreeMap<(*const (), *const ()), Result<bool, Arc<Unknown>>>);

impl Comparison {
    fn equal(&mut self, left: &Value, right: &Value) -> Result<bool, Arc<Unknown>> {
        match (left.data(), right.data()) {
            (Data::Unknown(a), Data::Unknown(b)) => self.unknown_equal(a, b).or_else(|blame| {
                self.cases_differ(a, right).or_else(|_| self.cases_differ(b, left)).map_err(|_| blame)
            }),
            (Data::Unknown(unknown), known) => {
                known_equal(unknown, known).or_else(|_| self.cases_differ(unknown, right))
            }
            (known, Data::Unknown(unknown)) => {
                known_equal(unknown, known).or_else(|_| self.cases_differ(unknown, left))
            }
            (Data::Null, Data::Null) => Ok(true),
            (Data::Bool(a), Data::Bool(b)) => Ok(a == b),
            (Data::Number(a), Data::Number(b)) => Ok(a == b),
            (Data::String(a), Data::String(b)) => Ok(a == b),
            (Data::List(a), Data::List(b)) | (Data::Set(a), Data::Set(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                let addresses = (a.as_ptr().cast(), b.as_ptr().cast());
                self.collections(left, right, addresses, |this| {
                    all(a.iter().zip(b.iter()), |(a, b)| this.equal(a, b))
                })
            }
            (Data::Object(a), Data::Object(b)) => {
                let addresses = (a.address(), b.address());
                self.collections(left, right, addresses, |this| {
                    if !a.keys().eq(b.keys()) {
                        return Ok(false);
                    }
                    all(a.values().zip(b.values()), |(a, b)| this.equal(a, b))
                })
            }
            _ => Ok(false),
        }
    }

    /// Whether none of the values that an unknown one may be equals another one: `Ok(false)`, else the blame.
    fn cases_differ(&mut self, unknown: &Arc<Unknown>, other: &Value) -> Result<bool, Arc<Unknown>> {
        let cases = unknown.cases();
        match !cases.is_empty() && cases.iter().all(|case| matches!(self.equal(case, other), Ok(false))) {
            true => Ok(false),
            false => Err(unknown.clone()),
        }
    }

    /// The verdict on two collections; `compare` looks at their parts, where that is needed.
    fn collections(
        &mut self,
        left: &Value,
        right: &Value,
        addresses: (*const (), *const ()),
        compare: impl FnOnce(&mut Self) -> Result<bool, Arc<Unknown>>,
    ) -> Result<bool, Arc<Unknown>> {
        if addresses.0 == addresses.1 && left.has_identity() {
            return Ok(true);
        }
        if left.weight().min(right.weight()) < HEAVY {
            return compare(self);
        }
        if let Some(known) = self.0.get(&addresses) {
            return known.clone();
        }
        let verdict = compare(self);
        self.0.insert(addresses, verdict.clone());
        verdict
    }

    fn unknown_equal(&mut self, left: &Arc<Unknown>, right: &Arc<Unknown>) -> Result<bool, Arc<Unknown>> {
        let (Some(a), Some(b)) = (&left.symbol, &right.symbol) else {
            return Err(if left.symbol.is_none() { left.clone() } else { right.clone() });
        };
        match (a, b) {
            (Symbol::Attribute(a), Symbol::Attribute(b)) if a == b => Ok(true),
            (Symbol::Attribute(a), Symbol::Attribute(b)) if a.is_distinct_from(b) => Ok(false),
            (Symbol::Instances(a), Symbol::Instances(b)) if a == b => Ok(true),
            (Symbol::Template(a), Symbol::Template(b)) => {
                self.templates_equal(a, b).ok_or_else(|| left.clone())
            }
            (Symbol::Template(parts), _) => self.lone_part(parts, right).ok_or_else(|| left.clone()),
            (_, Symbol::Template(parts)) => self.lone_part(parts, left).ok_or_else(|| left.clone()),
            (Symbol::Expression(a), Symbol::Expression(b)) if a == b => Ok(true),
            _ => Err(left.clone()),
        }
    }

    /// Whether a template of one part is the value of that part.
    fn lone_part(&mut self, parts: &[Value], other: &Arc<Unknown>) -> Option<bool> {
        match parts {
            [part] => self.unknown_equal(part.as_unknown()?, other).ok(),
            _ => None,
        }
    }

    /// Whether two strings are equal by their parts. `None` where that is not known.
    fn templates_equal(&mut self, a: &[Value], b: &[Value]) -> Option<bool> {
        if !common_prefix(known_start(a), known_start(b)) || !common_suffix(known_end(a), known_end(b)) {
            return Some(false);
        }
        if a.len() != b.len() {
            return None;
        }
        // Where all but one pair of parts are equal, that pair decides.
        let mut verdicts =
            a.iter().zip(b).map(|(a, b)| self.equal(a, b)).filter(|it| !matches!(it, Ok(true)));
        match (verdicts.next(), verdicts.next()) {
            (None, _) => Some(true),
            (Some(verdict), None) => verdict.ok(),
            _ => None,
        }
    }
}

/// The known text after the last unknown part of a string: all of it where it is known, `None` for what is not a string.
#[must_use]
pub fn known_tail(value: &Value) -> Option<&str> {
    match value.data() {
        Data::String(text) => Some(text),
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => Some(known_end(parts)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a string ends with `suffix`; what is known of its end may decide where the rest is unknown. `false` for
/// what is not a string.
///
/// # Errors
/// The unknown value that decides.
pub fn ends_with(value: &Value, suffix: &str) -> Result<bool, Arc<Unknown>> {
    match value.data() {
        Data::String(text) => Ok(text.ends_with(suffix)),
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => match known_end(parts) {
                end if end.len() >= suffix.len() => Ok(end.ends_with(suffix)),
                end if !suffix.ends_with(end) => Ok(false),
                _ => Err(unknown.clone()),
            },
            _ => unknown.decide(|case| ends_with(case, suffix)),
        },
        _ => Ok(false),
    }
}

/// Whether a string starts with `prefix`; what is known of its start may decide where the rest is unknown. `false` for
/// what is not a string.
///
/// # Errors
/// The unknown value that decides.
pub fn starts_with(value: &Value, prefix: &str) -> Result<bool, Arc<Unknown>> {
    match value.data() {
        Data::String(text) => Ok(text.starts_with(prefix)),
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => match known_start(parts) {
                start if start.len() >= prefix.len() => Ok(start.starts_with(prefix)),
                start if !prefix.starts_with(start) => Ok(false),
                _ => Err(unknown.clone()),
            },
            _ => unknown.decide(|case| starts_with(case, prefix)),
        },
        _ => Ok(false),
    }
}

/// Whether `test` holds for every item: one certain `false` wins over any number of unknown ones.
///
/// # Errors
/// The first unknown, where no item is certainly `false`.
pub fn all<T, E>(
    items: impl IntoIterator<Item = T>,
    mut test: impl FnMut(T) -> Result<bool, E>,
) -> Result<bool, E> {
    any(items, |item| test(item).map(|holds| !holds)).map(|fails| !fails)
}

/// Whether `test` holds for some item: one certain `true` wins over any number of unknown ones.
///
/// # Errors
/// The first unknown, where no item is certainly `true`.
pub fn any<T, E>(
    items: impl IntoIterator<Item = T>,
    mut test: impl FnMut(T) -> Result<bool, E>,
) -> Result<bool, E> {
    let mut undecided = None;
    for item in items {
        match test(item) {
            Ok(true) => return Ok(true),
            Ok(false) => {}
            Err(unknown) => undecided = undecided.or(Some(unknown)),
        }
    }
    undecided.map_or(Ok(false), Err)
}

/// Whether both hold: a certain "no" of either wins over an unknown other.
///
/// # Errors
/// The unknown value that decides.
pub fn both(left: Checked<bool>, right: Checked<bool>) -> Checked<bool> {
    match (left, right) {
        (Ok(true), verdict) | (verdict @ (Ok(false) | Err(_)), Ok(true)) => verdict,
        (Ok(false), _) | (_, Ok(false)) => Ok(false),
        (unknown, Err(_)) => unknown,
    }
}

/// Whether at least one holds: a certain "yes" of either wins over an unknown other.
///
/// # Errors
/// The unknown value that decides.
pub fn either(left: Checked<bool>, right: Checked<bool>) -> Checked<bool> {
    match (left, right) {
        (Ok(false), verdict) | (verdict @ (Ok(true) | Err(_)), Ok(false)) => verdict,
        (Ok(true), _) | (_, Ok(true)) => Ok(true),
        (unknown, Err(_)) => unknown,
    }
}

/// Does something for every item, also after one that failed.
///
/// # Errors
/// The first failure.
pub fn each<T, E>(
    items: impl IntoIterator<Item = T>,
    mut work: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let mut first = Ok(());
    for item in items {
        first = first.and(work(item));
    }
    first
}

/// What the string of a template certainly starts with.
pub(super) fn known_start(parts: &[Value]) -> &str {
    parts.first().and_then(Value::as_str).unwrap_or_default()
}

/// What the string of a template certainly ends with.
pub(super) fn known_end(parts: &[Value]) -> &str {
    parts.last().and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn common_prefix(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

pub(super) fn common_suffix(a: &str, b: &str) -> bool {
    a.ends_with(b) || b.ends_with(a)
}

/// Whether something known can be equal to an unknown value.
fn known_equal(unknown: &Arc<Unknown>, known: &Data) -> Result<bool, Arc<Unknown>> {
    let possible = match (known, &unknown.symbol) {
        (Data::Null, _) => !unknown.not_null,
        (Data::String(text), Some(Symbol::Template(parts))) => {
            let (start, end) = (known_start(parts), known_end(parts));
            text.starts_with(start) && text.ends_with(end) && text.len() >= start.len() + end.len()
        }
        _ => true,
    };
    if possible { Err(unknown.clone()) } else { Ok(false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Address, Attribute, Key};
    use crate::value::{NOWHERE, Reason};
    use ecow::eco_format;

    fn text(text: &str) -> Value {
        Value::string(text, NOWHERE)
    }

    fn computed(object: &str, name: &str) -> Value {
        computed_by(&Address::parse(object).unwrap().0, name)
    }

    fn computed_by(object: &Address, name: &str) -> Value {
        let attribute = Attribute::new(object.clone(), name);
        Value::unknown(Reason::Computed(attribute.clone()), Some(Symbol::Attribute(attribute)), NOWHERE)
    }

    fn variable(name: &str) -> Value {
        let symbol = Symbol::Expression(eco_format!("var.{name}"));
        Value::unknown(Reason::Variable(name.into()), Some(symbol), NOWHERE)
    }

    fn template(parts: impl IntoIterator<Item = Value>) -> Value {
        let symbol = Symbol::Template(parts.into_iter().collect());
        Value::unknown(Reason::Variable("x".into()), Some(symbol), NOWHERE)
    }

    fn decided(left: &Value, right: &Value) -> Option<bool> {
        let verdict = equal(left, right).ok();
        assert_eq!(verdict, equal(right, left).ok(), "equality is symmetric");
        verdict
    }

    #[test]
    fn unknown_values_equal_themselves_and_nothing_else_for_certain() {
        assert_eq!(decided(&variable("a"), &variable("a")), Some(true));
        assert_eq!(decided(&variable("a"), &variable("b")), None);
        assert_eq!(decided(&variable("a"), &text("x")), None);
        assert_eq!(decided(&variable("a"), &Value::null(NOWHERE)), None);
    }

    #[test]
    fn identities_of_two_resources_of_a_type_differ() {
        let (a, b) = (computed("aws_vpc.a", "id"), computed("aws_vpc.b", "id"));
        assert_eq!(decided(&a, &a.clone()), Some(true));
        assert_eq!(decided(&a, &b), Some(false));
        assert_eq!(decided(&a, &computed("aws_subnet.b", "id")), None);
        assert_eq!(decided(&computed("aws_vpc.a", "cidr"), &computed("aws_vpc.b", "cidr")), None);
        assert_eq!(decided(&a, &Value::null(NOWHERE)), Some(false));
    }

    #[test]
    fn an_instance_whose_key_is_not_known_may_be_any_of_its_resource() {
        let first = computed("aws_vpc.a[0]", "id");
        let [a, b] = ["aws_vpc.a", "aws_vpc.b"].map(|it| Address::parse(it).unwrap().0);
        let any = computed_by(&a.instance(&Key::Any), "id");
        let named = computed_by(&a.instance(&Key::Of("var.x".into())), "id");
        assert_eq!(decided(&first, &any), None);
        assert_eq!(decided(&first, &named), None);
        assert_eq!(decided(&named, &named), Some(true));
        assert_eq!(decided(&first, &computed_by(&b.instance(&Key::Any), "id")), Some(false));
        assert_eq!(decided(&first, &computed("aws_vpc.a[1]", "id")), Some(false));
        assert_eq!(decided(&computed("aws_vpc.a[\"x\"]", "id"), &any), None);
    }

    #[test]
    fn templates_are_told_apart_by_what_is_known_of_them() {
        let log = |stage: Value| template([text("logs_"), computed("aws_api.a", "id"), text("/"), stage]);
        assert_eq!(decided(&log(variable("s")), &log(variable("s"))), Some(true));
        assert_eq!(decided(&log(variable("s")), &log(variable("t"))), None);
        assert_eq!(decided(&log(variable("s")), &text("metrics")), Some(false));
        assert_eq!(decided(&log(variable("s")), &text("logs_x/prod")), None);
        assert_eq!(decided(&template([variable("a")]), &variable("a")), Some(true));
    }

    #[test]
    fn the_known_end_of_a_template_decides() {
        let arn = template([computed("aws_api.a", "arn"), text("/*/*")]);
        assert_eq!(ends_with(&arn, "/*/*").ok(), Some(true));
        assert_eq!(ends_with(&arn, "x").ok(), Some(false));
        assert_eq!(ends_with(&arn, "x/*/*").ok(), None);
    }

    #[test]
    fn a_known_start_decides() {
        let member = template([text("serviceAccount:"), variable("email")]);
        assert_eq!(starts_with(&member, "serviceAccount:").ok(), Some(true));
        assert_eq!(starts_with(&member, "user:").ok(), Some(false));
        assert_eq!(starts_with(&member, "serviceAccount:web").ok(), None);
        assert_eq!(starts_with(&variable("member"), "user:").ok(), None);
    }

    #[test]
    fn one_certain_difference_decides_a_list() {
        let list = |items: [Value; 2]| Value::list(items, NOWHERE);
        assert_eq!(decided(&list([variable("a"), text("x")]), &list([text("q"), text("y")])), Some(false));
        assert_eq!(decided(&list([variable("a"), text("x")]), &list([text("q"), text("x")])), None);
    }
}
