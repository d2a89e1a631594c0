//! `cargo xtask compare OLD NEW DIR…`: what two binaries report of the same configurations, as Markdown.
//!
//! Both scan every directory with all rules and without a configuration file. What differs is listed by rule, and a
//! rule is the same in both as long as its guid is: ids may be renamed.

mod difference;
mod markdown;
mod report;

use crate::say;
use anyhow::{Context, Result, bail, ensure};
use difference::{Change, Difference};
use report::{Catalogue, Item};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The binary to compare with
    old: PathBuf,
    /// The binary to compare
    new: PathBuf,
    /// The directories to scan
    #[arg(required = true)]
    directories: Vec<PathBuf>,
    /// Show at most this many differences of a rule
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// Changes of a finding that make no difference
    #[arg(long, value_name = "CHANGE", value_delimiter = ',')]
    ignore: Vec<Change>,
}

/// What both binaries report of one directory.
struct Compared {
    /// The directory's name.
    name: String,
    /// Everything that the old binary reports.
    old: Vec<Item>,
    /// Everything that the new binary reports.
    new: Vec<Item>,
    /// Where they differ.
    differences: Vec<Difference>,
}

/// Prints the differences.
///
/// # Errors
/// If there is one, or a binary does not run.
pub(crate) fn run(args: &Args) -> Result<()> {
    let (old, new) = (Binary::of(&args.old)?, Binary::of(&args.new)?);
    let compare = |directory: &PathBuf| -> Result<Compared> {
        let directory = fs::canonicalize(directory)
            .with_context(|| format!("no such directory: `{}`", directory.display()))?;
        let (old, new) = (old.scan(&directory)?, new.scan(&directory)?);
        let mut differences = difference::between(&old, &new, &args.ignore);
        differences.iter_mut().for_each(|it| it.quote = quote(&directory, it.item()));
        let name = directory.file_name().unwrap_or(directory.as_os_str()).to_string_lossy().into_owned();
        Ok(Compared { name, old, new, differences })
    };
    let compared = args.directories.iter().map(compare).collect::<Result<Vec<_>>>()?;
    say(markdown::render(&old.catalogue, &new.catalogue, &compared, args.limit))?;
    ensure!(compared.iter().all(|it| it.differences.is_empty()), "the reports differ");
    Ok(())
}

/// A binary and the rules that it knows.
struct Binary {
    path: PathBuf,
    catalogue: Catalogue,
}

impl Binary {
    fn of(path: &Path) -> Result<Self> {
        // Relative to this directory, not to those that are scanned.
        let path = fs::canonicalize(path).with_context(|| format!("no such binary: `{}`", path.display()))?;
        let catalogue = json(Command::new(&path).args(["rules", "--format", "json"]))?;
        Ok(Self { path, catalogue: Catalogue::new(catalogue) })
    }

    fn scan(&self, directory: &Path) -> Result<Vec<Item>> {
        let mut command = Command::new(&self.path);
        // Paths are relative to the directory even where that is a part of a repository.
        command.args(["scan", "--format", "json", "--no-config", "--quiet", "--sarif-root", ".", "."]);
        Ok(report::items(json(command.current_dir(directory))?, &self.catalogue))
    }
}

/// What a command writes, whatever it found (1), and even if it could not judge all of it (2).
fn json<T: DeserializeOwned>(command: &mut Command) -> Result<T> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("`{name}` does not run"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !matches!(output.status.code(), Some(0..=2)) || output.stdout.is_empty() {
        bail!("`{name}`: {}: {}", output.status, said.trim());
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("`{name}` writes JSON of another form"))
}

/// The line of the configuration that something is said of.
fn quote(directory: &Path, item: &Item) -> Option<String> {
    let text = fs::read_to_string(directory.join(&item.place.path)).ok()?;
    Some(text.lines().nth(item.place.start.line.checked_sub(1)?)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{root, samples};

    #[test]
    fn what_the_binary_writes_is_understood() {
        let binary = Binary::of(&samples::build().unwrap()).unwrap();
        let sample = root().join("sarif-samples/api-gateway-failing/input");
        let items = binary.scan(&sample).unwrap();
        assert!(
            items
                .iter()
                .all(|it| it.kind == report::Kind::Note || binary.catalogue.ids.contains_key(&it.rule))
        );
        let first = items.iter().find(|it| it.kind == report::Kind::Finding).unwrap();
        assert!(quote(&sample, first).is_some(), "{first:?}");
        assert_eq!(difference::between(&items, &items, &[]), []);
    }
}
