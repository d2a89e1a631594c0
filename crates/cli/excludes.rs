//! What is left out of a scan: `--exclude`, and `exclude` in the configuration file.

use anyhow::{Context, Result};
use ignore::overrides::{Override, OverrideBuilder};
use std::path::Path;

/// Patterns in the syntax of `.gitignore`, each list relative to a directory of its own.
#[derive(Debug, Default)]
pub(crate) struct Excludes(Vec<Override>);

impl Excludes {
    /// Adds patterns that are relative to `directory`, which is absolute and without symbolic links.
    ///
    /// # Errors
    /// If one is not a pattern.
    pub(crate) fn and(mut self, directory: &Path, patterns: &[String]) -> Result<Self> {
        if patterns.is_empty() {
            return Ok(self);
        }
        let mut builder = OverrideBuilder::new(directory);
        for pattern in patterns {
            // `./a` is `a` in this directory; in the language of these patterns that is `/a`.
            let anchored = pattern.strip_prefix('.').filter(|it| it.starts_with('/')).unwrap_or(pattern);
            builder
                .add(&format!("!{anchored}"))
                .with_context(|| format!("`exclude` has a bad pattern: `{pattern}`"))?;
        }
        self.0.push(builder.build()?);
        Ok(self)
    }

    /// Whether a file or directory is left out, provided that no directory it is in is.
    pub(crate) fn matches(&self, path: &Path, is_directory: bool) -> bool {
        self.0.iter().any(|patterns| patterns.matched(path, is_directory).is_ignore())
    }

    /// Whether a path, or a directory it is in, is left out.
    pub(crate) fn cover(&self, path: &Path, is_file: bool) -> bool {
        self.0.iter().any(|patterns| {
            let mut directories =
                path.ancestors().skip(1).take_while(|directory| directory.starts_with(patterns.path()));
            patterns.matched(path, !is_file).is_ignore()
                || directories.any(|it| patterns.matched(it, true).is_ignore())
        })
    }
}
