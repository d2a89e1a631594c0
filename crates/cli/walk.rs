//! The walk of a directory: level by level, each of its directories in parallel.
//!
//! Links to directories are not followed, so that a walk cannot go in circles. A directory is listed once, and what is
//! not in its listing is not asked for: most directories have neither an ignore file nor a repository of their own.

use crate::around;
use crate::config::{ConfigFile, Configurations, NAME, OnTheWay, Wrong};
use crate::excludes::Excludes;
use crate::gitignore::{Ignored, Level};
use anyhow::{Error, Result};
use rayon::prelude::*;
use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tollgate_core::files::{Boundary, Input, RealPath, kind_of};
use tollgate_core::suppress::waivers;

/// How directories are walked.
pub(crate) struct Walk<'w> {
    /// Whether ignore files and hidden files count.
    pub no_ignore: bool,
    /// What the command line leaves out.
    pub exclude: &'w Excludes,
    /// The configuration files, which leave out more.
    pub configurations: &'w Configurations,
}

/// A directory on the way.
pub(crate) struct Directory {
    /// As people see it.
    pub shown: PathBuf,
    /// Itself.
    pub real: RealPath,
    /// What git ignores in the directory around it, where that is in a repository.
    pub ignored: Option<Arc<Level>>,
    /// The configuration file for the directory around it.
    pub configured: OnTheWay,
}

/// What a walk comes to.
#[derive(Default)]
pub(crate) struct Met {
    /// Files of the kinds that are scanned. Reached without links, each is its own real path.
    pub files: Vec<Input>,
    /// Files in which other scanners are told what to leave out.
    pub waivers: Vec<Input>,
    /// Links, to whatever they may lead: the path that people see, and itself.
    pub links: Vec<(PathBuf, RealPath)>,
    /// Directories that could not be looked into.
    pub errors: Vec<(PathBuf, io::Error)>,
    /// Which configuration file is for which directory of files, where that is not wrong.
    pub configured: Vec<(OsString, Option<Arc<ConfigFile>>)>,
    /// What is wrong with configuration files.
    pub wrong: Vec<Error>,
}

impl Walk<'_> {
    /// Everything below a directory, within a boundary.
    pub(crate) fn below(&self, directory: Directory, within: &Boundary, ignored: &Ignored) -> Met {
        let mut met = Met::default();
        let mut open = vec![directory];
        while !open.is_empty() {
            let listed: Vec<_> = open.into_par_iter().map(|it| self.list(it, within, ignored)).collect();
            open = Vec::new();
            for (below, here) in listed {
                open.extend(below);
                met.configured.extend(here.configured);
                met.wrong.extend(here.wrong);
                met.files.extend(here.files);
                met.waivers.extend(here.waivers);
                met.links.extend(here.links);
                met.errors.extend(here.errors);
            }
        }
        met
    }

    /// The directories in one directory, and what else is in it.
    fn list(&self, directory: Directory, within: &Boundary, ignored: &Ignored) -> (Vec<Directory>, Met) {
        let Directory { shown, real, ignored: outer, configured } = directory;
        let mut met = Met::default();
        let mut entries = Vec::new();
        match fs::read_dir(&*real) {
            Err(error) => met.errors.push((real.to_path_buf(), error)),
            Ok(listing) => {
                for entry in listing {
                    match entry.and_then(|it| Ok((it.file_name(), it.file_type()?))) {
                        Ok(entry) => entries.push(entry),
                        Err(error) => met.errors.push((real.to_path_buf(), error)),
                    }
                }
            }
        }
        let holds = |wanted: &str| entries.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted));
        let level = if self.no_ignore { None } else { ignored.level(&real, outer, holds) };
        let holds = |name: &str| {
            entries.iter().any(|(entry, kind)| entry == name && (name != NAME || !kind.is_dir()))
        };
        let configured = self.configurations.on_the_way(&real, configured, within, holds);
        let configured = configured.unwrap_or_else(|error| {
            met.wrong.push(error);
            Err(Wrong)
        });
        let of_entries = configured.as_ref().ok().and_then(Option::as_ref);
        let mut below = Vec::new();
        for (name, kind) in entries.iter().filter(|(name, kind)| self.is_met(name, *kind)) {
            let Ok(path) = real.entry(name) else { continue };
            let is_ignored = level.as_ref().is_some_and(|it| ignored.contains(it, &path, kind.is_dir()));
            if is_ignored
                || self.exclude.matches(&path, kind.is_dir())
                || of_entries.is_some_and(|it| it.leaves_out(&path, kind.is_dir()))
            {
                continue;
            }
            let shown = shown.join(name);
            if kind.is_symlink() {
                met.links.push((shown, path));
            } else if is_waivers(name) {
                met.waivers.extend(waivers_at(shown, path));
            } else if kind.is_dir() {
                below.push(Directory {
                    shown,
                    real: path,
                    ignored: level.clone(),
                    configured: configured.clone(),
                });
            } else {
                met.files.push(Input { path: shown, entry: path.to_path_buf(), real_path: path });
            }
        }
        if let (Ok(configured), false) = (configured, met.files.is_empty()) {
            met.configured.push((real.as_os_str().to_owned(), configured));
        }
        (below, met)
    }

    /// Whether a path, or a directory that it is in, is left out.
    ///
    /// # Errors
    /// Where a configuration file is wrong.
    pub(crate) fn leaves_out(&self, path: &Path, is_file: bool) -> Result<bool> {
        if self.exclude.cover(path, is_file) {
            return Ok(true);
        }
        let directories = path.ancestors().skip(1);
        let Some(within) = directories.clone().next().and_then(around::boundary) else { return Ok(false) };
        let inside = directories.take_while(|it| it.starts_with(within.path()));
        for (entry, directory) in path.ancestors().zip(inside) {
            let Some(configured) = self.configurations.of(directory)? else { break };
            if configured.leaves_out(entry, entry != path || !is_file) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an entry counts, by its name and its kind alone.
    fn is_met(&self, name: &OsStr, kind: FileType) -> bool {
        let is_ours = || kind.is_file() && kind_of(Path::new(name)).is_some();
        !is_machinery(name)
            && (self.no_ignore || !is_hidden(name) || is_waivers(name) && !kind.is_symlink())
            && (kind.is_dir() || kind.is_symlink() || is_ours() || is_waivers(name))
    }
}

/// Whether it is the name of a file in which another scanner is told what to leave out, or of a directory of such files.
fn is_waivers(name: &OsStr) -> bool {
    is_hidden(name)
        && (name == waivers::TFSEC_DIRECTORY || waivers::NAMES.iter().any(|waivers| name == *waivers))
}

/// The files of waivers in a directory: absolute, without symbolic links.
pub(crate) fn waivers_in(shown: &Path, directory: &RealPath) -> Vec<Input> {
    let names = waivers::NAMES.iter().chain([&waivers::TFSEC_DIRECTORY]);
    let entries = names.filter_map(|name| Some((shown.join(name), directory.entry(OsStr::new(name)).ok()?)));
    entries.flat_map(|(shown, path)| waivers_at(shown, path)).collect()
}

/// The file of waivers at a path, or those in the directory there. A link is none.
fn waivers_at(shown: PathBuf, path: RealPath) -> Vec<Input> {
    let Ok(kind) = path.symlink_metadata() else { return Vec::new() };
    if kind.is_file() && !shown.ends_with(waivers::TFSEC_DIRECTORY) {
        return vec![Input { path: shown, entry: path.to_path_buf(), real_path: path }];
    }
    let names =
        waivers::TFSEC_NAMES.iter().filter(|_| kind.is_dir() && shown.ends_with(waivers::TFSEC_DIRECTORY));
    let entries = names.filter_map(|name| Some((shown.join(name), path.entry(OsStr::new(name)).ok()?)));
    let files = entries.filter(|(_, path)| path.symlink_metadata().is_ok_and(|it| it.is_file()));
    files.map(|(path, real_path)| Input { path, entry: real_path.to_path_buf(), real_path }).collect()
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// What git, Terraform and Terragrunt keep for themselves is never looked into.
pub(crate) fn is_machinery(name: &OsStr) -> bool {
    [".terraform", ".git", ".terragrunt-cache"].iter().any(|it| name == *it)
}
