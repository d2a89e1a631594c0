//! Files with edits: in memory first, where they can be judged, and then written or shown.

use crate::disk::Disk;
use crate::say::say;
use crate::write::rewrite;
use anstyle::{AnsiColor, Style};
use anyhow::{Error, Result};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tollgate_core::files::{Boundary, Files, RealPath};
use tollgate_core::source::Source;
use tollgate_reporter::clean;

/// The disk with edits on it.
#[derive(Debug, Default)]
pub(crate) struct Edited {
    /// The files that are different, by their real paths.
    pub files: BTreeMap<PathBuf, Changed>,
    /// Files that could not be written, as people see them, and why.
    pub left: Vec<(PathBuf, Error)>,
}

/// A file before and after.
#[derive(Debug)]
pub(crate) struct Changed {
    path: PathBuf,
    before: String,
    after: String,
    /// How many edits make the difference.
    pub edits: usize,
}

impl Edited {
    /// Notes what so many edits make of a file.
    pub(crate) fn change(&mut self, source: &Source, after: String, edits: usize) {
        let changed = self.files.entry(source.real_path.clone()).or_insert_with(|| Changed {
            path: source.path.clone(),
            before: source.text().to_owned(),
            after: String::new(),
            edits: 0,
        });
        changed.after = after;
        changed.edits += edits;
    }

    /// Whether some file is different.
    pub(crate) fn changes_something(&self) -> bool {
        !self.files.is_empty()
    }

    /// The number of edits.
    pub(crate) fn edits(&self) -> usize {
        self.files.values().map(|changed| changed.edits).sum()
    }

    /// Writes the files that are different. Returns whether all of them could be written; the others are as they were.
    pub(crate) fn write(&mut self) -> bool {
        for (real_path, changed) in std::mem::take(&mut self.files) {
            match rewrite(&real_path, &changed.before, &changed.after) {
                Ok(()) => _ = self.files.insert(real_path, changed),
                Err(error) => self.left.push((changed.path, error)),
            }
        }
        self.left.is_empty()
    }

    /// Shows what would be written, as a unified diff with paths as git has them, and in its colours.
    pub(crate) fn show(&self, out: &mut dyn Write, in_color: bool) -> Result<()> {
        for changed in self.files.values() {
            let path =
                changed.path.strip_prefix(".").unwrap_or(&changed.path).to_string_lossy().replace('\\', "/");
            let diff = TextDiff::from_lines(&changed.before, &changed.after);
            let (old, new) = (
                clean::clean(&format!("a/{path}")).into_owned(),
                clean::clean(&format!("b/{path}")).into_owned(),
            );
            let diff = diff.unified_diff().context_radius(3).header(&old, &new).to_string();
            let shown = clean::lines(&diff);
            if in_color {
                paint(out, &shown)?;
            } else {
                write!(out, "{shown}")?;
            }
            if shown != diff {
                say(format_args!(
                    "`{path}` holds characters or commands that are shown escaped: the diff does not apply"
                ));
            }
        }
        Ok(out.flush()?)
    }
}

/// Writes a diff of one file in the colours of git.
fn paint(out: &mut dyn Write, diff: &str) -> io::Result<()> {
    for (number, line) in diff.lines().enumerate() {
        let style = match line.as_bytes().first() {
            // A line of the file may start like a header.
            _ if number < 2 => Style::new().bold(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        writeln!(out, "{style}{line}{style:#}")?;
    }
    Ok(())
}

impl Files for Edited {
    fn resolve(&self, path: &Path, within: &Boundary) -> io::Result<RealPath> {
        Disk.resolve(path, within)
    }

    fn is_missing(&self, path: &RealPath) -> bool {
        Disk.is_missing(path)
    }

    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        self.files.get(&**file).map_or_else(|| Disk.read(file, limit), |it| Ok(it.after.clone().into_bytes()))
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        Disk.read_start(file, limit)
    }

    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>> {
        Disk.list(directory, within)
    }

    fn directories(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<RealPath>> {
        Disk.directories(directory, within)
    }
}
