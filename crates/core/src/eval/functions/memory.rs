//! What functions remember while one root module is evaluated, so that nothing is read or compiled twice.

use super::Call;
use super::pattern::Pattern;
use super::template_file::Template;
use crate::eval::Spent;
use crate::files::RealPath;
use crate::hash::{HashMap, HashSet};
use crate::value::{Data, Index, Value};
use ecow::EcoString;
use elsa::{FrozenMap, FrozenVec};
use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// What functions remember.
#[derive(Default)]
pub(in crate::eval) struct Memory {
    /// Files that were read: their content, or why there is none.
    pub(super) files: RefCell<HashMap<PathBuf, Content>>,
    /// Directories that were listed.
    pub(super) directories: RefCell<HashMap<RealPath, Rc<Listing>>>,
    /// Regular expressions by the text they were written as.
    pub(super) patterns: RefCell<HashMap<EcoString, Result<Rc<Pattern>, EcoString>>>,
    /// Those that were read, and for which there was no string yet.
    pub(super) parsed: RefCell<HashSet<EcoString>>,
    /// Templates that were parsed; the place in the list is the number of their source.
    pub(super) templates: FrozenVec<Box<Template>>,
    /// The numbers of the templates by their texts, or why a text is not a template.
    pub(super) by_text: FrozenMap<EcoString, Box<Result<usize, EcoString>>>,
    /// The lists in which something was looked for, the latest first. Those in which it was done twice have an index:
    /// `contains` is often called for each of many values.
    lists: RefCell<VecDeque<Listed>>,
}

impl Memory {
    /// Whether a template was parsed.
    pub(in crate::eval) fn has_templates(&self) -> bool {
        !self.templates.is_empty()
    }
}

/// A list in which something was looked for, and its index.
type Listed = (Arc<[Value]>, Option<Rc<Index>>);

/// How many lists are remembered.
const MAX_LISTS: usize = 8;

/// Lists of fewer elements have no index: they are looked through as fast.
const MIN_INDEXED: usize = 16;

impl Call<'_> {
    /// The index of a list or set in which something was looked for before. Charges for a look at all of it, unless the
    /// index is there.
    pub(super) fn index_of(&self, argument: usize) -> Result<Option<Rc<Index>>, Spent> {
        let (Data::List(items) | Data::Set(items)) = self.value(argument).data() else { return Ok(None) };
        if items.len() < MIN_INDEXED {
            self.looks_at_all(argument)?;
            return Ok(None);
        }
        let mut lists = self.evaluator.memory.lists.borrow_mut();
        let known = lists.iter().position(|(list, _)| Arc::ptr_eq(list, items));
        let index = match known.and_then(|place| lists.remove(place)) {
            Some((_, Some(index))) => Some(index),
            once => {
                self.looks_at_all(argument)?;
                once.map(|_| Rc::new(items.iter().cloned().collect()))
            }
        };
        lists.push_front((items.clone(), index.clone()));
        lists.truncate(MAX_LISTS);
        Ok(index)
    }
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

/// What is in a directory.
pub(super) struct Listing {
    pub(super) files: Vec<PathBuf>,
    /// The directories in it, once they were asked for, or why they cannot be listed.
    pub(super) directories: OnceCell<Result<Vec<RealPath>, io::ErrorKind>>,
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}
