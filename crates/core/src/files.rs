//! File access: all that this crate reads, it reads through [`Files`].

use crate::project::Input;
use crate::syntax::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Reads files and directories. The command line hands in the disk, tests a map.
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// What the system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The first bytes of a file: at most `limit`.
    ///
    /// # Errors
    /// What the system says.
    fn read_start(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = self.read(path)?;
        bytes.truncate(limit);
        Ok(bytes)
    }

    /// The path without symbolic links, where there can be any.
    fn resolve(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    /// The files in a directory, by their whole paths, in any order.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, directory: &Path) -> io::Result<Vec<PathBuf>>;

    /// The directories in a directory, by their whole paths, in any order, without links to directories. Terraform's
    /// `fileset` looks into them; where they cannot be listed, its result is not known.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::Unsupported`] by default.
    fn directories(&self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        let _ = directory;
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Files in memory, by absolute path: for tests, and for callers that have a configuration but no disk.
#[derive(Debug, Default, Clone)]
pub struct Memory(BTreeMap<PathBuf, Vec<u8>>);

impl Memory {
    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<PathBuf>, content: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.into(), content.into());
        self
    }

    /// All files, as a scan takes them.
    #[must_use]
    pub fn inputs(&self) -> Vec<Input> {
        let input = |path: &PathBuf| {
            let shown = path.strip_prefix("/").unwrap_or(path).to_owned();
            Input { path: shown, entry: path.clone(), real_path: path.clone() }
        };
        self.0.keys().map(input).collect()
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(self.0.keys().filter(|path| path.parent() == Some(directory)).cloned().collect())
    }

    fn directories(&self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        let inner = |path: &PathBuf| {
            let mut below = path.strip_prefix(directory).ok()?.components();
            let first = below.next()?;
            below.next().map(|_| directory.join(first))
        };
        let found: BTreeSet<_> = self.0.keys().filter_map(inner).collect();
        Ok(found.into_iter().collect())
    }
}

/// What a file name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Blocks: `.tf`, `.tofu`, and their JSON forms.
    Configuration(Language),
    /// Values of variables that Terraform reads by itself: `terraform.tfvars`, `*.auto.tfvars`.
    AutomaticVariables(Language),
    /// Values of variables that are read where `--var-file` names them.
    Variables(Language),
    /// Other JSON: a plan, if its content says so.
    PossiblePlan,
}

/// What a file holds, judged by its name. `None` for files that are not Terraform's.
#[must_use]
pub fn kind_of(path: &Path) -> Option<Kind> {
    // A name that is not UTF-8 is a name all the same.
    let name = path.file_name()?.to_string_lossy();
    let (stem, language) = match name.strip_suffix(".json") {
        Some(stem) => (stem, Language::Json),
        None => (&*name, Language::Hcl),
    };
    if let Some(name) = stem.strip_suffix(".tfvars") {
        let automatic = name == "terraform" || name.ends_with(".auto");
        return Some(if automatic { Kind::AutomaticVariables(language) } else { Kind::Variables(language) });
    }
    match stem.rsplit_once('.') {
        // Hidden files are not read; editors' backup files (`main.tf~`, `#main.tf#`) end otherwise anyway
        // (Terraform's `IsIgnoredFile`).
        Some((name, "tf" | "tofu")) if !name.is_empty() && !name.starts_with('.') => {
            // `x.tftest.hcl` and the like have endings of their own and never come here.
            Some(Kind::Configuration(language))
        }
        _ if language == Language::Json => Some(Kind::PossiblePlan),
        _ => None,
    }
}

/// Whether the file overrides blocks of other files: `override.tf`, `x_override.tf`.
#[must_use]
pub fn is_override(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    stem == "override" || stem.ends_with("_override")
}

/// The path that OpenTofu ignores because of this one: `main.tf` beside `main.tofu`.
#[must_use]
pub fn shadowed_by(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let twin = if let Some(stem) = name.strip_suffix(".tofu.json") {
        format!("{stem}.tf.json")
    } else {
        format!("{}.tf", name.strip_suffix(".tofu")?)
    };
    Some(path.with_file_name(twin))
}

/// `path` without `.` and `..`, worked out from the words alone.
#[must_use]
pub fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    if normal.as_os_str().is_empty() { PathBuf::from(".") } else { normal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_files_hold() {
        let kind = |name: &str| kind_of(Path::new(name));
        assert_eq!(kind("a/main.tf"), Some(Kind::Configuration(Language::Hcl)));
        assert_eq!(kind("#1.tf"), Some(Kind::Configuration(Language::Hcl)));
        assert_eq!(kind("main.tofu.json"), Some(Kind::Configuration(Language::Json)));
        assert_eq!(kind("terraform.tfvars"), Some(Kind::AutomaticVariables(Language::Hcl)));
        assert_eq!(kind("x.auto.tfvars.json"), Some(Kind::AutomaticVariables(Language::Json)));
        assert_eq!(kind("prod.tfvars"), Some(Kind::Variables(Language::Hcl)));
        assert_eq!(kind("plan.json"), Some(Kind::PossiblePlan));
        for name in
            ["main.tf.bak", ".tf", "main.tftest.hcl", "README.md", ".#main.tf", "#main.tf#", ".hidden.tf"]
        {
            assert_eq!(kind(name), None, "{name}");
        }
    }

    #[test]
    fn overrides_and_twins_are_known_by_name() {
        assert!(is_override(Path::new("a/override.tf")) && is_override(Path::new("x_override.tf.json")));
        assert!(!is_override(Path::new("overrides.tf")));
        assert_eq!(shadowed_by(Path::new("a/m.tofu")), Some("a/m.tf".into()));
        assert_eq!(shadowed_by(Path::new("a/m.tf")), None);
    }

    #[test]
    fn paths_are_normalized_by_their_words() {
        let normal = |path: &str| normalize(Path::new(path)).to_str().unwrap().to_owned();
        assert_eq!(normal("a/./b/../c"), "a/c");
        assert_eq!(normal("../a/.."), "..");
        assert_eq!(normal("./"), ".");
        assert_eq!(normal("/a/../b"), "/b");
    }
}
