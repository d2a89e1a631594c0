//! What is the same for all findings in a file, worked out for the first of them: paths take long to look at.

use crate::hash::HashMap;
use crate::source::SourceId;
use std::cell::{Cell, RefCell};

/// What is worked out of a file when somebody asks for it.
pub(super) struct ByFile<T, F> {
    work_out: F,
    known: RefCell<HashMap<SourceId, T>>,
    /// Findings of one file follow each other.
    last: Cell<Option<(SourceId, T)>>,
}

impl<T: Copy, F: Fn(SourceId) -> T> ByFile<T, F> {
    pub(super) fn new(work_out: F) -> Self {
        Self { work_out, known: RefCell::default(), last: Cell::new(None) }
    }

    pub(super) fn get(&self, file: SourceId) -> T {
        if let Some((_, known)) = self.last.get().filter(|(last, _)| *last == file) {
            return known;
        }
        let known = *self.known.borrow_mut().entry(file).or_insert_with(|| (self.work_out)(file));
        self.last.set(Some((file, known)));
        known
    }
}
