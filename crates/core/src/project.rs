//! Loading: from paths to modules.
//!
//! Files are read and parsed in parallel, each once, however many modules call the one they belong to.

mod gather;

use crate::config::{Module, Tool, call_source, is_local_source};
use crate::engine::Progress;
use crate::files::{Boundaries, Files, Kind, RealPath, is_refused, kind_of, normalize, too_large};
use crate::finding::{Note, NoteKind};
use crate::installed::Installed;
use crate::panics;
use crate::source::{Location, Source, SourceId, Sources, Span, directory};
use crate::suppress::{self, Directive};
use crate::syntax::{self, Attribute, File, Language};
use ecow::EcoString;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

/// A file that is to be scanned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The path as people see it.
    pub path: PathBuf,
    /// The path of the directory entry: absolute, its directory without symbolic links. It decides to which module
    /// the file belongs.
    pub entry: PathBuf,
    /// The file itself.
    pub real_path: RealPath,
}

/// Values given on the command line, in their order.
#[derive(Debug, Clone)]
pub enum Given {
    /// `--var name=value`.
    Variable(String, String),
    /// `--var-file path`, with what it holds.
    File(PathBuf, Vec<u8>),
}

/// Everything that was loaded.
#[derive(Debug, Default)]
pub struct Project {
    /// The files.
    pub sources: Sources,
    /// The modules, in the order of their real directories: as OpenTofu reads them, and after those what Terraform
    /// reads where that differs. A plan is a module of its own, by its path.
    pub modules: Vec<Module>,
    /// The comments that suppress findings.
    pub directives: Vec<Directive>,
    /// Places that could not be read as configuration.
    pub errors: Vec<(Location, String)>,
    /// Paths that could not be read at all.
    pub unreadable: Vec<(PathBuf, io::Error)>,
    /// Values for the variables of root modules, the last one wins.
    pub given: BTreeMap<EcoString, Attribute>,
    /// `--var` as text: Terraform reads it by the variable's type.
    pub given_text: BTreeMap<EcoString, (String, Location)>,
    /// The workspace that is judged, if it is given: what `terraform.workspace` stands for.
    pub workspace: Option<String>,
    /// What was refused while loading, in words.
    pub notes: Vec<Note>,
    /// What modules and file functions may read from.
    pub boundaries: Boundaries,
    by_directory: HashMap<PathBuf, usize>,
    /// The module that Terraform reads, by the one that OpenTofu reads in the same directory.
    for_terraform: HashMap<usize, usize>,
    /// Where directories lead that calls name by a symbolic link.
    links: HashMap<PathBuf, PathBuf>,
    /// The directories that calls lead to, by their real paths: however many links lead to one, it is listed once.
    listed: HashSet<RealPath>,
    installed: Installed,
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
    let mut project = Project { boundaries: boundaries.into(), ..Project::default() };
    let mut loaded = Vec::new();
    let mut seen: HashSet<PathBuf> = HashSet::new();
    let mut directories: HashSet<PathBuf> = HashSet::new();
    let mut next = inputs;
    while !next.is_empty() {
        next.retain(|input| seen.insert(input.entry.clone()));
        next.par_sort_unstable();
        let read = project.read(next, files, progress);
        directories.extend(read.iter().map(|it| directory(&it.input.entry).to_owned()));
        let mut called = called_directories(&read, &directories);
        called.extend(project.installed_directories(&read, files));
        next = called.into_iter().flat_map(|called| project.inputs_in(&called, files)).collect();
        loaded.extend(read);
    }
    project.gather(loaded);
    given.iter().for_each(|given| project.give(given));
    project
}

/// A parsed file on its way into a module.
#[derive(Clone)]
pub(crate) struct Loaded {
    id: SourceId,
    pub(crate) input: Input,
    kind: Kind,
    pub(crate) file: File,
}

impl Project {
    /// The directory in which `terraform init` installed the module of a call: `call` is the path of the calls to it
    /// from the root module, whose directory is `root`, as `network.subnets`.
    #[must_use]
    pub fn installed_directory(&self, root: &Path, call: &str) -> Option<PathBuf> {
        self.installed.directory(root, call).map(Path::to_owned)
    }

    /// Reads and parses files in parallel.
    fn read(&mut self, inputs: Vec<Input>, files: &dyn Files, progress: &dyn Progress) -> Vec<Loaded> {
        progress.begin("reading files", inputs.len());
        let read: Vec<_> = inputs.into_par_iter().filter_map(|input| read_one(input, files)).collect();
        let mut texts = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok((input, kind, source)) => texts.push((self.sources.add(source), input, kind)),
                Err((path, error)) => self.unreadable.push((path, error)),
            }
        }
        let sources = &self.sources;
        let parse = |(id, input, kind): (SourceId, Input, Kind)| {
            let language = match kind {
                Kind::Configuration(it) | Kind::AutomaticVariables(it) | Kind::Variables(it) => it,
                Kind::PossiblePlan => Language::Plan,
            };
            let source = sources.get(id);
            let parsed = panics::caught(|| {
                let file = syntax::parse(id, source, language);
                let directives = suppress::directives(id, source, &file.comments, &file.body);
                (file, directives)
            });
            progress.step();
            match parsed {
                Ok((file, directives)) => Ok((id, directives, Loaded { id, input, kind, file })),
                Err(failure) => Err((input.path, io::Error::other(failure))),
            }
        };
        let parsed: Vec<_> = texts.into_par_iter().map(parse).collect();
        let mut loaded = Vec::with_capacity(parsed.len());
        for parsed in parsed {
            let (id, directives, mut it) = match parsed {
                Ok(parsed) => parsed,
                Err(unreadable) => {
                    self.unreadable.push(unreadable);
                    continue;
                }
            };
            let errors = std::mem::take(&mut it.file.errors).into_iter();
            self.errors
                .extend(errors.map(|error| (Location { source: id, span: error.span }, error.message)));
            self.directives.extend(directives);
            loaded.push(it);
        }
        loaded
    }

    /// The configuration files in a directory that a module call names; none where that leads nowhere or outside, which
    /// is said of the call.
    fn inputs_in(&mut self, called: &Called, files: &dyn Files) -> Vec<Input> {
        let Some(within) = self.boundaries.around(&called.from).cloned() else { return Vec::new() };
        let Ok(directory) = files.resolve(&called.directory, &within) else { return Vec::new() };
        if *directory != *called.directory {
            self.links.insert(called.directory.clone(), directory.to_path_buf());
        }
        if !self.listed.insert(directory.clone()) {
            return Vec::new();
        }
        let entries = files.list(&directory, &within).unwrap_or_default().into_iter();
        let mut inputs = Vec::new();
        for entry in entries.filter(|entry| matches!(kind_of(entry), Some(Kind::Configuration(_)))) {
            let path = called.path.join(entry.file_name().unwrap_or_default());
            match files.resolve(&entry, &within) {
                Ok(real_path) => inputs.push(Input { path, entry, real_path }),
                Err(error) => self.deny(path, entry, error),
            }
        }
        inputs
    }

    /// The directories of installed modules that the files call.
    fn installed_directories(&mut self, loaded: &[Loaded], files: &dyn Files) -> Vec<Called> {
        let (called, denied) = self.installed.read(loaded, &self.boundaries, files);
        denied.into_iter().for_each(|(path, real, error)| self.deny(path, real, error));
        called
    }

    fn deny(&mut self, path: PathBuf, entry: PathBuf, error: io::Error) {
        if is_refused(&error) {
            self.refuse(&path, &entry, &error);
        } else {
            self.unreadable.push((path, error));
        }
    }

    /// Notes that a file is not read, which no boundary admits: `entry` is its absolute path.
    pub fn refuse(&mut self, path: &Path, entry: &Path, error: &io::Error) {
        let message = format!("`{}` is not read: {error}", path.display());
        let location = self.place_of(path, entry);
        self.notes.push(Note { kind: NoteKind::OutsideRepository, location, message });
    }

    /// The start of a file that is no part of the configuration, for what there is to say of it.
    pub fn place_of(&mut self, path: &Path, real_path: &Path) -> Location {
        Location { source: self.sources.add(Source::unread(path, real_path)), span: Span::at(0) }
    }

    /// Takes in one option of the command line.
    fn give(&mut self, given: &Given) {
        match given {
            Given::Variable(name, value) => {
                // The value may be a secret; the name says enough.
                let shown = format!("--var {name}");
                let id = self.sources.add(Source::new(shown, "", value.clone().into_bytes()));
                let location = Location { source: id, span: Span::new(0, value.len()) };
                self.given.remove(name.as_str());
                self.given_text.insert(name.into(), (value.clone(), location));
            }
            Given::File(path, bytes) => {
                let json = path.extension().is_some_and(|extension| extension == "json");
                let language = if json { Language::Json } else { Language::Hcl };
                let id = self.sources.add(Source::new(path, path, bytes.clone()));
                let file = syntax::parse(id, self.sources.get(id), language);
                let errors = file.errors.into_iter();
                self.errors.extend(errors.map(|it| (Location { source: id, span: it.span }, it.message)));
                for attribute in file.body.attributes {
                    self.given_text.remove(&attribute.name);
                    self.given.insert(attribute.name.clone(), attribute);
                }
            }
        }
    }

    /// The index of the module at a directory that a call in `caller` names by a relative path.
    #[must_use]
    pub fn local_module(&self, caller: &Module, source: &str) -> Option<usize> {
        self.module_at(&normalize(&caller.real_directory.join(source)), caller)
    }

    /// The indices of the local modules that a module calls.
    pub fn callees<'p>(&'p self, module: &'p Module) -> impl Iterator<Item = usize> + 'p {
        let sources = module.calls.values().filter_map(call_source).map(|(source, _)| source);
        sources.filter(|it| is_local_source(it)).filter_map(|it| self.local_module(module, it))
    }

    /// The modules that belong to the configuration in the directory of a file: the one there, and all local ones that
    /// it calls, those that they call, and so on.
    pub fn called_from(&self, source: &Source) -> impl Iterator<Item = &Module> {
        let here = self.by_directory.get(directory(&source.real_path));
        let mut open: Vec<usize> =
            here.into_iter().chain(here.and_then(|it| self.for_terraform.get(it))).copied().collect();
        let mut reached = BTreeSet::new();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(self.callees(&self.modules[next]));
            }
        }
        reached.into_iter().map(|index| &self.modules[index])
    }

    /// The index of the module at a directory that `caller` names: a module of the same repository, as the tool reads
    /// it that reads the caller.
    #[must_use]
    pub fn module_at(&self, directory: &Path, caller: &Module) -> Option<usize> {
        let real = self.links.get(directory).map_or(directory, PathBuf::as_path);
        let within = self.boundaries.around(&caller.real_directory)?;
        let &module = self.by_directory.get(real).filter(|_| real.starts_with(within.path()))?;
        let for_terraform =
            if caller.tool == Tool::Terraform { self.for_terraform.get(&module) } else { None };
        Some(for_terraform.copied().unwrap_or(module))
    }
}

type ReadResult = Result<(Input, Kind, Source), (PathBuf, io::Error)>;

/// Reads one file. `None` where it turns out not to be Terraform's.
fn read_one(input: Input, files: &dyn Files) -> Option<ReadResult> {
    let kind = kind_of(&input.path)?;
    if matches!(kind, Kind::Variables(_)) {
        return None;
    }
    let read = || match kind {
        Kind::PossiblePlan => read_plan(&input.real_path, files),
        _ => files.read(&input.real_path, MAX_FILE_BYTES).map(Some),
    };
    match read() {
        Ok(None) => None,
        Ok(Some(bytes)) => {
            let source = Source::new(&input.path, &*input.real_path, bytes);
            Some(Ok((input, kind, source)))
        }
        Err(error) => Some(Err((input.path, error))),
    }
}

/// The bytes of a JSON file. `None` where it is no plan, however large it is.
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

/// A directory that a module call names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Called {
    /// As people see it.
    pub(crate) path: PathBuf,
    /// The words of the call below the caller's real directory: there may be symbolic links on the way.
    pub(crate) directory: PathBuf,
    /// The caller's real directory.
    pub(crate) from: PathBuf,
}

/// Directories of local modules that the files call and that were not loaded.
fn called_directories(loaded: &[Loaded], known: &HashSet<PathBuf>) -> BTreeSet<Called> {
    let mut called = BTreeSet::new();
    for it in loaded {
        for call in it.file.body.blocks_of("module") {
            let Some((source, _)) = call_source(call).filter(|(source, _)| is_local_source(source)) else {
                continue;
            };
            let from = directory(&it.input.entry);
            let real = normalize(&from.join(source));
            if !known.contains(real.as_path()) {
                let path = normalize(&directory(&it.input.path).join(source));
                called.insert(Called { path, directory: real, from: from.to_owned() });
            }
        }
    }
    called
}
