//! One configuration file, with the one that it extends.

use super::layer::{Layer, Said};
use crate::excludes::Excludes;
use crate::fail_on::FailOn;
use crate::select::Sets;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tollgate_core::load::Given;

/// What a configuration file says. All patterns in it are relative to its directory.
#[derive(Debug)]
pub(crate) struct ConfigFile {
    /// The file as people see it.
    pub shown: Arc<Path>,
    /// The file: absolute, its directory without symbolic links.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
    /// The file that it extends, whose text stands before its own, so to speak.
    pub extends: Option<Arc<Self>>,
    /// What holds for all files that this file is for.
    pub head: Layer,
    /// What holds for some of them, in order: later blocks win.
    pub paths: Vec<PathBlock>,
    /// What is not scanned.
    pub exclude: Option<Said<Patterns>>,
    /// What makes a scan fail.
    pub fail_on: Option<Said<FailOn>>,
    /// Whether root modules are judged with each variable file that is for them.
    pub scenarios: Option<Said<bool>>,
    /// Files of values for root modules, read.
    pub var_files: Option<Said<Vec<Given>>>,
    /// The names for sets of rules, those of the file that it extends included.
    pub sets: Sets,
}

/// Patterns in the syntax of `.gitignore`, as they are written and as they match.
#[derive(Debug)]
pub(crate) struct Patterns {
    pub written: Vec<String>,
    pub matching: Excludes,
}

/// A block `path "…" { … }`.
#[derive(Debug)]
pub(crate) struct PathBlock {
    /// The pattern of the files it is for.
    pub pattern: Patterns,
    pub layer: Layer,
    /// Whether these files are not scanned.
    pub exclude: Option<Said<bool>>,
}

impl PathBlock {
    /// Whether it is for a file or directory.
    fn is_for(&self, path: &Path, is_file: bool) -> bool {
        self.pattern.matching.cover(path, is_file)
    }
}

impl ConfigFile {
    /// This file and those that it extends, the weakest first.
    pub(crate) fn chain(&self) -> Vec<&Self> {
        let mut chain: Vec<_> = std::iter::successors(Some(self), |it| it.extends.as_deref()).collect();
        chain.reverse();
        chain
    }

    /// What it says of a file, the weakest first.
    pub(crate) fn layers(&self, path: &Path) -> Vec<&Layer> {
        let mut layers = Vec::new();
        for file in self.chain() {
            layers.push(&file.head);
            layers.extend(file.paths.iter().filter(|it| it.is_for(path, true)).map(|it| &it.layer));
        }
        layers
    }

    /// Whether it leaves out an entry of a directory that it is for. A directory of which a block wants some files is not
    /// left out for a block: its files are.
    pub(crate) fn leaves_out(&self, path: &Path, is_directory: bool) -> bool {
        self.chain().into_iter().fold(false, |mut is_out, file| {
            is_out |= file.exclude.as_ref().is_some_and(|it| it.value.matching.matches(path, is_directory));
            let blocks = || file.paths.iter().filter_map(|it| Some((it, it.exclude.as_ref()?.value)));
            if is_directory && blocks().any(|(_, exclude)| !exclude) {
                return is_out;
            }
            let last = blocks().rfind(|(block, _)| block.is_for(path, !is_directory));
            last.map_or(is_out, |(_, exclude)| exclude)
        })
    }

    /// The patterns of what this file itself leaves out.
    pub(crate) fn left_out(&self) -> impl Iterator<Item = &str> {
        let blocks = self.paths.iter().filter(|it| it.exclude.as_ref().is_some_and(|it| it.value));
        let patterns = self.exclude.iter().map(|it| &it.value).chain(blocks.map(|it| &it.pattern));
        patterns.flat_map(|it| &it.written).map(String::as_str)
    }

    /// What the nearest of its chain says that says anything.
    pub(crate) fn last<'f, T>(&'f self, said: impl Fn(&'f Self) -> Option<T>) -> Option<T> {
        std::iter::successors(Some(self), |it| it.extends.as_deref()).find_map(said)
    }
}
