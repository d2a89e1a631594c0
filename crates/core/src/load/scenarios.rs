//! Scenarios: variable files below a module that Terraform reads only where somebody names them, as
//! `env/prod/terraform.tfvars`. Each of them is how the module is run somewhere.

use super::{Loaded, Loader};
use crate::config::{Inputs, Module, Scenario};
use crate::files::{Kind, kind_of};
use crate::note::{Note, NoteKind};
use crate::source::{Location, directory};
use crate::syntax::OwnedAttribute;
use std::path::Path;

impl Loader<'_> {
    /// Gives variable files to the modules that they are for: of a directory with configuration, or the nearest above,
    /// which declares all that the file sets. What else such files hold is nobody's, and so are errors in them. A
    /// template of such a file is none: a note says so.
    pub(super) fn gather_scenarios(&mut self, mut files: Vec<Loaded>) {
        files.sort_by(|a, b| a.input.entry.cmp(&b.input.entry));
        for file in files {
            let inputs: Inputs =
                OwnedAttribute::all(&file.file.tree).map(|it| (it.attribute().name().into(), it)).collect();
            let is_for = |module: &Module| {
                !inputs.is_empty() && inputs.keys().all(|name| module.variables.contains_key(name))
            };
            let modules = &mut self.project.modules;
            let nearest = directory(&file.input.entry).ancestors();
            let nearest = nearest.into_iter().find_map(|it| self.project.by_directory.get(it));
            let is_template = file.is_broken && is_template(self.project.sources.get(file.id).text());
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
                None if is_template || matches!(file.kind, Kind::Variables(_)) => {
                    self.project.unused.insert(file.id);
                }
                None => {}
            }
        }
        let unused = &self.project.unused;
        self.project.errors.retain(|(location, _)| !unused.contains(&location.source));
        self.project.directives.retain(|it| !unused.contains(&it.location.source));
    }
}

/// Whether a text that is no HCL is a template: of Jinja, Go or Helm, of ERB, of a shell or a pipeline.
fn is_template(text: &str) -> bool {
    ["{{", "{%", "<%", "${", "$(", "#{", "@@"].iter().any(|mark| text.contains(mark))
}

/// Says of a template where it first is no HCL.
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
