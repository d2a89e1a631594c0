//! What functions remember while one root module is evaluated, so that nothing is read or compiled twice.

use super::pattern::Pattern;
use super::template_file::Template;
use ecow::EcoString;
use elsa::{FrozenMap, FrozenVec};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// What functions remember.
#[derive(Default)]
pub(in crate::eval) struct Memory {
    /// Files that were read: their content, or why there is none.
    pub(super) files: RefCell<HashMap<PathBuf, Content>>,
    /// Regular expressions by the text they were written as.
    pub(super) patterns: RefCell<HashMap<EcoString, Result<Rc<Pattern>, EcoString>>>,
    /// Templates that were parsed; the place in the list is the number of their source.
    pub(super) templates: FrozenVec<Box<Template>>,
    /// The numbers of the templates by their texts, or why a text is no template.
    pub(super) by_text: FrozenMap<EcoString, Box<Result<usize, EcoString>>>,
}

/// The content of a file, or why there is none.
#[derive(Clone)]
pub(super) enum Content {
    Bytes(Arc<[u8]>),
    /// No boundary admits it, for this reason.
    Refused(EcoString),
    Missing,
    Unreadable(EcoString),
    TooLarge,
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}
