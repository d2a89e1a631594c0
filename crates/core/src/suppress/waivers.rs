//! What a repository tells other scanners to leave out: the `skip-check` of a `.checkov.yaml`, the `exclude` of a
//! `.tfsec/config.yml`, the ids in a `.trivyignore`.
//!
//! Whoever wrote `skip-check: CKV_AWS_18` declined that advice, so rules that have the id as an alias say nothing of the
//! files in the directory of the file and below. Only ids count: a pattern such as `CKV_*` says that a scanner's own
//! checks are not run, not that its advice was weighed. A file that its own scanner could not read asks for nothing.

mod read;

pub use read::{Said, said};

use super::Suppression;
use crate::files::{Files, Input};
use crate::source::{Location, Source, Sources};
use std::path::{Path, PathBuf};

/// The names of the files that are read beside configurations.
pub const NAMES: &[&str] = &[".checkov.yaml", ".checkov.yml", ".trivyignore", ".trivyignore.yaml"];

/// The directory in which tfsec looks for its configuration.
pub const TFSEC_DIRECTORY: &str = ".tfsec";

/// The names of the files that are read in a [`TFSEC_DIRECTORY`].
pub const TFSEC_NAMES: &[&str] = &["config.json", "config.yaml", "config.yml"];

/// The largest such file that is read, in bytes.
const MAX_BYTES: usize = 256 << 10;

/// A check that a repository does not want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Its id, as another scanner calls it.
    pub rule: String,
    /// The id in the file that asks for this.
    pub location: Location,
    /// The directory, absolute and without symbolic links, in which and below which it is not wanted.
    pub directory: PathBuf,
    /// The last day on which that counts, as it is written.
    pub until: Option<String>,
    /// Why, as the author says.
    pub reason: String,
}

impl Waiver {
    /// Whether it counts on a day, `YYYY-MM-DD`; without one it does.
    #[must_use]
    pub fn counts(&self, today: Option<&str>) -> bool {
        let ended = |until: &str| today.is_some_and(|today| today > until);
        !self.until.as_deref().is_some_and(ended)
    }

    /// What it tells the report.
    #[must_use]
    pub fn suppression(&self) -> Suppression {
        Suppression { location: self.location, reason: self.reason.clone(), is_comment: false, ours: false }
    }
}

/// Reads a file for what it waives.
pub(crate) fn waivers(input: &Input, files: &dyn Files, sources: &mut Sources) -> Vec<Waiver> {
    let Ok(bytes) = files.read(&input.real_path, MAX_BYTES) else { return Vec::new() };
    let source = Source::new(&input.path, &*input.real_path, bytes);
    let said = said(&input.entry, source.text());
    if said.is_empty() {
        return Vec::new();
    }
    let (id, directory) = (sources.add(source), directory_of(&input.entry));
    let waiver = |said: Said| Waiver {
        rule: said.rule,
        location: Location { source: id, span: said.span },
        directory: directory.to_owned(),
        until: said.until,
        reason: said.reason,
    };
    said.into_iter().map(waiver).collect()
}

/// The directory that a file speaks of.
fn directory_of(file: &Path) -> &Path {
    let parent = file.parent().unwrap_or(file);
    match parent.file_name() {
        Some(name) if name == TFSEC_DIRECTORY => parent.parent().unwrap_or(parent),
        _ => parent,
    }
}
