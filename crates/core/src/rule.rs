//! Rules: what they say of themselves, and how they are named.
//!
//! A rule is one `static` value of type [`Rule`]: metadata, check, and the text of its [page](Page), a Markdown file
//! beside it. The page holds the title, the risk, what to do, and the fenced examples that are the rule's tests.

mod page;

pub use page::{Example, ExampleKind, Page, first_sentence};

use crate::check::Check;
use crate::flaw::Safety;
use crate::registry::ModuleInputs;
use std::borrow::Cow;
use std::fmt;
use std::panic::Location;
use std::str::FromStr;

/// How grave a finding is, from `Info` to `Critical`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; no defect by itself.
    Info,
    /// A weakness that needs others to matter.
    Low,
    /// A weakness that should be planned away.
    Medium,
    /// A weakness that an attacker can use.
    High,
    /// An open door.
    Critical,
}

impl Severity {
    /// All of them, from the most severe to the least.
    pub const ALL: [Self; 5] = [Self::Critical, Self::High, Self::Medium, Self::Low, Self::Info];

    /// The name in lower case, as in options and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// How alike an id and a misspelt name of it are at least, of 1000.
const ALIKE: u32 = 850;

/// The longest names that are compared with ids, in bytes: longer ones are like none, and take long to compare.
const MAX_COMPARED: usize = 200;

/// The rule of which a name that is not a rule's seems to be the id.
#[must_use]
pub fn nearest(name: &str, rules: impl IntoIterator<Item = &'static Rule>) -> Option<&'static Rule> {
    if name.len() > MAX_COMPARED {
        return None;
    }
    let name = name.to_lowercase();
    let alike = |rule: &&'static Rule| (strsim::jaro_winkler(rule.id, &name) * 1000.0) as u32;
    let rules = rules.into_iter().map(|rule| (alike(&rule), rule));
    rules.max_by_key(|(alike, _)| *alike).filter(|(alike, _)| *alike > ALIKE).map(|(_, rule)| rule)
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|severity| severity.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| format!("`{text}` is not a severity: use critical, high, medium, low or info"))
    }
}

/// What a rule protects: the categories of the reference catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it, `name` spells them")]
pub enum Category {
    AccessControl,
    Availability,
    Backup,
    BestPractices,
    BuildProcess,
    Encryption,
    InsecureConfigurations,
    InsecureDefaults,
    NetworkingAndFirewall,
    Observability,
    ResourceManagement,
    SecretManagement,
    SupplyChain,
}

impl Category {
    /// Whether the advice is for what lasts: what is thrown away after a test needs neither backups nor records.
    #[must_use]
    pub const fn is_for_what_lasts(self) -> bool {
        matches!(self, Self::Availability | Self::Backup | Self::Observability)
    }

    /// The name as the catalogue writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccessControl => "Access Control",
            Self::Availability => "Availability",
            Self::Backup => "Backup",
            Self::BestPractices => "Best Practices",
            Self::BuildProcess => "Build Process",
            Self::Encryption => "Encryption",
            Self::InsecureConfigurations => "Insecure Configurations",
            Self::InsecureDefaults => "Insecure Defaults",
            Self::NetworkingAndFirewall => "Networking and Firewall",
            Self::Observability => "Observability",
            Self::ResourceManagement => "Resource Management",
            Self::SecretManagement => "Secret Management",
            Self::SupplyChain => "Supply-Chain",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name of a rule in lower case, as nearly all are: their case is of no account.
#[must_use]
pub fn lowercase(name: &str) -> Cow<'_, str> {
    let is_upper = name.bytes().any(|it| it.is_ascii_uppercase());
    if is_upper { name.to_ascii_lowercase().into() } else { name.into() }
}

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name of the rule, in kebab case: `aws-rds-instance-unencrypted`. Never reused.
    pub id: &'static str,
    /// The uuid of the same rule in the reference catalogue; the rules of the engine have one of their own.
    pub guid: &'static str,
    /// Other names of the rule: its slug in the reference catalogue, the ids of other scanners.
    pub aliases: &'static [&'static str],
    /// How grave a finding is.
    pub severity: Severity,
    /// What it protects.
    pub category: Category,
    /// The number of the weakness in the Common Weakness Enumeration.
    pub cwe: u16,
    /// Whether it is advice that most reviewers decline: a matter of taste, of a house's policy, of hardening beyond
    /// the provider's default. Such a rule runs only where it is asked for.
    pub pedantic: bool,
    /// The ids of weaker rules that find the same cause at the same block, in the same [part](crate::flaw::Flaw::part) of it. Where this rule finds it, theirs are
    /// [listed](crate::finding::Finding::also) with it and are not findings of their own.
    pub implies: &'static [&'static str],
    /// The resource types that are checked. `data.` before a type means the data source, `azurerm_*` every resource
    /// type that starts like that, and `*` every resource.
    pub targets: &'static [&'static str],
    /// Of the resource types that a pattern among the targets means, those that have what the rule looks at. A type is
    /// asked for by its name, before any block of it is made: blocks of the others cost nothing.
    pub among: fn(&str) -> bool,
    /// Registry modules whose calls are checked like a target.
    pub modules: &'static [ModuleInputs],
    /// Whether the rule offers fixes, and what they can change beside the finding.
    pub fix: Option<Safety>,
    /// How it is checked.
    pub check: Check,
    /// The page in Markdown, as it stands in the file. It is not read before it is asked for.
    pub text: &'static str,
    /// For a rule of a table, what `<name>` in the page stands for: name and text. Empty for other rules.
    pub words: &'static [(&'static str, &'static str)],
    /// The source file of the rule, relative to the workspace. The page lies beside it and ends in `.md`.
    pub file: &'static str,
}

/// What a rule has in common with all others, for the end of its declaration: `..rule(id, include_str!("x.md"))`.
/// Everything that a rule must say of itself is left empty here; a test of the catalogue finds what it forgot.
#[must_use]
#[track_caller]
pub const fn rule(id: &'static str, text: &'static str) -> Rule {
    Rule {
        id,
        guid: "",
        aliases: &[],
        severity: Severity::Info,
        category: Category::BestPractices,
        cwe: 0,
        pedantic: false,
        implies: &[],
        targets: &[],
        among: |_| true,
        modules: &[],
        fix: None,
        check: Check::Engine,
        text,
        words: &[],
        file: Location::caller().file(),
    }
}

impl Rule {
    /// What is wrong, in a few words: the heading of the page.
    #[must_use]
    pub fn title(&self) -> Cow<'static, str> {
        let title = self.text.lines().next().unwrap_or_default();
        self.in_words(title.trim_start_matches("# "))
    }

    /// The page, with the words of this rule in it.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::read(&self.in_words(self.text))
    }

    /// The examples of the page, in order.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        self.page().examples()
    }

    fn in_words(&self, template: &'static str) -> Cow<'static, str> {
        let fill = |text: Cow<'static, str>, (name, word): &(&str, &str)| {
            Cow::Owned(text.replace(&format!("<{name}>"), word))
        };
        self.words.iter().fold(Cow::Borrowed(template), fill)
    }

    /// The provider: the first word of the id.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.id.split('-').next().unwrap_or_default()
    }

    /// Whether `name` names this rule: its id, guid or an alias, in any case.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.names().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Its names, each in any case: the id, the guid and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.id, self.guid].into_iter().chain(self.aliases.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_are_ordered_and_named() {
        assert!(Severity::Critical > Severity::High && Severity::Low > Severity::Info);
        assert_eq!("HIGH".parse(), Ok(Severity::High));
        assert!("urgent".parse::<Severity>().unwrap_err().contains("urgent"));
    }

    #[test]
    fn the_words_of_a_row_stand_in_title_and_page() {
        let row = Rule {
            words: &[("port", "22")],
            ..rule("x-port-open", "# Port <port> is open\n\nRisk of <port>.\n")
        };
        assert_eq!((&*row.title(), &*row.page().risk), ("Port 22 is open", "Risk of 22."));
        assert!(row.file.ends_with("rule.rs"));
    }
}
