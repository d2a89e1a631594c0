//! `samples`: the SARIF files in `sarif-samples`, made by the binary as users run it.
//!
//! A case is a directory with `input/`, `args` and `results.sarif`. `args` holds one argument of `tollgate scan` per
//! line; a line `cd DIR` names the directory below `input/` where it runs. Each case says which rules run: a report
//! lists them all, and a new rule shall not change every sample.

use crate::{root, say};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes the results of the cases (all, or those that are named), or compares them.
pub(crate) fn run(check: bool, only: &[String]) -> Result<()> {
    let cases = cases(only)?;
    let binary = build()?;
    let mut stale = Vec::new();
    for case in &cases {
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let results = case.join("results.sarif");
        let made = scan(&binary, case, "1").with_context(|| format!("the case `{name}` fails"))?;
        let known = fs::read(&results).unwrap_or_default();
        if check {
            ensure!(scan(&binary, case, "2")? == made, "`{name}` differs between one thread and two");
        }
        if known == made {
            continue;
        }
        if check {
            stale.push(format!("{name}: {}", difference(&known, &made)));
        } else {
            fs::write(&results, &made)?;
            say(format_args!("wrote {}", results.strip_prefix(root())?.display()))?;
        }
    }
    if !stale.is_empty() {
        bail!(
            "results differ from `results.sarif`; `cargo xtask samples` writes them, then read the change:\n  {}",
            stale.join("\n  ")
        );
    }
    say(format_args!("{} samples are up to date", cases.len()))
}

/// The directories of the cases, sorted.
fn cases(only: &[String]) -> Result<Vec<PathBuf>> {
    let directory = root().join("sarif-samples");
    let readme = fs::read_to_string(directory.join("README.md")).context("sarif-samples has no README.md")?;
    let mut cases = Vec::new();
    for entry in fs::read_dir(&directory)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir()) else {
            continue;
        };
        ensure!(path.join("input").is_dir(), "sarif-samples/{name} has no `input`");
        ensure!(readme.contains(&format!("`{name}`")), "sarif-samples/README.md does not describe `{name}`");
        if only.is_empty() || only.iter().any(|it| it == name) {
            cases.push(path);
        }
    }
    cases.sort_unstable();
    ensure!(!cases.is_empty(), "there is no such case in sarif-samples");
    Ok(cases)
}

/// Builds the binary beside this one and returns its path.
pub(crate) fn build() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let directory = own.parent().context("this program is in no directory")?;
    // Tests are in a directory below.
    let directory = directory.ancestors().find(|it| !it.ends_with("deps")).unwrap_or(directory);
    let target = directory.parent().context("this program is in no target directory")?;
    let mut cargo = Command::new(env!("CARGO"));
    // All packages, so that their features are those of the build that made this program.
    cargo.args(["build", "--quiet", "--bin", "tollgate", "--target-dir"]).arg(target).current_dir(root());
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    ensure!(cargo.status()?.success(), "`cargo build --bin tollgate` fails");
    Ok(directory.join("tollgate").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The report of a case.
fn scan(binary: &Path, case: &Path, threads: &str) -> Result<Vec<u8>> {
    let input = case.join("input");
    let said = fs::read_to_string(case.join("args")).context("the file `args` cannot be read")?;
    ensure!(said.lines().any(|line| line == "--rule"), "`args` does not say which rules run (--rule)");
    let (directories, arguments): (Vec<_>, Vec<_>) = said.lines().partition(|line| line.starts_with("cd "));
    let directory =
        directories.iter().fold(input.clone(), |path, line| path.join(line.trim_start_matches("cd ")));
    let mut command = Command::new(binary);
    command.args(["scan", "--format", "sarif", "--sarif-pretty", "--no-config", "--threads", threads]);
    if !arguments.contains(&"--sarif-root") {
        command.arg("--sarif-root").arg(&input);
    }
    // Nobody's own ignore file (`~/.config/git/ignore`) shall change the result.
    command.args(arguments).current_dir(directory).env("HOME", case).env_remove("XDG_CONFIG_HOME");
    let output = command.output().with_context(|| format!("`{}` does not run", binary.display()))?;
    match output.status.code() {
        Some(0 | 1) => Ok(output.stdout),
        _ => bail!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim()),
    }
}

/// The first line that differs.
fn difference(known: &[u8], made: &[u8]) -> String {
    let (known, made) = (String::from_utf8_lossy(known), String::from_utf8_lossy(made));
    let mut lines = known.lines().zip(made.lines()).enumerate();
    match lines.find(|(_, (known, made))| known != made) {
        Some((index, (known, made))) => {
            format!("line {}: `{}` is now `{}`", index + 1, known.trim(), made.trim())
        }
        None => format!("{} lines are now {}", known.lines().count(), made.lines().count()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_up_to_date() {
        if let Err(error) = run(true, &[]) {
            panic!("{error:#}");
        }
    }

    #[test]
    fn the_first_difference_is_shown() {
        assert_eq!(difference(b"a\n b\nc\n", b"a\n x\nc\n"), "line 2: `b` is now `x`");
        assert_eq!(difference(b"a\n", b"a\nb\n"), "1 lines are now 2");
    }
}
