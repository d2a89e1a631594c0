//! Values that files give to variables which nobody declares: most are misspelt, and the variable they were meant for
//! has its default. Terraform warns of them.

use crate::note::{Note, NoteKind};
use crate::project::Project;
use crate::source::SourceId;
use crate::syntax::{Attribute, OwnedAttribute};
use std::collections::{BTreeMap, BTreeSet};

/// How many names a note lists.
const MAX_NAMES: usize = 3;

/// Notes on the values that have no effect, one for each file. `roots` are the indices of the root modules: what is
/// given to others, they do not read.
pub(crate) fn undeclared(project: &Project, roots: &BTreeSet<usize>) -> Vec<Note> {
    let modules = || roots.iter().map(|&root| &project.modules[root]);
    let of_modules = modules()
        .flat_map(|module| module.inputs.iter().filter(|(name, _)| !module.variables.contains_key(*name)));
    // A file of the command line is for all root modules.
    let is_declared = |name: &str| modules().any(|module| module.variables.contains_key(name));
    let of_all = project.given.iter().filter(|(name, _)| !is_declared(name));
    let mut files: BTreeMap<SourceId, Vec<Attribute>> = BTreeMap::new();
    let given = of_modules.chain(of_all).map(|(_, given)| given).chain(&project.given_to_none);
    for given in given.map(OwnedAttribute::attribute) {
        files.entry(given.source()).or_default().push(given);
    }
    files.into_values().filter_map(|given| note(&given)).collect()
}

fn note(given: &[Attribute]) -> Option<Note> {
    let location = given.iter().map(|it| it.location()).min()?;
    let names: Vec<_> = given.iter().take(MAX_NAMES).map(|it| it.name()).collect();
    let more = match given.len().saturating_sub(MAX_NAMES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message =
        format!("no variable is declared for `{}`{more}: such values have no effect", names.join("`, `"));
    Some(Note { kind: NoteKind::UndeclaredVariable, location, message })
}
