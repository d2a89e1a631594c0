//! Rules: what they say of themselves, and how they are named.
//!
//! A rule is one `static` value of type [`Rule`]: metadata, documentation, check. The documentation is Markdown;
//! its first line is the title, and its fenced examples (`hcl bad`, `hcl good`) are the rule's tests.

use crate::check::Check;
use crate::finding::Safety;
use std::borrow::Cow;
use std::fmt;
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
    /// All of them, from the gravest to the least.
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

/// A registry module whose inputs stand for the attributes of a rule's targets.
///
/// Such a module is judged by the arguments of the call, even where its source is not at hand.
#[derive(Debug, Clone, Copy)]
pub struct ModuleInputs {
    /// The registry address, as `terraform-aws-modules/apigateway-v2/aws`.
    pub source: &'static str,
    /// Input and attribute, where their names differ. An input that is not listed has the attribute's name.
    pub renamed: &'static [(&'static str, &'static str)],
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
    /// The resource types that are checked. `data.` before a type means the data source, `azurerm_*` every resource
    /// type that starts like that, and `*` every resource.
    pub targets: &'static [&'static str],
    /// Registry modules whose calls are checked like a target.
    pub modules: &'static [ModuleInputs],
    /// Whether the rule offers fixes, and what they can change beside the finding.
    pub fix: Option<Safety>,
    /// How it is checked.
    pub check: Check,
    /// Title and page in Markdown, with the examples.
    pub docs: &'static str,
    /// For a rule of a table, what `<name>` in the documentation stands for: name and text. Empty for other rules.
    pub words: &'static [(&'static str, &'static str)],
    /// The source file of the rule, relative to the workspace.
    pub file: &'static str,
}

impl Rule {
    /// What is wrong, in a few words: the first line of the documentation.
    #[must_use]
    pub fn title(&self) -> Cow<'static, str> {
        let title = self.docs.lines().next().unwrap_or_default().trim();
        if self.words.is_empty() { title.into() } else { self.in_words(title).into() }
    }

    /// The documentation below the title, in Markdown.
    #[must_use]
    pub fn body(&self) -> String {
        let lines = self.docs.lines().skip(1).map(|line| line.strip_prefix(' ').unwrap_or(line));
        self.in_words(lines.collect::<Vec<_>>().join("\n").trim())
    }

    /// A part of the documentation with the words of this rule in it.
    fn in_words(&self, template: &str) -> String {
        let fill = |text: String, (name, word): &(&str, &str)| text.replace(&format!("<{name}>"), word);
        self.words.iter().fold(template.to_owned(), fill)
    }

    /// The first paragraph below the title: why it matters.
    #[must_use]
    pub fn summary(&self) -> String {
        let body = self.body();
        body.lines().take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" ")
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

    /// Its names: the id, the guid and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.id, self.guid].into_iter().chain(self.aliases.iter().copied())
    }

    /// The examples of the documentation, in order.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        examples(&self.body())
    }
}

/// A fenced example in a rule's documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule finds something in it.
    pub kind: ExampleKind,
    /// The Terraform code, markers included.
    pub code: String,
}

/// What a rule makes of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleKind {
    /// `hcl bad`: a finding on every line marked `# finding`, and on no other.
    Bad,
    /// `hcl good`: decided, and nothing is found.
    Good,
    /// `hcl undecided`: nothing is found because a value cannot be known.
    Undecided,
}

fn examples(docs: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut rest = docs;
    while let Some((_, fenced)) = rest.split_once("```hcl ") {
        let (kind, after) = fenced.split_once('\n').unwrap_or((fenced, ""));
        let (code, after) = after.split_once("```").unwrap_or((after, ""));
        let kind = match kind.trim() {
            "bad" => Some(ExampleKind::Bad),
            "good" => Some(ExampleKind::Good),
            "undecided" => Some(ExampleKind::Undecided),
            _ => None,
        };
        found.extend(kind.map(|kind| Example { kind, code: code.to_owned() }));
        rest = after;
    }
    found
}

/// Declares a rule: `pub(super) static RULE`, its documentation taken from the doc comment.
///
/// The fields stand in one order, so that every rule reads alike; a missing field does not compile.
#[macro_export]
macro_rules! rule {
    (
        $(#[doc = $line:expr])+
        id: $id:expr,
        guid: $guid:expr,
        aliases: $aliases:expr,
        severity: $severity:ident,
        category: $category:ident,
        cwe: $cwe:expr,
        targets: $targets:expr,
        $(modules: $modules:expr,)?
        $(fix: $fix:ident,)?
        check: $check:expr $(,)?
    ) => {
        pub(super) static RULE: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            guid: $guid,
            aliases: &$aliases,
            severity: $crate::rule::Severity::$severity,
            category: $crate::rule::Category::$category,
            cwe: $cwe,
            targets: &$targets,
            modules: $crate::rule!(@modules $($modules)?),
            fix: $crate::rule!(@fix $($fix)?),
            check: $check,
            docs: concat!($($line, "\n"),+),
            words: &[],
            file: file!(),
        };
    };
    (@modules) => { &[] };
    (@modules $modules:expr) => { &$modules };
    (@fix) => { None };
    (@fix $fix:ident) => { Some($crate::finding::Safety::$fix) };
}

/// Declares what the rules of a table have in common: `const FAMILY: Rule`. A row is `Rule { id, guid, …, ..FAMILY }`;
/// its `words` take the place of `<name>` in the documentation.
#[macro_export]
macro_rules! family {
    (
        $(#[doc = $line:expr])+
        severity: $severity:ident,
        category: $category:ident,
        cwe: $cwe:expr,
        targets: $targets:expr,
        $(modules: $modules:expr,)?
        $(fix: $fix:ident,)?
    ) => {
        const FAMILY: $crate::rule::Rule = $crate::rule::Rule {
            id: "",
            guid: "",
            aliases: &[],
            severity: $crate::rule::Severity::$severity,
            category: $crate::rule::Category::$category,
            cwe: $cwe,
            targets: &$targets,
            modules: $crate::rule!(@modules $($modules)?),
            fix: $crate::rule!(@fix $($fix)?),
            check: $crate::check::Check::Engine,
            docs: concat!($($line, "\n"),+),
            words: &[],
            file: file!(),
        };
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_found_in_order() {
        let docs = "Why.\n```hcl bad\na = 1\n```\ntext\n```hcl good\nb = 2\n```\n```text\nx\n```\n";
        let found = examples(docs);
        let kinds: Vec<_> = found.iter().map(|it| (it.kind, it.code.trim())).collect();
        assert_eq!(kinds, [(ExampleKind::Bad, "a = 1"), (ExampleKind::Good, "b = 2")]);
    }

    #[test]
    fn severities_are_ordered_and_named() {
        assert!(Severity::Critical > Severity::High && Severity::Low > Severity::Info);
        assert_eq!("HIGH".parse(), Ok(Severity::High));
        assert!("urgent".parse::<Severity>().unwrap_err().contains("urgent"));
    }
}
