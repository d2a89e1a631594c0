//! What is around a path: its directory, its repository, what may be read there, and how people see it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tollgate_core::files::Boundary;

/// The top of the git work tree around a directory, if it is in one.
pub(crate) fn git_top(directory: &Path) -> Option<&Path> {
    directory.ancestors().find(|it| it.join(".git").exists()).filter(|it| !is_root(it))
}

/// Whether a file stands in a git work tree.
pub(crate) fn is_in_repository(file: &Path) -> bool {
    real_directory(file).is_ok_and(|directory| git_top(&directory).is_some())
}

/// The root of a file system is not a project: what is below it belongs to others.
fn is_root(directory: &Path) -> bool {
    directory.parent().is_none()
}

/// What may be read where a directory (absolute, without symbolic links) is scanned: the git work tree around it, else
/// the working directory if that is around it, else the directory alone. `None` where that is the root.
pub(crate) fn boundary(directory: &Path) -> Option<Boundary> {
    let here = here().filter(|here| directory.starts_with(here) && !is_root(here));
    let around = git_top(directory).map(Path::to_owned).or(here).unwrap_or_else(|| directory.to_owned());
    (!is_root(&around)).then(|| Boundary::new(around))
}

/// The directory around everything that `start` is about: the top of its git work tree, or else the working directory.
pub(crate) fn top(start: &Path) -> PathBuf {
    let here = here().filter(|here| start.starts_with(here));
    git_top(start).map(Path::to_owned).or(here).unwrap_or_else(|| start.to_owned())
}

/// The path without symbolic links, where it can be followed.
pub(crate) fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The directory of a file: absolute, without symbolic links.
pub(crate) fn real_directory(file: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(non_empty(file.parent()))
}

fn non_empty(path: Option<&Path>) -> &Path {
    path.filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The directory of a path, `.` where it is a name alone.
pub(crate) fn parent(path: &Path) -> PathBuf {
    non_empty(path.parent()).to_owned()
}

/// The directory that is around both.
pub(crate) fn in_common(a: &Path, b: &Path) -> PathBuf {
    a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

/// The working directory, without symbolic links.
pub(crate) fn here() -> Option<PathBuf> {
    std::env::current_dir().and_then(fs::canonicalize).ok()
}

/// A path as people in the working directory would write it.
pub(crate) fn shown_path(real: &Path) -> PathBuf {
    let Some(here) = here() else { return real.to_owned() };
    if let Ok(below) = real.strip_prefix(&here) {
        return below.to_owned();
    }
    // Above or beside: `../..`, as long as there is more in common than the root.
    let common = in_common(&here, real);
    if common.components().count() < 2 {
        return real.to_owned();
    }
    let up = here.components().count() - common.components().count();
    let down = real.strip_prefix(&common).unwrap_or(real);
    std::iter::repeat_n("..", up).collect::<PathBuf>().join(down)
}
