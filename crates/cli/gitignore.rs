//! What git ignores, with `.gitignore` files of a bounded size. Links to them count no more than for git itself.

use crate::disk::Disk;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::BTreeMap;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tollgate_core::files::{Boundary, Files, RealPath};

/// The largest ignore file that is read, in bytes. What is longer takes seconds to compile, and nobody writes it.
const MAX_BYTES: usize = 128 << 10;

/// What the user ignores everywhere, and what was seen on the way.
pub(crate) struct Ignored {
    /// The user's own file, for all repositories. It is looked for where something is in one.
    global: LazyLock<Gitignore>,
    /// Ignore files that are not read, and why.
    unread: Mutex<BTreeMap<PathBuf, io::Error>>,
}

/// What a directory of a repository ignores: its ignore file, or `.git/info/exclude`, and those that come after it.
pub(crate) struct Level {
    own: Gitignore,
    outer: Option<Arc<Self>>,
}

impl Ignored {
    pub(crate) fn new() -> Self {
        Self { global: LazyLock::new(|| Gitignore::global().0), unread: Mutex::default() }
    }

    /// Whether git ignores an entry of a directory: the directories above it are not ignored.
    pub(crate) fn contains(&self, level: &Level, path: &Path, is_directory: bool) -> bool {
        let levels = iter::successors(Some(level), |level| level.outer.as_deref());
        let mut matches = levels.map(|level| &level.own).chain(iter::once_with(|| &*self.global));
        let first = matches.find_map(|it| match it.matched(path, is_directory) {
            Match::None => None,
            Match::Ignore(_) => Some(true),
            Match::Whitelist(_) => Some(false),
        });
        first.unwrap_or(false)
    }

    /// The ignore files that are not read, by their paths, and why.
    pub(crate) fn unread(self) -> BTreeMap<PathBuf, io::Error> {
        self.unread.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The level of the directory around another one, within a boundary; `None` outside of repositories.
    pub(crate) fn around(&self, directory: &Path, within: &Boundary) -> Option<Arc<Level>> {
        let above = directory.parent().filter(|_| directory != within.path())?;
        self.level(above, self.around(above, within), |_| true)
    }

    /// The level of a directory, from that of the one around it. `holds` says whether it may hold an entry.
    pub(crate) fn level(
        &self,
        directory: &Path,
        outer: Option<Arc<Level>>,
        holds: impl Fn(&str) -> bool,
    ) -> Option<Arc<Level>> {
        let git = directory.join(".git");
        let outer = if holds(".git") && git.exists() {
            // Another repository: what is above it does not count in it.
            Arc::new(Level { own: self.read(directory, &git.join("info/exclude")), outer: None })
        } else {
            outer?
        };
        if !holds(".gitignore") {
            return Some(outer);
        }
        Some(match self.read(directory, &directory.join(".gitignore")) {
            own if own.is_empty() => outer,
            own => Arc::new(Level { own, outer: Some(outer) }),
        })
    }

    /// The patterns of a file, relative to a directory.
    fn read(&self, directory: &Path, file: &Path) -> Gitignore {
        if !file.symlink_metadata().is_ok_and(|it| it.is_file()) {
            return Gitignore::empty();
        }
        let text = match Disk.read(&RealPath::named(file), MAX_BYTES) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) => {
                self.unread.lock().unwrap_or_else(PoisonError::into_inner).insert(file.to_owned(), error);
                return Gitignore::empty();
            }
        };
        let mut patterns = GitignoreBuilder::new(directory);
        for line in text.trim_start_matches('\u{feff}').lines() {
            // A line that is not a pattern excludes nothing.
            let _ = patterns.add_line(None, line);
        }
        patterns.build().unwrap_or_else(|_| Gitignore::empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_pattern_decides_within_one_repository() {
        let directory = tempfile::TempDir::new().unwrap();
        let top = fs::canonicalize(directory.path()).unwrap();
        for (file, text) in [
            (".git/info/exclude", "*.log.tf\n"),
            (".gitignore", "\u{feff}# note\nbuild/\n/top.tf\n*.gen.tf\n[\n"),
            ("kept/.gitignore", "!x.gen.tf\nown.tf\r\n"),
            ("other/.git/HEAD", ""),
        ] {
            fs::create_dir_all(top.join(file).parent().unwrap()).unwrap();
            fs::write(top.join(file), text).unwrap();
        }
        let ignored = Ignored::new();
        let is_ignored = |path: &Path, is_directory| {
            let level = ignored.around(path, &Boundary::new(&top)).unwrap();
            ignored.contains(&level, path, is_directory)
        };
        for path in ["top.tf", "a.gen.tf", "deep/a.gen.tf", "kept/own.tf", "kept/y.gen.tf", "a.log.tf"] {
            assert!(is_ignored(&top.join(path), false), "{path}");
        }
        for path in ["main.tf", "deep/top.tf", "kept/x.gen.tf", "own.tf", "build", "other/a.gen.tf"] {
            assert!(!is_ignored(&top.join(path), false), "{path}");
        }
        assert!(is_ignored(&top.join("deep/build"), true));
    }
}
