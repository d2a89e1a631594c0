//! `cargo xtask mirror DIR VERSION`: the repository from which pre-commit installs a released version without Rust.
//!
//! pre-commit installs hooks of `language: python` with pip, from the repository that holds them. This one, of Tollgate,
//! has no Python package; so a second repository holds nothing but the hook and the name of the wheel, with a tag for
//! each version.

use crate::{root, say};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The repository; it is made where there is none
    directory: PathBuf,
    /// The version of Tollgate, as `1.2.3`
    version: String,
}

const README: &str = "\
# Tollgate for pre-commit

[Tollgate](https://github.com/tollgate-iac/tollgate) finds security faults in Terraform and OpenTofu. This repository
installs it in seconds, from the package [tollgate-iac](https://pypi.org/project/tollgate-iac/):

```yaml
# .pre-commit-config.yaml
repos:
  - repo: https://github.com/tollgate-iac/tollgate-pre-commit
    rev: v@VERSION@
    hooks:
      - id: tollgate
```

It is written by `cargo xtask mirror` of Tollgate, where issues and changes belong.
";

const PYPROJECT: &str = "\
# What pip installs here is the wheel of Tollgate and nothing else.
[build-system]
requires = [\"setuptools>=77\"]
build-backend = \"setuptools.build_meta\"

[project]
name = \"tollgate-pre-commit\"
version = \"0.0.0\"
description = \"Installs Tollgate for pre-commit\"
dependencies = [\"tollgate-iac==@VERSION@\"]

[tool.setuptools]
py-modules = []
";

pub(crate) fn run(args: &Args) -> Result<()> {
    let Args { directory, version } = args;
    let numbers: Vec<_> = version.split('.').collect();
    let is_number = |it: &&str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    ensure!(
        numbers.len() == 3 && numbers.iter().all(is_number),
        "`{version}` is not a version such as 1.2.3"
    );
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    if !directory.join(".git").exists() {
        git(directory, &["init", "--quiet", "--initial-branch", "main"])?;
    }
    let licenses =
        ["LICENSE-APACHE", "LICENSE-MIT"].map(|name| (name, fs::read_to_string(root().join(name))));
    let mut files = vec![
        ("README.md", README.replace("@VERSION@", version)),
        ("pyproject.toml", PYPROJECT.replace("@VERSION@", version)),
        (".pre-commit-hooks.yaml", hook(&fs::read_to_string(root().join(".pre-commit-hooks.yaml"))?)?),
    ];
    for (name, text) in licenses {
        files.push((name, text?));
    }
    for (name, text) in &files {
        fs::write(directory.join(name), text).with_context(|| format!("cannot write {name}"))?;
        git(directory, &["add", name])?;
    }
    git(directory, &["commit", "--quiet", "--allow-empty", "--message", &format!("Tollgate {version}")])?;
    git(directory, &["tag", &format!("v{version}")])?;
    say(format_args!("{}: v{version}; push it with `git push --follow-tags`", directory.display()))
}

/// The hook of this repository that builds Tollgate, as one that installs the wheel.
fn hook(hooks: &str) -> Result<String> {
    let first = hooks.split("\n- id: ").nth(1).context("there is no hook in .pre-commit-hooks.yaml")?;
    let built = "(builds Tollgate with cargo, once)";
    ensure!(
        first.starts_with("tollgate\n") && first.contains(built) && first.contains("language: rust"),
        "the first hook of .pre-commit-hooks.yaml is not the one that builds Tollgate"
    );
    let hook = first.replace(built, "(installs it with pip)").replace("language: rust", "language: python");
    Ok(format!("- id: {}\n", hook.trim_end()))
}

fn git(directory: &Path, args: &[&str]) -> Result<()> {
    let status =
        Command::new("git").arg("-C").arg(directory).args(args).status().context("cannot run git")?;
    if !status.success() {
        bail!("`git {}` failed in {}", args.join(" "), directory.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hook_is_that_of_this_repository_but_for_its_language() {
        let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
        let hook = hook(&hooks).unwrap();
        let differs = |line: &&str| !hooks.contains(line);
        let differing: Vec<_> = hook.lines().filter(differs).map(str::trim).collect();
        assert_eq!(
            differing,
            [
                "description: Finds security faults in Terraform and OpenTofu (installs it with pip)",
                "language: python"
            ]
        );
        assert_eq!(hook.matches("- id:").count(), 1);
    }
}
