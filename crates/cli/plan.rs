//! `--plan`: a plan that stands beside the configuration it was made from.

use crate::coverage::CONVERT;
use crate::discover::Found;
use crate::disk::Disk;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use tollgate_core::files::{Files, RealPath};
use tollgate_core::load::MAX_FILE_BYTES;
use tollgate_core::planned::Planned;
use tollgate_core::project::Project;

/// A plan that an option names.
pub(crate) struct Plan {
    /// The file: absolute, without symbolic links.
    pub file: PathBuf,
    pub planned: Planned,
    /// What the file holds.
    pub text: String,
}

/// Reads the plan of the root module in the one directory that is scanned.
pub(crate) fn read(file: &Path, found: &Found) -> Result<Plan> {
    let [root] = found.asked.as_slice() else {
        bail!("--plan is for one root module: name its directory alone")
    };
    if root.is_file {
        bail!("--plan is for a root module, and `{}` is a file: name its directory", root.path.display());
    }
    let cannot_read = || format!("cannot read the plan `{}`", file.display());
    let bytes = Disk.read(&RealPath::named(file), MAX_FILE_BYTES).with_context(cannot_read)?;
    let text = std::str::from_utf8(&bytes);
    let text = text.with_context(|| format!("{}; {CONVERT} writes one", cannot_read()))?;
    let planned = Planned::read(&file.to_string_lossy(), root.real.clone(), text);
    let text = text.to_owned();
    let planned = planned.map_err(|why| anyhow::anyhow!("{}: {why}; {CONVERT} writes one", cannot_read()))?;
    Ok(Plan { file: fs::canonicalize(file).with_context(cannot_read)?, planned, text })
}

/// Lays the plan over the configuration.
///
/// # Errors
/// Where it is the plan of another one: nothing would be decided by it.
pub(crate) fn lay_over(project: &mut Project, planned: Planned, file: &Path) -> Result<()> {
    let file = file.display();
    let Some(root) = project.modules.iter().find(|it| planned.is_of(&it.real_directory)) else {
        bail!("`{file}` is not a plan of what is scanned: there is no configuration in the directory itself");
    };
    if !planned.may_be_of(root) {
        bail!(
            "`{file}` is not a plan of `{}`: it plans nothing that is declared there",
            root.directory.display()
        );
    }
    project.planned = Some(planned);
    Ok(())
}
