//! The last verdict, for whoever answers requests.

use crate::documents::{Document, Documents};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tollgate_core::finding::Report;
use tollgate_core::project::Project;

/// A verdict, and what it is about. Nothing in it changes any more.
pub(crate) struct Snapshot {
    /// The documents as they were judged.
    pub(crate) documents: Documents,
    pub(crate) project: Project,
    pub(crate) report: Report,
}

/// What the editor holds now, and the last verdict, which may be of earlier versions.
#[derive(Default)]
pub(crate) struct Latest {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    documents: Documents,
    snapshot: Option<Arc<Snapshot>>,
}

impl Latest {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the documents, and returns a copy of them.
    pub(crate) fn update<T>(&self, change: impl FnOnce(&mut Documents) -> T) -> (T, Documents) {
        let mut state = self.state();
        let result = change(&mut state.documents);
        (result, state.documents.clone())
    }

    /// Whether a document is what it was.
    pub(crate) fn is_current(&self, document: &Document) -> bool {
        let state = self.state();
        state.documents.of(&document.uri).is_some_and(|(_, now)| now.version == document.version)
    }

    pub(crate) fn set(&self, snapshot: Snapshot) {
        self.state().snapshot = Some(snapshot.into());
    }
}
