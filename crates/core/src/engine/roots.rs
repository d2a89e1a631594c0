//! Root modules: where judging starts.

use crate::hash::HashSet;
use crate::project::Project;
use crate::terragrunt::Unit;
use rayon::prelude::*;

/// A module that is judged as a root module.
#[derive(Debug, Clone, Copy)]
pub struct Start<'p> {
    /// Its index in the project.
    pub module: usize,
    /// The unit of Terragrunt that runs it.
    pub unit: Option<&'p Unit>,
    /// About how much there is to judge: the number of blocks in it and in all that it calls, once for each call.
    pub weight: u64,
}

/// Where judging starts: the [`roots`], and what units of Terragrunt run, once for each unit.
#[must_use]
pub fn starts(project: &Project) -> Vec<Start<'_>> {
    let callees = callees(project);
    let weights = weights(project, &callees);
    let start = |module, unit| Start { module, unit, weight: weights[module] };
    let by_units = project.terragrunt.units.iter().flat_map(|unit| {
        let module = unit.module.into_iter();
        let modules = module.flat_map(|it| [Some(it), project.for_terraform.get(&it).copied()]);
        modules.flatten().map(move |module| start(module, Some(unit)))
    });
    let roots = roots_among(project, &callees).into_iter().map(|module| start(module, None));
    let mut starts: Vec<_> = roots.chain(by_units).collect();
    starts.retain(|start| !project.modules[start.module].is_empty());
    starts.sort_by_key(|start| start.module);
    starts
}

/// The modules that no other one calls, and no unit of Terragrunt runs; of modules that call each other in a circle, the
/// first. Those that `terraform init` installed are none: they are judged where they are called, unless there is nothing else.
#[must_use]
pub fn roots(project: &Project) -> Vec<usize> {
    roots_among(project, &callees(project))
}

/// The indices of the modules that each module calls.
fn callees(project: &Project) -> Vec<Vec<usize>> {
    project.modules.par_iter().map(|module| project.callees(module).collect()).collect()
}

/// The modules that examples and tests call, and nobody else does, as starts of their own.
pub(super) fn called_by_examples_alone<'p>(project: &'p Project, starts: &[Start<'p>]) -> Vec<Start<'p>> {
    let callees = callees(project);
    let is_example = |start: &&Start<'_>| start.unit.is_none() && project.is_example(start.module);
    let mut reached = vec![false; project.modules.len()];
    starts.iter().filter(|it| !is_example(it)).for_each(|it| reach(it.module, &callees, &mut reached));
    let weights = weights(project, &callees);
    let mut found = Vec::new();
    for callee in starts.iter().filter(is_example).flat_map(|it| &callees[it.module]).copied() {
        let module = &project.modules[callee];
        if !reached[callee] && !project.is_example(callee) && !module.is_installed() && !module.is_empty() {
            reached[callee] = true;
            found.push(Start { module: callee, unit: None, weight: weights[callee] });
        }
    }
    found
}

/// How deep the weight of a module goes into what it calls. Few configurations nest deeper, and it is an estimate.
const WEIGHED_LEVELS: usize = 6;

/// The [`Start::weight`] of each module.
fn weights(project: &Project, callees: &[Vec<usize>]) -> Vec<u64> {
    let own = |module: usize| u64::try_from(project.modules[module].len()).unwrap_or(u64::MAX);
    let mut weights: Vec<_> = (0..callees.len()).map(own).collect();
    for _ in 0..WEIGHED_LEVELS {
        let with_callees = |(module, it): (usize, &Vec<usize>)| {
            it.iter().fold(own(module), |sum, &callee| sum.saturating_add(weights[callee]))
        };
        weights = callees.iter().enumerate().map(with_callees).collect();
    }
    weights
}

fn roots_among(project: &Project, callees: &[Vec<usize>]) -> Vec<usize> {
    let called: HashSet<usize> = callees
        .iter()
        .enumerate()
        .flat_map(|(index, it)| it.iter().filter(move |&&callee| callee != index))
        .copied()
        .collect();
    let mut reached = vec![false; project.modules.len()];
    let mut roots = Vec::new();
    for module in project.terragrunt.units.iter().filter_map(|unit| unit.module) {
        let for_terraform = project.for_terraform.get(&module).copied();
        std::iter::once(module).chain(for_terraform).for_each(|it| reach(it, callees, &mut reached));
    }
    let uncalled = (0..project.modules.len()).filter(|index| !called.contains(index));
    for candidate in uncalled.chain(0..project.modules.len()) {
        if reached[candidate] {
            continue;
        }
        roots.push(candidate);
        reach(candidate, callees, &mut reached);
    }
    roots.retain(|&root| !project.modules[root].is_empty());
    if !roots.iter().all(|&root| project.modules[root].is_installed()) {
        roots.retain(|&root| !project.modules[root].is_installed());
    }
    roots.sort_unstable();
    roots
}

/// Marks what a module leads to, itself included.
fn reach(start: usize, callees: &[Vec<usize>], reached: &mut [bool]) {
    let mut open = vec![start];
    while let Some(next) = open.pop() {
        if !std::mem::replace(&mut reached[next], true) {
            open.extend(&callees[next]);
        }
    }
}
