//! What the configuration of other scanners becomes in a `.tollgate.hcl`.
//!
//! Each scanner has a module that reads its file into [`Carried`]: what has a counterpart, and what has none, with the
//! reason. [`text::write`] makes one file of all of them.

mod carried;
mod checkov;
mod kics;
mod node;
mod paths;
mod text;
mod tfsec;
mod trivy;

pub(crate) use carried::{Carried, Left};
pub(crate) use text::{File, write};

use anyhow::Result;
use std::path::Path;

/// Reads the text of a file. `today` is `YYYY-MM-DD`.
pub(crate) type Read = fn(&str, &Path, &str) -> Result<Carried>;

/// The files that are read, in a directory, and how. Where several files set what can be set once, the first one counts.
pub(crate) const FILES: [(&str, Read); 11] = [
    (".checkov.yaml", checkov::read),
    (".checkov.yml", checkov::read),
    (".tfsec/config.json", tfsec::read),
    (".tfsec/config.yml", tfsec::read),
    (".tfsec/config.yaml", tfsec::read),
    ("trivy.yaml", trivy::read),
    ("trivy.yml", trivy::read),
    (".trivyignore", trivy::read_ignored),
    (".trivyignore.yaml", trivy::read_ignored),
    ("kics.config", kics::read),
    (".kics.config", kics::read),
];
