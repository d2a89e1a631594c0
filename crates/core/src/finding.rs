//! What a scan reports: findings and undecided checks, with their rules, and notes.

use crate::flaw::Flaw;
use crate::note::Note;
use crate::rule::{Rule, Severity};
use crate::source::{Location, SourceId};
use crate::suppress::Suppression;
use crate::value::Unknown;
use ecow::EcoString;
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::Arc;

/// A flaw, and the rule that found it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How severe it is: as the rule says, unless the scan was asked to take it differently.
    pub severity: Severity,
    /// What is wrong, and where. A finding is moved often until it is reported, so this lies apart.
    pub flaw: Box<Flaw>,
    /// What weaker rules find for the same cause at the same block: no findings of their own.
    pub also: Vec<Self>,
    /// For which values of variables it exists.
    pub exists: Exists,
    /// Whether it comes from what examples and tests give to its module: no other root module that calls it has it, nor the
    /// module by itself.
    pub is_of_examples: bool,
    /// The root modules that lead to it, where it is in none of their own files.
    pub(crate) origins: Vec<Origin>,
}

/// A root module that leads to a finding in another module.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    /// Its directory as people see it, or that of the unit of Terragrunt which runs it.
    pub(crate) directory: EcoString,
    /// Whether it is such a unit.
    pub(crate) is_unit: bool,
    /// The module that it calls there, where it is an example or a test: its directory, absolute, without symbolic links.
    pub(crate) example_of: Option<PathBuf>,
    /// The call in it that leads to the finding.
    pub(crate) call: Location,
}

/// For which values of the root modules' variables a finding exists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Exists {
    /// For all that were looked at.
    #[default]
    Always,
    /// Where one of these conditions is met, which the defaults of variables do not meet, in words: "`var.waf` is not
    /// empty".
    Where(BTreeSet<EcoString>),
    /// With these variable files, which Terraform reads only where somebody names them.
    With {
        /// Whether it exists without such a file, too.
        defaults: bool,
        /// The files.
        files: BTreeSet<SourceId>,
    },
}

impl Exists {
    /// When one of two findings exists that are one. What the configuration says as it is needs no condition.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Where(mut these), Self::Where(those)) => {
                these.extend(those);
                Self::Where(these)
            }
            (Self::With { defaults, mut files }, Self::With { defaults: also, files: more }) => {
                files.extend(more);
                Self::With { defaults: defaults || also, files }
            }
            (Self::Always, _) | (_, Self::Always) => Self::Always,
            (with @ Self::With { .. }, _) | (_, with @ Self::With { .. }) => with,
        }
    }
}

impl Finding {
    /// A finding of which no more is said than what is wrong and where.
    #[must_use]
    pub fn new(rule: &'static Rule, location: Location, message: impl Into<String>) -> Self {
        Self::from_flaw(rule, Flaw::new(location, message))
    }

    /// What a rule found.
    #[must_use]
    pub fn from_flaw(rule: &'static Rule, flaw: Flaw) -> Self {
        Self {
            rule,
            severity: rule.severity,
            flaw: Box::new(flaw),
            also: Vec::new(),
            exists: Exists::Always,
            is_of_examples: false,
            origins: Vec::new(),
        }
    }

    /// The finding, and those that are listed with it.
    pub fn with_also(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.also)
    }
}

/// A finding is a flaw of which more is known.
impl Deref for Finding {
    type Target = Flaw;

    fn deref(&self) -> &Flaw {
        &self.flaw
    }
}

impl DerefMut for Finding {
    fn deref_mut(&mut self) -> &mut Flaw {
        &mut self.flaw
    }
}

/// A check that could not be decided: it depends on a value that the source does not tell.
#[derive(Debug, Clone)]
pub struct Undecided {
    /// The rule.
    pub rule: &'static Rule,
    /// The block that was checked.
    pub location: Location,
    /// The block's address.
    pub address: EcoString,
    /// The value that is to blame.
    pub unknown: Arc<Unknown>,
}

/// All that a scan found, in the order in which it is reported: by file, place and rule.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong and not suppressed.
    pub findings: Vec<Finding>,
    /// What is wrong and suppressed, with the comment or the file of another scanner that does it.
    pub suppressed: Vec<(Finding, Suppression)>,
    /// What could not be decided.
    pub undecided: Vec<Undecided>,
    /// What there is to say of the scan itself.
    pub notes: Vec<Note>,
    /// How much was looked at.
    pub totals: Totals,
}

/// How much a scan looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Files that were read.
    pub files: usize,
    /// Those of them that were asked for. The others tell what they depend on.
    pub asked: usize,
    /// Bytes of these files.
    pub bytes: usize,
    /// Directories with configurations.
    pub modules: usize,
    /// Resources, data sources and module calls that rules looked at, each instance counted.
    pub blocks: usize,
    /// Calls of modules whose sources are not at hand: what these make was not looked at.
    pub unresolved_calls: usize,
}
