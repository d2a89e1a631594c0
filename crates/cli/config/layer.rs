//! What one place says of rules: the head of a configuration file, one of its `path` blocks, or the command line.

use crate::custom::Pages;
use crate::select::Names;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use tollgate_core::rule::Severity;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Nobody says otherwise.
    Default,
    /// A line of a configuration file, as people see it.
    File(Arc<Path>, usize),
    /// A variable of the environment.
    Variable(&'static str),
    /// An option of the command line.
    Option(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(file, line) => write!(f, "{}:{line}", file.display()),
            Self::Variable(name) | Self::Option(name) => f.write_str(name),
        }
    }
}

/// A value, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said<T> {
    pub value: T,
    pub origin: Origin,
}

impl<T> Said<T> {
    /// What holds where nobody says anything.
    pub(crate) const fn by_default(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }
}

/// What one place says of rules. What it does not say is left to weaker ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layer {
    /// The pages of rules that users wrote. They add up.
    pub rule_files: Option<Said<Pages>>,
    /// The rules that run; none means the default set.
    pub rules: Option<Said<Names>>,
    /// Rules that do not run. They add up, until a stronger place names the rules that run.
    pub exclude_rules: Option<Said<Names>>,
    /// Whether the pedantic rules run beside the default ones.
    pub pedantic: Option<Said<bool>>,
    /// The least severity that is reported.
    pub severity: Option<Said<Severity>>,
    /// Severities of rules, in their order: the last one that names a rule counts.
    pub severities: Vec<Said<(Names, Severity)>>,
    /// Whether a suppression comment without a reason counts for nothing.
    pub require_reason: Option<Said<bool>>,
    /// Whether comments, and files of other scanners, suppress findings.
    pub suppressions: Option<Said<bool>>,
}
