//! Scenarios: variable files below a module that Terraform reads only where somebody names them, as
//! `env/prod/terraform.tfvars`. Each of them is how the module is run somewhere.

use super::{Loaded, Loader};
use crate::config::{Inputs, Module, Scenario};
use crate::files::{Kind, is_template_of_variables, kind_of};
use crate::hash::HashMap;
use crate::note::{Note, NoteKind};
use crate::source::{Location, SourceId, directory};
use crate::syntax::{Body, OwnedAttribute};
use ecow::EcoString;
use std::ffi::{OsStr, OsString};
use std::path::Path;

impl Loader<'_> {
    /// Gives variable files to the modules that they are for: of a directory with configuration, or the nearest above,
    /// which declares all that the file sets. Where there is none above, they are for root modules below. What else such
    /// files hold is nobody's, and so are errors in them. A template of such a file is none: a note says so.
    pub(super) fn gather_scenarios(&mut self, mut files: Vec<Loaded>) {
        files.sort_by(|a, b| a.input.entry.cmp(&b.input.entry));
        let mut above: HashMap<OsString, Vec<(SourceId, Inputs)>> = HashMap::default();
        for file in files {
            let inputs: Inputs =
                OwnedAttribute::all(&file.file.tree).map(|it| (it.attribute().name().into(), it)).collect();
            let is_for = |module: &Module| {
                !inputs.is_empty() && inputs.keys().all(|name| module.variables.contains_key(name))
            };
            let modules = &mut self.project.modules;
            let nearest = directory(&file.input.entry).ancestors();
            let nearest = nearest.into_iter().find_map(|it| self.project.by_directory.get(it));
            let is_template = is_template_of_variables(&file.input.path)
                || file.is_broken && is_template(self.project.sources.get(file.id).text());
            if is_template && nearest.is_some() {
                self.project.notes.extend(note_of_template(&file, &self.project.errors));
            }
            match nearest.filter(|&&module| !is_template && is_for(&modules[module])) {
                Some(&module) => {
                    let scenario = Scenario { source: file.id, inputs };
                    let for_terraform = self.project.for_terraform.get(&module);
                    for module in for_terraform.into_iter().chain([&module]) {
                        modules[*module].scenarios.push(scenario.clone());
                    }
                }
                None if nearest.is_none() && !file.is_broken => {
                    self.project.unused.insert(file.id);
                    let directory = directory(&file.input.entry).as_os_str();
                    above.entry(directory.to_owned()).or_default().push((file.id, inputs));
                }
                None if is_template || matches!(file.kind, Kind::Variables(_)) => {
                    self.project.unused.insert(file.id);
                }
                None => {}
            }
        }
        if !above.is_empty() {
            self.give_from_above(&above);
        }
        let unused = &self.project.unused;
        self.project.errors.retain(|(location, _)| !unused.contains(&location.source));
        self.project.directives.retain(|it| !unused.contains(&it.location.source));
    }
}

impl Loader<'_> {
    /// Gives what files hold to the modules below their directories that have to be given some of it.
    fn give_from_above(&mut self, files: &HashMap<OsString, Vec<(SourceId, Inputs)>>) {
        let project = &mut self.project;
        for module in &mut project.modules {
            let Some(within) = project.boundaries.around(&module.real_directory) else { continue };
            let directories = module.real_directory.ancestors().skip(1).map(Path::as_os_str);
            let directories = directories.take_while(|it| Path::new(it).starts_with(within.path()));
            let files = directories.filter_map(|it: &OsStr| files.get(it)).flatten();
            let is_needed = |name: &EcoString| {
                let declared = module.variables.get(name).map(|it| it.block().body());
                let has_default = |it: Body<'_>| it.attribute("default").is_some();
                declared.is_some_and(|it| !has_default(it)) && !module.inputs.contains_key(name)
            };
            let for_it: Vec<_> = files.filter(|(_, inputs)| inputs.keys().any(is_needed)).collect();
            for (file, inputs) in for_it {
                project.unused.remove(file);
                module.above.files += 1;
                for (name, value) in inputs.iter().filter(|(name, _)| module.variables.contains_key(*name)) {
                    module.above.inputs.entry(name.clone()).or_default().push(value.clone());
                }
            }
        }
    }
}

/// Whether a text that is not HCL is a template: of Jinja, Go or Helm, of ERB, of a shell or a pipeline.
fn is_template(text: &str) -> bool {
    ["{{", "{%", "<%", "${", "$(", "#{", "@@"].iter().any(|mark| text.contains(mark))
}

/// Says of a template where it first is not HCL.
fn note_of_template(file: &Loaded, errors: &[(Location, String)]) -> Option<Note> {
    let (location, _) = errors.iter().find(|(location, _)| location.source == file.id)?;
    let message = "this is a template of a variable file; no module is judged with it".to_owned();
    Some(Note { kind: NoteKind::ScenarioTemplate, location: *location, message })
}

/// Whether a file gives values to variables.
pub(super) fn holds_variables(file: &Path) -> bool {
    matches!(kind_of(file), Some(Kind::Variables(_) | Kind::AutomaticVariables(_)))
}

/// Whether a file makes its directory a module, or a unit of Terragrunt.
pub(super) fn makes_module(file: &Path) -> bool {
    matches!(kind_of(file), Some(Kind::Configuration(_) | Kind::Terragrunt(_)))
}
