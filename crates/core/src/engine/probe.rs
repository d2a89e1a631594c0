//! What only examples and tests have, of the modules that they call: they may give a module what nobody else would.

use super::Judge;
use super::by_file::ByFile;
use super::roots::Start;
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::source::{Location, SourceId, directory};
use rayon::prelude::*;
use std::path::PathBuf;

/// Marks the findings in modules that are called by examples alone, where they come from what the examples give: a module
/// that is judged by itself does not have them.
pub(super) fn mark_given_by_examples(findings: &mut [Finding], judge: &Judge<'_>) {
    let is_there = ByFile::new(|file| {
        let source = judge.project.sources.get(file);
        judge.project.boundaries.are_around_example(directory(&source.real_path))
    });
    let (mut called, mut rules) = (HashSet::default(), HashSet::default());
    for finding in findings.iter() {
        let callees: Vec<_> = callees(finding, &is_there).cloned().collect();
        if !callees.is_empty() {
            rules.insert(finding.rule.id);
            rules.extend(judge.stronger.than(finding));
        }
        called.extend(callees);
    }
    if called.is_empty() {
        return;
    }
    // What the others would say is of no account here.
    let asked = judge.with_rules(|rule| rules.contains(rule.id));
    let by_itself: HashMap<PathBuf, HashSet<(&str, Location)>> = called
        .into_par_iter()
        .map(|callee| (found(&callee, &asked, judge), callee))
        .map(|(found, callee)| (callee, found))
        .collect();
    for finding in findings {
        let key = (finding.rule.id, finding.location);
        let callees: Vec<_> = callees(finding, &is_there).collect();
        let lacks_it = |it: &&PathBuf| by_itself.get(*it).is_some_and(|it| !it.contains(&key));
        finding.is_of_examples = !callees.is_empty() && callees.iter().all(lacks_it);
    }
}

/// The modules that examples call, through which they have a finding that lies outside of them and that nobody else has.
fn callees<'a>(
    finding: &'a Finding,
    is_there: &ByFile<bool, impl Fn(SourceId) -> bool>,
) -> impl Iterator<Item = &'a PathBuf> {
    let origins = &finding.origins;
    let is_asked = !origins.is_empty()
        && origins.iter().all(|it| it.example_of.is_some())
        && !is_there.get(finding.location.source);
    origins.iter().filter(move |_| is_asked).filter_map(|it| it.example_of.as_ref())
}

/// What the rules that are asked find in a module that is judged by itself.
fn found(module: &PathBuf, asked: &Judge<'_>, all: &Judge<'_>) -> HashSet<(&'static str, Location)> {
    let Some(&module) = all.project.by_directory.get(module) else { return HashSet::default() };
    let start = Start { module, unit: None, weight: 0 };
    let part = asked.start(&start);
    // Which variables count where a check is made again depends on all that are.
    let part = if part.is_in_doubt { all.start(&start) } else { part };
    part.findings.iter().flat_map(Finding::with_also).map(|it| (it.rule.id, it.location)).collect()
}
