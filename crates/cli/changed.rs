//! What git says has changed, as files that stand for the modules to scan: `--staged`, `--changed-since` and what
//! pre-commit asks for.
//!
//! Git is run for this, and only for this: comparing the index with a commit takes its object database. It is asked for
//! names only, so that it runs no other program to show a difference.

use crate::args::ScanArgs;
use crate::around;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
#[cfg(unix)]
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tollgate_core::files::{Kind, kind_of};

/// What modules read beside Terraform's own files, by the usual endings: templates and documents.
const READ_BY_MODULES: &[&str] = &["json", "yaml", "yml", "tpl", "tftpl", "tmpl"];

/// The files that stand for the modules with changes, where the arguments ask for those; `None` where they ask for what
/// is below their paths.
///
/// # Errors
/// Where there is no repository, no git or no such revision.
pub(crate) fn files(args: &ScanArgs, paths_are_given: bool) -> Result<Option<Vec<PathBuf>>> {
    if !args.asks_for_changes() {
        return Ok(None);
    }
    let top = top()?;
    let Some(changed) = changed(args, &top)? else { return Ok(None) };
    let below = if paths_are_given { real_paths(&args.paths)? } else { vec![top.clone()] };
    let named = changed.iter().filter(|changed| below.iter().any(|it| changed.starts_with(it)));
    let files: BTreeSet<_> = named.filter_map(|changed| stands_for(changed, &top)).collect();
    Ok(Some(files.iter().map(|file| around::shown_path(file)).collect()))
}

/// The absolute paths of what has changed, deleted files included; `None` where everything is asked for.
fn changed(args: &ScanArgs, top: &Path) -> Result<Option<Vec<PathBuf>>> {
    if let Some(revision) = &args.changed_since {
        return since(top, revision).map(Some);
    }
    if args.staged {
        return staged(top).map(Some);
    }
    // Before a push, and for `pre-commit run --from-ref A --to-ref B`.
    if let Ok(revision) = env::var("PRE_COMMIT_FROM_REF") {
        return since(top, &revision).map(Some);
    }
    // Where nothing at all is staged there is no commit to judge: `pre-commit run --all-files` asks for everything.
    let staged = staged(top)?;
    Ok((!staged.is_empty()).then_some(staged))
}

fn top() -> Result<PathBuf> {
    let here = env::current_dir().and_then(fs::canonicalize).context("there is no working directory")?;
    let top = around::git_top(&here).context("nothing can have changed: this is not a git work tree")?;
    Ok(top.to_owned())
}

fn real_paths(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let real =
        |path: &PathBuf| fs::canonicalize(path).with_context(|| format!("cannot scan `{}`", path.display()));
    paths.iter().map(real).collect()
}

/// Differences by their names alone, apart by NUL.
const DIFF: [&str; 6] = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules", "-z"];

/// What the index changes against `HEAD`.
fn staged(top: &Path) -> Result<Vec<PathBuf>> {
    Ok(paths(top, &git(top, &[&DIFF[..], &["--cached", "--"]].concat())?))
}

/// What the work tree changes against the last commit that a revision and `HEAD` have in common.
fn since(top: &Path, revision: &str) -> Result<Vec<PathBuf>> {
    let base = common_commit(top, revision)?;
    let mut listed = git(top, &[&DIFF[..], &[&base, "--"]].concat())?;
    // Files that are not added yet have changed, too.
    listed.extend(git(top, &["ls-files", "--others", "--exclude-standard", "-z"])?);
    Ok(paths(top, &listed))
}

/// The absolute paths of names that git lists.
fn paths(top: &Path, listed: &[u8]) -> Vec<PathBuf> {
    let names = listed.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names.map(|name| top.join(path(name))).collect()
}

/// The last commit that a revision and `HEAD` have in common.
fn common_commit(top: &Path, revision: &str) -> Result<String> {
    let commit = format!("{revision}^{{commit}}");
    let commit = git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
        .ok()
        .with_context(|| format!("`{revision}` is not a commit of this clone: fetch it first"))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let base = git(top, &["merge-base", &commit, "HEAD"]).ok().with_context(|| {
        format!("`{revision}` and HEAD have no commit in common in this clone: fetch more of its history")
    })?;
    Ok(String::from_utf8_lossy(&base).trim().to_owned())
}

/// A file that is there and stands for the module of a changed one, itself where it can.
fn stands_for(changed: &Path, top: &Path) -> Option<PathBuf> {
    let is_hidden = changed.file_name()?.as_encoded_bytes().starts_with(b".");
    let extension = changed.extension().and_then(OsStr::to_str);
    match kind_of(changed) {
        Some(Kind::PossiblePlan) | None => match extension {
            Some("hcl") => (!is_hidden && changed.is_file()).then(|| changed.to_owned()),
            Some(extension) if READ_BY_MODULES.contains(&extension) => nearest_configuration(changed, top),
            _ => None,
        },
        Some(_) if changed.symlink_metadata().is_ok() => Some(changed.to_owned()),
        // Values may be for a module above them.
        Some(Kind::Variables(_) | Kind::AutomaticVariables(_)) => nearest_configuration(changed, top),
        Some(_) => configuration_in(changed.parent()?),
    }
}

/// A file of the nearest module at or above the directory of a file.
fn nearest_configuration(file: &Path, top: &Path) -> Option<PathBuf> {
    file.ancestors().skip(1).take_while(|it| it.starts_with(top)).find_map(configuration_in)
}

/// The first file of configuration in a directory.
fn configuration_in(directory: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(directory).ok()?.flatten().map(|entry| entry.path());
    entries.filter(|it| matches!(kind_of(it), Some(Kind::Configuration(_) | Kind::Terragrunt(_)))).min()
}

/// What git prints.
fn git(top: &Path, args: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("git")
        // Nothing of the repository's configuration is to run.
        .args(["--no-optional-locks", "-c", "core.fsmonitor=false"])
        .args(args)
        .current_dir(top)
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            bail!("what has changed is known to git, which is not installed")
        }
        output => output.context("cannot run git")?,
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git cannot say what has changed: {}", said.trim());
    }
    Ok(output.stdout)
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    OsStr::from_bytes(name).into()
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}
