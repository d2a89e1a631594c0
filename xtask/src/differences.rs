//! Lists of where we differ from other scanners, and why.

use crate::root;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fs;

/// A file with such a list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Differences<T> {
    difference: Vec<T>,
}

/// Reads a list: `xtask/checkov-differences.toml`.
///
/// # Errors
/// If the file cannot be read, or is no list of these.
pub(crate) fn read<T: DeserializeOwned>(file: &str) -> Result<Vec<T>> {
    let path = root().join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(toml::from_str::<Differences<T>>(&text)?.difference)
}
