//! Root modules: where judging starts.

use crate::project::Project;
use std::collections::HashSet;

/// The modules that no other one calls; of modules that call each other in a circle, the first. Those that
/// `terraform init` installed are none: they are judged where they are called, unless there is nothing else.
#[must_use]
pub fn roots(project: &Project) -> Vec<usize> {
    let callees: Vec<Vec<usize>> =
        project.modules.iter().map(|module| project.callees(module).collect()).collect();
    let called: HashSet<usize> = callees
        .iter()
        .enumerate()
        .flat_map(|(index, it)| it.iter().filter(move |&&callee| callee != index))
        .copied()
        .collect();
    let mut reached = vec![false; project.modules.len()];
    let mut roots = Vec::new();
    let uncalled = (0..project.modules.len()).filter(|index| !called.contains(index));
    for candidate in uncalled.chain(0..project.modules.len()) {
        if reached[candidate] {
            continue;
        }
        roots.push(candidate);
        let mut open = vec![candidate];
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut reached[next], true) {
                open.extend(&callees[next]);
            }
        }
    }
    roots.retain(|&root| !project.modules[root].is_empty());
    if !roots.iter().all(|&root| project.modules[root].is_installed()) {
        roots.retain(|&root| !project.modules[root].is_installed());
    }
    roots.sort_unstable();
    roots
}
