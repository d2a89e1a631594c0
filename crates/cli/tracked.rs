//! What git tracks, read from its index (gitformat-index(5), versions 2 to 4).
//!
//! Git is not run for that: what it does depends on configuration that may run other programs. A library that reads
//! the index would bring 35 crates along, to write, lock and map what is only listed here.

use anyhow::{Context, Result, bail};
use std::borrow::Cow;
#[cfg(not(unix))]
use std::ffi::OsString;
use std::ffi::{CStr, OsStr};
use std::fs;
use std::io;
#[cfg(unix)]
use std::os::unix::ffi::OsStrExt;
#[cfg(not(unix))]
use std::path::MAIN_SEPARATOR_STR;
use std::path::{Component, Path, PathBuf};

/// The modes of files, links to files, and commits of other repositories (gitformat-index(5), "32-bit mode").
const FILE: u32 = 0o100_000;
const LINK: u32 = 0o120_000;
const SUBMODULE: u32 = 0o160_000;

/// The lengths of SHA-1 and SHA-256 in bytes. The index does not tell which it uses.
const HASHES: [usize; 2] = [20, 32];

/// The absolute paths of the files that git tracks in the work tree at `top` and in its submodules, of those whose
/// whole path is `wanted`. They need not be there. None where nothing was ever added.
pub(crate) fn files(top: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![top.to_owned()];
    while let Some(top) = open.pop() {
        let git = git_directory(&top);
        // One path for all entries: most are not wanted.
        let mut whole = PathBuf::new();
        let mut each = |mode, path: &Path| {
            whole.as_mut_os_string().clear();
            whole.push(&top);
            whole.push(path);
            // A second spelling of a path would be a second file.
            let is_plain = || path.components().collect::<PathBuf>().as_os_str() == path.as_os_str();
            let is_below = || path.components().all(|it| matches!(it, Component::Normal(_))) && is_plain();
            match mode & 0o170_000 {
                SUBMODULE if is_below() => open.push(whole.clone()),
                FILE | LINK if wanted(&whole) && is_below() => files.push(whole.clone()),
                _ => {}
            }
        };
        if let Some(base) = read(&git.join("index"), &mut each)? {
            read(&git.join(base), &mut each)?;
        }
    }
    Ok(files)
}

/// The directory that `.git` is, or, in submodules and linked work trees, names.
fn git_directory(top: &Path) -> PathBuf {
    let git = top.join(".git");
    let named = if git.is_file() { fs::read_to_string(&git).ok() } else { None };
    let named = named.as_deref().and_then(|text| text.strip_prefix("gitdir:"));
    named.map_or(git, |directory| top.join(directory.trim()))
}

/// Shows mode and path of each entry of an index. Returns the name of the file that holds the rest of it, where it is
/// split.
fn read(index: &Path, mut each: impl FnMut(u32, &Path)) -> Result<Option<String>> {
    let bytes = match fs::read(index) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        read => read.with_context(|| format!("cannot read `{}`", index.display()))?,
    };
    // Whether these are the bytes of an index is known at their end.
    let Some(hash) = HASHES.into_iter().find(|&hash| entries(&bytes, hash, |_, _| ()).is_some()) else {
        bail!("`{}` is not a git index of version 2, 3 or 4", index.display())
    };
    Ok(entries(&bytes, hash, |mode, path| each(mode, Path::new(&os_str(path)))).flatten())
}

/// Shows mode and path of each entry. Returns the shared index that a split one stands on; `None` if these are not the
/// bytes of an index with hashes of that length.
fn entries(bytes: &[u8], hash: usize, mut each: impl FnMut(u32, &[u8])) -> Option<Option<String>> {
    let (header, mut rest) = bytes.split_at_checked(12)?;
    let version = u32_at(header, 4)?;
    if !header.starts_with(b"DIRC") || !(2..=4).contains(&version) {
        return None;
    }
    let mut path = Vec::new();
    for _ in 0..u32_at(header, 8)? {
        // Times, device and inode, mode, owner and size; the hash; the flags, and more flags.
        let mode = u32_at(rest, 24)?;
        let is_extended = rest.get(40 + hash)? & 0x40 != 0;
        let mut start = 40 + hash + if is_extended { 4 } else { 2 };
        if version == 4 {
            // What the path has in common with the one before is left out.
            let kept = path.len().checked_sub(variable(rest, &mut start)?)?;
            path.truncate(kept);
        } else {
            path.clear();
        }
        let name = rest.get(start..)?;
        let name = CStr::from_bytes_until_nul(name).ok()?.to_bytes();
        path.extend_from_slice(name);
        each(mode, &path);
        let end = start + name.len() + 1;
        rest = rest.get(if version == 4 { end } else { end.next_multiple_of(8) }..)?;
    }
    let mut base = None;
    while rest.len() > hash {
        let (header, extension) = rest.split_at_checked(8)?;
        let (extension, after) = extension.split_at_checked(usize::try_from(u32_at(header, 4)?).ok()?)?;
        if header.starts_with(b"link") {
            let id = extension.get(..hash)?.iter().map(|byte| format!("{byte:02x}"));
            base = Some(format!("sharedindex.{}", id.collect::<String>()));
        }
        rest = after;
    }
    (rest.len() == hash).then_some(base)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A number of variable length, as in pack files ("offset encoding").
fn variable(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0_usize;
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number = number.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        number += 1;
    }
}

#[cfg(unix)]
fn os_str(bytes: &[u8]) -> Cow<'_, OsStr> {
    OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn os_str(bytes: &[u8]) -> Cow<'_, OsStr> {
    OsString::from(String::from_utf8_lossy(bytes).replace('/', MAIN_SEPARATOR_STR)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;
    use tempfile::TempDir;

    /// Runs git, whoever runs the tests.
    fn git(directory: &Path, args: &[&str]) {
        let nobodys = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];
        let mut command = Command::new("git");
        nobodys.iter().for_each(|name| _ = command.env_remove(name));
        let config =
            ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"];
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.args(config).args(args).current_dir(directory).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn write(directory: &Path, path: &str) {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    /// What is tracked, relative to the top.
    fn listed(top: &Path) -> Vec<String> {
        let wanted = |path: &Path| path.extension().is_some_and(|it| it == "tf");
        let mut files: Vec<_> = files(top, wanted)
            .unwrap()
            .iter()
            .map(|it| it.strip_prefix(top).unwrap().to_str().unwrap().to_owned())
            .collect();
        files.sort();
        files
    }

    #[test]
    fn every_version_of_the_index_is_read() {
        let long = format!("{}/x.tf", "directory/".repeat(30).trim_end_matches('/'));
        let mut names: Vec<_> = (0..40).map(|n| format!("d{}/{}.tf", n % 7, "n".repeat(n + 1))).collect();
        names.extend(["a.tf", "ä/ö.tf", &long].map(str::to_owned));
        names.sort();
        for (format, setup) in [
            ("sha1", &[&["update-index", "--index-version", "2"][..]][..]),
            ("sha1", &[&["update-index", "--index-version", "4"]]),
            ("sha256", &[&["update-index", "--index-version", "4"]]),
            ("sha256", &[&["update-index", "--index-version", "2"]]),
            ("sha1", &[&["update-index", "--split-index"], &["rm", "--cached", "-q", "x.txt"]]),
        ] {
            let top = TempDir::new().unwrap();
            let top = top.path();
            git(top, &["init", "-q", "--object-format", format]);
            assert_eq!(listed(top), Vec::<String>::new());
            names.iter().map(String::as_str).chain(["x.txt"]).for_each(|name| write(top, name));
            git(top, &["add", "."]);
            setup.iter().for_each(|args| git(top, args));
            assert_eq!(listed(top), names, "{format} {setup:?}");
            // What is only intended to be added makes version 3 of version 2.
            write(top, "later.tf");
            git(top, &["add", "-N", "later.tf"]);
            assert!(listed(top).contains(&"later.tf".to_owned()), "{format} {setup:?}");
        }
    }

    #[test]
    fn work_trees_and_submodules_have_an_index_of_their_own() {
        let directory = TempDir::new().unwrap();
        let at = |path: &str| directory.path().join(path);
        for name in ["inner", "outer"] {
            fs::create_dir(at(name)).unwrap();
            git(&at(name), &["init", "-q"]);
            write(&at(name), "main.tf");
            git(&at(name), &["add", "."]);
            git(&at(name), &["commit", "-q", "-m", "x"]);
        }
        git(&at("outer"), &["submodule", "--quiet", "add", at("inner").to_str().unwrap(), "modules/inner"]);
        assert_eq!(listed(&at("outer")), ["main.tf", "modules/inner/main.tf"]);
        git(&at("outer"), &["worktree", "add", "-q", at("linked").to_str().unwrap()]);
        assert_eq!(listed(&at("linked")), ["main.tf"]);
    }

    #[test]
    fn what_is_not_an_index_is_an_error_wherever_it_ends() {
        let top = TempDir::new().unwrap();
        let top = top.path();
        git(top, &["init", "-q"]);
        write(top, "a.tf");
        git(top, &["add", "."]);
        let index = top.join(".git/index");
        let bytes = fs::read(&index).unwrap();
        for end in 0..bytes.len() {
            fs::write(&index, &bytes[..end]).unwrap();
            assert!(files(top, |_| true).is_err(), "{end} of {}", bytes.len());
        }
    }
}
