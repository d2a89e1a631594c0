//! Functions that read files, and functions of paths.
//!
//! Paths are relative to the directory of the root module, where Terraform runs; in a configuration of Terragrunt, to its
//! file. Nothing outside the project's boundary is read.

use super::arguments::normalized;
use super::memory::{Content, Listing};
use super::{Call, MAX_ELEMENTS, MAX_SYMBOL, Outcome, Stop, hash, nameable, refuse};
use crate::eval::{Evaluator, sets};
use crate::files::{Boundary, RealPath, is_refused, normalize};
use crate::note::NoteKind;
use crate::value::{HopKind, Reason, Symbol, Value, known_tail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ecow::{EcoString, eco_format};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// The largest file that functions read, in bytes.
const MAX_FILE: usize = 1 << 20;

/// How many steps the system takes to look at a file, in those of a budget.
const FILE_STEPS: usize = 100;

/// How many directories `fileset` looks into.
const MAX_DIRECTORIES: usize = 1_000;

/// The path that an argument names, worked out from the words alone.
fn path(call: &Call, index: usize) -> Result<PathBuf, Stop> {
    Ok(normalize(&root(call).join(home_expanded(call, &call.text(index)?)?)))
}

/// Where a path leads that the first argument names. `None` where nothing is there.
fn resolve(call: &Call, path: &Path) -> Result<Option<RealPath>, Stop> {
    call.evaluator.budget.work(FILE_STEPS)?;
    match call.evaluator.project.boundaries.resolve(path, root(call), call.evaluator.files) {
        Ok(real) => Ok(Some(real)),
        Err(error) if is_refused(&error) => Err(refused(call, &error)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => refuse(eco_format!("the path cannot be followed: {}", error.kind())),
    }
}

/// What no boundary admits is said, and its value not known.
fn refused(call: &Call, error: impl Display) -> Stop {
    call.evaluator.note(
        NoteKind::OutsideRepository,
        call.at,
        format!("`{}` is not evaluated: {error}", call.written()),
    );
    unreachable(call, eco_format!("of {} ({error})", call.value(0))).into()
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The directory of the root module, or of the configuration of Terragrunt.
fn root<'c>(call: &Call<'c>) -> &'c Path {
    let instance = if call.context().is_some() { call.scope.instance } else { 0 };
    &call.evaluator.module(instance).real_directory
}

/// A value that depends on what may not be looked at.
fn unreachable(call: &Call, what: impl Display) -> Value {
    let short = |text: &EcoString| text.len() <= MAX_SYMBOL && call.arguments.iter().all(nameable);
    let symbol = Some(call.written()).filter(short).map(Symbol::Expression);
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
    let path = path(call, index)?;
    let known = call.evaluator.memory.files.borrow().get(&path).cloned();
    let content = known.unwrap_or_else(|| {
        let evaluator = call.evaluator;
        // Counted whether anything is read or not, and kept until the root module is judged.
        let _ = evaluator.budget.work(FILE_STEPS);
        let real = evaluator.project.boundaries.resolve(&path, root(call), evaluator.files);
        let content = Content::of(real.and_then(|real| evaluator.files.read(&real, MAX_FILE)));
        if let Content::Bytes(bytes) = &content {
            let _ = evaluator.budget.make(bytes.len());
        }
        evaluator.memory.files.borrow_mut().insert(path, content.clone());
        content
    });
    let name = || call.text(index).unwrap_or_default();
    match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::Refused(error) => Err(refused(call, error)),
        Content::Missing => refuse(eco_format!("there is no file {:?}", name())),
        Content::Unreadable(error) => refuse(eco_format!("the file {:?} cannot be read: {error}", name())),
        Content::TooLarge => {
            Err(Stop::Limit(eco_format!("the file {:?} is larger than {} MiB", name(), MAX_FILE >> 20)))
        }
    }
}

impl Content {
    fn of(read: io::Result<Vec<u8>>) -> Self {
        match read {
            Ok(bytes) => Self::Bytes(bytes.into()),
            Err(error) if is_refused(&error) => Self::Refused(eco_format!("{error}")),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound => Self::Missing,
                io::ErrorKind::FileTooLarge => Self::TooLarge,
                kind => Self::Unreadable(eco_format!("{kind}")),
            },
        }
    }
}

/// The content of a file that is text.
pub(super) fn text(call: &Call, index: usize) -> Result<EcoString, Stop> {
    match std::str::from_utf8(&content(call, index)?) {
        Ok(text) => {
            // `from` would copy it byte by byte.
            let mut shared = EcoString::with_capacity(text.len());
            shared.push_str(text);
            Ok(normalized(shared))
        }
        Err(_) => refuse("the file is not UTF-8"),
    }
}

pub(super) fn file(call: &Call) -> Outcome {
    Ok(read(call, call.string(text(call, 0)?)?, true))
}

/// The value with the file that the call names as the start of its way.
pub(super) fn read(call: &Call, value: Value, has_its_lines: bool) -> Value {
    let Ok(path) = call.text(0) else { return value };
    let path = seen(call).unwrap_or(path);
    value.after(HopKind::File { path, has_its_lines }, call.at)
}

/// The path of the file that the call names, from where the path of the configuration begins that people see: one from
/// the directory of the root module would say little beside it.
fn seen(call: &Call) -> Option<EcoString> {
    let source = call.evaluator.project.sources.get_checked(call.at.source)?;
    let top = source.real_path.ancestors().nth(source.path.components().count())?;
    let path = path(call, 0).ok()?;
    let below = path.strip_prefix(top).ok().filter(|_| top.join(&source.path) == source.real_path)?;
    below.to_str().map(EcoString::from)
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
    let Some(path) = resolve(call, &path(call, 0)?)? else { return call.bool(false) };
    match call.evaluator.files.read_start(&path, 1) {
        Ok(_) => call.bool(true),
        Err(error) if is_absent(&error) => {
            if is_directory(call, &path) {
                refuse("the path names a directory")
            } else {
                call.bool(false)
            }
        }
        Err(_) => refuse("the path does not name a file"),
    }
}

/// Whether there is something in a directory: files that are not on a disk have directories only where there are files
/// in them.
fn is_directory(call: &Call, path: &RealPath) -> bool {
    let Evaluator { project, files, .. } = call.evaluator;
    let inside = project.boundaries.around(path).and_then(|within| files.list(path, within).ok());
    inside.is_some_and(|inside| !inside.is_empty())
}

/// Whether there is a file or a directory at a path.
pub(super) fn is_there(call: &Call, path: &Path) -> Result<bool, Stop> {
    let Some(path) = resolve(call, path)? else { return Ok(false) };
    let absent = call.evaluator.files.read_start(&path, 1).is_err_and(|error| is_absent(&error));
    Ok(!absent || is_directory(call, &path))
}

/// `fileset(directory, pattern)`: the files whose paths below the directory match.
pub(super) fn set(call: &Call) -> Outcome {
    let (directory, pattern) = (path(call, 0)?, call.text(1)?);
    // The pattern of Go has no class that begins with `!`, and `^` where others have `!`.
    let glob =
        GlobBuilder::new(&pattern.replace("[^", "[!")).literal_separator(true).empty_alternates(true).build();
    // A set of one: unlike a lone pattern, it may be too large for a regular expression without a panic.
    let glob = glob.and_then(|glob| GlobSetBuilder::new().add(glob).build());
    let Ok(glob) = glob else { return refuse(eco_format!("{pattern:?} is not a pattern of file names")) };
    if pattern.split('/').any(|part| part == "..") {
        return Err(unreachable(call, "with a pattern that leaves the directory").into());
    }
    // Directories that are named as they are need no search.
    let fixed = pattern.split('/').take_while(|part| !part.contains(['*', '?', '[', '{', '\\']));
    let parts: Vec<_> = pattern.split('/').collect();
    let named: PathBuf = parts[..fixed.count().min(parts.len() - 1)].iter().collect();
    let deep = parts[named.components().count()..].len() > 1 || pattern.contains("**");
    let mut search = Search { call, glob, found: BTreeSet::new(), left: MAX_DIRECTORIES };
    if let Some(directory) = resolve(call, &directory.join(&named))? {
        search.directory(&directory, &named, deep)?;
    }
    let files = search.found.into_iter().map(|path| Value::string(path, call.at)).collect();
    Ok(Value::new(sets::set(files), call.at))
}

struct Search<'s, 'c> {
    call: &'s Call<'c>,
    glob: GlobSet,
    found: BTreeSet<EcoString>,
    left: usize,
}

impl Search<'_, '_> {
    /// Searches a directory, of which the paths in the result begin with `shown`.
    fn directory(&mut self, directory: &RealPath, shown: &Path, deep: bool) -> Result<(), Stop> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 || self.found.len() > MAX_ELEMENTS {
            return Err(Stop::Limit("the pattern matches too many files".into()));
        }
        let evaluator = self.call.evaluator;
        let Some(within) = evaluator.project.boundaries.around(directory) else { return Ok(()) };
        let listed = self.listed(directory, within)?;
        for file in &listed.files {
            let below = file.file_name().map(|name| shown.join(name));
            let below = below.as_deref().and_then(Path::to_str);
            if let Some(below) = below.filter(|below| self.glob.is_match(below)) {
                self.found.insert(normalized(below.into()));
            }
        }
        if !deep {
            return Ok(());
        }
        let directories = || evaluator.files.directories(directory, within).map_err(|error| error.kind());
        match listed.directories.get_or_init(directories) {
            Ok(inner) => inner.iter().try_for_each(|inner| {
                self.directory(inner, &shown.join(inner.file_name().unwrap_or_default()), true)
            }),
            Err(io::ErrorKind::Unsupported) => {
                Err(unreachable(self.call, "of directories that cannot be listed").into())
            }
            Err(_) => Ok(()),
        }
    }

    /// What is in a directory: configurations ask for the same one again and again. Charges for a look at each file.
    fn listed(&self, directory: &RealPath, within: &Boundary) -> Result<Rc<Listing>, Stop> {
        let Evaluator { files, budget, memory, .. } = self.call.evaluator;
        if let Some(known) = memory.directories.borrow().get(directory).cloned() {
            budget.work(1 + known.files.len())?;
            return Ok(known);
        }
        let files = files.list(directory, within).unwrap_or_default();
        budget.work(FILE_STEPS * (1 + files.len()))?;
        let listing = Rc::new(Listing { files, directories: OnceCell::new() });
        memory.directories.borrow_mut().insert(directory.clone(), listing.clone());
        Ok(listing)
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
