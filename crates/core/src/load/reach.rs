//! Which files a scan of some modules needs: those of the modules, of all that call them, and of all that these call.
//!
//! Who calls a module may stand anywhere in the repository. Every file has to be read to know it, but few hold a call by
//! a relative path, and only these are parsed.

use super::MAX_FILE_BYTES;
use crate::config::{call_source, is_local_source};
use crate::files::{Boundaries, Files, Input, Kind, kind_of, normalize};
use crate::source::{Source, SourceId, directory};
use crate::syntax;
use memchr::memmem;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The inputs that say something of the modules of those for which `is_wanted`: what would be said of these modules
/// if all inputs were loaded is said if these are. Plans say something of themselves alone.
#[must_use]
pub fn reaching(
    inputs: Vec<Input>,
    is_wanted: impl Fn(&Input) -> bool,
    boundaries: &Boundaries,
    files: &dyn Files,
) -> Vec<Input> {
    let calls: Vec<(PathBuf, PathBuf)> =
        inputs.par_iter().flat_map_iter(|input| calls(input, boundaries, files)).collect();
    let mut callers: HashMap<&Path, Vec<&Path>> = HashMap::new();
    let mut callees: HashMap<&Path, Vec<&Path>> = HashMap::new();
    for (caller, callee) in &calls {
        callers.entry(callee).or_default().push(caller);
        callees.entry(caller).or_default().push(callee);
    }
    let wanted: HashSet<PathBuf> =
        inputs.iter().filter(|it| is_wanted(it)).map(|it| directory(&it.entry).to_owned()).collect();
    let reaching = closure(wanted.iter().map(PathBuf::as_path), &callers);
    let reached = closure(reaching.into_iter(), &callees);
    let is_needed = |input: &Input| match kind_of(&input.path) {
        Some(Kind::PossiblePlan) => is_wanted(input),
        _ => reached.contains(directory(&input.entry)),
    };
    let needed: Vec<bool> = inputs.iter().map(is_needed).collect();
    inputs.into_iter().zip(needed).filter_map(|(input, needed)| needed.then_some(input)).collect()
}

/// What is reached from `start`, itself included.
fn closure<'p>(
    start: impl Iterator<Item = &'p Path>,
    next: &HashMap<&'p Path, Vec<&'p Path>>,
) -> HashSet<&'p Path> {
    let mut open: Vec<&Path> = start.collect();
    let mut reached: HashSet<&Path> = open.iter().copied().collect();
    while let Some(directory) = open.pop() {
        let next = next.get(directory).into_iter().flatten();
        open.extend(next.copied().filter(|it| reached.insert(it)));
    }
    reached
}

/// The directory of a file with each that it calls by a relative path, without symbolic links. What cannot be read calls
/// nothing: whoever loads it will say so.
fn calls(input: &Input, boundaries: &Boundaries, files: &dyn Files) -> Vec<(PathBuf, PathBuf)> {
    let Some(Kind::Configuration(language)) = kind_of(&input.path) else { return Vec::new() };
    let Ok(bytes) = files.read(&input.real_path, MAX_FILE_BYTES) else { return Vec::new() };
    // A relative path starts with a point behind a quote.
    if memmem::find(&bytes, b"module").is_none() || memmem::find(&bytes, b"\".").is_none() {
        return Vec::new();
    }
    let source = Source::new(&input.path, &*input.real_path, bytes);
    let file = syntax::parse(SourceId(0), &source, language);
    let caller = directory(&input.entry);
    let sources = file.body().blocks_of("module").filter_map(call_source).map(|(source, _)| source);
    let callees = sources.filter(|source| is_local_source(source)).map(|source| {
        let callee = normalize(&caller.join(source));
        let real = boundaries.around(caller).and_then(|within| files.resolve(&callee, within).ok());
        (caller.to_owned(), real.map_or(callee, |real| real.to_path_buf()))
    });
    callees.collect()
}
