//! Whether every path that was named holds something to scan, and what it is if not.

use crate::around;
use crate::discover::{self, Asked, Found};
use crate::disk::Disk;
use serde::de::IgnoredAny;
use std::io;
use std::path::Path;
use tollgate_core::files::{Files, Kind, RealPath, kind_of};
use tollgate_core::load::MAX_FILE_BYTES;
use tollgate_core::project::Project;

/// How many bytes of a file are looked at to tell what it is.
const START: usize = 4096;

/// What `terraform show -json` makes a plan of.
pub(crate) const CONVERT: &str = "`terraform show -json plan.bin > plan.json`";

/// A path that was named, and why nothing of it was judged.
pub(crate) struct Gap {
    /// What is to be said of it.
    pub message: String,
    /// Whether there is nothing, as `--allow-empty` allows, and not something that could not be read.
    pub is_empty: bool,
}

/// The paths that were named and of which nothing was judged. What could not be read is said elsewhere.
pub(crate) fn gaps(found: &Found, project: &Project) -> Vec<Gap> {
    found
        .asked
        .iter()
        .filter(|asked| !asked.is_configuration)
        .filter_map(|it| gap(it, found, project))
        .collect()
}

fn gap(asked: &Asked, found: &Found, project: &Project) -> Option<Gap> {
    let shown = asked.path.display();
    let is_plan = |path: &Path| kind_of(path) == Some(Kind::PossiblePlan);
    // A plan is a module of its own, by its path.
    let mut modules = project.modules.iter().map(|module| module.real_directory.as_path());
    if modules.any(|path| path.starts_with(&asked.real) && is_plan(path)) {
        let message =
            || format!("nothing of `{shown}` was judged: it is not complete JSON; was it cut short?");
        let is_broken = asked.is_file && has_errors(asked, project);
        return is_broken.then(|| Gap { message: message(), is_empty: false });
    }
    if project.terragrunt.reads(&asked.real) {
        return None;
    }
    let is_refused = found.refused.iter().any(|refused| refused.entry == asked.real);
    if is_refused || project.unreadable.iter().any(|(path, _)| *path == asked.path) {
        return None;
    }
    let what_it_is =
        || found.boundaries.resolve(&asked.real, &asked.real, &Disk).and_then(|it| what_it_is(&it));
    let reason = match () {
        () if asked.is_excluded => "`exclude` leaves it out".to_owned(),
        () if asked.is_file => what_it_is().unwrap_or_else(|error| error.to_string()),
        () if discover::holds_configuration(&asked.real) => {
            "its Terraform files are all left out, by `exclude` or by .gitignore".to_owned()
        }
        () => "it holds no Terraform files".to_owned(),
    };
    Some(Gap { message: format!("nothing to scan in `{shown}`: {reason}"), is_empty: true })
}

fn has_errors(asked: &Asked, project: &Project) -> bool {
    let mut sources = project.errors.iter().map(|(location, _)| project.sources.get(location.source));
    let real = around::real(&asked.real);
    sources.any(|source| source.real_path == real)
}

/// What a file is that holds no configuration, and what to do with it.
fn what_it_is(path: &RealPath) -> io::Result<String> {
    let start = Disk.read_start(path, START)?;
    let is_variables = matches!(kind_of(path), Some(Kind::Variables(_) | Kind::AutomaticVariables(_)));
    let is_json = kind_of(path) == Some(Kind::PossiblePlan);
    Ok(match start.as_slice() {
        [] => "it is empty".to_owned(),
        // A plan is a zip archive, and this is the first file in it.
        [b'P', b'K', ..] if contains(&start, b"tfplan") => {
            format!("it is a binary plan; convert it with {CONVERT}")
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] if is_json => {
            "it is UTF-16, as `>` of PowerShell writes; save it as UTF-8".to_owned()
        }
        _ if is_variables => {
            "it holds values and no configuration stands beside or above it; name the configuration, and this file with \
             --var-file"
                .to_owned()
        }
        _ if is_json => match serde_json::from_slice::<IgnoredAny>(&Disk.read(path, MAX_FILE_BYTES)?) {
            Ok(_) => format!("it is JSON, but no plan: it has no `planned_values`; {CONVERT} writes a plan"),
            Err(error) if error.is_eof() => "it is JSON that breaks off: was it cut short?".to_owned(),
            Err(error) => format!("it is not JSON: {error}"),
        },
        _ => format!("it is neither configuration (.tf, .tofu, .tf.json, .tofu.json) nor a plan ({CONVERT})"),
    })
}

fn contains(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len()).any(|window| window == wanted)
}
