//! What holds in some files: the one place where what several places say is merged.

use super::layer::{Layer, Said};
use crate::custom::Pages;
use crate::select::{self, Names};
use tollgate_core::engine::{Profile, Suppressions};
use tollgate_core::rule::{Rule, Severity};

/// What holds in some files, and who says so.
#[derive(Debug, Clone)]
pub(crate) struct Holds {
    /// The pages of rules that users wrote.
    pub rule_files: Vec<Said<Pages>>,
    /// The rules that are named; `None` is the default set.
    pub rules: Option<Said<Names>>,
    /// Rules that do not run all the same.
    pub exclude_rules: Vec<Said<Names>>,
    pub pedantic: Said<bool>,
    pub severity: Said<Severity>,
    /// The last one that names a rule counts.
    pub severities: Vec<Said<(Names, Severity)>>,
    pub require_reason: Said<bool>,
    pub suppressions: Said<bool>,
}

impl Default for Holds {
    fn default() -> Self {
        Self {
            rule_files: Vec::new(),
            rules: None,
            exclude_rules: Vec::new(),
            pedantic: Said::by_default(false),
            severity: Said::by_default(Severity::Info),
            severities: Vec::new(),
            require_reason: Said::by_default(false),
            suppressions: Said::by_default(true),
        }
    }
}

impl Holds {
    /// What holds where these speak, the weakest first.
    pub(crate) fn of<'l>(layers: impl IntoIterator<Item = &'l Layer>) -> Self {
        layers.into_iter().fold(Self::default(), Self::and)
    }

    fn and(mut self, stronger: &Layer) -> Self {
        self.rule_files.extend(stronger.rule_files.clone());
        if let Some(rules) = &stronger.rules {
            // Whoever asks for rules gets them, whatever weaker places leave out.
            self.exclude_rules.clear();
            self.rules = Some(rules.clone()).filter(|it| !it.value.is_empty());
        }
        self.exclude_rules.extend(stronger.exclude_rules.clone());
        self.severities.extend(stronger.severities.iter().cloned());
        take(&mut self.pedantic, &stronger.pedantic);
        take(&mut self.severity, &stronger.severity);
        take(&mut self.require_reason, &stronger.require_reason);
        take(&mut self.suppressions, &stronger.suppressions);
        self
    }

    /// The same for the engine.
    pub(crate) fn profile(&self) -> Profile {
        let graded = self.severities.iter().flat_map(|said| {
            let (names, severity) = &said.value;
            names.ids().map(move |id| (id, *severity))
        });
        Profile {
            rules: self.rules(),
            all_named: self.rules.is_some(),
            pedantic: self.pedantic.value,
            severities: graded.collect(),
            least: self.severity.value,
            require_reason: self.require_reason.value,
            suppressions: match self.suppressions.value {
                true => Suppressions::Count,
                false => Suppressions::Disregarded,
            },
        }
    }

    fn rules(&self) -> Vec<&'static Rule> {
        let named = self.rules.as_ref().map(|it| &it.value);
        let is_excluded = |rule: &Rule| self.exclude_rules.iter().any(|it| it.value.name(rule));
        let custom: Vec<_> = self.rule_files.iter().flat_map(|it| it.value.rules()).collect();
        select::rules(named, &custom, is_excluded, self.pedantic.value)
    }
}

fn take<T: Clone>(weaker: &mut Said<T>, stronger: &Option<Said<T>>) {
    if let Some(stronger) = stronger {
        *weaker = stronger.clone();
    }
}
