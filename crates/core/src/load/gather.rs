//! From files to modules, every directory by itself.
//!
//! Terraform reads no `.tofu` file, and OpenTofu reads `main.tofu` instead of `main.tf`. Where both kinds of files lie in
//! one directory it is two modules, one for each tool, and so is every directory that calls it: whatever is deployed
//! with either tool is judged.

use super::{Loaded, Loader};
use crate::config::{Module, Tool};
use crate::files::{
    Kind, compare_paths, is_override, is_template_of_variables, is_tofu, normalize, shadowed_by,
};
use crate::hash::{HashMap, HashSet};
use crate::note::{Note, NoteKind};
use crate::source::{Location, Span, directory};
use crate::syntax::Language;
use rayon::prelude::*;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The files of a module, by its directory.
type Directory = (PathBuf, Vec<Loaded>);

impl Loader<'_> {
    /// Gathers files into modules.
    pub(super) fn gather(&mut self, loaded: Vec<Loaded>) {
        // By their bytes: part by part, paths are slow to hash.
        let mut directories: HashMap<OsString, Vec<Loaded>> = HashMap::default();
        let (mut variables, loaded): (Vec<_>, Vec<_>) =
            loaded.into_iter().partition(|it| matches!(it.kind, Kind::Variables(_)));
        for it in loaded {
            let plan = matches!(it.kind, Kind::PossiblePlan);
            let key = if plan { &it.input.entry } else { directory(&it.input.entry) };
            match directories.get_mut(key.as_os_str()) {
                Some(files) => files.push(it),
                None => _ = directories.insert(key.into(), vec![it]),
            }
        }
        let mut directories: Vec<_> =
            directories.into_iter().map(|(path, files)| (PathBuf::from(path), files)).collect();
        // Where there is nothing but values of variables is no module, unless a unit takes them for its own.
        let units = &self.project.terragrunt.units;
        let units: HashSet<_> = units.iter().map(|unit| unit.directory.as_os_str()).collect();
        let only_variables = |(path, files): &mut Directory| {
            files.iter().all(|it| matches!(it.kind, Kind::AutomaticVariables(_)))
                && !units.contains(path.as_os_str())
        };
        variables.extend(directories.extract_if(.., only_variables).flat_map(|(_, files)| files));
        directories.par_sort_unstable_by(|(a, _), (b, _)| compare_paths(a, b));
        let for_terraform = self.for_terraform(&directories);
        let module_of = |tool| move |(path, files)| module(path, tool, files);
        self.project.modules = directories.into_par_iter().map(module_of(Tool::OpenTofu)).collect();
        let modules = self.project.modules.iter().enumerate();
        self.project.by_directory =
            modules.map(|(index, module)| (module.real_directory.clone(), index)).collect();
        for (path, files) in for_terraform {
            if let Some(&module) = self.project.by_directory.get(&path) {
                self.project.for_terraform.insert(module, self.project.modules.len());
                self.project.modules.push(module_of(Tool::Terraform)((path, files)));
            }
        }
        self.gather_scenarios(variables);
        self.gather_units();
    }

    /// What Terraform reads of the directories that it does not read as OpenTofu does. Notes which those are.
    fn for_terraform(&mut self, directories: &[Directory]) -> Vec<Directory> {
        let mixed = directories.iter().filter(|(_, files)| is_mixed(files));
        let mut open: Vec<&Path> = mixed.clone().map(|(path, _)| path.as_path()).collect();
        if open.is_empty() {
            return Vec::new();
        }
        self.project.notes.extend(mixed.filter_map(|(_, files)| note(files)));
        let mut callers: HashMap<PathBuf, Vec<&Path>> = HashMap::default();
        let read_by_terraform =
            |files: &[Loaded]| files.iter().any(|it| is_configuration(it) && !is_tofu(&it.input.path));
        for (path, files) in directories.iter().filter(|(_, files)| read_by_terraform(files)) {
            let local = files.iter().flat_map(|it| &it.calls.local);
            let local = local.map(|source| normalize(&path.join(source.as_str())));
            for called in local.chain(self.installed_in(path)) {
                let real = self.project.links.get(&called).cloned().unwrap_or(called);
                callers.entry(real).or_default().push(path);
            }
        }
        let mut different: HashSet<&Path> = open.iter().copied().collect();
        while let Some(called) = open.pop() {
            let callers = callers.get(called).into_iter().flatten().copied();
            open.extend(callers.filter(|caller| different.insert(caller)));
        }
        let for_terraform = directories.iter().filter(|(path, _)| different.contains(path.as_path()));
        let read = |files: &[Loaded]| files.iter().filter(|it| !is_tofu(&it.input.path)).cloned().collect();
        for_terraform.map(|(path, files)| (path.clone(), read(files))).collect()
    }
}

fn is_configuration(loaded: &Loaded) -> bool {
    matches!(loaded.kind, Kind::Configuration(_))
}

/// Whether there are configuration files that only OpenTofu reads, beside others.
fn is_mixed(files: &[Loaded]) -> bool {
    let mut configuration = files.iter().filter(|it| is_configuration(it)).map(|it| is_tofu(&it.input.path));
    configuration.next().is_some_and(|first| configuration.any(|it| it != first))
}

/// What is to be said of a directory that is judged twice: at the file that takes the place of another, else at the first
/// that only OpenTofu reads.
fn note(files: &[Loaded]) -> Option<Note> {
    let entries: HashSet<&Path> = files.iter().map(|it| it.input.entry.as_path()).collect();
    let shadowed =
        |it: &&Loaded| shadowed_by(&it.input.entry).is_some_and(|twin| entries.contains(twin.as_path()));
    let mut tofu = files.iter().filter(|it| is_configuration(it) && is_tofu(&it.input.path));
    let (at, reads) = match tofu.clone().find(shadowed) {
        Some(at) => {
            let twin = shadowed_by(&at.input.path)?;
            (at, format!("reads this file instead of `{}`", twin.file_name()?.display()))
        }
        None => (tofu.next()?, "reads this file".to_owned()),
    };
    let message = format!(
        "OpenTofu {reads}, Terraform reads no `.tofu` file: the module is judged as each of them sees it"
    );
    let location = Location { source: at.id, span: Span::at(0) };
    Some(Note { kind: NoteKind::JudgedTwice, location, message })
}

/// The module in a directory: first what its files declare, then what overrides it, then values of variables in
/// Terraform's order.
fn module(path: PathBuf, tool: Tool, mut files: Vec<Loaded>) -> Module {
    let shadowed: HashSet<_> = files.iter().filter_map(|it| shadowed_by(&it.input.entry)).collect();
    files.retain(|it| !shadowed.contains(&it.input.entry));
    let mut files: Vec<_> = files.into_iter().map(|it| (rank(&it), it)).collect();
    files.sort_by(|(rank, a), (other, b)| {
        rank.cmp(other).then_with(|| compare_paths(&a.input.entry, &b.input.entry))
    });
    let shown = files.first().map(|(_, it)| directory(&it.input.path).to_owned()).unwrap_or_default();
    let mut module = Module::new(shown, path);
    module.tool = tool;
    for (_, Loaded { input, kind, file, is_hidden, .. }) in files {
        match kind {
            Kind::AutomaticVariables(_) if is_hidden => module.hides_inputs = true,
            Kind::AutomaticVariables(_) if is_template_of_variables(&input.path) => {
                module.templated.extend(file.body().attributes().map(|it| it.name().into()));
            }
            Kind::Configuration(_) if is_override(&input.path) => module.add_override(&file.tree),
            Kind::Configuration(_) | Kind::PossiblePlan => module.add_file(&file.tree),
            Kind::AutomaticVariables(_) => module.add_inputs(&file.tree),
            Kind::Variables(_) | Kind::Terragrunt(_) => {}
        }
    }
    module.resources.shrink_to_fit();
    module
}

/// Base files first, then overrides, then values: `terraform.tfvars` before `*.auto.tfvars`.
fn rank(loaded: &Loaded) -> u8 {
    match loaded.kind {
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
        Kind::Variables(_) | Kind::Terragrunt(_) => 5,
    }
}
