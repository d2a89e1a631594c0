//! Which configuration file is for what: the nearest one, in a directory or above it in its repository.

use super::file::ConfigFile;
use super::read::{self, Around};
use crate::around;
use crate::custom::Pages;
use crate::disk::Disk;
use anyhow::{Context, Error, Result, anyhow, bail};
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tollgate_core::files::{Boundaries, Boundary, Files, RealPath, normalize};
use tollgate_core::load::{Given, MAX_FILE_BYTES};

/// The name that is looked for.
pub(crate) const NAME: &str = ".tollgate.hcl";

/// The largest configuration file that is read, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// The most files that extend one another.
const MAX_CHAIN: usize = 16;

/// Which configuration files count.
#[derive(Debug, Clone)]
pub(crate) enum Choice {
    /// For each directory the nearest one.
    Nearest,
    /// This one for all.
    Only(Arc<ConfigFile>),
    /// None.
    Nothing,
}

/// The file for a directory on the way of a walk.
pub(crate) type OnTheWay = Result<Option<Arc<ConfigFile>>, Wrong>;

/// There is a file, and it is wrong: [`Configurations::of`] says why to whoever needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wrong;

/// The configuration files of a scan.
#[derive(Debug)]
pub(crate) struct Configurations {
    choice: Choice,
    /// What patterns are relative to, where that is not the directory of their file.
    top: Option<PathBuf>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The files, by their paths.
    files: BTreeMap<PathBuf, Arc<ConfigFile>>,
    /// The file for each directory that was looked at. By their bytes: part by part, paths are slow to hash.
    directories: HashMap<OsString, Option<Arc<ConfigFile>>>,
}

impl Configurations {
    /// Those that are near what is scanned.
    pub(crate) fn nearest() -> Self {
        Self::new(Choice::Nearest)
    }

    /// None.
    pub(crate) fn nothing() -> Self {
        Self::new(Choice::Nothing)
    }

    /// One that the command line names, for all.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn only(path: &Path) -> Result<Self> {
        let files = Self::new(Choice::Nearest);
        Ok(Self { choice: files.one(path)?, ..files })
    }

    fn one(&self, path: &Path) -> Result<Choice> {
        let directory = around::real_directory(path).with_context(|| cannot_read(path))?;
        let entry = directory.join(path.file_name().unwrap_or_default());
        let bytes = Disk.read(&RealPath::named(path), MAX_BYTES);
        Ok(Choice::Only(self.read(&entry, bytes, std::slice::from_ref(&entry))?))
    }

    /// One that nothing in the scanned tree can weaken. It may lie anywhere: its patterns are relative to `top`.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn locked(path: &Path, top: &Path) -> Result<Self> {
        let files = Self { top: Some(top.to_owned()), ..Self::new(Choice::Nearest) };
        Ok(Self { choice: files.one(path)?, ..files })
    }

    fn new(choice: Choice) -> Self {
        Self { choice, top: None, known: Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All files that were read, in the order of their paths.
    pub(crate) fn files(&self) -> Vec<Arc<ConfigFile>> {
        self.known().files.values().cloned().collect()
    }

    /// The file for a directory: absolute, without symbolic links.
    ///
    /// # Errors
    /// Where it is wrong.
    pub(crate) fn of(&self, directory: &Path) -> Result<Option<Arc<ConfigFile>>> {
        match &self.choice {
            Choice::Only(file) => return Ok(Some(file.clone())),
            Choice::Nothing => return Ok(None),
            Choice::Nearest => {}
        }
        if let Some(known) = self.known().directories.get(directory.as_os_str()) {
            return Ok(known.clone());
        }
        let Some(within) = around::boundary(directory) else { return Ok(None) };
        self.within(directory, &within)
    }

    fn within(&self, directory: &Path, within: &Boundary) -> Result<Option<Arc<ConfigFile>>> {
        if let Some(known) = self.known().directories.get(directory.as_os_str()) {
            return Ok(known.clone());
        }
        // What `terraform init` installed is somebody else's, and so is what that says.
        let installed = directory.ancestors().find(|it| it.ends_with(".terraform")).and_then(Path::parent);
        let above = || {
            let above = installed.or_else(|| directory.parent()).filter(|it| it.starts_with(within.path()));
            above.map_or(Ok(None), |above| self.within(above, within))
        };
        let is_there = || {
            let kind = directory.join(NAME).symlink_metadata();
            installed.is_none() && kind.is_ok_and(|it| it.is_file() || it.is_symlink())
        };
        let file = if is_there() { Some(self.read_in(directory, within)?) } else { above()? };
        self.known().directories.insert(directory.as_os_str().to_owned(), file.clone());
        Ok(file)
    }

    /// The file for a directory on the way of a walk: its own, else that of the directory around it, unless another
    /// repository begins here. `holds` says what the directory holds.
    ///
    /// # Errors
    /// Where its own file is wrong.
    pub(crate) fn on_the_way(
        &self,
        directory: &Path,
        outer: OnTheWay,
        within: &Boundary,
        holds: impl Fn(&str) -> bool,
    ) -> Result<OnTheWay> {
        match self.choice {
            Choice::Nearest if holds(NAME) => self.read_in(directory, within).map(|file| Ok(Some(file))),
            Choice::Nearest if holds(".git") => Ok(Ok(None)),
            _ => Ok(outer),
        }
    }

    /// Remembers which file is for a directory.
    pub(crate) fn know(&self, directories: Vec<(OsString, Option<Arc<ConfigFile>>)>) {
        self.known().directories.extend(directories);
    }

    fn read_in(&self, directory: &Path, within: &Boundary) -> Result<Arc<ConfigFile>> {
        let path = directory.join(NAME);
        let real = Disk.resolve(&path, within);
        self.read(&path, real.and_then(|real| Disk.read(&real, MAX_BYTES)), std::slice::from_ref(&path))
    }

    /// A file and what it holds. `chain` are the files that extend it, itself the last.
    fn read(&self, path: &Path, bytes: io::Result<Vec<u8>>, chain: &[PathBuf]) -> Result<Arc<ConfigFile>> {
        if let Some(known) = self.known().files.get(path) {
            return Ok(known.clone());
        }
        let shown: Arc<Path> = around::shown_path(path).into();
        let text = bytes.map_err(Error::from).and_then(|bytes| Ok(String::from_utf8(bytes)?));
        let text = text.with_context(|| cannot_read(&shown))?;
        let directory = around::parent(path);
        let reading = Reading { files: self, directory: &directory, chain };
        let file = Arc::new(read::read(
            text,
            &shown,
            path.to_owned(),
            self.top.as_deref().unwrap_or(&directory),
            &reading,
        )?);
        self.known().files.insert(path.to_owned(), file.clone());
        Ok(file)
    }
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read `{}`", path.display())
}

/// What a file that is being read may take from its repository.
struct Reading<'r> {
    files: &'r Configurations,
    directory: &'r Path,
    /// The files that extend one another, this one the last.
    chain: &'r [PathBuf],
}

impl Reading<'_> {
    fn resolve(&self, path: &Path) -> io::Result<RealPath> {
        let boundaries: Boundaries = around::boundary(self.directory).into_iter().collect();
        boundaries.resolve(path, self.directory, &Disk)
    }
}

impl Around for Reading<'_> {
    fn base(&self, named: &str) -> Result<Arc<ConfigFile>> {
        let path = normalize(&self.directory.join(named));
        let real = self.resolve(&path).with_context(|| cannot_read(Path::new(named)))?;
        if !real.is_file() {
            bail!("`{named}` is not a file");
        }
        let path = around::real_directory(&path)?.join(path.file_name().unwrap_or_default());
        if self.chain.contains(&path) {
            let shown = |path: &PathBuf| around::shown_path(path).display().to_string();
            let mut chain: Vec<_> = self.chain.iter().map(shown).collect();
            chain.push(shown(&path));
            bail!("files that extend each other in a circle: {}", chain.join(", "));
        }
        if self.chain.len() >= MAX_CHAIN {
            bail!("more than {MAX_CHAIN} files extend one another");
        }
        let chain = [self.chain, std::slice::from_ref(&path)].concat();
        self.files.read(&path, Disk.read(&real, MAX_BYTES), &chain)
    }

    fn pages(&self, paths: Vec<String>) -> Result<Pages> {
        Pages::read(paths, self.directory, |path| Ok(self.resolve(&normalize(path))?))
    }

    fn values(&self, named: &str) -> Result<Given> {
        let path = self.directory.join(named);
        let read = self.resolve(&path).and_then(|it| Disk.read(&it, MAX_FILE_BYTES));
        let shown = around::shown_path(&path);
        let bytes = read.map_err(|error| anyhow!("cannot read `{}`: {error}", shown.display()))?;
        Ok(Given::File(shown, bytes))
    }
}
