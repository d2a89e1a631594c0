//! What only examples and tests have, of the modules that they call: they may give a module what nobody else would.

use super::Judge;
use super::roots::Start;
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::project::Project;
use crate::source::{Location, directory};
use rayon::prelude::*;
use std::path::PathBuf;

/// Marks the findings in modules that are called by examples alone, where they come from what the examples give: a module
/// that is judged by itself does not have them.
pub(super) fn mark_given_by_examples(findings: &mut [Finding], judge: &Judge<'_>) {
    let project = judge.project;
    let called: HashSet<_> = findings.iter().flat_map(|it| callees(it, project)).cloned().collect();
    let by_itself: HashMap<PathBuf, HashSet<(&str, Location)>> = called
        .into_par_iter()
        .map(|callee| (found(&callee, judge), callee))
        .map(|(found, callee)| (callee, found))
        .collect();
    for finding in findings {
        let key = (finding.rule.id, finding.location);
        let callees: Vec<_> = callees(finding, project).collect();
        let lacks_it = |it: &&PathBuf| by_itself.get(*it).is_some_and(|it| !it.contains(&key));
        finding.is_of_examples = !callees.is_empty() && callees.iter().all(lacks_it);
    }
}

/// The modules that examples call, through which they have a finding that lies outside of them and that nobody else has.
fn callees<'a>(finding: &'a Finding, project: &Project) -> impl Iterator<Item = &'a PathBuf> {
    let is_there = || {
        let source = project.sources.get(finding.location.source);
        project.boundaries.are_around_example(directory(&source.real_path))
    };
    let is_asked = finding.origins.iter().all(|it| it.example_of.is_some()) && !is_there();
    finding.origins.iter().filter(move |_| is_asked).filter_map(|it| it.example_of.as_ref())
}

/// What is found in a module that is judged by itself.
fn found(module: &PathBuf, judge: &Judge<'_>) -> HashSet<(&'static str, Location)> {
    let Some(&module) = judge.project.by_directory.get(module) else { return HashSet::default() };
    let part = judge.start(&Start { module, unit: None, weight: 0 });
    part.findings.iter().flat_map(Finding::with_also).map(|it| (it.rule.id, it.location)).collect()
}
