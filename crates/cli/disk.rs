//! The disk, as the libraries read it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tollgate_core::files::Files;

/// The disk of this machine.
pub(crate) struct Disk;

/// A pipe or a device is no file: reading it may never end.
fn regular(path: &Path) -> io::Result<&Path> {
    if fs::metadata(path)?.is_file() {
        return Ok(path);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(regular(path)?)
    }

    fn read_start(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(regular(path)?)?.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn resolve(&self, path: &Path) -> PathBuf {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(directory)?.map(|entry| Ok(entry?.path()));
        // A dangling link is a file that cannot be read.
        let is_file = |path: &PathBuf| fs::metadata(path).map_or(true, |it| it.is_file());
        entries.filter(|path| path.as_ref().map_or(true, is_file)).collect()
    }

    fn directories(&self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(directory)?.filter_map(Result::ok);
        // Links to directories may go in circles.
        let directories = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        Ok(directories.map(|entry| entry.path()).collect())
    }
}
