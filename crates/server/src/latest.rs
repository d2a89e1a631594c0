//! The last verdict, for whoever answers requests.

use crate::documents::{Document, Documents};
use crate::overlay::Overlay;
use gen_lsp_types::Uri;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tollgate_core::finding::{Finding, Report};
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;

/// A verdict, and what it is about. Nothing in it changes any more.
pub(crate) struct Snapshot {
    /// The documents as they were judged.
    pub(crate) documents: Documents,
    /// What was read from.
    pub(crate) files: Overlay,
    pub(crate) project: Project,
    pub(crate) report: Report,
}

/// What there is none of.
pub(crate) enum Missing {
    /// No document of that name is open.
    Document,
    /// It is not judged in time.
    Verdict,
}

/// What the editor holds now, and the last verdict, which may be of earlier versions.
#[derive(Default)]
pub(crate) struct Latest {
    state: Mutex<State>,
    changed: Condvar,
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
        state.documents.of(&document.uri).is_some_and(|(_, now)| now.is(document))
    }

    /// Takes in a verdict, which requests are answered from at once, and returns it.
    pub(crate) fn set(&self, snapshot: Snapshot) -> Arc<Snapshot> {
        let snapshot = Arc::new(snapshot);
        self.state().snapshot = Some(snapshot.clone());
        self.changed.notify_all();
        snapshot
    }

    /// A rule that found something, by its id.
    pub(crate) fn rule(&self, id: &str) -> Option<&'static Rule> {
        let snapshot = self.state().snapshot.clone()?;
        let mut findings = snapshot.report.findings.iter().flat_map(Finding::with_also);
        findings.find(|it| it.rule.id == id).map(|it| it.rule)
    }

    /// The first verdict on what a document is now, if that comes while somebody wants it.
    ///
    /// # Errors
    /// Where the document is not open, or not judged in time.
    pub(crate) fn on(
        &self,
        uri: &Uri,
        patience: Duration,
        is_wanted: impl Fn() -> bool,
    ) -> Result<Arc<Snapshot>, Missing> {
        /// Nobody wakes who waits for what is cancelled.
        const TURN: Duration = Duration::from_millis(20);
        let mut state = self.state();
        let mut waited = Duration::ZERO;
        loop {
            let (_, now) = state.documents.of(uri).ok_or(Missing::Document)?;
            let is_of_now =
                |it: &&Arc<Snapshot>| it.documents.of(uri).is_some_and(|(_, judged)| judged.is(now));
            if let Some(snapshot) = state.snapshot.as_ref().filter(is_of_now) {
                return Ok(snapshot.clone());
            }
            if waited >= patience || !is_wanted() {
                return Err(Missing::Verdict);
            }
            state = self.changed.wait_timeout(state, TURN).unwrap_or_else(PoisonError::into_inner).0;
            waited += TURN;
        }
    }
}
