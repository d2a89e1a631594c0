//! Checks that could not be decided, by what would decide them, and by the value that each of them depends on.

use super::{MAX_LISTED, Page, located, paint, some_of};
use crate::clean;
use crate::counts::count;
use crate::place::Place;
use annotate_snippets::renderer::DEFAULT_NOTE_STYLE;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use tollgate_core::finding::Undecided;
use tollgate_core::hash::HashMap;
use tollgate_core::source::Location;
use tollgate_core::value::{Reason, Unknown};

/// The most values that are listed of those that the same would decide, unless all are asked for.
const MAX_VALUES: usize = 10;

/// What decides checks, in the order in which people can give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Decider {
    /// A value of a variable.
    Variable,
    /// The name of the workspace.
    Workspace,
    /// A module that Terraform installs.
    Module,
    /// A correct configuration.
    Correction,
    /// A larger limit.
    Limit,
    /// A scan of one root module alone.
    Root,
    /// A plan.
    Plan,
    /// A plan of a unit.
    UnitPlan,
    /// What is deployed.
    Apply,
}

/// Checks that depend on one value: at least one.
struct Value<'a> {
    /// Why it is not known.
    reason: &'a Reason,
    /// The expression that is to blame.
    at: Location,
    checks: Vec<&'a Undecided>,
}

impl Page<'_> {
    /// Writes the checks that could not be decided, with what would decide them.
    pub(super) fn write_undecided(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let values = by_value(&self.scan.report.undecided);
        let mut sections: BTreeMap<Decider, Vec<Value<'_>>> = BTreeMap::new();
        for value in values {
            sections.entry(decider(value.reason)).or_default().push(value);
        }
        sections.into_iter().try_for_each(|(decider, values)| self.write_section(out, decider, &values))
    }

    fn write_section(
        &self,
        out: &mut dyn io::Write,
        decider: Decider,
        values: &[Value<'_>],
    ) -> io::Result<()> {
        let checks = values.iter().map(|it| it.checks.len()).sum();
        let depend = if checks == 1 { "depends" } else { "depend" };
        let (checks, on) = (count(checks, "check", "checks"), depends_on(decider));
        writeln!(out, "{}: {checks} {depend} on {on}", paint(self.options, DEFAULT_NOTE_STYLE, "undecided"))?;
        let shown = if self.options.verbose { values.len() } else { MAX_VALUES };
        values.iter().take(shown).try_for_each(|value| self.write_value(out, value))?;
        if let Some(more @ 1..) = values.len().checked_sub(shown) {
            writeln!(out, "  and {} (`--verbose` lists all)", count(more, "more value", "more values"))?;
        }
        let name = match values {
            [value] => variable(value.reason),
            _ => None,
        };
        writeln!(out, "  = help: {}\n", clean::message(&remedy(decider, name.unwrap_or("NAME"))))
    }

    /// Why the value is not known, and what depends on it.
    fn write_value(&self, out: &mut dyn io::Write, value: &Value<'_>) -> io::Result<()> {
        let mut rules: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for check in &value.checks {
            rules.entry(check.rule.id).or_default().insert(check.address.as_str());
        }
        let checks: Vec<_> = rules
            .iter()
            .map(|(rule, addresses)| format!("{rule} in {}", self.listed_blocks(addresses)))
            .collect();
        let place = Place::of(self.scan, value.at).map(|it| format!("{}: ", located(&it)));
        let (place, reason) = (place.unwrap_or_default(), value.reason);
        let (what, listed) = match checks.as_slice() {
            [check] => (check.clone(), Vec::new()),
            _ => (count(value.checks.len(), "check", "checks"), checks),
        };
        writeln!(out, "  {}", clean::message(&format!("{place}{reason}: {what}")))?;
        let shown = if self.options.verbose { listed.len() } else { 0 };
        listed.iter().take(shown).try_for_each(|check| writeln!(out, "    {}", clean::message(check)))
    }

    /// The blocks that a rule is undecided of: unless more is asked for, the first.
    fn listed_blocks(&self, addresses: &BTreeSet<&str>) -> String {
        let first = addresses.iter().next().copied().unwrap_or_default();
        match addresses.len() {
            _ if self.options.verbose => some_of(MAX_LISTED, addresses.iter().copied()),
            ..=1 => first.to_owned(),
            number => format!("{first} and {} more", number - 1),
        }
    }
}

/// The checks by the values that they depend on, those first of which most do; among equals in the order of the report.
fn by_value(undecided: &[Undecided]) -> Vec<Value<'_>> {
    let mut values: Vec<Value<'_>> = Vec::new();
    let mut known: HashMap<(String, Option<Location>), usize> = HashMap::default();
    for check in undecided {
        let (reason, at) = cause(&check.unknown);
        // The workspace is one value, wherever it is asked for.
        let declared_at = (!matches!(reason, Reason::Workspace | Reason::Planned)).then_some(at);
        let index = *known.entry((reason.to_string(), declared_at)).or_insert_with(|| {
            values.push(Value { reason, at, checks: Vec::new() });
            values.len() - 1
        });
        values[index].checks.push(check);
    }
    values.sort_by_key(|value| Reverse(value.checks.len()));
    values
}

/// What a value is in the end not known for, and where that is made: of a repetition, its collection.
fn cause(unknown: &Unknown) -> (&Reason, Location) {
    match &unknown.reason {
        Reason::Repetition(_, cause) => (&cause.reason, cause.at),
        reason => (reason, unknown.at),
    }
}

fn decider(reason: &Reason) -> Decider {
    match reason {
        Reason::Repetition(_, cause) => decider(&cause.reason),
        Reason::Variable(_) | Reason::EmptyDefault(_) => Decider::Variable,
        Reason::Workspace => Decider::Workspace,
        Reason::Module(_) => Decider::Module,
        Reason::Undeclared(_) | Reason::Cycle(_) | Reason::Invalid(_) => Decider::Correction,
        Reason::Limit(_) => Decider::Limit,
        Reason::OtherRoot(_) => Decider::Root,
        Reason::Computed(_) | Reason::DataSource(_) | Reason::Function(_) | Reason::Elsewhere(_) => {
            Decider::Plan
        }
        Reason::Terragrunt(_) => Decider::UnitPlan,
        Reason::Planned => Decider::Apply,
    }
}

/// The variable that somebody has to give a value.
fn variable(reason: &Reason) -> Option<&str> {
    match reason {
        Reason::Variable(name) | Reason::EmptyDefault(name) => Some(name),
        _ => None,
    }
}

fn depends_on(decider: Decider) -> &'static str {
    match decider {
        Decider::Variable => "variables without a value",
        Decider::Workspace => "the workspace",
        Decider::Module => "modules that are not installed",
        Decider::Correction => "expressions that cannot be evaluated",
        Decider::Limit => "values beyond a limit",
        Decider::Root => "what another root module sets",
        Decider::Plan => "what only a plan tells",
        Decider::UnitPlan => "what only Terragrunt knows",
        Decider::Apply => "what is known only after apply",
    }
}

/// How they become decided.
fn remedy(decider: Decider, name: &str) -> String {
    match decider {
        Decider::Variable => format!("give a value with `--var {name}=VALUE` or `--var-file FILE`"),
        Decider::Workspace => "scan one root module with `--workspace NAME`".to_owned(),
        Decider::Module => "run `terraform init` (or `terraform get`) in the root module".to_owned(),
        Decider::Correction => {
            "correct the expression, or add the file or declaration that it names".to_owned()
        }
        Decider::Limit => "raise the limit: `--max-steps`, `--max-memory`, `--max-instances`".to_owned(),
        Decider::Root => "scan this root module alone, or name the rule with `--rule`".to_owned(),
        Decider::Plan => {
            "run `terraform plan -out=tfplan && terraform show -json tfplan > plan.json`, then scan with `--plan plan.json`"
                .to_owned()
        }
        Decider::UnitPlan => {
            "run `terragrunt plan -out=tfplan && terragrunt show -json tfplan > plan.json`, then scan `plan.json`"
                .to_owned()
        }
        Decider::Apply => "scan a plan made after the first apply".to_owned(),
    }
}
