//! `cargo xtask values DIR…`: how much of real configurations the evaluator knows.
//!
//! Every attribute of every resource instance is evaluated, nested blocks included, and counted: *known* as a whole,
//! *symbolic* (computed by a provider, yet equal to itself, or a string of which parts are), or *unknown*, by reason.

use crate::bench::{Disk, walk};
use crate::say;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use tollgate_core::engine::{self, Start};
use tollgate_core::eval::{Evaluator, Limits, Scope};
use tollgate_core::files::Files;
use tollgate_core::load;
use tollgate_core::project::Project;
use tollgate_core::syntax::Body;
use tollgate_core::value::{Reason, Symbol, Value};

/// What was counted.
#[derive(Default)]
struct Survey {
    /// Values that are known as a whole.
    known: usize,
    /// Values that the provider computes, or strings with such parts.
    symbolic: usize,
    /// Values that are not known, by the kind of the reason.
    unknown: BTreeMap<&'static str, usize>,
    /// The expressions that are to blame most often, by the reason in words.
    blame: HashMap<String, usize>,
}

/// Attributes that Terraform itself reads, and that say nothing of the resource.
const META: [&str; 5] = ["count", "for_each", "depends_on", "provider", "lifecycle"];

/// Counts the values of a project.
fn survey(project: &Project, files: &dyn Files) -> Survey {
    let mut survey = Survey::default();
    for start in engine::starts(project) {
        each_value(project, &start, files, &mut |value| survey.value(value));
    }
    survey
}

/// Evaluates every attribute of every resource and data source below a root module, each instance by itself.
pub(crate) fn each_value(
    project: &Project,
    start: &Start<'_>,
    files: &dyn Files,
    see: &mut dyn FnMut(&Value),
) {
    let evaluator = Evaluator::new(project, start.module, files, Limits::default()).of_unit(start.unit);
    for instance in evaluator.all_instances() {
        for (index, resource) in evaluator.module(instance).resources.iter().enumerate() {
            for repeated in &evaluator.expansion(instance, index).instances {
                let block = resource.block.block();
                let source = block.source();
                let scope = Scope { instance, source, bindings: repeated.bindings.clone() };
                each_value_in(&evaluator, block.body(), &scope, see);
            }
        }
    }
}

fn each_value_in(evaluator: &Evaluator<'_>, body: Body<'_>, scope: &Scope, see: &mut dyn FnMut(&Value)) {
    for attribute in body.attributes().filter(|it| !META.contains(&it.name())) {
        let scope = Scope { source: attribute.source(), ..scope.clone() };
        see(&evaluator.evaluate(attribute.expr(), &scope));
    }
    for block in body.blocks().filter(|it| !matches!(it.kind(), "dynamic" | "lifecycle" | "provisioner")) {
        each_value_in(evaluator, block.body(), &Scope { source: block.source(), ..scope.clone() }, see);
    }
}

impl Survey {
    fn value(&mut self, value: &Value) {
        let Some(unknown) = value.first_unknown() else {
            self.known += 1;
            return;
        };
        let computed =
            matches!(unknown.reason, Reason::Computed(_) | Reason::DataSource(_) | Reason::Undeclared(_));
        if computed && matches!(unknown.symbol, Some(Symbol::Attribute { .. } | Symbol::Template(_))) {
            self.symbolic += 1;
            return;
        }
        *self.unknown.entry(kind(&unknown.reason)).or_default() += 1;
        *self.blame.entry(unknown.reason.to_string()).or_default() += 1;
    }

    /// Prints one line of the table, and the reasons below it.
    fn print(&self, directory: &Path) -> Result<()> {
        let unknown: usize = self.unknown.values().sum();
        let total = (self.known + self.symbolic + unknown).max(1);
        #[allow(clippy::cast_precision_loss, reason = "a percentage with one digit")]
        let share = |part: usize| part as f64 * 100.0 / total as f64;
        say(format!(
            "{}: {total} values, known {:.1} %, symbolic {:.1} %, unknown {:.1} %",
            directory.display(),
            share(self.known),
            share(self.symbolic),
            share(unknown)
        ))?;
        let mut kinds: Vec<_> = self.unknown.iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (kind, count) in kinds {
            say(format!("    {:5.1} %  {kind}", share(*count)))?;
        }
        let mut blame: Vec<_> = self.blame.iter().collect();
        blame.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        for (reason, count) in blame.into_iter().take(8) {
            say(format!("    {count:7}  {reason}"))?;
        }
        Ok(())
    }
}

fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::Computed(_) => "computed, without an identity",
        Reason::Planned => "value of a plan",
        Reason::Variable(_) | Reason::EmptyDefault(_) => "variable without a value",
        Reason::Module(_) => "module that is not at hand",
        Reason::Workspace => "workspace",
        Reason::Terragrunt(_) => "known only to Terragrunt",
        Reason::DataSource(_) => "data source, without an identity",
        Reason::Function(_) => "function",
        Reason::Repetition(..) => "repetition that is not known",
        Reason::Elsewhere(_) => "in another configuration",
        Reason::OtherRoot(_) => "another root module",
        Reason::Undeclared(_) => "not declared",
        Reason::Cycle(_) => "cycle",
        Reason::Invalid(_) => "invalid",
        Reason::Limit(_) => "limit",
    }
}

/// Surveys directories, each by itself.
pub(crate) fn run(directories: &[PathBuf]) -> Result<()> {
    let pool = engine::pool(0)?;
    for directory in directories {
        let real =
            fs::canonicalize(directory).with_context(|| format!("cannot read `{}`", directory.display()))?;
        let inputs = walk(&real, 0);
        let survey = pool.install(|| survey(&load::load(inputs, &[], real.as_path(), &Disk, &()), &Disk));
        survey.print(directory)?;
    }
    Ok(())
}
