//! Values as Terraform would see them before anything is applied.
//!
//! A value is known, null, or unknown. An unknown value has a reason, and often a [`Symbol`]: a name for "whatever
//! this will be", so that two uses of `aws_api_gateway_rest_api.api.id` are equal although nobody knows the id.

use crate::source::{Location, SourceId, Span};
use ecow::EcoString;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A value, where it is written, and the way it came from there.
#[derive(Debug, Clone)]
pub struct Value {
    /// The value itself.
    pub data: Data,
    /// Where the value is written: a literal, an operator, a reference to something computed.
    pub at: Location,
    /// The way it came, the last step first. `None` where it is used as written.
    pub via: Option<Arc<Hop>>,
    /// Whether the configuration declares it sensitive: it is never printed.
    pub sensitive: bool,
    /// How many values it is made of, itself included. Shared parts count as often as they occur.
    pub(crate) weight: u32,
}

/// A step on the way of a value.
#[derive(Debug, Clone)]
pub struct Hop {
    /// What happened.
    pub kind: HopKind,
    /// Where.
    pub at: Location,
    /// The steps before this one.
    pub before: Option<Arc<Self>>,
}

/// What happened to a value on its way.
#[derive(Debug, Clone)]
pub enum HopKind {
    /// It was read through a reference: `var.name`, `local.name`, `module.x.output`.
    Reference(EcoString),
    /// It is the JSON text of this value. Kept so that who reads the text again finds the places within.
    Encoded(Value),
}

/// The content of a value.
#[derive(Debug, Clone)]
pub enum Data {
    /// `null`: for an attribute the same as leaving it out.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(EcoString),
    /// A list or tuple. Elements may be unknown one by one.
    List(Arc<[Value]>),
    /// A set: sorted, without duplicates where the elements are known.
    Set(Arc<[Value]>),
    /// A map or object, in Terraform's order: by key. Members may be unknown one by one.
    Object(Arc<BTreeMap<EcoString, Value>>),
    /// Not known before `terraform apply`, or not known here.
    Unknown(Arc<Unknown>),
}

/// Why a value is not known, and what is known of it all the same.
#[derive(Debug, Clone)]
pub struct Unknown {
    /// Why.
    pub reason: Reason,
    /// The expression that is to blame.
    pub at: Location,
    /// Its identity, where it has one.
    pub symbol: Option<Symbol>,
    /// Whether it cannot be null: a computed attribute, a template.
    pub not_null: bool,
}

/// Why a value is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The provider decides it: `aws_vpc.main.id`.
    Computed(EcoString),
    /// The variable has no default and no value was given.
    Variable(EcoString),
    /// An output of a module whose source is not at hand.
    Module(EcoString),
    /// `terraform.workspace`, chosen when Terraform runs.
    Workspace,
    /// A data source, read when the plan is made.
    DataSource(EcoString),
    /// A function whose result differs from run to run, or needs what is not at hand.
    Function(EcoString),
    /// `each`, `count.index` or an iterator of a repetition whose collection is not known.
    Repetition(EcoString),
    /// The name is declared nowhere.
    Undeclared(EcoString),
    /// The definition depends on itself.
    Cycle(EcoString),
    /// The expression is wrong: Terraform would refuse it.
    Invalid(EcoString),
    /// A limit of the evaluation was reached.
    Limit(EcoString),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Computed(name) => write!(f, "`{name}` is known only after apply"),
            Self::Variable(name) => write!(f, "`var.{name}` has no default and no value was given"),
            Self::Module(name) => write!(f, "the source of `{name}` is not at hand"),
            Self::Workspace => f.write_str("`terraform.workspace` is chosen when Terraform runs"),
            Self::DataSource(name) => write!(f, "`{name}` is read by the provider"),
            Self::Function(name) => write!(f, "`{name}` cannot be evaluated without running Terraform"),
            Self::Repetition(name) => write!(f, "`{name}` depends on a collection that is not known"),
            Self::Undeclared(name) => write!(f, "`{name}` is not declared"),
            Self::Cycle(name) => write!(f, "`{name}` depends on itself"),
            Self::Invalid(what) | Self::Limit(what) => f.write_str(what),
        }
    }
}

/// The identity of an unknown value: equal symbols are equal values.
#[derive(Debug, Clone)]
pub enum Symbol {
    /// An attribute of an object that the provider knows: of a resource, a data source, a module.
    Attribute {
        /// The object's address with its instance key: `module.web.aws_api_gateway_rest_api.api[0]`.
        object: EcoString,
        /// The resource type of a managed resource whose instance key is known, so that two objects of one type
        /// and two addresses are certainly two. Empty for anything else.
        kind: EcoString,
        /// What follows in the reference: `.id`.
        path: EcoString,
    },
    /// A string of which some parts are known. Every part is a known string or unknown.
    Template(Arc<[Value]>),
    /// Any other deterministic expression, written out with the values it depends on.
    Expression(EcoString),
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Attribute { object, path, .. } => write!(f, "{object}{path}"),
            Self::Expression(text) => f.write_str(text),
            Self::Template(parts) => {
                f.write_str("\"")?;
                parts.iter().try_for_each(|part| match &part.data {
                    Data::String(text) => f.write_str(text),
                    _ => write!(f, "${{{part}}}"),
                })?;
                f.write_str("\"")
            }
        }
    }
}

/// A number: exact as an integer as far as 128 bits go, else a double.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// Any other number. Never infinite, never NaN.
    Float(f64),
}

impl Number {
    /// The number of a double; whole numbers become integers. `None` for infinities and NaN.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the bound keeps the cast exact")]
    pub fn from_f64(number: f64) -> Option<Self> {
        const EXACT: f64 = 9.0e15;
        if !number.is_finite() {
            return None;
        }
        let whole = number.fract() == 0.0 && number.abs() < EXACT;
        Some(if whole { Self::Int(number as i128) } else { Self::Float(number) })
    }

    /// The nearest double.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// The number as an integer, if it is one.
    #[must_use]
    pub fn as_int(self) -> Option<i128> {
        match self {
            Self::Int(number) => Some(number),
            Self::Float(_) => None,
        }
    }

    /// Reads a number as Terraform converts a string: decimal, with an optional exponent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        if !plain || text.is_empty() {
            return None;
        }
        text.parse().map(Self::Int).ok().or_else(|| text.parse().ok().and_then(Self::from_f64))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a == b,
            _ => self.as_f64() == other.as_f64(),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a.partial_cmp(b),
            _ => self.as_f64().partial_cmp(&other.as_f64()),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => write!(f, "{number}"),
            Self::Float(number) => write!(f, "{number}"),
        }
    }
}

/// The place of values that are written nowhere: results in tests, arguments of the command line.
pub const NOWHERE: Location = Location { source: SourceId(u32::MAX), span: Span { start: 0, end: 0 } };

impl Value {
    /// A value that is written at `at`.
    #[must_use]
    pub fn new(data: Data, at: Location) -> Self {
        let total = |items: &mut dyn Iterator<Item = &Self>| {
            items.fold(1, |sum: u32, item| sum.saturating_add(item.weight))
        };
        let weight = match &data {
            Data::List(items) | Data::Set(items) => total(&mut items.iter()),
            Data::Object(members) => total(&mut members.values()),
            _ => 1,
        };
        Self { data, at, via: None, sensitive: false, weight }
    }

    /// How many values it is made of. Who builds values from values must bound this, or a few lines of source make
    /// more values than any machine can hold: `a = [b, b]`, `b = [c, c]`, and so on.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.weight
    }

    /// `null`.
    #[must_use]
    pub fn null(at: Location) -> Self {
        Self::new(Data::Null, at)
    }

    /// A string.
    #[must_use]
    pub fn string(text: impl Into<EcoString>, at: Location) -> Self {
        Self::new(Data::String(text.into()), at)
    }

    /// A boolean.
    #[must_use]
    pub fn bool(value: bool, at: Location) -> Self {
        Self::new(Data::Bool(value), at)
    }

    /// A number.
    #[must_use]
    pub fn number(value: Number, at: Location) -> Self {
        Self::new(Data::Number(value), at)
    }

    /// A list.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Self>, at: Location) -> Self {
        Self::new(Data::List(items.into_iter().collect()), at)
    }

    /// An object.
    #[must_use]
    pub fn object(members: BTreeMap<EcoString, Self>, at: Location) -> Self {
        Self::new(Data::Object(Arc::new(members)), at)
    }

    /// An unknown value.
    #[must_use]
    pub fn unknown(reason: Reason, symbol: Option<Symbol>, at: Location) -> Self {
        let not_null = matches!(symbol, Some(Symbol::Template(_)))
            || matches!(reason, Reason::Computed(_) | Reason::Undeclared(_) | Reason::DataSource(_));
        Self::new(Data::Unknown(Arc::new(Unknown { reason, at, symbol, not_null })), at)
    }

    /// The same value, read through one more reference.
    #[must_use]
    pub fn through(self, reference: impl Into<EcoString>, at: Location) -> Self {
        self.after(HopKind::Reference(reference.into()), at)
    }

    /// The same value, one step further on its way.
    #[must_use]
    pub fn after(mut self, kind: HopKind, at: Location) -> Self {
        self.via = Some(Arc::new(Hop { kind, at, before: self.via.take() }));
        self
    }

    /// The steps on the value's way, the last one first.
    pub fn hops(&self) -> impl Iterator<Item = &Hop> {
        std::iter::successors(self.via.as_deref(), |hop| hop.before.as_deref())
    }

    /// The value that this text is the JSON of, where it was encoded from one.
    #[must_use]
    pub fn encoded(&self) -> Option<&Self> {
        self.hops().find_map(|hop| match &hop.kind {
            HopKind::Encoded(value) => Some(value),
            HopKind::Reference(_) => None,
        })
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// The blame, if the value as a whole is unknown.
    #[must_use]
    pub fn as_unknown(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// The first unknown value in it, itself included.
    #[must_use]
    pub fn first_unknown(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            Data::List(items) | Data::Set(items) => items.iter().find_map(Self::first_unknown),
            Data::Object(members) => members.values().find_map(Self::first_unknown),
            _ => None,
        }
    }

    /// The text of a known string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list or set.
    #[must_use]
    pub fn elements(&self) -> Option<&[Self]> {
        match &self.data {
            Data::List(items) | Data::Set(items) => Some(items),
            _ => None,
        }
    }

    /// The name of its type, as messages say it.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Bool(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::List(_) => "a list",
            Data::Set(_) => "a set",
            Data::Object(_) => "an object",
            Data::Unknown(_) => "unknown",
        }
    }
}

/// The value as an expression, on one line: strings quoted, unknown values by their symbol.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.data {
            _ if self.sensitive => f.write_str("(sensitive)"),
            Data::Null => f.write_str("null"),
            Data::Bool(value) => write!(f, "{value}"),
            Data::Number(value) => write!(f, "{value}"),
            Data::String(text) => write!(f, "\"{}\"", text.escape_debug()),
            Data::List(items) | Data::Set(items) => {
                f.write_str("[")?;
                separated(f, items.iter(), |f, item| write!(f, "{item}"))?;
                f.write_str("]")
            }
            Data::Object(members) => {
                f.write_str("{")?;
                separated(f, members.iter(), |f, (key, value)| write!(f, "{key} = {value}"))?;
                f.write_str("}")
            }
            Data::Unknown(unknown) => match &unknown.symbol {
                Some(symbol) => write!(f, "{symbol}"),
                None => f.write_str("(unknown)"),
            },
        }
    }
}

fn separated<T>(
    f: &mut fmt::Formatter<'_>,
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut fmt::Formatter<'_>, T) -> fmt::Result,
) -> fmt::Result {
    items.enumerate().try_for_each(|(index, item)| {
        if index > 0 {
            f.write_str(", ")?;
        }
        write(f, item)
    })
}

/// Whether two values are equal: `Err` with the value to blame where it cannot be known.
///
/// # Errors
/// The unknown value that decides.
pub fn equal(left: &Value, right: &Value) -> Result<bool, Arc<Unknown>> {
    match (&left.data, &right.data) {
        (Data::Unknown(a), Data::Unknown(b)) => unknown_equal(a, b),
        (Data::Unknown(unknown), known) | (known, Data::Unknown(unknown)) => known_equal(unknown, known),
        (Data::Null, Data::Null) => Ok(true),
        (Data::Bool(a), Data::Bool(b)) => Ok(a == b),
        (Data::Number(a), Data::Number(b)) => Ok(a == b),
        (Data::String(a), Data::String(b)) => Ok(a == b),
        (Data::List(a), Data::List(b)) | (Data::Set(a), Data::Set(b)) => {
            if a.len() != b.len() {
                return Ok(false);
            }
            all(a.iter().zip(b.iter()), |(a, b)| equal(a, b))
        }
        (Data::Object(a), Data::Object(b)) => {
            if !a.keys().eq(b.keys()) {
                return Ok(false);
            }
            all(a.values().zip(b.values()), |(a, b)| equal(a, b))
        }
        _ => Ok(false),
    }
}

/// Whether a string ends with `suffix`; what is known of its end may decide where the rest is unknown. `false` for
/// what is no string.
///
/// # Errors
/// The unknown value that decides.
pub fn ends_with(value: &Value, suffix: &str) -> Result<bool, Arc<Unknown>> {
    match &value.data {
        Data::String(text) => Ok(text.ends_with(suffix)),
        Data::Unknown(unknown) => match &unknown.symbol {
            Some(Symbol::Template(parts)) => match known_end(parts) {
                end if end.len() >= suffix.len() => Ok(end.ends_with(suffix)),
                end if !suffix.ends_with(end) => Ok(false),
                _ => Err(unknown.clone()),
            },
            _ => Err(unknown.clone()),
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

/// Does something for every item, also after one that failed.
///
/// # Errors
/// The first failure.
pub fn each<T, E>(items: impl IntoIterator<Item = T>, mut work: impl FnMut(T) -> Result<(), E>) -> Result<(), E> {
    let mut first = Ok(());
    for item in items {
        first = first.and(work(item));
    }
    first
}

fn unknown_equal(left: &Arc<Unknown>, right: &Arc<Unknown>) -> Result<bool, Arc<Unknown>> {
    let (Some(a), Some(b)) = (&left.symbol, &right.symbol) else {
        return Err(if left.symbol.is_none() { left.clone() } else { right.clone() });
    };
    match (a, b) {
        (
            Symbol::Attribute { object: object_a, kind: kind_a, path: path_a },
            Symbol::Attribute { object: object_b, kind: kind_b, path: path_b },
        ) => {
            let same = object_a == object_b;
            match (same, path_a == path_b) {
                (true, true) => Ok(true),
                (false, true) if is_identity(path_a) && kind_a == kind_b && !kind_a.is_empty() => Ok(false),
                _ => Err(left.clone()),
            }
        }
        (Symbol::Template(a), Symbol::Template(b)) => templates_equal(a, b).ok_or_else(|| left.clone()),
        (Symbol::Template(parts), _) => lone_part(parts, right).ok_or_else(|| left.clone()),
        (_, Symbol::Template(parts)) => lone_part(parts, left).ok_or_else(|| left.clone()),
        (Symbol::Expression(a), Symbol::Expression(b)) if a == b => Ok(true),
        _ => Err(left.clone()),
    }
}

/// Whether the provider gives every object of a type another value for this attribute.
fn is_identity(path: &str) -> bool {
    matches!(path, ".id" | ".arn" | ".unique_id" | ".self_link")
}

/// Whether a template of one part is the value of that part.
fn lone_part(parts: &[Value], other: &Arc<Unknown>) -> Option<bool> {
    match parts {
        [part] => unknown_equal(part.as_unknown()?, other).ok(),
        _ => None,
    }
}

fn templates_equal(a: &[Value], b: &[Value]) -> Option<bool> {
    if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| matches!(equal(a, b), Ok(true))) {
        return Some(true);
    }
    let differ = !common_prefix(known_start(a), known_start(b)) || !common_suffix(known_end(a), known_end(b));
    // Where all but one pair of parts are equal, that pair decides.
    let mut pairs = a.iter().zip(b).filter(|(a, b)| !matches!(equal(a, b), Ok(true)));
    let decisive = (a.len() == b.len()).then(|| (pairs.next(), pairs.next()));
    match decisive {
        _ if differ => Some(false),
        Some((Some((a, b)), None)) => equal(a, b).ok(),
        _ => None,
    }
}

/// What the string of a template certainly starts with.
fn known_start(parts: &[Value]) -> &str {
    parts.first().and_then(Value::as_str).unwrap_or_default()
}

/// What the string of a template certainly ends with.
fn known_end(parts: &[Value]) -> &str {
    parts.last().and_then(Value::as_str).unwrap_or_default()
}

fn common_prefix(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

fn common_suffix(a: &str, b: &str) -> bool {
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
    use ecow::eco_format;

    fn text(text: &str) -> Value {
        Value::string(text, NOWHERE)
    }

    fn computed(object: &str, path: &str) -> Value {
        let kind = object.split('.').next().unwrap().into();
        let symbol = Symbol::Attribute { object: object.into(), kind, path: path.into() };
        Value::unknown(Reason::Computed(eco_format!("{object}{path}")), Some(symbol), NOWHERE)
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
        let (a, b) = (computed("aws_vpc.a", ".id"), computed("aws_vpc.b", ".id"));
        assert_eq!(decided(&a, &a.clone()), Some(true));
        assert_eq!(decided(&a, &b), Some(false));
        assert_eq!(decided(&a, &computed("aws_subnet.b", ".id")), None);
        assert_eq!(decided(&computed("aws_vpc.a", ".cidr"), &computed("aws_vpc.b", ".cidr")), None);
        assert_eq!(decided(&a, &Value::null(NOWHERE)), Some(false));
    }

    #[test]
    fn templates_are_told_apart_by_what_is_known_of_them() {
        let log = |stage: Value| template([text("logs_"), computed("aws_api.a", ".id"), text("/"), stage]);
        assert_eq!(decided(&log(variable("s")), &log(variable("s"))), Some(true));
        assert_eq!(decided(&log(variable("s")), &log(variable("t"))), None);
        assert_eq!(decided(&log(variable("s")), &text("metrics")), Some(false));
        assert_eq!(decided(&log(variable("s")), &text("logs_x/prod")), None);
        assert_eq!(decided(&template([variable("a")]), &variable("a")), Some(true));
    }

    #[test]
    fn the_known_end_of_a_template_decides() {
        let arn = template([computed("aws_api.a", ".arn"), text("/*/*")]);
        assert_eq!(ends_with(&arn, "/*/*").ok(), Some(true));
        assert_eq!(ends_with(&arn, "x").ok(), Some(false));
        assert_eq!(ends_with(&arn, "x/*/*").ok(), None);
    }

    #[test]
    fn one_certain_difference_decides_a_list() {
        let list = |items: [Value; 2]| Value::list(items, NOWHERE);
        assert_eq!(decided(&list([variable("a"), text("x")]), &list([text("q"), text("y")])), Some(false));
        assert_eq!(decided(&list([variable("a"), text("x")]), &list([text("q"), text("x")])), None);
    }

    #[test]
    fn numbers_are_read_as_terraform_reads_them() {
        assert_eq!(Number::parse("1e3"), Some(Number::Int(1000)));
        assert_eq!(Number::parse("0.5").map(|it| it.to_string()), Some("0.5".into()));
        assert_eq!(Number::parse("123456789012345678901").map(|it| it.to_string()).unwrap(), "123456789012345678901");
        assert!(Number::parse("inf").is_none() && Number::parse("0x10").is_none() && Number::parse("").is_none());
    }
}
