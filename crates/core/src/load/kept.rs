//! What loading remembers for whoever loads one configuration again and again while it is edited: a file that did not
//! change is neither read nor parsed again.

use super::Loaded;
use super::reach::Said;
use crate::files::Kind;
use crate::hash::HashMap;
use crate::source::{Location, Source, SourceId, Sources};
use crate::suppress::Directive;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

/// Files that were read, and what they hold. Whoever keeps it says which of them change ([`forget`](Self::forget)).
#[derive(Debug, Default)]
pub struct Kept {
    /// Every file that was ever read. One that changes keeps its id: places in others are told by theirs.
    pub(super) sources: Sources,
    /// By their bytes: part by part, paths are slow to hash.
    ids: HashMap<OsString, SourceId>,
    parsed: HashMap<OsString, Parsed>,
    said: HashMap<OsString, Arc<Said>>,
}

/// What is known of a file once it is parsed.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    pub(super) loaded: Loaded,
    pub(super) errors: Vec<(Location, String)>,
    pub(super) directives: Vec<Directive>,
}

impl Kept {
    /// Forgets what a file holds, which is given by the path of its entry or by its real path.
    pub fn forget(&mut self, file: &Path) {
        let is_it = |entry: &OsString, real: &Path| entry == file.as_os_str() || real == file;
        self.parsed.retain(|entry, it| !is_it(entry, &it.loaded.input.real_path));
        self.said.retain(|entry, it| !is_it(entry, &it.real_path));
    }

    /// How many files were ever read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// What a file holds that was parsed as one of a kind.
    pub(super) fn parsed(&self, entry: &Path, kind: Kind) -> Option<&Parsed> {
        self.parsed.get(entry.as_os_str()).filter(|it| it.loaded.kind == kind)
    }

    pub(super) fn keep(&mut self, parsed: &Parsed) {
        self.parsed.insert(parsed.loaded.input.entry.clone().into(), parsed.clone());
    }

    /// Takes in a file, under the id that it had before.
    pub(super) fn add(&mut self, entry: &Path, source: Arc<Source>, sources: &mut Sources) -> SourceId {
        match self.ids.get(entry.as_os_str()) {
            Some(&id) => {
                sources.replace(id, source);
                id
            }
            None => {
                let id = sources.add(source);
                self.ids.insert(entry.into(), id);
                id
            }
        }
    }

    pub(super) fn said(&self, entry: &Path) -> Option<Arc<Said>> {
        self.said.get(entry.as_os_str()).cloned()
    }

    pub(super) fn keep_said(&mut self, entry: &Path, said: &Arc<Said>) {
        if !self.said.contains_key(entry.as_os_str()) {
            self.said.insert(entry.into(), said.clone());
        }
    }
}
