//! Functions that read files, and functions of paths.
//!
//! Paths are relative to the directory of the root module, where Terraform runs. Nothing outside the project's
//! boundary is read.

use super::arguments::normalized;
use super::memory::Content;
use super::{Call, MAX_ELEMENTS, Outcome, Stop, hash, nameable, refuse};
use crate::eval::types;
use crate::files::normalize;
use crate::value::{Reason, Symbol, Value, known_tail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ecow::{EcoString, eco_format};
use globset::{GlobBuilder, GlobMatcher};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The largest file that functions read, in bytes.
const MAX_FILE: usize = 1 << 20;

/// How many directories `fileset` looks into.
const MAX_DIRECTORIES: usize = 1_000;

/// Where a path argument leads.
fn place(call: &Call, index: usize) -> Result<PathBuf, Stop> {
    let text = call.text(index)?;
    let path = normalize(&root(call).join(home_expanded(call, &text)?));
    let inside = |path: &Path| path.starts_with(&call.evaluator.project.boundary);
    // Neither the words of the path nor a symbolic link on it may lead outside.
    if inside(&path) && inside(&call.evaluator.files.resolve(&path)) {
        return Ok(path);
    }
    Err(unreachable(call, eco_format!("of {text:?}, outside of what is scanned")).into())
}

/// The directory of the root module.
fn root<'c>(call: &Call<'c>) -> &'c Path {
    &call.evaluator.module(0).real_directory
}

/// A value that depends on what may not be looked at.
fn unreachable(call: &Call, what: impl Display) -> Value {
    let symbol = Some(Symbol::Expression(call.written())).filter(|_| call.arguments.iter().all(nameable));
    Value::unknown(Reason::Function(eco_format!("{}() {what}", call.name)), symbol, call.at)
}

/// A path that does not begin with the home directory, which is another on every machine.
fn home_expanded(call: &Call, path: &str) -> Result<PathBuf, Stop> {
    match path.strip_prefix('~') {
        None => Ok(PathBuf::from(path)),
        Some("") => Err(unreachable(call, "of a home directory").into()),
        Some(rest) if rest.starts_with('/') => Err(unreachable(call, "of a home directory").into()),
        Some(_) => refuse("the home directories of other users cannot be named"),
    }
}

/// The content of a file, read once.
pub(super) fn content(call: &Call, index: usize) -> Result<Arc<[u8]>, Stop> {
    let path = place(call, index)?;
    let known = call.evaluator.memory.files.borrow().get(&path).cloned();
    let content = known.unwrap_or_else(|| {
        let content = read(call, &path);
        call.evaluator.memory.files.borrow_mut().insert(path, content.clone());
        content
    });
    let name = || call.text(index).unwrap_or_default();
    match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::Missing => refuse(eco_format!("there is no file {:?}", name())),
        Content::Unreadable(error) => refuse(eco_format!("the file {:?} cannot be read: {error}", name())),
        Content::TooLarge => {
            Err(Stop::Limit(eco_format!("the file {:?} is larger than {} MiB", name(), MAX_FILE >> 20)))
        }
    }
}

fn read(call: &Call, path: &Path) -> Content {
    match call.evaluator.files.read_start(path, MAX_FILE + 1) {
        Ok(bytes) if bytes.len() > MAX_FILE => Content::TooLarge,
        Ok(bytes) => Content::Bytes(bytes.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Content::Missing,
        Err(error) => Content::Unreadable(eco_format!("{}", error.kind())),
    }
}

/// The content of a file that is text.
pub(super) fn text(call: &Call, index: usize) -> Result<EcoString, Stop> {
    match std::str::from_utf8(&content(call, index)?) {
        Ok(text) => Ok(normalized(text.into())),
        Err(_) => refuse("the file is not UTF-8"),
    }
}

pub(super) fn file(call: &Call) -> Outcome {
    call.string(text(call, 0)?)
}

pub(super) fn base64(call: &Call) -> Outcome {
    call.string(STANDARD.encode(content(call, 0)?))
}

pub(super) fn md5(call: &Call) -> Outcome {
    call.string(hash::hex::<md5::Md5>(&content(call, 0)?))
}

pub(super) fn sha1(call: &Call) -> Outcome {
    call.string(hash::hex::<sha1::Sha1>(&content(call, 0)?))
}

pub(super) fn sha256(call: &Call) -> Outcome {
    call.string(hash::hex::<sha2::Sha256>(&content(call, 0)?))
}

pub(super) fn sha512(call: &Call) -> Outcome {
    call.string(hash::hex::<sha2::Sha512>(&content(call, 0)?))
}

pub(super) fn base64_sha256(call: &Call) -> Outcome {
    call.string(hash::base64::<sha2::Sha256>(&content(call, 0)?))
}

pub(super) fn base64_sha512(call: &Call) -> Outcome {
    call.string(hash::base64::<sha2::Sha512>(&content(call, 0)?))
}

pub(super) fn exists(call: &Call) -> Outcome {
    let path = place(call, 0)?;
    let files = call.evaluator.files;
    match files.read_start(&path, 1) {
        Ok(_) => call.bool(true),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            // Files that are not on a disk have directories only where there are files in them.
            let directory = files.list(&path).is_ok_and(|inside| !inside.is_empty());
            if directory { refuse("the path names a directory") } else { call.bool(false) }
        }
        Err(_) => refuse("the path does not name a file"),
    }
}

/// `fileset(directory, pattern)`: the files whose paths below the directory match.
pub(super) fn set(call: &Call) -> Outcome {
    let (directory, pattern) = (place(call, 0)?, call.text(1)?);
    // The pattern of Go has no class that begins with `!`, and `^` where others have `!`.
    let glob =
        GlobBuilder::new(&pattern.replace("[^", "[!")).literal_separator(true).empty_alternates(true).build();
    let Ok(glob) = glob else { return refuse(eco_format!("{pattern:?} is not a pattern of file names")) };
    if pattern.split('/').any(|part| part == "..") {
        return Err(unreachable(call, "with a pattern that leaves the directory").into());
    }
    let mut found = BTreeSet::new();
    // Directories that are named as they are need no search.
    let fixed = pattern.split('/').take_while(|part| !part.contains(['*', '?', '[', '{', '\\']));
    let parts: Vec<_> = pattern.split('/').collect();
    let named: PathBuf = parts[..fixed.count().min(parts.len() - 1)].iter().collect();
    let deep = parts[named.components().count()..].len() > 1 || pattern.contains("**");
    let mut search = Search {
        call,
        base: &directory,
        glob: glob.compile_matcher(),
        found: &mut found,
        left: MAX_DIRECTORIES,
    };
    search.directory(&directory.join(named), deep)?;
    let files = found.into_iter().map(|path| Value::string(path, call.at)).collect();
    Ok(Value::new(types::set(files), call.at))
}

struct Search<'s, 'c> {
    call: &'s Call<'c>,
    base: &'s Path,
    glob: GlobMatcher,
    found: &'s mut BTreeSet<EcoString>,
    left: usize,
}

impl Search<'_, '_> {
    fn directory(&mut self, directory: &Path, deep: bool) -> Result<(), Stop> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 || self.found.len() > MAX_ELEMENTS {
            return Err(Stop::Limit("the pattern matches too many files".into()));
        }
        let files = self.call.evaluator.files;
        for file in files.list(directory).unwrap_or_default() {
            let below = file.strip_prefix(self.base).ok().and_then(Path::to_str);
            if let Some(below) = below.filter(|below| self.glob.is_match(below)) {
                self.found.insert(normalized(below.into()));
            }
        }
        if !deep {
            return Ok(());
        }
        match files.directories(directory) {
            Ok(inner) => inner.iter().try_for_each(|inner| self.directory(inner, true)),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                Err(unreachable(self.call, "of directories that cannot be listed").into())
            }
            Err(_) => Ok(()),
        }
    }
}

pub(super) fn abspath(call: &Call) -> Outcome {
    let path = normalize(&root(call).join(call.text(0)?.as_str()));
    call.string(path.to_string_lossy().as_ref())
}

pub(super) fn expand(call: &Call) -> Outcome {
    let path = call.text(0)?;
    home_expanded(call, &path)?;
    call.string(path)
}

/// The last element of a path (Go's `filepath.Base`).
pub(super) fn basename(call: &Call) -> Outcome {
    // The last element may be known where the directory is not: `basename(path.cwd)`.
    if let Some((_, last)) = known_tail(call.value(0)).and_then(|tail| tail.rsplit_once('/'))
        && !last.is_empty()
    {
        return call.string(last);
    }
    let path = call.text(0)?;
    let trimmed = path.trim_end_matches('/');
    match (path.is_empty(), trimmed.rsplit('/').next()) {
        (true, _) => call.string("."),
        (_, None | Some("")) => call.string("/"),
        (_, Some(last)) => call.string(last),
    }
}

/// All but the last element of a path, without `.` and `..` (Go's `filepath.Dir`).
pub(super) fn dirname(call: &Call) -> Outcome {
    let path = call.text(0)?;
    let Some(end) = path.rfind('/') else { return call.string(".") };
    call.string(cleaned(&path[..=end]))
}

/// Go's `filepath.Clean`.
fn cleaned(path: &str) -> EcoString {
    let clean = normalize(Path::new(path));
    let clean: PathBuf = match clean.strip_prefix("/") {
        // Above the root there is nothing.
        Ok(inner) => Path::new("/")
            .join(inner.components().skip_while(|it| *it == Component::ParentDir).collect::<PathBuf>()),
        Err(_) => clean,
    };
    clean.to_string_lossy().as_ref().into()
}
