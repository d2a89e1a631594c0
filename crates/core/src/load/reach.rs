//! Which files a scan of some modules needs: those of the modules, of all that call them, and of all that these call.
//!
//! Who calls a module may stand anywhere in the repository, and so may what is set for a whole account. Every file has to be
//! read to know it, but few hold a call by a relative path, and only these are parsed. Directories are told apart by their bytes: this runs for every file of a
//! repository, and paths are slow to hash and to compare part by part.

use super::scenarios::{holds_variables, makes_module};
use super::{Kept, Loader, MAX_FILE_BYTES};
use crate::config::local_sources;
use crate::files::{Boundaries, Files, Input, Kind, RealPath, kind_of, normalize};
use crate::hash::{HashMap, HashSet};
use crate::project::Project;
use crate::source::{Source, SourceId, directory};
use crate::syntax;
use crate::terragrunt::Source as UnitSource;
use memchr::memmem::Finder;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The inputs that say something of the modules of those for which `is_wanted`: what would be said of these modules
/// if all inputs were loaded is said if these are. `settings` are the types of resources that are for other root modules
/// as well ([`Cx::anywhere`](crate::cx::Cx::anywhere)). Plans say something of themselves alone.
#[must_use]
pub fn reaching(
    inputs: Vec<Input>,
    is_wanted: impl Fn(&Input) -> bool + Send + Sync,
    settings: &[&str],
    boundaries: &Boundaries,
    files: &dyn Files,
) -> Vec<Input> {
    reach(inputs, is_wanted, Reader::new(boundaries, files, settings))
}

/// The same once more, where some files have changed since: what the others say is as `kept` has it.
#[must_use]
pub fn reaching_again(
    inputs: Vec<Input>,
    is_wanted: impl Fn(&Input) -> bool + Send + Sync,
    settings: &[&str],
    boundaries: &Boundaries,
    files: &dyn Files,
    kept: &mut Kept,
) -> Vec<Input> {
    reach(inputs, is_wanted, Reader { kept: Some(kept), ..Reader::new(boundaries, files, settings) })
}

fn reach(
    inputs: Vec<Input>,
    is_wanted: impl Fn(&Input) -> bool + Send + Sync,
    reader: Reader<'_>,
) -> Vec<Input> {
    let needed = Graph::read(&inputs, reader).needed(&inputs, is_wanted);
    inputs.into_par_iter().zip(needed).filter_map(|(input, needed)| needed.then_some(input)).collect()
}

/// Which modules the inputs are of, and who calls whom.
pub(super) struct Graph {
    pub(super) calls: Vec<Call>,
    /// The directories of inputs with settings for other root modules.
    setting_up: BTreeSet<PathBuf>,
    units: Project,
}

impl Graph {
    pub(super) fn read(inputs: &[Input], mut reader: Reader<'_>) -> Self {
        let Reader { boundaries, files, .. } = reader;
        let units = units(inputs, boundaries, files, reader.kept.as_deref_mut());
        let (mut calls, setting_up) = reader.read(inputs);
        calls.extend(units.terragrunt.units.iter().filter_map(|unit| {
            let UnitSource::Directory(source) = &unit.source else { return None };
            let callee = boundaries.resolve(source, &unit.directory, files).ok()?;
            Some(Call { caller: unit.directory.clone(), callee })
        }));
        Self { calls, setting_up, units }
    }

    /// Which of the inputs say something of the modules of those that are wanted.
    pub(super) fn needed(
        &self,
        inputs: &[Input],
        is_wanted: impl Fn(&Input) -> bool + Send + Sync,
    ) -> Vec<bool> {
        let mut callers: HashMap<&OsStr, Vec<&OsStr>> = HashMap::default();
        let mut callees: HashMap<&OsStr, Vec<&OsStr>> = HashMap::default();
        for call in &self.calls {
            let (caller, callee) = (call.caller.as_os_str(), call.callee.as_os_str());
            callers.entry(callee).or_default().push(caller);
            callees.entry(caller).or_default().push(callee);
        }
        let wanted: Vec<bool> = inputs.par_iter().map(&is_wanted).collect();
        let modules = inputs.iter().zip(&wanted).filter(|(_, wanted)| **wanted);
        let modules = modules.map(|(input, _)| directory(&input.entry).as_os_str());
        // Who wants what units include and read wants the units.
        let terragrunt = &self.units.terragrunt;
        let wanted_files: BTreeSet<usize> =
            (0..terragrunt.inputs.len()).filter(|&file| is_wanted(&terragrunt.inputs[file])).collect();
        let by_files = terragrunt.units.iter().filter(|unit| !unit.files.is_disjoint(&wanted_files));
        let modules = modules.chain(by_files.map(|unit| unit.directory.as_os_str()));
        let modules = modules.chain(self.setting_up.iter().map(|it| it.as_os_str()));
        let reaching = closure(modules, &callers);
        let reached = closure(reaching.into_iter(), &callees);
        needed(inputs, wanted, &reached)
    }
}

/// Which of the inputs belong to the modules in these directories.
fn needed(inputs: &[Input], wanted: Vec<bool>, reached: &HashSet<&OsStr>) -> Vec<bool> {
    // Values of variables may be for the nearest module above them.
    let modules = LazyLock::new(|| {
        let files = inputs.iter().filter(|it| makes_module(&it.path));
        files.map(|it| directory(&it.entry).as_os_str()).collect::<HashSet<_>>()
    });
    // Or, where there is none, for those below.
    let above_reached = LazyLock::new(|| {
        let above = reached.iter().flat_map(|it| Path::new(it).ancestors().skip(1));
        above.map(Path::as_os_str).collect::<HashSet<_>>()
    });
    let is_for_needed =
        |directory: &Path| match directory.ancestors().find(|it| modules.contains(it.as_os_str())) {
            Some(nearest) => reached.contains(nearest.as_os_str()),
            None => above_reached.contains(directory.as_os_str()),
        };
    let is_needed = |(input, is_wanted): (&Input, bool)| match kind_of(&input.path) {
        Some(Kind::PossiblePlan) => is_wanted,
        Some(_) if holds_variables(&input.path) => {
            let directory = directory(&input.entry);
            reached.contains(directory.as_os_str()) || is_for_needed(directory)
        }
        _ => reached.contains(directory(&input.entry).as_os_str()),
    };
    inputs.par_iter().zip(wanted).map(is_needed).collect()
}

/// The units of Terragrunt among the inputs.
fn units(inputs: &[Input], boundaries: &Boundaries, files: &dyn Files, kept: Option<&mut Kept>) -> Project {
    let is_unit = |input: &&Input| matches!(kind_of(&input.path), Some(Kind::Terragrunt(_)));
    let units: Vec<_> = inputs.par_iter().filter(is_unit).cloned().collect();
    let mut loader = Loader::with(kept, boundaries.clone(), files, &());
    if !units.is_empty() {
        let units = loader.read(units);
        loader.add_units(units);
        loader.keep_sources();
    }
    loader.project
}

/// What is reached from `start`, itself included.
pub(super) fn closure<'p>(
    start: impl Iterator<Item = &'p OsStr>,
    next: &HashMap<&'p OsStr, Vec<&'p OsStr>>,
) -> HashSet<&'p OsStr> {
    let mut open: Vec<_> = start.collect();
    let mut reached: HashSet<_> = open.iter().copied().collect();
    while let Some(directory) = open.pop() {
        let next = next.get(directory).into_iter().flatten();
        open.extend(next.copied().filter(|it| reached.insert(it)));
    }
    reached
}

/// A call by a relative path.
#[derive(Debug, Clone)]
pub(super) struct Call {
    /// The directory of the file that it stands in.
    pub(super) caller: PathBuf,
    /// The directory that it leads to.
    pub(super) callee: RealPath,
}

/// What a file says that matters to modules in other directories.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) real_path: RealPath,
    calls: Vec<Call>,
    /// The directory of the file, if there is a setting for other root modules in it.
    setting_up: Option<PathBuf>,
}

/// Reads files for what they say of other modules.
pub(super) struct Reader<'r> {
    boundaries: &'r Boundaries,
    files: &'r dyn Files,
    /// What a file holds in which there is a call by a relative path: a point behind a quote, and the word. The first
    /// is the rarer one.
    signs: [Finder<'static>; 2],
    /// With this, either may be written otherwise.
    escape: Finder<'static>,
    /// The types of resources that are settings.
    settings: Vec<Finder<'r>>,
    /// What earlier readers read.
    kept: Option<&'r mut Kept>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(boundaries: &'r Boundaries, files: &'r dyn Files, settings: &'r [&'r str]) -> Self {
        let signs = [Finder::new("\"."), Finder::new("module")];
        let settings = settings.iter().map(|kind| Finder::new(*kind)).collect();
        Self { boundaries, files, signs, escape: Finder::new("\\u"), settings, kept: None }
    }

    /// The calls of the inputs, and those of the modules that they call and that are not among them: a walk does not
    /// come to hidden directories. And the directories of inputs with settings.
    fn read(&mut self, inputs: &[Input]) -> (Vec<Call>, BTreeSet<PathBuf>) {
        let said: Vec<_> = inputs.par_iter().map(|it| self.said(it)).collect();
        let (mut calls, mut setting_up) = (Vec::new(), BTreeSet::new());
        for (input, said) in inputs.iter().zip(said) {
            if let Some(kept) = &mut self.kept {
                kept.keep_said(&input.entry, &said);
            }
            calls.extend(said.calls.iter().cloned());
            setting_up.extend(said.setting_up.clone());
        }
        let mut known: HashSet<OsString> = HashSet::default();
        if !calls.is_empty() {
            let mut directories: Vec<_> =
                inputs.par_iter().map(|it| directory(&it.entry).as_os_str()).collect();
            directories.dedup();
            known.extend(directories.into_iter().map(OsStr::to_owned));
        }
        let mut seen = 0;
        while let Some(call) = calls.get(seen) {
            seen += 1;
            if known.insert(call.callee.as_os_str().to_owned()) {
                calls.extend(self.calls_in(&call.callee.clone()));
            }
        }
        (calls, setting_up)
    }

    fn said(&self, input: &Input) -> Arc<Said> {
        let known = self.kept.as_ref().and_then(|it| it.said(&input.entry));
        known.unwrap_or_else(|| self.file(&input.entry, &input.real_path).into())
    }

    /// The calls of the files in a directory.
    fn calls_in(&self, directory: &RealPath) -> Vec<Call> {
        let Some(within) = self.boundaries.around(directory) else { return Vec::new() };
        let entries = self.files.list(directory, within).unwrap_or_default().into_iter();
        let files = entries.filter_map(|it| Some((self.files.resolve(&it, within).ok()?, it)));
        files.flat_map(|(real_path, entry)| self.file(&entry, &real_path).calls).collect()
    }

    /// What a file says. What cannot be read says nothing, and calls that lead nowhere reach nothing: whoever loads it will
    /// say so.
    fn file(&self, entry: &Path, real_path: &RealPath) -> Said {
        let nothing = || Said { real_path: real_path.clone(), calls: Vec::new(), setting_up: None };
        let Some(Kind::Configuration(language)) = kind_of(entry) else { return nothing() };
        let Ok(bytes) = self.files.read(real_path, MAX_FILE_BYTES) else { return nothing() };
        let holds = |sign: &Finder<'_>| sign.find(&bytes).is_some();
        let caller = directory(entry);
        let setting_up = self.settings.iter().any(holds).then(|| caller.to_owned());
        if !self.signs.iter().all(holds) && !holds(&self.escape) {
            return Said { setting_up, ..nothing() };
        }
        let source = Source::new(entry, entry, bytes);
        let file = syntax::parse(SourceId(0), &source, language);
        let Some(within) = self.boundaries.around(caller) else { return nothing() };
        let callees = local_sources(file.body()).filter_map(|source| {
            let callee = self.files.resolve(&normalize(&caller.join(source)), within).ok()?;
            Some(Call { caller: caller.to_owned(), callee })
        });
        Said { calls: callees.collect(), setting_up, ..nothing() }
    }
}
