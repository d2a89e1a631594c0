//! A project: the modules that were loaded, and how one leads to another.

use crate::config::{Module, Tool, call_source, is_local_source, own_source};
use crate::decoded::Decoded;
use crate::files::{Boundaries, Files, Input, normalize};
use crate::hash::{HashMap, HashSet};
use crate::note::{Note, NoteKind};
use crate::planned::Planned;
use crate::source::{Location, Source, SourceId, Sources, Span, directory};
use crate::suppress::Directive;
use crate::suppress::waivers::{Waiver, waivers};
use crate::syntax::{self, Language, OwnedAttribute, TopBlock};
use crate::terragrunt::Terragrunt;
use ecow::EcoString;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

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
    /// What files of other scanners leave out.
    pub waivers: Vec<Waiver>,
    /// Places that could not be read as configuration.
    pub errors: Vec<(Location, String)>,
    /// Paths that could not be read at all.
    pub unreadable: Vec<(PathBuf, io::Error)>,
    /// Links with the names of variable files that lead nowhere: each as people see it, and its absolute path.
    pub dangling: Vec<(PathBuf, PathBuf)>,
    /// Values for the variables of root modules, the last one wins.
    pub given: BTreeMap<EcoString, OwnedAttribute>,
    /// Values that files give to variables that none of the modules declares which the files are for.
    pub(crate) given_to_none: Vec<OwnedAttribute>,
    /// `--var` as text: Terraform reads it by the variable's type.
    pub given_text: BTreeMap<EcoString, (String, Location)>,
    /// Variables of the environment, which are read alike and are weaker than files.
    pub of_environment: BTreeMap<EcoString, (String, Location)>,
    /// The workspace that is judged, if it is given: what `terraform.workspace` stands for.
    pub workspace: Option<String>,
    /// Files that are not configuration, and variable files that are for no module: as if they had not been read.
    pub(crate) unused: HashSet<SourceId>,
    /// What was refused while loading, in words.
    pub notes: Vec<Note>,
    /// What modules and file functions may read from.
    pub boundaries: Boundaries,
    /// A plan that stands beside the configuration of a root module.
    pub planned: Option<Planned>,
    /// The units of Terragrunt.
    pub terragrunt: Terragrunt,
    /// The modules by their real directories, as OpenTofu reads them.
    pub(crate) by_directory: HashMap<PathBuf, usize>,
    /// The module that Terraform reads, by the one that OpenTofu reads in the same directory.
    pub(crate) for_terraform: HashMap<usize, usize>,
    /// Where directories lead that calls name by a symbolic link.
    pub(crate) links: HashMap<PathBuf, PathBuf>,
    /// What `terraform init` installed, by the real directory of the root module: the directory of each call, by the
    /// names of the calls to it.
    pub(crate) installed: HashMap<PathBuf, BTreeMap<String, PathBuf>>,
    /// What texts were decoded to by functions.
    pub(crate) decoded: Decoded,
}

impl Project {
    /// The files that were read and belong to a module.
    pub fn files(&self) -> impl Iterator<Item = &Source> {
        let is_used = |id: SourceId, it: &Source| it.is_file() && it.is_read() && !self.unused.contains(&id);
        self.sources.iter().filter(move |(id, source)| is_used(*id, source)).map(|(_, source)| source)
    }

    /// The directory in which `terraform init` installed the module of a call: `call` is the path of the calls to it
    /// from the root module, whose directory is `root`, as `network.subnets`.
    #[must_use]
    pub fn installed_directory(&self, root: &Path, call: &str) -> Option<PathBuf> {
        self.installed.get(root)?.get(call).cloned()
    }

    /// Whether the module of an index is an example or a test.
    pub(crate) fn is_example(&self, module: usize) -> bool {
        self.boundaries.are_around_example(&self.modules[module].real_directory)
    }

    /// The directory of a module below what was asked for.
    pub(crate) fn directory_below(&self, module: usize) -> &Path {
        self.boundaries.below(&self.modules[module].real_directory)
    }

    /// Notes that a file is not read, which no boundary admits: `entry` is its absolute path.
    pub fn refuse(&mut self, path: &Path, entry: &Path, error: &io::Error) {
        let message = format!("`{}` is not read: {error}", path.display());
        let location = self.place_of(path, entry);
        self.notes.push(Note { kind: NoteKind::OutsideRepository, location, message });
    }

    /// Gives some modules the values of a file that Terraform does not read by itself, where they are root modules: after
    /// what files give them that it does read.
    pub fn give_to(&mut self, modules: &[usize], path: &Path, bytes: &[u8]) {
        let mut values = self.read_values(path, bytes);
        for &index in modules {
            let Some(module) = self.modules.get_mut(index) else { continue };
            let declared = values.iter().map(|it| (EcoString::from(it.attribute().name()), it));
            let declared = declared.filter(|(name, _)| module.variables.contains_key(name));
            module.inputs.extend(declared.map(|(name, it)| (name, it.clone())));
        }
        let is_declared = |name: &str| {
            modules.iter().filter_map(|&it| self.modules.get(it)).any(|it| it.variables.contains_key(name))
        };
        values.retain(|it| !is_declared(it.attribute().name()));
        self.given_to_none.extend(values);
    }

    /// A value that no file gives, and a place for it: a source that holds nothing else.
    pub(crate) fn text_of(&mut self, shown: String, value: &str) -> (String, Location) {
        let id = self.sources.add(Source::new(shown, "", value.to_owned().into_bytes()));
        (value.to_owned(), Location { source: id, span: Span::new(0, value.len()) })
    }

    /// Parses a file of values.
    pub(crate) fn read_values(&mut self, path: &Path, bytes: &[u8]) -> Vec<OwnedAttribute> {
        let json = path.extension().is_some_and(|extension| extension == "json");
        let language = if json { Language::Json } else { Language::Hcl };
        let id = self.sources.add(Source::new(path, path, bytes.to_owned()));
        let file = syntax::parse(id, self.sources.get(id), language);
        let errors = file.errors.into_iter();
        self.errors.extend(errors.map(|it| (Location { source: id, span: it.span }, it.message)));
        OwnedAttribute::all(&file.tree).collect()
    }

    /// Takes in files in which other scanners are told what to leave out.
    pub fn waive(&mut self, inputs: &[Input], files: &dyn Files) {
        // By their entries: a directory may be walked twice.
        let inputs: BTreeMap<_, _> = inputs.iter().map(|input| (&input.entry, input)).collect();
        for input in inputs.into_values() {
            let found = waivers(input, files, &mut self.sources);
            self.unused.extend(found.first().map(|it| it.location.source));
            self.waivers.extend(found);
        }
    }

    /// The start of a file that is not part of the configuration, for what there is to say of it.
    pub fn place_of(&mut self, path: &Path, real_path: &Path) -> Location {
        Location { source: self.sources.add(Source::unread(path, real_path)), span: Span::at(0) }
    }

    /// A line of a file that is not part of the configuration, for what there is to say of it.
    pub fn line_of(&mut self, path: &Path, real_path: &Path, text: &str, line: usize) -> Location {
        let id = self.sources.add(Source::new(path, real_path, text.to_owned().into_bytes()));
        self.unused.insert(id);
        let source = self.sources.get(id);
        Location { source: id, span: source.line_span(line.clamp(1, text.lines().count().max(1))) }
    }

    /// The index of the module at a directory that a call in `caller` names by a relative path.
    #[must_use]
    pub fn local_module(&self, caller: &Module, source: &str) -> Option<usize> {
        self.module_at(&normalize(&caller.real_directory.join(source)), caller)
    }

    /// The relative path that stands for the source of a call in `caller` which names this very repository by its address.
    /// Another revision of it may be meant; this one is what is at hand.
    pub(crate) fn as_local_source(&self, caller: &Module, source: &str) -> Option<String> {
        let top = self.boundaries.around(&caller.real_directory)?.path();
        let path = own_source(source, top)?;
        let depth = caller.real_directory.strip_prefix(top).ok()?.iter().count();
        Some(format!("./{}{path}", "../".repeat(depth)))
    }

    /// Finds out which modules of the repository each module calls. To be said once all are known.
    pub(crate) fn link(&mut self) {
        let callees_of = |module: &Module| {
            let callee = |(name, call): (&EcoString, &TopBlock)| {
                let (source, _) = call_source(call.block())?;
                let callee = match is_local_source(source) {
                    true => self.local_module(module, source),
                    false => self
                        .as_local_source(module, source)
                        .and_then(|source| self.local_module(module, &source)),
                };
                Some((name.clone(), callee?))
            };
            module.calls.iter().filter_map(callee).collect()
        };
        let callees: Vec<_> = self.modules.par_iter().map(callees_of).collect();
        for (module, callees) in self.modules.iter_mut().zip(callees) {
            module.callees = callees;
        }
    }

    /// The indices of the local modules that a module calls.
    pub fn callees<'p>(&'p self, module: &'p Module) -> impl Iterator<Item = usize> + 'p {
        module.callees.values().copied()
    }

    /// The modules that belong to the configuration in the directory of a file: the one there, and all local ones that
    /// it calls, those that they call, and so on.
    pub fn called_from(&self, source: &Source) -> impl Iterator<Item = &Module> {
        let here = self.by_directory.get(directory(&source.real_path));
        self.reached_from(here.into_iter().chain(here.and_then(|it| self.for_terraform.get(it))).copied())
    }

    /// The module of an index, and all local ones that it calls, those that they call, and so on.
    pub fn reached(&self, module: usize) -> impl Iterator<Item = &Module> {
        self.reached_from([module].into_iter())
    }

    fn reached_from(&self, start: impl Iterator<Item = usize>) -> impl Iterator<Item = &Module> {
        self.indices_from(start).into_iter().map(|index| &self.modules[index])
    }

    /// The indices of these modules, and of all local ones that they call.
    pub(crate) fn indices_from(&self, start: impl Iterator<Item = usize>) -> BTreeSet<usize> {
        let mut open: Vec<usize> = start.collect();
        let mut reached = BTreeSet::new();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(self.callees(&self.modules[next]));
            }
        }
        reached
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
