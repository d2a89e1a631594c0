//! The disk, as the libraries read it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tollgate_core::files::{Boundary, Files, RealPath, normalize, too_large};

/// The disk of this machine.
pub(crate) struct Disk;

/// Opens a regular file, and tells its size. Of a pipe or a device, reading may never end.
fn open(path: &Path) -> io::Result<(File, u64)> {
    let file = open_anything(path)?;
    let opened = file.metadata()?;
    if opened.is_file() {
        return Ok((file, opened.len()));
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
}

/// Opens whatever is there, without waiting for somebody who writes to a pipe.
#[cfg(unix)]
fn open_anything(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY).open(path)
}

#[cfg(not(unix))]
fn open_anything(path: &Path) -> io::Result<File> {
    File::open(path)
}

impl Files for Disk {
    fn resolve(&self, path: &Path, within: &Boundary) -> io::Result<RealPath> {
        // What is missing, one look tells; to resolve it, each of its directories is looked at.
        match fs::metadata(path).and_then(|_| fs::canonicalize(path)) {
            Ok(real) => within.admit(real),
            // That something is missing outside is not to be told either.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                within.admit(destination(path).unwrap_or_default()).and(Err(error))
            }
            Err(error) => Err(error),
        }
    }

    fn is_missing(&self, path: &RealPath) -> bool {
        fs::symlink_metadata(&**path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        let (mut file, size) = open(file)?;
        if size > limit as u64 {
            return Err(too_large(limit));
        }
        // Room for one byte more: where it stays empty, this was the whole file, and no second read has to say so.
        let mut bytes = vec![0; size as usize + 1];
        let read = file.read(&mut bytes)?;
        bytes.truncate(read);
        if read as u64 != size {
            // A file may grow while it is read, and those of `/proc` say that they are empty.
            file.take((limit - read.min(limit)) as u64 + 1).read_to_end(&mut bytes)?;
        }
        if bytes.len() > limit { Err(too_large(limit)) } else { Ok(bytes) }
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        let (file, size) = open(file)?;
        // With room for it all, and for one byte more, one read tells that this was all.
        let mut bytes = Vec::with_capacity(limit.min(size as usize + 1));
        file.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&**directory)? {
            let (kind, path) = entry.and_then(|entry| Ok((entry.file_type()?, entry.path())))?;
            let leads_to_a_file = || self.resolve(&path, within).map_or(true, |real| real.is_file());
            if kind.is_file() || kind.is_symlink() && leads_to_a_file() {
                files.push(path);
            }
        }
        Ok(files)
    }

    fn directories(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<RealPath>> {
        let entries = fs::read_dir(&**directory)?.filter_map(Result::ok);
        // Links to directories may go in circles.
        let directories = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        Ok(directories.filter_map(|entry| within.admit(entry.path()).ok()).collect())
    }
}

/// How many links in a row are followed to something that is not there.
const MAX_LINKS: usize = 40;

/// Where a path would lead of which the last parts are not there.
fn destination(path: &Path) -> Option<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let present = path.ancestors().find(|it| it.exists())?;
        let real = fs::canonicalize(present).ok()?;
        let mut missing = path.strip_prefix(present).ok()?.components();
        let next = real.join(missing.next()?);
        match fs::read_link(&next) {
            Ok(target) => path = normalize(&real.join(target)).join(missing),
            Err(_) => return Some(next.join(missing)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_up_to_a_limit_whatever_size_they_tell() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("a");
        for length in [0, 1, 7, 8] {
            fs::write(&path, vec![b'x'; length]).unwrap();
            assert_eq!(Disk.read(&RealPath::named(&path), 8).unwrap(), vec![b'x'; length]);
            for start in [0, 1, 8, 9] {
                let read = Disk.read_start(&RealPath::named(&path), start).unwrap();
                assert_eq!(read, vec![b'x'; length.min(start)]);
            }
        }
        fs::write(&path, [b'x'; 9]).unwrap();
        assert_eq!(Disk.read(&RealPath::named(&path), 8).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        // It says that it is empty.
        let status = RealPath::named("/proc/self/status");
        if status.exists() {
            assert!(Disk.read(&status, 1 << 20).unwrap().len() > 100);
            assert_eq!(Disk.read(&status, 100).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
            assert_eq!(Disk.read_start(&status, 100).unwrap().len(), 100);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_there() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("a");
        assert!(Disk.is_missing(&RealPath::named(&path)));
        std::os::unix::fs::symlink("nowhere", &path).unwrap();
        assert!(!Disk.is_missing(&RealPath::named(&path)));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_a_file_and_nobody_waits_for_its_writer() {
        let directory = tempfile::TempDir::new().unwrap();
        let path = directory.path().join("a");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        for path in [path.as_path(), directory.path()] {
            let error = Disk.read(&RealPath::named(path), 8).unwrap_err();
            assert_eq!(error.to_string(), "it is not a regular file");
        }
    }
}
