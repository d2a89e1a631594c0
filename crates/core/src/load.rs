//! Loading: from paths to modules.
//!
//! Files are read and parsed in parallel, each once, however many modules call the one they belong to.

mod gather;
mod installed;
mod kept;
mod reach;
mod scenarios;
mod shard;
mod units;

pub use kept::Kept;
pub use reach::{reaching, reaching_again};
pub use shard::{Shard, Sharded, shard};

use crate::config::{call_source, is_local_source};
use crate::files::{Boundaries, Files, Input, Kind, RealPath};
use crate::files::{compare_paths, is_refused, is_template_of_variables, kind_of, normalize, too_large};
use crate::hash::HashSet;
use crate::note::{Note, NoteKind};
use crate::panics;
use crate::progress::Progress;
use crate::project::Project;
use crate::source::{Location, Source, SourceId, Span, directory};
use crate::suppress;
use crate::syntax::{self, Body, File, Language};
use crate::terragrunt::old_settings;
use ecow::EcoString;
use kept::Parsed;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Values given on the command line, in their order.
#[derive(Debug, Clone)]
pub enum Given {
    /// `--var name=value`.
    Variable(String, String),
    /// `TF_VAR_name` of the environment: its value counts where no file and no option gives one.
    Environment(String, String),
    /// `--var-file path`, with what it holds.
    File(PathBuf, Vec<u8>),
}

/// The largest file that is read, in bytes. Nobody writes such a configuration; a file beyond it is a mistake.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// How many bytes of a JSON file are looked at to tell whether it is an object, as a plan is.
const JSON_START: usize = 4096;

/// Reads and parses the inputs, and the modules that they call, as far as `boundaries` reach.
#[must_use]
pub fn load(
    inputs: Vec<Input>,
    given: &[Given],
    boundaries: impl Into<Boundaries>,
    files: &dyn Files,
    progress: &dyn Progress,
) -> Project {
    Loader::with(None, boundaries.into(), files, progress).load(inputs, given)
}

/// The same once more, where some files have changed since: the others are as `kept` has them.
#[must_use]
pub fn load_again(
    inputs: Vec<Input>,
    given: &[Given],
    boundaries: impl Into<Boundaries>,
    files: &dyn Files,
    kept: &mut Kept,
) -> Project {
    Loader::with(Some(kept), boundaries.into(), files, &()).load(inputs, given)
}

/// A project that grows, and what only its growth needs.
struct Loader<'l> {
    project: Project,
    files: &'l dyn Files,
    progress: &'l dyn Progress,
    /// The directories that calls lead to, by their real paths: however many links lead to one, it is listed once.
    listed: HashSet<RealPath>,
    /// The directories in which a manifest of installed modules was looked for.
    looked_at: HashSet<PathBuf>,
    /// What no boundary admits: the path that people see, its entry, and why.
    refused: Vec<(PathBuf, PathBuf, io::Error)>,
    /// What an earlier load read.
    kept: Option<&'l mut Kept>,
}

/// A parsed file on its way into a module.
#[derive(Debug, Clone)]
struct Loaded {
    id: SourceId,
    input: Input,
    kind: Kind,
    file: File,
    calls: Calls,
    /// Whether something in it could not be read.
    is_broken: bool,
    /// Whether nothing in it could be: it is encrypted, or a link that leads nowhere.
    is_hidden: bool,
}

impl Loaded {
    /// Whether it is the configuration of a unit of Terragrunt.
    fn is_unit(&self) -> bool {
        matches!(self.kind, Kind::Terragrunt(_))
    }
}

impl<'l> Loader<'l> {
    /// Nothing is loaded yet but what is kept.
    fn with(
        kept: Option<&'l mut Kept>,
        boundaries: Boundaries,
        files: &'l dyn Files,
        progress: &'l dyn Progress,
    ) -> Self {
        let sources = kept.as_ref().map(|kept| kept.sources.clone()).unwrap_or_default();
        Self {
            project: Project { sources, boundaries, ..Project::default() },
            files,
            progress,
            listed: HashSet::default(),
            looked_at: HashSet::default(),
            refused: Vec::new(),
            kept,
        }
    }

    /// Keeps all files that were read. To be said before there is anything among the sources that is not a file.
    fn keep_sources(&mut self) {
        if let Some(kept) = &mut self.kept {
            kept.sources = self.project.sources.clone();
        }
    }

    /// Loads the inputs, and what they lead to.
    fn load(mut self, inputs: Vec<Input>, given: &[Given]) -> Project {
        let mut loaded = Vec::new();
        // By their bytes: part by part, paths are slow to hash.
        let mut seen: HashSet<OsString> = HashSet::default();
        let mut directories: HashSet<OsString> = HashSet::default();
        let mut next = inputs;
        while !next.is_empty() {
            next.retain(|input| seen.insert(input.entry.clone().into()));
            next.par_sort_unstable_by(|a, b| {
                compare_paths(&a.path, &b.path).then_with(|| compare_paths(&a.entry, &b.entry))
            });
            let read = self.read(next);
            let (units, read): (Vec<_>, Vec<_>) = read.into_iter().partition(Loaded::is_unit);
            for it in &read {
                let directory = directory(&it.input.entry).as_os_str();
                if !directories.contains(directory) {
                    directories.insert(directory.to_owned());
                }
            }
            let mut called = called_directories(&read, &directories);
            called.extend(self.installed_directories(&read));
            let of_units = self.directories_of(units).into_iter();
            called.extend(of_units.filter(|it| !directories.contains(it.directory.as_os_str())));
            next = called.into_iter().flat_map(|called| self.inputs_in(&called)).collect();
            loaded.extend(read);
        }
        self.keep_sources();
        for (path, entry, error) in std::mem::take(&mut self.refused) {
            self.project.refuse(&path, &entry, &error);
        }
        note_of_dangling(&mut self.project);
        self.gather(loaded);
        self.project.link();
        given.iter().for_each(|given| self.give(given));
        self.project
    }

    /// Reads and parses files of the kinds that are scanned.
    fn read(&mut self, inputs: Vec<Input>) -> Vec<Loaded> {
        let of_kind = |input: Input| Some((kind_of(&input.path)?, input));
        self.read_as(inputs.into_par_iter().filter_map(of_kind).collect())
    }

    /// Reads and parses files in parallel, as far as they are not known.
    fn read_as(&mut self, inputs: Vec<(Kind, Input)>) -> Vec<Loaded> {
        let (mut loaded, mut new) = (Vec::with_capacity(inputs.len()), inputs);
        if let Some(kept) = self.kept.take() {
            let known = new.extract_if(.., |(kind, input)| kept.parsed(&input.entry, *kind).is_some());
            for (kind, input) in known.collect::<Vec<_>>() {
                loaded.extend(kept.parsed(&input.entry, kind).map(|it| self.take_in(it.clone())));
            }
            self.kept = Some(kept);
        }
        for parsed in self.parse(new) {
            if let Some(kept) = &mut self.kept {
                kept.keep(&parsed);
            }
            loaded.push(self.take_in(parsed));
        }
        loaded
    }

    /// Reads and parses files in parallel.
    fn parse(&mut self, inputs: Vec<(Kind, Input)>) -> Vec<Parsed> {
        let (files, progress) = (self.files, self.progress);
        progress.begin("reading files", inputs.len());
        let read: Vec<_> = inputs.into_par_iter().map(|(kind, input)| read_one(kind, input, files)).collect();
        let mut texts = Vec::with_capacity(read.len());
        let sources = &mut self.project.sources;
        sources.reserve(read.len());
        for result in read.into_iter().flatten() {
            match result {
                Ok((input, kind, source)) => {
                    let id = match &mut self.kept {
                        Some(kept) => kept.add(&input.entry, source, sources),
                        None => sources.add(source),
                    };
                    texts.push((id, input, kind));
                }
                Err((path, error)) => self.project.unreadable.push((path, error)),
            }
        }
        let unread = texts.iter().filter(|(id, ..)| !self.project.sources.get(*id).is_read());
        let dangling: Vec<_> =
            unread.map(|(_, input, _)| (input.path.clone(), input.entry.clone())).collect();
        self.project.dangling.extend(dangling);
        let sources = &self.project.sources;
        let parse = |(id, input, kind): (SourceId, Input, Kind)| {
            let language = match kind {
                Kind::Configuration(it)
                | Kind::AutomaticVariables(it)
                | Kind::Variables(it)
                | Kind::Terragrunt(it) => it,
                Kind::PossiblePlan => Language::Plan,
            };
            let source = sources.get(id);
            let parsed = panics::caught(|| {
                let mut file = syntax::parse(id, source, language);
                let directives = suppress::directives(source, &file.tree);
                let calls = Calls::of(file.body());
                let mut errors = std::mem::take(&mut file.errors);
                if !errors.is_empty() && matches!(kind, Kind::AutomaticVariables(_) | Kind::Variables(_)) {
                    let settings = old_settings(source.text()).unwrap_or_default();
                    errors.retain(|error| !settings.contains(&(error.span.start as usize)));
                }
                // What it becomes is another file.
                errors.retain(|_| !is_template_of_variables(&input.path));
                let errors = errors.into_iter();
                let errors = errors.map(|it| (Location { source: id, span: it.span }, it.message));
                (file, calls, errors.collect::<Vec<_>>(), directives)
            });
            progress.step();
            match parsed {
                Ok((file, calls, errors, directives)) => {
                    let is_hidden = source.is_encrypted() || !source.is_read();
                    let is_broken = !errors.is_empty();
                    let loaded = Loaded { id, input, kind, file, calls, is_broken, is_hidden };
                    Ok(Parsed { loaded, errors, directives })
                }
                Err(failure) => Err((input.path, io::Error::other(failure))),
            }
        };
        let parsed: Vec<_> = texts.into_par_iter().map(parse).collect();
        let keep = |parsed: Result<_, _>| parsed.map_err(|it| self.project.unreadable.push(it)).ok();
        parsed.into_iter().filter_map(keep).collect()
    }

    fn take_in(&mut self, parsed: Parsed) -> Loaded {
        let Parsed { loaded, errors, directives } = parsed;
        if self.project.sources.get(loaded.id).is_encrypted() {
            self.project.notes.push(note_of_encrypted(loaded.id));
        }
        self.project.errors.extend(errors);
        self.project.directives.extend(directives);
        loaded
    }

    /// The configuration files in a directory that a module call names; none where that leads nowhere or outside, which
    /// is said of the call.
    fn inputs_in(&mut self, called: &Called) -> Vec<Input> {
        let Some(within) = self.project.boundaries.around(&called.from).cloned() else { return Vec::new() };
        let Ok(directory) = self.files.resolve(&called.directory, &within) else { return Vec::new() };
        if *directory != *called.directory {
            self.project.links.insert(called.directory.clone(), directory.to_path_buf());
        }
        if !self.listed.insert(directory.clone()) {
            return Vec::new();
        }
        let entries = self.files.list(&directory, &within).unwrap_or_default().into_iter();
        let mut inputs = Vec::new();
        for entry in entries.filter(|entry| matches!(kind_of(entry), Some(Kind::Configuration(_)))) {
            let path = called.path.join(entry.file_name().unwrap_or_default());
            match self.files.resolve(&entry, &within) {
                Ok(real_path) => inputs.push(Input { path, entry, real_path }),
                Err(error) => self.deny(path, entry, error),
            }
        }
        inputs
    }

    fn deny(&mut self, path: PathBuf, entry: PathBuf, error: io::Error) {
        if is_refused(&error) {
            self.refused.push((path, entry, error));
        } else {
            self.project.unreadable.push((path, error));
        }
    }

    /// Takes in one option of the command line.
    fn give(&mut self, given: &Given) {
        match given {
            Given::Variable(name, value) => {
                // The value may be a secret; the name says enough.
                let text = self.project.text_of(format!("--var {name}"), value);
                self.project.given.remove(name.as_str());
                self.project.given_text.insert(name.into(), text);
            }
            Given::Environment(name, value) => {
                let text = self.project.text_of(format!("TF_VAR_{name}"), value);
                self.project.of_environment.insert(name.into(), text);
            }
            Given::File(path, bytes) => {
                for given in self.project.read_values(path, bytes) {
                    let name = EcoString::from(given.attribute().name());
                    self.project.given_text.remove(&name);
                    self.project.given.insert(name, given);
                }
            }
        }
    }
}

/// The modules that a file calls, looked for while its tree is at hand.
#[derive(Debug, Clone, Default)]
struct Calls {
    /// The sources that are local paths.
    local: Vec<EcoString>,
    /// Whether there are others.
    of_others: bool,
}

impl Calls {
    fn of(file: Body<'_>) -> Self {
        let mut calls = Self::default();
        for (source, _) in file.blocks_of("module").filter_map(call_source) {
            match is_local_source(source) {
                true => calls.local.push(source.into()),
                false => calls.of_others = true,
            }
        }
        calls
    }
}

type ReadResult = Result<(Input, Kind, Arc<Source>), (PathBuf, io::Error)>;

/// Reads one file. `None` where it turns out not to be Terraform's.
fn read_one(kind: Kind, input: Input, files: &dyn Files) -> Option<ReadResult> {
    let read = || match kind {
        Kind::PossiblePlan => read_plan(&input.real_path, files),
        _ => files.read(&input.real_path, MAX_FILE_BYTES).map(Some),
    };
    match read() {
        Ok(None) => None,
        Ok(Some(bytes)) => {
            let source = Source::new(&input.path, &*input.real_path, bytes);
            Some(Ok((input, kind, source.into())))
        }
        // Terraform reads it where somebody has put a file there.
        Err(error) if error.kind() == io::ErrorKind::NotFound && leads_nowhere(kind, &input, files) => {
            let source = Source::unread(&input.path, &*input.real_path);
            Some(Ok((input, kind, source.into())))
        }
        Err(error) => Some(Err((input.path, error))),
    }
}

/// Whether what is not found is a link with the name of a variable file that Terraform reads by itself.
fn leads_nowhere(kind: Kind, input: &Input, files: &dyn Files) -> bool {
    matches!(kind, Kind::AutomaticVariables(_)) && !files.is_missing(&input.real_path)
}

/// How many links of one kind are named.
const MAX_NAMED: usize = 2;

/// Says of links that lead nowhere that their files are not there.
fn note_of_dangling(project: &mut Project) {
    project.dangling.sort();
    let Some((path, entry)) = project.dangling.first().cloned() else { return };
    let named: Vec<_> = project.dangling.iter().map(|(path, _)| format!("`{}`", path.display())).collect();
    let message = match &named[..] {
        [only] => format!("{only} is a link that leads nowhere: what it would set is not known"),
        all => {
            let (named, more) = all.split_at(MAX_NAMED.min(all.len()));
            let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
            let named = named.join(", ");
            format!(
                "{} variable files are links that lead nowhere ({named}{more}): what they would set is not known",
                all.len()
            )
        }
    };
    let location = project.place_of(&path, &entry);
    project.notes.push(Note { kind: NoteKind::DanglingLink, location, message });
}

/// The bytes of a JSON file. `None` where it is not a plan, however large it is.
fn read_plan(path: &RealPath, files: &dyn Files) -> io::Result<Option<Vec<u8>>> {
    if !syntax::is_object(&files.read_start(path, JSON_START)?) {
        return Ok(None);
    }
    let bytes = files.read_start(path, MAX_FILE_BYTES + 1)?;
    match syntax::is_plan(&bytes) {
        true if bytes.len() > MAX_FILE_BYTES => Err(too_large(MAX_FILE_BYTES)),
        is_plan => Ok(is_plan.then_some(bytes)),
    }
}

/// Says of a file that nobody can read it here.
fn note_of_encrypted(id: SourceId) -> Note {
    let message = "git-crypt has encrypted this file; `git-crypt unlock` lets the scan read it".to_owned();
    Note { kind: NoteKind::EncryptedFile, location: Location { source: id, span: Span::at(0) }, message }
}

/// A directory that a module call names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Called {
    /// As people see it.
    path: PathBuf,
    /// The words of the call below the caller's real directory: there may be symbolic links on the way.
    directory: PathBuf,
    /// The caller's real directory.
    from: PathBuf,
}

/// Directories of local modules that the files call and that were not loaded.
fn called_directories(loaded: &[Loaded], known: &HashSet<OsString>) -> BTreeSet<Called> {
    loaded.par_iter().flat_map_iter(|it| called_by(it, known)).collect()
}

fn called_by<'l>(loaded: &'l Loaded, known: &'l HashSet<OsString>) -> impl Iterator<Item = Called> + 'l {
    let (from, shown) = (directory(&loaded.input.entry), directory(&loaded.input.path));
    loaded.calls.local.iter().filter_map(move |source| {
        let real = normalize(&from.join(source.as_str()));
        let called = || Called {
            path: normalize(&shown.join(source.as_str())),
            directory: real.clone(),
            from: from.to_owned(),
        };
        (!known.contains(real.as_os_str())).then(called)
    })
}
