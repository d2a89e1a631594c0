//! Values that are not known: why, and what is known of them all the same.

use super::{Checked, Size, Symbol, Value};
use crate::address::{Attribute, Sort};
use crate::source::Location;
use ecow::EcoString;
use std::fmt;
use std::sync::Arc;

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
    /// The values of which it certainly is one, if they are few: the sides of a conditional. None of them is secret.
    pub(crate) cases: Option<Arc<[Value]>>,
    /// Of a list of which nobody knows how many elements it has: all that it may have.
    pub(crate) elements: Option<Arc<[Perhaps]>>,
}

/// An element that a list may have.
#[derive(Debug, Clone)]
pub(crate) struct Perhaps {
    pub(crate) value: Value,
    /// Why it may not be there, once or several times; `None` for one that certainly is.
    pub(crate) condition: Option<Arc<Unknown>>,
}

/// How many values an unknown one may be one of.
const MAX_CASES: usize = 8;

/// The weight of these values together.
const MAX_CASES_WEIGHT: u32 = 4096;

/// How deep these values may nest.
const MAX_CASES_DEPTH: u16 = 16;

impl Unknown {
    /// A value that is not known.
    #[must_use]
    pub const fn new(reason: Reason, symbol: Option<Symbol>, not_null: bool, at: Location) -> Self {
        Self { reason, at, symbol, not_null, cases: None, elements: None }
    }

    /// The same, which certainly is one of some values. Where they are many, large or secret, that is forgotten.
    #[must_use]
    pub(crate) fn among<'v>(self, values: impl IntoIterator<Item = &'v Value>) -> Self {
        let mut cases: Vec<Value> = Vec::new();
        for value in values {
            match value.as_unknown().and_then(|unknown| unknown.cases.as_ref()) {
                Some(own) => cases.extend(own.iter().cloned()),
                None => cases.push(value.clone()),
            }
        }
        let Size { weight, depth, secret, .. } = Size::around(cases.iter());
        let kept =
            cases.len() <= MAX_CASES && weight <= MAX_CASES_WEIGHT && depth <= MAX_CASES_DEPTH && !secret;
        Self { cases: kept.then(|| cases.into()), ..self }
    }

    /// The values of which it certainly is one; none where nobody can list them.
    #[must_use]
    pub fn cases(&self) -> &[Value] {
        self.cases.as_deref().unwrap_or_default()
    }

    /// The answer of a test, where it is the same for every value that this may be.
    ///
    /// # Errors
    /// This value, where it decides.
    pub fn decide(self: &Arc<Self>, mut test: impl FnMut(&Value) -> Checked<bool>) -> Checked<bool> {
        let mut answers = self.cases().iter().map(|case| test(case).ok());
        match answers.next() {
            Some(Some(first)) if answers.all(|it| it == Some(first)) => Ok(first),
            _ => Err(self.clone()),
        }
    }

    /// The attribute, or the object as a whole, that is its identity.
    #[must_use]
    pub fn as_attribute(&self) -> Option<&Attribute> {
        match self.symbol.as_ref()? {
            Symbol::Attribute(attribute) => Some(attribute),
            _ => None,
        }
    }
}

/// What another value is not known for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Why it is not known itself.
    pub reason: Reason,
    /// The expression that is to blame.
    pub at: Location,
}

impl Cause {
    /// What an unknown value is in the end not known for.
    #[must_use]
    pub fn of(unknown: &Unknown) -> Arc<Self> {
        match &unknown.reason {
            Reason::Repetition(_, cause) => cause.clone(),
            reason => Arc::new(Self { reason: reason.clone(), at: unknown.at }),
        }
    }
}

/// Why a value is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The provider decides it: `aws_vpc.main.id`.
    Computed(Attribute),
    /// The plan says that it is known only after apply.
    Planned,
    /// The variable has no default and no value was given.
    Variable(EcoString),
    /// The variable has a default that sets nothing, and no value was given.
    EmptyDefault(EcoString),
    /// An output of a module whose source is not at hand.
    Module(EcoString),
    /// `terraform.workspace`, chosen when Terraform runs.
    Workspace,
    /// What Terragrunt finds out when it runs: outputs of other units, the environment, what a command prints.
    Terragrunt(EcoString),
    /// A data source, read when the plan is made.
    DataSource(Attribute),
    /// A function whose result differs from run to run, or needs what is not at hand.
    Function(EcoString),
    /// `each`, `count.index` or an iterator of a repetition whose collection is not known, and why that is not.
    Repetition(EcoString, Arc<Cause>),
    /// What is named is declared in another configuration.
    Elsewhere(EcoString),
    /// What another root module sets may hold for this one as well.
    OtherRoot(EcoString),
    /// The name is declared nowhere.
    Undeclared(EcoString),
    /// The definition depends on itself.
    Cycle(EcoString),
    /// The expression is wrong: Terraform would refuse it.
    Invalid(EcoString),
    /// A limit of the evaluation was reached.
    Limit(EcoString),
}

impl Reason {
    /// Why an attribute that is not configured is not known: the provider computes it, or reads it.
    pub(crate) fn provided(attribute: Attribute) -> Self {
        match attribute.object().sort() {
            Sort::Data => Self::DataSource(attribute),
            _ => Self::Computed(attribute),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Computed(attribute) => write!(f, "`{attribute}` is known only after apply"),
            Self::Planned => f.write_str("a value of the plan is known only after apply"),
            Self::Variable(name) => write!(f, "`var.{name}` has no default and no value was given"),
            Self::EmptyDefault(name) => {
                write!(f, "`var.{name}` sets nothing by default, and no value was given")
            }
            Self::Module(name) => write!(f, "the source of `{name}` is not at hand"),
            Self::Workspace => f.write_str("`terraform.workspace` is chosen when Terraform runs"),
            Self::Terragrunt(what) => write!(f, "`{what}` is known only when Terragrunt runs"),
            Self::DataSource(attribute) => write!(f, "`{attribute}` is read by the provider"),
            Self::Function(name) => write!(f, "`{name}` cannot be evaluated without running Terraform"),
            Self::Repetition(name, cause) => write!(f, "`{name}` is not known, since {}", cause.reason),
            Self::Elsewhere(what) => write!(f, "{what} is not in this configuration"),
            Self::OtherRoot(what) => write!(f, "`{what}` of another root module may hold here as well"),
            Self::Undeclared(name) => write!(f, "`{name}` is not declared"),
            Self::Cycle(name) => write!(f, "`{name}` depends on itself"),
            Self::Invalid(what) | Self::Limit(what) => f.write_str(what),
        }
    }
}
