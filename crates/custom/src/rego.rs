//! Policies in Rego, as conftest knows them: rules named `deny`, `violation` or `warn`, over the JSON of a plan.
//!
//! [`read`] parses a file, and makes a [`Rule`] of each such rule in it: its id is `rego-` with the package and the name,
//! what else there is to say of it stands in OPA's annotations. [`run`] evaluates policies over a plan. They read
//! nothing but the plan: no file, no clock, no environment, no network.

mod annotations;
mod run;

pub use run::{Answer, Ran, run};

use crate::page::{Mistake, guid, keep};
use annotations::{Annotations, annotations};
use regorus::Engine;
use std::collections::BTreeSet;
use tollgate_core::check::Check;
use tollgate_core::rule::{Rule, Severity, rule};

/// What the ids of these rules start with.
const PREFIX: &str = "rego";

/// A file with policies, or with what policies import.
#[derive(Debug)]
pub struct Policy {
    /// The file as people see it.
    file: String,
    text: String,
    /// Whether it is written in the language as it was before OPA 1.0.
    is_old: bool,
    /// What it decides, in the order of the names.
    decisions: Vec<Decision>,
}

/// A rule of a policy that says what is wrong.
#[derive(Debug, Clone)]
struct Decision {
    rule: &'static Rule,
    /// `data.main.deny`.
    path: String,
    /// The line where it is first declared, from 1.
    line: usize,
}

impl Policy {
    /// The rules that say what is wrong, none for a file that others import.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.decisions.iter().map(|it| it.rule)
    }
}

/// Reads a file; `file` is how people see it.
///
/// # Errors
/// What is wrong with it.
pub fn read(file: &str, text: &str) -> Result<Policy, Mistake> {
    let (engine, package, is_old) = parse(file, text)?;
    let names: BTreeSet<_> = text.split(|it: char| !is_of_name(it)).filter(|it| kind(it).is_some()).collect();
    let decisions = names.into_iter().filter_map(|name| {
        let is_declared = engine.has_declared_rule_rooted_at(file, name).unwrap_or(false);
        let line = text.lines().position(|line| starts_with_name(line, name))?;
        is_declared.then(|| Decision {
            rule: rule_of(file, text, &package, name, line),
            path: format!("{package}.{name}"),
            line: line + 1,
        })
    });
    let decisions = decisions.collect();
    Ok(Policy { file: file.to_owned(), text: text.to_owned(), is_old, decisions })
}

/// Parses a file, as it is written today or as it was before OPA 1.0: the engine, the package, and which of the two.
fn parse(file: &str, text: &str) -> Result<(Engine, String, bool), Mistake> {
    let parse = |is_old| {
        let mut engine = Engine::new();
        engine.set_rego_v0(is_old);
        let package = engine.add_policy(file.to_owned(), text.to_owned());
        package.map(|package| (engine, package, is_old)).map_err(|error| mistake(file, &error.to_string()))
    };
    // Of two mistakes, the one that stands further below is of the language in which the file is written.
    parse(false).or_else(|new| parse(true).map_err(|old| if old.line > new.line { old } else { new }))
}

/// A message of the engine as a mistake: it quotes the line, and ends in the sentence.
fn mistake(file: &str, error: &str) -> Mistake {
    let error = error.trim();
    let place = error.lines().find_map(|line| line.trim().strip_prefix("--> ")?.strip_prefix(file));
    let line = place.and_then(|it| it.trim_start_matches(':').split(':').next()?.parse().ok()).unwrap_or(1);
    let message = error.lines().last().unwrap_or_default().trim();
    let message = message.strip_prefix("error: ").unwrap_or(message).trim_end_matches('.').to_owned();
    Mistake { file: file.to_owned(), line, message }
}

fn is_of_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

/// What a rule of a policy says, going by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `deny`, `violation`.
    Denies,
    /// `warn`.
    Warns,
}

impl Kind {
    const fn severity(self) -> Severity {
        match self {
            Self::Denies => Severity::High,
            Self::Warns => Severity::Low,
        }
    }
}

/// What a rule of this name says: `deny`, `deny_public_buckets`. `None` for rules that help others.
fn kind(name: &str) -> Option<Kind> {
    let (first, rest) = name.split_once('_').unwrap_or((name, "x"));
    let is_plain =
        rest.split('_').all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric()));
    match first {
        "deny" | "violation" if is_plain => Some(Kind::Denies),
        "warn" if is_plain => Some(Kind::Warns),
        _ => None,
    }
}

/// Whether a line may declare a rule of a name: it starts with it, or with `default` before it.
fn starts_with_name(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("default ").map_or(line, str::trim_start);
    line.strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_of_name))
}

/// The rule of a decision; `line` is the index of the line in which it is first declared.
fn rule_of(file: &str, text: &str, package: &str, name: &str, line: usize) -> &'static Rule {
    let package = package.strip_prefix("data.").unwrap_or(package);
    let words = [PREFIX, package, name].join("-");
    let id: Vec<_> =
        words.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let id: &str = keep(id.join("-").to_ascii_lowercase());
    let Annotations { title, description, severity, related } = annotations(text, line);
    let usual = kind(name).map_or(Severity::Medium, Kind::severity);
    let title = title.unwrap_or_else(|| match usual {
        Severity::Low => format!("Policy `{package}` warns: `{name}`"),
        _ => format!("Policy `{package}` is violated: `{name}`"),
    });
    let description = description
        .unwrap_or_else(|| format!("`{name}` of the package `{package}` says what is wrong, in {file}."));
    let mut page = format!("# {title}\n\n{description}\n");
    if !related.is_empty() {
        page.push_str("\n## References\n\n");
        related.iter().for_each(|it| page.push_str(&format!("- [{}]({})\n", it.description, it.address)));
    }
    let made = Rule {
        guid: keep(guid(id)),
        severity: severity.unwrap_or(usual),
        check: Check::Policy,
        file: keep(file.to_owned()),
        ..rule(id, keep(page))
    };
    keep(made)
}
