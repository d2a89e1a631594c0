//! Units of Terragrunt: the files that their configurations name are read until there is no more to read, because that
//! tells which modules the units run.

use super::{Called, Loaded, Loader};
use crate::config::{Module, Tool};
use crate::eval::evaluate_unit;
use crate::files::{Input, Kind, is_refused, normalize, relative};
use crate::note::{Note, NoteKind};
use crate::panics;
use crate::source::{Location, SourceId, Span, directory};
use crate::syntax::{Language, Tree};
use crate::terragrunt::{FILE, Found, Source, Unit};
use ecow::{EcoString, eco_format};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tollgate_syntax::Builder;

/// How many times a unit is evaluated: as often as a configuration that it reads names another one, and so on.
const MAX_ROUNDS: usize = 32;

/// A unit of which not all is read.
struct Pending {
    /// The number of its configuration.
    file: usize,
    source: SourceId,
    input: Input,
}

impl Loader<'_> {
    /// The directories of the modules that units run.
    pub(super) fn directories_of(&mut self, units: Vec<Loaded>) -> Vec<Called> {
        let known = self.project.terragrunt.units.len();
        self.add_units(units);
        let units = self.project.terragrunt.units[known..].iter();
        let called = units.filter_map(|unit| {
            let Source::Directory(directory) = &unit.source else { return None };
            let path = normalize(&self::directory(&unit.path).join(relative(&unit.directory, directory)));
            Some(Called { path, directory: directory.clone(), from: unit.directory.clone() })
        });
        called.collect()
    }

    /// Takes in units, with all that they read.
    pub(super) fn add_units(&mut self, units: Vec<Loaded>) {
        let mut pending: Vec<_> = units.into_iter().map(|unit| self.add_configuration(unit)).collect();
        for round in 1.. {
            if pending.is_empty() {
                break;
            }
            let (project, files) = (&self.project, self.files);
            let evaluate = |unit: &Pending| {
                let start = Location { source: unit.source, span: Span::at(0) };
                panics::caught(|| evaluate_unit(project, unit.file, &unit.input.entry, start, files))
            };
            let evaluated: Vec<_> = pending.par_iter().map(evaluate).collect();
            let mut wanted = BTreeSet::new();
            let mut unfinished = Vec::new();
            for (unit, evaluated) in pending.into_iter().zip(evaluated) {
                match evaluated {
                    Ok(evaluated) if evaluated.wanted.is_empty() || round >= MAX_ROUNDS => {
                        self.project.notes.extend(evaluated.notes);
                        self.project.terragrunt.units.push(Unit {
                            path: unit.input.path,
                            file: unit.file,
                            directory: directory(&unit.input.entry).to_owned(),
                            place: evaluated.place,
                            source: evaluated.source,
                            inputs: evaluated.inputs,
                            overrides: evaluated.overrides,
                            files: evaluated.files,
                            module: None,
                            beside: None,
                        });
                    }
                    Ok(evaluated) => {
                        let paths = evaluated.wanted.into_iter();
                        wanted.extend(paths.map(|path| (shown(&unit.input, &path), path)));
                        unfinished.push(unit);
                    }
                    Err(failure) => {
                        let location = Location { source: unit.source, span: Span::at(0) };
                        let message = format!("the unit is not read to the end: {failure}");
                        self.project.notes.push(Note { kind: NoteKind::InternalError, location, message });
                    }
                }
            }
            self.read_configurations(wanted);
            pending = unfinished;
        }
    }

    /// Reads configurations that others name, by the paths that people see and their own.
    fn read_configurations(&mut self, wanted: BTreeSet<(PathBuf, PathBuf)>) {
        let mut inputs: BTreeMap<PathBuf, (Kind, Input)> = BTreeMap::new();
        let mut named = Vec::new();
        for (path, entry) in wanted {
            // A directory stands for the unit in it.
            let found = match self.configuration_at(path.clone(), entry.clone()) {
                Err(error) if !is_refused(&error) => {
                    self.configuration_at(path.join(FILE), entry.join(FILE)).or(Err(error))
                }
                found => found,
            };
            match found {
                Ok(input) => {
                    let file = input.1.entry.clone();
                    if !self.project.terragrunt.at.contains_key(&file) {
                        inputs.insert(file.clone(), input);
                    }
                    named.push((entry, file));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.project.terragrunt.at.insert(entry, Found::Missing);
                }
                Err(error) => {
                    let why = Found::Unreadable(eco_format!("{error}"));
                    self.project.terragrunt.at.insert(entry.clone(), why);
                    self.deny(path, entry, error);
                }
            }
        }
        for loaded in self.read_as(inputs.into_values().collect()) {
            self.add_configuration(loaded);
        }
        let at = &mut self.project.terragrunt.at;
        for (entry, file) in named {
            let found = at.get(&file).cloned().unwrap_or(Found::Unreadable("it cannot be read".into()));
            at.insert(entry, found);
        }
    }

    fn configuration_at(&self, path: PathBuf, entry: PathBuf) -> io::Result<(Kind, Input)> {
        let real_path = self.project.boundaries.resolve(&entry, directory(&entry), self.files)?;
        self.files.read_start(&real_path, 1)?;
        let is_json = entry.extension().is_some_and(|extension| extension == "json");
        let language = if is_json { Language::Json } else { Language::Hcl };
        Ok((Kind::Terragrunt(language), Input { path, entry, real_path }))
    }

    /// Takes in a configuration.
    fn add_configuration(&mut self, loaded: Loaded) -> Pending {
        let Loaded { id, input, file, is_broken, .. } = loaded;
        let terragrunt = &mut self.project.terragrunt;
        let number = terragrunt.files.len();
        let mut module = Module::new(directory(&input.path).to_owned(), directory(&input.entry).to_owned());
        module.add_file(&file.tree);
        module.add_inputs(&file.tree);
        terragrunt.files.push(module);
        terragrunt.inputs.push(input.clone());
        terragrunt.at.insert(input.entry.clone(), Found::File(number));
        if is_broken {
            terragrunt.broken.insert(number);
        }
        Pending { file: number, source: id, input }
    }

    /// Finds the module of each unit, once modules are gathered.
    pub(super) fn gather_units(&mut self) {
        let mut units = std::mem::take(&mut self.project.terragrunt.units);
        units.sort_by(|a, b| a.path.cmp(&b.path));
        for unit in &mut units {
            unit.beside = self.project.by_directory.get(&unit.directory).copied();
            unit.module = match &unit.source {
                Source::Directory(path) => self.module_of(unit, path),
                Source::Elsewhere { source, version } => {
                    let module = self.call_of(unit, source, version.as_ref());
                    self.project.modules.push(module);
                    Some(self.project.modules.len() - 1)
                }
                Source::Unknown => None,
            };
            unit.beside = unit.beside.filter(|beside| unit.module != Some(*beside));
        }
        self.project.terragrunt.units = units;
    }

    fn module_of(&mut self, unit: &Unit, path: &Path) -> Option<usize> {
        let real = self.project.links.get(path).map_or(path, PathBuf::as_path);
        let within = self.project.boundaries.around(&unit.directory)?;
        if let Some(&module) = self.project.by_directory.get(real).filter(|_| real.starts_with(within.path()))
        {
            return Some(module);
        }
        // A configuration that only others include stands in a directory without a module.
        if path != unit.directory {
            let shown = relative(&unit.directory, path);
            let (kind, message) = match self.files.resolve(path, within) {
                Err(error) if is_refused(&error) => {
                    let message =
                        format!("the directory \"{}\" of the unit is not read: {error}", shown.display());
                    (NoteKind::OutsideRepository, message)
                }
                _ => {
                    let message = format!(
                        "the unit names the directory \"{}\", which holds no configuration",
                        shown.display()
                    );
                    (NoteKind::UnresolvedModule, message)
                }
            };
            self.project.notes.push(Note { kind, location: unit.place, message });
        }
        None
    }

    /// A module that calls what a unit runs.
    fn call_of(&self, unit: &Unit, source: &EcoString, version: Option<&EcoString>) -> Module {
        let Location { source: id, span } = unit.place;
        let mut builder = Builder::new(id, self.project.sources.get(id).shared_text());
        let text = [("source", Some(source)), ("version", version)];
        let attributes: Vec<_> = text
            .into_iter()
            .filter_map(|(name, text)| {
                let value = builder.string(text?, span);
                Some(builder.attribute(name, span, value))
            })
            .collect();
        let name = unit.directory.file_name().unwrap_or_default().to_string_lossy();
        let call = builder.block("module", &[(&name, span)], span, &attributes, span);
        let tree: Arc<Tree> = Arc::new(builder.finish(span, &[], &[call]));
        let mut module = Module::new(directory(&unit.path).to_owned(), unit.directory.clone());
        module.tool = Tool::Terragrunt;
        module.add_file(&tree);
        module
    }
}

/// A path that a unit leads to, as people see it.
fn shown(unit: &Input, path: &Path) -> PathBuf {
    normalize(&directory(&unit.path).join(relative(directory(&unit.entry), path)))
}
