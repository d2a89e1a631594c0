//! Loading: from paths to modules.
//!
//! Files are read and parsed in parallel, each once, however many modules call the one they belong to.

use crate::config::{Module, call_source, is_local_source};
use crate::engine::Progress;
use crate::files::{Files, Kind, is_override, kind_of, normalize, shadowed_by};
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
    /// The file itself: absolute, without symbolic links.
    pub real_path: PathBuf,
}

/// Values given on the command line, in their order.
#[derive(Debug, Clone)]
pub enum Given {
    /// `--var name=value`.
    Variable(String, String),
    /// `--var-file path`.
    File(PathBuf),
}

/// Everything that was loaded.
#[derive(Debug, Default)]
pub struct Project {
    /// The files.
    pub sources: Sources,
    /// The modules, in the order of their real directories. A plan is a module of its own, by its path.
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
    /// The directory that file functions may not leave: absolute, without symbolic links.
    pub boundary: PathBuf,
    by_directory: HashMap<PathBuf, usize>,
    installed: Installed,
}

/// The largest file that is read, in bytes. Nobody writes such a configuration; a file beyond it is a mistake.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// How many bytes of a JSON file are looked at to tell whether it is an object, as a plan is.
const JSON_START: usize = 4096;

/// Reads and parses the inputs, and the local modules that they call. Nothing outside `boundary` is read but what
/// the inputs name.
#[must_use]
pub fn load(
    inputs: Vec<Input>,
    given: &[Given],
    boundary: &Path,
    files: &dyn Files,
    progress: &dyn Progress,
) -> Project {
    let mut project = Project { boundary: boundary.to_owned(), ..Project::default() };
    let mut loaded = Vec::new();
    let mut seen: HashSet<PathBuf> = HashSet::new();
    let mut next = inputs;
    while !next.is_empty() {
        next.retain(|input| seen.insert(input.entry.clone()));
        next.par_sort_unstable();
        let read = project.read(next, files, progress);
        let mut called = called_directories(&read, &seen);
        called.extend(project.installed.read(&read, files));
        called.retain(|(_, real)| real.starts_with(boundary));
        next = called.into_iter().flat_map(|(path, real)| inputs_in(&path, &real, files)).collect();
        loaded.extend(read);
    }
    project.gather(loaded);
    for given in given {
        project.give(given, files);
    }
    project
}

/// A parsed file on its way into a module.
pub(crate) struct Loaded {
    pub(crate) input: Input,
    kind: Kind,
    pub(crate) file: File,
}

impl Project {
    /// The index of the module that `terraform init` installed for a call: `call` is the path of the calls from the
    /// root module to it, as `network.subnets`.
    #[must_use]
    pub fn installed_module(&self, root: &Module, call: &str) -> Option<usize> {
        let directory = self.installed.directory(&root.real_directory, call)?;
        self.by_directory.get(directory).copied()
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
                Ok((file, directives)) => Ok((id, directives, Loaded { input, kind, file })),
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

    /// Gathers files into modules, every directory by itself.
    fn gather(&mut self, mut loaded: Vec<Loaded>) {
        let shadowed: HashSet<PathBuf> =
            loaded.iter().filter_map(|it| shadowed_by(&it.input.entry)).collect();
        loaded.retain(|it| !shadowed.contains(&it.input.entry));
        let mut directories: HashMap<PathBuf, Vec<Loaded>> = HashMap::new();
        for it in loaded {
            let plan = matches!(it.kind, Kind::PossiblePlan);
            let key = if plan { &it.input.entry } else { directory(&it.input.entry) };
            directories.entry(key.to_owned()).or_default().push(it);
        }
        let mut directories: Vec<_> = directories.into_iter().collect();
        directories.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        self.modules = directories.into_par_iter().map(|(path, files)| module(path, files)).collect();
        let modules = self.modules.iter().enumerate();
        self.by_directory = modules.map(|(index, module)| (module.real_directory.clone(), index)).collect();
    }

    /// Takes in one option of the command line.
    fn give(&mut self, given: &Given, files: &dyn Files) {
        match given {
            Given::Variable(name, value) => {
                // The value may be a secret; the name says enough.
                let shown = format!("--var {name}");
                let id = self.sources.add(Source::new(shown, "", value.clone().into_bytes()));
                let location = Location { source: id, span: Span::new(0, value.len()) };
                self.given.remove(name.as_str());
                self.given_text.insert(name.into(), (value.clone(), location));
            }
            Given::File(path) => match files.read(path) {
                Err(error) => self.unreadable.push((path.clone(), error)),
                Ok(bytes) => {
                    let json = path.extension().is_some_and(|extension| extension == "json");
                    let language = if json { Language::Json } else { Language::Hcl };
                    let id = self.sources.add(Source::new(path, path, bytes));
                    let file = syntax::parse(id, self.sources.get(id), language);
                    let errors = file.errors.into_iter();
                    self.errors.extend(errors.map(|it| (Location { source: id, span: it.span }, it.message)));
                    for attribute in file.body.attributes {
                        self.given_text.remove(&attribute.name);
                        self.given.insert(attribute.name.clone(), attribute);
                    }
                }
            },
        }
    }

    /// The index of the module at a directory that a call in `caller` names by a relative path.
    #[must_use]
    pub fn local_module(&self, caller: &Module, source: &str) -> Option<usize> {
        self.by_directory.get(&normalize(&caller.real_directory.join(source))).copied()
    }
}

/// The module in a directory: first what its files declare, then what overrides it, then values of variables in
/// Terraform's order.
fn module(path: PathBuf, mut files: Vec<Loaded>) -> Module {
    files.sort_by(|a, b| gathering_order(a).cmp(&gathering_order(b)));
    let shown = files.first().map(|it| directory(&it.input.path).to_owned()).unwrap_or_default();
    let mut module = Module::new(shown, path);
    for Loaded { input, kind, file } in files {
        match kind {
            Kind::Configuration(_) if is_override(&input.path) => module.add_override(file.body),
            Kind::Configuration(_) | Kind::PossiblePlan => module.add_file(file.body),
            Kind::AutomaticVariables(_) => module.add_inputs(file.body),
            Kind::Variables(_) => {}
        }
    }
    module
}

/// Base files first, then overrides, then values: `terraform.tfvars` before `*.auto.tfvars`, each by name.
fn gathering_order(loaded: &Loaded) -> (u8, &Path) {
    let rank = match loaded.kind {
        Kind::Configuration(_) if is_override(&loaded.input.path) => 1,
        Kind::Configuration(_) | Kind::PossiblePlan => 0,
        Kind::AutomaticVariables(language) => {
            let name = loaded.input.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            match (name.starts_with("terraform.tfvars"), language) {
                (true, Language::Hcl) => 2,
                (true, _) => 3,
                (false, _) => 4,
            }
        }
        Kind::Variables(_) => 5,
    };
    (rank, &loaded.input.entry)
}

type ReadResult = Result<(Input, Kind, Source), (PathBuf, io::Error)>;

/// Reads one file. `None` where it turns out not to be Terraform's.
fn read_one(input: Input, files: &dyn Files) -> Option<ReadResult> {
    let kind = kind_of(&input.path)?;
    if matches!(kind, Kind::Variables(_)) {
        return None;
    }
    let read = || {
        let bytes = match kind {
            Kind::PossiblePlan => read_plan(&input.real_path, files)?,
            _ => Some(files.read(&input.real_path)?),
        };
        let Some(bytes) = bytes else { return Ok(None) };
        if bytes.len() > MAX_FILE_BYTES {
            let message = format!("the file is larger than {} MiB", MAX_FILE_BYTES >> 20);
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        Ok(Some(bytes))
    };
    match read() {
        Ok(None) => None,
        Ok(Some(bytes)) => {
            let source = Source::new(&input.path, &input.real_path, bytes);
            Some(Ok((input, kind, source)))
        }
        Err(error) => Some(Err((input.path, error))),
    }
}

/// The bytes of a JSON file, of one that is too large the first of them. `None` where it is no plan.
fn read_plan(path: &Path, files: &dyn Files) -> io::Result<Option<Vec<u8>>> {
    if !syntax::is_object(&files.read_start(path, JSON_START)?) {
        return Ok(None);
    }
    let bytes = files.read_start(path, MAX_FILE_BYTES + 1)?;
    Ok(syntax::is_plan(&bytes).then_some(bytes))
}

/// Directories of local modules that the files call and that were not loaded, as people see them and for real.
fn called_directories(loaded: &[Loaded], seen: &HashSet<PathBuf>) -> BTreeSet<(PathBuf, PathBuf)> {
    let known: HashSet<&Path> = seen.iter().map(|entry| directory(entry)).collect();
    let mut called = BTreeSet::new();
    for it in loaded {
        for call in it.file.body.blocks_of("module") {
            let Some((source, _)) = call_source(call).filter(|(source, _)| is_local_source(source)) else {
                continue;
            };
            let real = normalize(&directory(&it.input.entry).join(source));
            if !known.contains(real.as_path()) {
                called.insert((normalize(&directory(&it.input.path).join(source)), real));
            }
        }
    }
    called
}

/// The configuration files in a directory that a module call names; none where it cannot be listed.
fn inputs_in(path: &Path, real: &Path, files: &dyn Files) -> Vec<Input> {
    let entries = files.list(real).unwrap_or_default().into_iter();
    let configuration = entries.filter(|entry| matches!(kind_of(entry), Some(Kind::Configuration(_))));
    let input = |entry: PathBuf| {
        let name = entry.file_name()?.to_owned();
        Some(Input { path: path.join(&name), real_path: files.resolve(&entry), entry })
    };
    configuration.filter_map(input).collect()
}
