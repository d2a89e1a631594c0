//! The disk, with what the editor holds laid over it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tollgate_core::files::{Boundary, Files, RealPath, normalize, too_large};

/// Texts that are not saved, by the real paths of their files, over the disk.
#[derive(Clone)]
pub(crate) struct Overlay {
    pub(crate) disk: &'static dyn Files,
    pub(crate) texts: BTreeMap<PathBuf, Arc<str>>,
}

impl Files for Overlay {
    fn resolve(&self, path: &Path, within: &Boundary) -> io::Result<RealPath> {
        match self.disk.resolve(path, within) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let path = normalize(path);
                if self.texts.contains_key(&path) { within.admit(path) } else { Err(error) }
            }
            resolved => resolved,
        }
    }

    fn is_missing(&self, path: &RealPath) -> bool {
        !self.texts.contains_key(&**path) && self.disk.is_missing(path)
    }

    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        match self.texts.get(&**file) {
            Some(text) if text.len() > limit => Err(too_large(limit)),
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.disk.read(file, limit),
        }
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        match self.texts.get(&**file) {
            Some(text) => Ok(text.bytes().take(limit).collect()),
            None => self.disk.read_start(file, limit),
        }
    }

    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>> {
        let mut files = self.disk.list(directory, within)?;
        let is_new = |file: &&PathBuf| file.parent() == Some(directory) && !files.contains(file);
        let new: Vec<_> = self.texts.keys().filter(is_new).cloned().collect();
        files.extend(new);
        Ok(files)
    }

    fn directories(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<RealPath>> {
        self.disk.directories(directory, within)
    }
}
