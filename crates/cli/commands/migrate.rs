//! `tollgate migrate`: the configuration of other scanners as a `.tollgate.hcl`.

use crate::args::MigrateArgs;
use crate::around;
use crate::config;
use crate::disk::Disk;
use crate::judge::today;
use crate::migrate::{self, Carried, File, Left, Read};
use crate::say::say;
use crate::{Outcome, write};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tollgate_core::files::{Boundary, Files};

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// Reads what is there, writes the file, and says what carried over and what did not.
pub(crate) fn run(args: &MigrateArgs) -> Result<Outcome> {
    let MigrateArgs { directory, stdout, force } = args;
    let shown = directory.display();
    let real = fs::canonicalize(directory).with_context(|| format!("cannot read `{shown}`"))?;
    let boundary = around::boundary(&real).with_context(|| format!("`{shown}` is not read as a whole"))?;
    let mut files = Vec::new();
    for (name, read) in migrate::FILES {
        if let Some(carried) =
            file(&real.join(name), &boundary, read).with_context(|| format!("cannot read `{name}`"))?
        {
            files.push(File { name, carried });
        }
    }
    if files.is_empty() {
        bail!("`{shown}` holds no configuration of checkov, tfsec, Trivy or KICS");
    }
    let text = migrate::write(&mut files);
    if *stdout {
        io::stdout().write_all(text.as_bytes())?;
    } else {
        let target = directory.join(config::NAME);
        if !force && target.symlink_metadata().is_ok() {
            bail!(
                "`{}` is there already: --stdout shows what would be written, --force replaces it",
                target.display()
            );
        }
        write::report(&target, |out| Ok(out.write_all(text.as_bytes())?))?;
        say(format_args!("wrote `{}`", target.display()));
    }
    for File { name, carried } in &files {
        say(format_args!("`{name}`: {}", summary(carried)));
        // The comments of what is shown say it already.
        for Left { setting, reason } in carried.left.iter().filter(|_| !stdout) {
            say(format_args!("`{name}`: {setting} does not carry over: {reason}"));
        }
    }
    Ok(Outcome::Clean)
}

/// What a file says; `None` where it is not there.
fn file(path: &Path, boundary: &Boundary, read: Read) -> Result<Option<Carried>> {
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let real_path = Disk.resolve(path, boundary)?;
    let text = String::from_utf8(Disk.read(&real_path, MAX_BYTES)?).context("it is not UTF-8")?;
    read(&text, path, &today()).map(Some)
}

/// What carries over, by the keys of the configuration.
fn summary(carried: &Carried) -> String {
    let lists = [
        ("rules", carried.rules.len()),
        ("exclude_rules", carried.exclude_rules.len()),
        ("exclude", carried.exclude.len()),
        ("var_files", carried.var_files.len()),
        ("severities", carried.severities.len()),
        ("path", carried.of_paths.len()),
    ];
    let lists = lists.into_iter().filter(|(_, length)| *length > 0);
    let mut said: Vec<_> = lists.map(|(key, length)| format!("{length} in `{key}`")).collect();
    said.extend(carried.severity.is_some().then(|| "`severity`".to_owned()));
    said.extend(carried.fail_on.is_some().then(|| "`fail_on`".to_owned()));
    if said.is_empty() {
        "nothing carries over".to_owned()
    } else {
        format!("{} carried over", said.join(", "))
    }
}
