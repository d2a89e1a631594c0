//! Which root modules a finding comes from, where others call its module too and do not have it.

use super::Start;
use crate::config::Tool;
use crate::finding::{Finding, Origin};
use crate::flaw::{Related, shortened};
use crate::hash::HashMap;
use crate::project::Project;
use crate::source::{SourceId, directory};
use ecow::{EcoString, eco_format};
use std::cell::{Cell, LazyCell};
use std::path::Path;

/// How many root modules are named.
const NAMED: usize = 3;

/// Keeps with findings which root module leads to them. Of those in its own files there is nothing to tell.
pub(super) fn mark(findings: &mut [Finding], start: &Start<'_>, project: &Project) {
    let module = &project.modules[start.module];
    // Findings of one file follow each other.
    let last = Cell::new(None);
    let is_own_file = |file: SourceId| match last.get() {
        Some((known, is_own)) if known == file => is_own,
        _ => {
            let is_own = directory(&project.sources.get(file).real_path) == module.real_directory;
            last.set(Some((file, is_own)));
            is_own
        }
    };
    let is_own = |it: &Finding| start.unit.is_none() && is_own_file(it.location.source);
    let seen = start.unit.map_or(Some(module.directory.as_path()), |unit| unit.path.parent());
    let seen = seen.filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_example = start.unit.is_none() && project.is_example(start.module);
    // Each worked out once: a module may have as many blocks as there are findings.
    let place = LazyCell::new(|| module.place());
    let directory_seen = LazyCell::new(|| eco_format!("{}", seen.display()));
    for finding in findings.iter_mut().filter(|it| !is_own(it)) {
        let call = finding.addresses.first().and_then(|it| first_call(it));
        let callee = call.as_ref().and_then(|name| module.callees.get(name));
        let example_of = callee.filter(|_| is_example).map(|&it| project.modules[it].real_directory.clone());
        let call = call.and_then(|name| module.calls.get(&*name)).map(|it| it.block().header_location());
        let Some(call) = start.unit.map(|unit| unit.place).or(call).or_else(|| *place) else {
            continue;
        };
        let directory = LazyCell::force(&directory_seen).clone();
        finding.origins.push(Origin { directory, is_unit: start.unit.is_some(), example_of, call });
    }
}

/// The name of the call in the root module that leads to a block: all addresses of what is not in the root module begin with
/// it, and there may be thousands.
fn first_call(address: &str) -> Option<EcoString> {
    let within = address.strip_prefix("module.")?;
    Some(within.get(..within.find(['.', '['])?)?.into())
}

/// Tells of findings which root modules they come from, where that tells something.
pub(super) fn tell(findings: &mut [Finding], starts: &[Start<'_>], project: &Project) {
    if findings.iter().all(|it| it.origins.is_empty()) {
        return;
    }
    let number = reaching(starts.iter(), project);
    let is_live = |start: &&Start<'_>| start.unit.is_some() || !project.is_example(start.module);
    // Asked only of what examples alone have.
    let live = LazyCell::new(|| reaching(starts.iter().filter(is_live), project));
    let module_of = |it: &Finding| {
        let source = project.sources.get(it.location.source);
        project.by_directory.get(directory(&source.real_path))
    };
    for finding in findings {
        let mut origins = std::mem::take(&mut finding.origins);
        origins.sort_unstable();
        origins.dedup_by(|next, first| next.directory == first.directory && next.is_unit == first.is_unit);
        let module = module_of(finding);
        let all = module.and_then(|module| number.get(module)).copied().unwrap_or_default();
        let Some((first, others)) = origins.first().zip(all.checked_sub(origins.len())) else { continue };
        if others > 0 {
            let is_of_examples = origins.iter().all(|it| it.example_of.is_some());
            finding.is_of_examples |= is_of_examples && module.is_some_and(|it| live.contains_key(it));
            let message = shortened(message(&origins, first.is_unit, others));
            finding.flaw.related.push(Related { location: first.call, message });
        }
    }
}

/// What is said of those that have a finding, and of the number of those that do not.
fn message(origins: &[Origin], is_unit: bool, others: usize) -> String {
    let named = origins.iter().take(NAMED).map(|origin| format!("`{}`", origin.directory));
    let mut named = named.collect::<Vec<_>>().join(", ");
    if let Some(more @ 1..) = origins.len().checked_sub(NAMED) {
        named.push_str(&format!(" and {more} more"));
    }
    let what = if is_unit { "unit" } else { "root module" };
    let s = if origins.len() == 1 { "" } else { "s" };
    let others = match others {
        1 => "one other that calls".to_owned(),
        number => format!("{number} others that call"),
    };
    format!("found from {what}{s} {named}, not from {others} this module")
}

/// From how many starts each module is reached.
fn reaching<'s, 'p: 's>(
    starts: impl Iterator<Item = &'s Start<'p>>,
    project: &Project,
) -> HashMap<usize, usize> {
    let mut number: HashMap<usize, usize> = HashMap::default();
    // Of two readings of one directory, one counts.
    for start in starts.filter(|start| project.modules[start.module].tool == Tool::OpenTofu) {
        for module in project.indices_from([start.module].into_iter()) {
            *number.entry(module).or_default() += 1;
        }
    }
    number
}
