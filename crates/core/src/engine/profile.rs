//! What is asked of the rules, which may differ from file to file.

use super::SYNTAX_ERROR;
use crate::finding::{Finding, Report};
use crate::rule::{Rule, Severity};
use crate::source::SourceId;
use std::collections::BTreeMap;

/// What is asked of the rules in some files of a project.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The rules that run, the engine's own included where they are wanted.
    pub rules: Vec<&'static Rule>,
    /// Whether each of them was asked for by name: then none says nothing because a stronger one does.
    pub all_named: bool,
    /// Whether rules also say what most reviewers decline where it is said ([`Flaw::pedantic`](crate::flaw::Flaw)).
    pub pedantic: bool,
    /// Severities that are not the rules' own, by the ids of the rules.
    pub severities: BTreeMap<&'static str, Severity>,
    /// The least severity that is reported. What cannot be parsed always is: it may hide anything.
    pub least: Severity,
    /// Whether a comment suppresses nothing unless it says why.
    pub require_reason: bool,
    /// What comments, and files of other scanners, can suppress.
    pub suppressions: Suppressions,
}

/// What comments, and files of other scanners, can suppress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Suppressions {
    /// What they ask for.
    #[default]
    Count,
    /// Nothing: they are not looked at.
    Disregarded,
    /// Nothing: a note says what each of them would suppress.
    Refused,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            rules: Vec::new(),
            all_named: false,
            pedantic: false,
            severities: BTreeMap::new(),
            least: Severity::Info,
            require_reason: false,
            suppressions: Suppressions::Count,
        }
    }
}

impl Profile {
    /// Whether a rule runs.
    #[must_use]
    pub fn runs(&self, rule: &Rule) -> bool {
        self.rules.iter().any(|it| it.id == rule.id)
    }

    /// Whether another one asks for the same.
    fn is(&self, other: &Self) -> bool {
        let Self { rules, all_named, pedantic, severities, least, require_reason, suppressions } = self;
        rules.len() == other.rules.len()
            && rules.iter().zip(&other.rules).all(|(own, its)| std::ptr::eq(*own, *its))
            && (*all_named, *pedantic, *least) == (other.all_named, other.pedantic, other.least)
            && (*require_reason, *suppressions) == (other.require_reason, other.suppressions)
            && *severities == other.severities
    }

    /// Whether findings are reported that most reviewers decline.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        self.pedantic || self.all_named
    }

    /// The severity of a rule's findings.
    #[must_use]
    pub fn severity_of(&self, rule: &Rule) -> Severity {
        self.severities.get(rule.id).copied().unwrap_or(rule.severity)
    }

    /// Whether findings of a rule are reported.
    #[must_use]
    pub fn reports(&self, rule: &Rule) -> bool {
        self.severity_of(rule) >= self.least || hides_others(rule)
    }
}

/// Whether a finding of this rule stands for what could not be judged: it is reported, and fails a scan, of whatever
/// severity it is.
#[must_use]
pub fn hides_others(rule: &Rule) -> bool {
    rule.id == SYNTAX_ERROR.id
}

/// The profiles of a scan, and which of them is for which file.
#[derive(Debug, Default)]
pub struct Profiles {
    /// What holds where nothing else is said.
    usual: Profile,
    others: Vec<Profile>,
    /// By the numbers of the files: 0 is the usual one, the others follow.
    of_files: Vec<usize>,
}

impl From<Profile> for Profiles {
    fn from(usual: Profile) -> Self {
        Self { usual, ..Self::default() }
    }
}

impl From<Vec<&'static Rule>> for Profiles {
    fn from(rules: Vec<&'static Rule>) -> Self {
        Profile { rules, ..Profile::default() }.into()
    }
}

impl Profiles {
    /// Adds a profile, and returns its number. Equal profiles have one number: what is made for each is made once.
    pub fn add(&mut self, profile: Profile) -> usize {
        let known = self.iter().position(|it| it.is(&profile));
        known.unwrap_or_else(|| {
            self.others.push(profile);
            self.others.len()
        })
    }

    /// Says which profile is for a file.
    pub fn set(&mut self, file: SourceId, number: usize) {
        let index = file.0 as usize;
        if self.of_files.len() <= index {
            self.of_files.resize(index + 1, 0);
        }
        self.of_files[index] = number;
    }

    /// The number of the profile of a file.
    #[must_use]
    pub fn number_at(&self, file: SourceId) -> usize {
        self.of_files.get(file.0 as usize).copied().unwrap_or_default()
    }

    /// The profile of a file.
    #[must_use]
    pub fn at(&self, file: SourceId) -> &Profile {
        self.get(self.number_at(file))
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        std::iter::once(&self.usual).chain(&self.others)
    }

    fn get(&self, number: usize) -> &Profile {
        number.checked_sub(1).and_then(|it| self.others.get(it)).unwrap_or(&self.usual)
    }

    /// The rules that run anywhere, sorted by id.
    #[must_use]
    pub fn rules(&self) -> Vec<&'static Rule> {
        let mut rules: Vec<_> = self.iter().flat_map(|it| &it.rules).copied().collect();
        // Those of each profile are sorted most often, and this sort merges what is.
        rules.sort_by_key(|rule| rule.id);
        rules.dedup_by(|next, kept| {
            let is_same = next.id == kept.id;
            if is_same {
                *kept = *next;
            }
            is_same
        });
        rules
    }

    /// Gives findings the severities that are asked for, and takes out what is less severe than what is reported.
    pub(super) fn apply(&self, report: &mut Report) {
        if self.iter().any(|it| !it.severities.is_empty()) {
            let suppressed = report.suppressed.iter_mut().map(|(finding, _)| finding);
            report.findings.iter_mut().chain(suppressed).for_each(|it| self.grade(it));
        }
        let is_reported =
            |it: &Finding| it.severity >= self.at(it.location.source).least || hides_others(it.rule);
        report.findings.retain(is_reported);
        report.suppressed.retain(|(it, _)| is_reported(it));
        report.undecided.retain(|it| self.at(it.location.source).reports(it.rule));
    }

    fn grade(&self, finding: &mut Finding) {
        finding.severity = self.at(finding.location.source).severity_of(finding.rule);
        finding.also.iter_mut().for_each(|it| self.grade(it));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::rule;

    static RULES: [Rule; 3] = [rule("a", ""), rule("b", ""), rule("c", "")];

    fn asking_for(numbers: &[usize]) -> Profile {
        Profile { rules: numbers.iter().map(|&it| &RULES[it]).collect(), ..Profile::default() }
    }

    #[test]
    fn equal_profiles_have_one_number() {
        let mut profiles = Profiles::from(asking_for(&[0, 1]));
        assert_eq!(profiles.add(asking_for(&[0, 1])), 0);
        assert_eq!(profiles.add(asking_for(&[0])), 1);
        assert_eq!(profiles.add(Profile { pedantic: true, ..asking_for(&[0]) }), 2);
        assert_eq!(
            profiles.add(Profile { severities: [("a", Severity::Low)].into(), ..asking_for(&[0]) }),
            3
        );
        assert_eq!(profiles.add(asking_for(&[0])), 1);
        assert_eq!(profiles.iter().count(), 4);
    }

    #[test]
    fn the_rules_of_all_profiles_are_sorted_and_each_is_there_once() {
        let mut profiles = Profiles::from(asking_for(&[2, 0]));
        profiles.add(asking_for(&[1, 2]));
        let ids: Vec<_> = profiles.rules().iter().map(|it| it.id).collect();
        assert_eq!(ids, ["a", "b", "c"]);
    }
}
