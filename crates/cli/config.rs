//! The configuration file `.tollgate.hcl`, read by `hcl-rs`.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The name that is looked for.
pub(crate) const NAME: &str = ".tollgate.hcl";

/// What the file may say. Options of the command line come before it.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// `--rule`.
    pub rules: Vec<String>,
    /// `--exclude-rule`; those of the command line are added.
    pub exclude_rules: Vec<String>,
    /// `--severity`.
    pub severity: Option<String>,
    /// `--fail-on`.
    pub fail_on: Option<String>,
    /// `--var-file`, relative to the configuration file.
    pub var_files: Vec<PathBuf>,
    /// Patterns, in the syntax of `.gitignore` and relative to the configuration file, of what is not scanned.
    pub exclude: Vec<String>,
}

/// A configuration and the directory of its file.
#[derive(Debug, Default)]
pub(crate) struct Located {
    /// What the file says.
    pub config: Config,
    /// The directory it is in; `None` where there is no file.
    pub directory: Option<PathBuf>,
}

/// Reads a configuration file.
pub(crate) fn read(path: &Path) -> Result<Located> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let config = hcl::from_str(&text).with_context(|| format!("`{}` is not a configuration", path.display()))?;
    let directory = std::path::absolute(path)?.parent().map(Path::to_owned);
    Ok(Located { config, directory })
}

/// Reads the nearest configuration file: in `start` or a directory above it, as far as `top`.
pub(crate) fn nearest(start: &Path, top: &Path) -> Result<Located> {
    let within = start.ancestors().take_while(|directory| directory.starts_with(top));
    match within.map(|directory| directory.join(NAME)).find(|path| path.is_file()) {
        Some(path) => read(&path),
        None => Ok(Located::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_says_is_read() {
        let config: Config = hcl::from_str("severity = \"high\"\nexclude_rules = [\"aws-*\"]\n").unwrap();
        assert_eq!(config.severity.as_deref(), Some("high"));
        assert_eq!(config.exclude_rules, ["aws-*"]);
    }

    #[test]
    fn a_misspelt_name_is_an_error_that_names_the_right_ones() {
        let error = hcl::from_str::<Config>("exclude_rule = []\n").unwrap_err().to_string();
        assert!(error.contains("exclude_rule") && error.contains("exclude_rules"), "{error}");
    }
}
