//! `tollgate merge`.

use crate::Outcome;
use crate::args::merge::MergeArgs;
use crate::output;
use crate::say::say;
use crate::write;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tollgate_reporter::sarif::merge::{self, GITHUB_MAX_RUNS, Log, Options};
use tollgate_reporter::sarif::{GITHUB_MAX_SIZE, LeftOut};

/// The largest file that is read, in bytes: no report that code scanning takes is a tenth of it.
const MAX_BYTES: u64 = 1 << 30;

/// Merges files, those that are whole.
pub(crate) fn run(args: &MergeArgs) -> Result<Outcome> {
    let names = names(&args.files);
    let mut logs = Vec::with_capacity(args.files.len());
    let mut outcome = Outcome::Clean;
    for (file, name) in args.files.iter().zip(names) {
        match read(file) {
            Ok(log) => logs.push((name, log)),
            Err(error) => {
                say(format_args!("`{}` is left out: {error:#}", file.display()));
                outcome = Outcome::Incomplete;
            }
        }
    }
    if logs.is_empty() {
        bail!("nothing to merge: every file is left out");
    }
    let is_limited = args.sarif_max_results > 0;
    let runs: usize = logs.iter().map(|(_, log)| log.len()).sum();
    if is_limited && runs > GITHUB_MAX_RUNS {
        bail!(
            "code scanning takes {GITHUB_MAX_RUNS} runs in a file, and these have {runs}: merge fewer at a time, or all \
             with `--sarif-max-results 0`"
        );
    }
    let options =
        Options { max_results: args.sarif_max_results, max_size: is_limited.then_some(GITHUB_MAX_SIZE) };
    let mut done = (LeftOut::default(), Vec::new());
    let merge = |out: &mut dyn io::Write| {
        done = merge::write(out, logs, options)?;
        anyhow::Ok(())
    };
    match &args.output {
        Some(file) if file.as_os_str() != "-" => write::report(file, merge),
        _ => merge(&mut io::stdout().lock()),
    }
    .context("cannot write the merged report")?;
    let (left_out, renamed) = done;
    output::say_what_is_left_out(&left_out);
    for run in renamed.iter().filter(|it| it.from.is_some()) {
        let from = run.from.as_deref().unwrap_or_default();
        say(format_args!(
            "two runs have the category of `{from}`; that of `{}` is `{}` now",
            run.name, run.to
        ));
    }
    Ok(outcome)
}

fn read(file: &Path) -> Result<Log> {
    let open = File::open(file)?;
    let mut bytes = Vec::new();
    open.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        bail!("it is larger than {} MiB", MAX_BYTES >> 20);
    }
    merge::read(&bytes).map_err(anyhow::Error::msg)
}

/// What files are called where their runs need a name: without ending, and without directories unless those alone tell
/// them apart.
fn names(files: &[PathBuf]) -> Vec<String> {
    let slashed = |path: PathBuf| path.display().to_string().replace('\\', "/");
    let whole = |file: &PathBuf| {
        let path = slashed(file.with_file_name(stem(file)));
        path.trim_start_matches(['.', '/']).to_owned()
    };
    let mut number: BTreeMap<String, usize> = BTreeMap::new();
    files.iter().for_each(|file| *number.entry(stem(file)).or_default() += 1);
    let name = |file: &PathBuf| {
        let stem = stem(file);
        if number.get(&stem) == Some(&1) { stem } else { whole(file) }
    };
    files.iter().map(name).collect()
}

/// `live` of `reports/live.sarif.json`.
fn stem(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".json").unwrap_or(&name);
    name.strip_suffix(".sarif").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_by_what_tells_them_apart() {
        let files = ["./a/results.sarif", "b/results.sarif.json", "c/live.json", "odd"].map(PathBuf::from);
        assert_eq!(names(&files), ["a/results", "b/results", "live", "odd"]);
    }
}
