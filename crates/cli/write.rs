//! Files that are written: whole or not at all, and as what they were. An interrupted process leaves nothing behind.

use crate::disk::Disk;
use anyhow::{Context, Result, bail};
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::NamedTempFile;
use tollgate_core::files::{Files, RealPath};

/// Writes a report, to a file beside the final one that is renamed: nobody finds half a file. A file that is there
/// keeps its mode, and its owner where that can be kept. A link is replaced, and what it leads to stays as it is.
pub(crate) fn report(file: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let known = fs::symlink_metadata(file).ok().filter(Metadata::is_file);
    let temporary = Temporary::beside(file)?;
    let mut out = BufWriter::new(temporary.file());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(known) = &known {
        refuse_read_only(known)?;
        // Whoever may write here gets a report, if not always under the old owner.
        let _ = keep_owner(temporary.file(), known);
        keep_mode(temporary.file(), known)?;
    }
    Ok(temporary.persist(file)?)
}

/// Writes a file anew that holds `before`.
///
/// # Errors
/// Where the file holds something else by now, is read-only, or would get another owner: it is as it was then.
pub(crate) fn rewrite(file: &Path, before: &str, after: &str) -> Result<()> {
    let known = fs::symlink_metadata(file)?;
    if !known.is_file() {
        bail!("it is no longer a regular file");
    }
    refuse_read_only(&known)?;
    let temporary = Temporary::beside(file)?;
    temporary.file().write_all(after.as_bytes())?;
    keep_owner(temporary.file(), &known)
        .context("it belongs to another user, whose file it would not stay")?;
    keep_mode(temporary.file(), &known)?;
    // Last of all, so that next to no time is left for another edit.
    let present = Disk.read(&RealPath::named(file), before.len());
    if present.map_or(true, |present| present != before.as_bytes()) {
        bail!("it was changed while it was scanned; run tollgate again");
    }
    Ok(temporary.persist(file)?)
}

/// Renaming would ask the directory alone whether it may be written to, and the superuser may write to anything.
fn refuse_read_only(file: &Metadata) -> Result<()> {
    #[cfg(unix)]
    let read_only = std::os::unix::fs::PermissionsExt::mode(&file.permissions()) & 0o200 == 0;
    #[cfg(not(unix))]
    let read_only = file.permissions().readonly();
    if read_only {
        bail!("it is read-only");
    }
    Ok(())
}

/// Gives a file the owner and the group of another one.
fn keep_owner(file: &File, known: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (known.uid(), known.gid()) {
            fchown(file, Some(known.uid()), Some(known.gid()))?;
        }
    }
    #[cfg(not(unix))]
    let _ = (file, known);
    Ok(())
}

fn keep_mode(file: &File, known: &Metadata) -> io::Result<()> {
    #[allow(unused_mut, reason = "bits that only Unix has")]
    let mut permissions = known.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What runs as somebody else is not to have new content.
        permissions.set_mode(permissions.mode() & 0o777);
    }
    file.set_permissions(permissions)
}

/// A temporary file, which is gone when it is dropped and when the process is interrupted.
struct Temporary(NamedTempFile);

/// The temporary files of this process, also those that are gone. Whoever holds the lock makes or renames one.
static NAMES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn names() -> MutexGuard<'static, Vec<PathBuf>> {
    NAMES.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Temporary {
    /// A file in the same directory.
    fn beside(file: &Path) -> Result<Self> {
        let directory = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !directory.is_dir() {
            bail!("there is no directory `{}`", directory.display());
        }
        let mut builder = tempfile::Builder::new();
        // Readable as other new files are; by default a temporary file is for its owner alone.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        interrupts::watch()?;
        let mut names = names();
        let temporary = builder.prefix(".tollgate-").tempfile_in(directory)?;
        names.push(temporary.path().to_owned());
        Ok(Self(temporary))
    }

    fn file(&self) -> &File {
        self.0.as_file()
    }

    /// Puts it in the place of a file.
    fn persist(self, file: &Path) -> io::Result<()> {
        let _names = names();
        self.0.persist(file)?;
        Ok(())
    }
}

#[cfg(unix)]
mod interrupts {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::sync::OnceLock;
    use std::{fs, io, thread};

    /// From now on, removes the temporary files before a signal ends the process. Without any, signals need no
    /// attention.
    pub(super) fn watch() -> io::Result<()> {
        static WATCHED: OnceLock<()> = OnceLock::new();
        if WATCHED.set(()).is_err() {
            return Ok(());
        }
        let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM])?;
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                // Held until the end: no file is made or renamed any more.
                let names = super::names();
                names.iter().for_each(|name| _ = fs::remove_file(name));
                // Ends the process as the signal would have, so that who waits for it knows.
                let _ = emulate_default_handler(signal);
            }
        })?;
        Ok(())
    }
}

#[cfg(not(unix))]
mod interrupts {
    pub(super) fn watch() -> std::io::Result<()> {
        Ok(())
    }
}
