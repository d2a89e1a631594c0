//! The language server: findings, fixes and values while a configuration is edited (Language Server Protocol 3.18).
//!
//! Three threads: [`serve`] reads messages and keeps the open documents; one judges them, from what the editor holds
//! instead of what is on the disk, and publishes what it finds; one answers requests from the last verdict, so that an
//! answer never waits for more than the verdict on its own document. Which files there are, what is configured and which
//! rules run is for a [`Scanner`] to say: this crate knows the protocol alone.

mod answer;
mod convert;
mod diagnostics;
mod documents;
mod encoding;
mod initialize;
mod judge;
mod latest;
mod names;
mod outbox;
mod overlay;
mod serve;
mod uri;

pub use initialize::{Options, Scope};
pub use serve::serve;

use std::error::Error;
use std::path::{Path, PathBuf};
use tollgate_core::files::Files;
use tollgate_core::finding::Report;
use tollgate_core::project::Project;

/// What goes wrong outside of this crate, in words for people.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Whoever knows arguments, configuration and rules. It remembers what it read and judged; [`changed`](Self::changed) says
/// what of that no longer holds.
pub trait Scanner: Send {
    /// The disk.
    fn disk(&self) -> &'static dyn Files;

    /// Begins, or begins again with other options. `folders` are those that the editor shows.
    ///
    /// # Errors
    /// Where an option or a configuration file is wrong.
    fn begin(&mut self, folders: &[PathBuf], options: &Options) -> Result<(), Failure>;

    /// Looks for files and configuration anew: for all that matters to these files, which need not be there.
    ///
    /// # Errors
    /// Where a configuration file is wrong.
    fn find(&mut self, open: &[PathBuf]) -> Result<(), Failure>;

    /// A file has other content now.
    fn changed(&mut self, file: &Path);

    /// Judges the modules of the files that were last given to [`find`](Self::find).
    ///
    /// # Errors
    /// Where a configuration file is wrong.
    fn judge(&mut self, files: &dyn Files) -> Result<Judged, Failure>;
}

/// A verdict.
pub struct Judged {
    /// What was read.
    pub project: Project,
    /// What was found.
    pub report: Report,
}
