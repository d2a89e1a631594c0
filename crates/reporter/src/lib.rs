//! Findings in the formats that people and dashboards read.
//!
//! Each format is a module with one function `write(out, scan, …)`. It reads a finished [`Scan`] and writes to `out`
//! as it goes: no format holds its output, or a copy of the findings, in memory, except those that have a limit. What
//! all of them share stands in `entry` (order and identity of findings) and `place` (paths, lines and columns). All
//! output is a function of the scan alone: no clock, no environment, no absolute path of the machine; two runs write the
//! same bytes. The exceptions are the summary line of [`text`], which tells the elapsed time, and [`gitlab_sast`], which
//! is given the time.

pub mod baseline;
pub mod clean;
mod counts;
pub mod csv;
mod entry;
mod exists;
pub mod github;
pub mod gitlab;
pub mod gitlab_sast;
pub mod html;
pub mod json;
pub mod junit;
pub mod line_hash;
pub mod markdown;
pub mod page;
mod place;
pub mod registry;
pub mod sarif;
mod stream;
pub mod terminal;
pub mod text;
pub mod uri;

pub use counts::count;

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;
use tollgate_core::files::Boundaries;
use tollgate_core::finding::Report;
use tollgate_core::rule::Rule;
use tollgate_core::source::Sources;

/// The name of the tool, as reports give it. GitHub closes and reopens every alert when it changes.
pub const TOOL: &str = "Tollgate";

/// The home page of the tool.
pub const HOME: &str = "https://github.com/tollgate-iac/tollgate";

/// Everything a format may need.
///
/// The primary location of every finding is a place in `sources`; a finding without one is a defect of the engine,
/// and formats that need a place leave it out.
#[derive(Debug, Clone, Copy)]
pub struct Scan<'a> {
    /// The files that were read.
    pub sources: &'a Sources,
    /// What was found. Findings that nobody asked for (`--severity`) are no longer in it.
    pub report: &'a Report,
    /// The rules that ran, the engine's own (`syntax-error`, …) included, sorted by id.
    pub rules: &'a [&'static Rule],
    /// What paths are relative to: absolute, symbolic links resolved. The top of the git work tree, or what
    /// `--sarif-root` says.
    pub root: &'a Path,
    /// What was asked for, and what is around it.
    pub boundaries: &'a Boundaries,
    /// What a baseline says: how many findings are known, and no longer in the report, and how many are fixed since.
    pub baseline: Option<BaselineCounts>,
    /// How long the scan took. Only [`text`] tells it: every other format is the same in every run.
    pub elapsed: Duration,
    /// The version of Tollgate, as `1.2.3`.
    pub version: &'a str,
}

/// What a baseline has counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BaselineCounts {
    /// Findings that were there when it was written.
    pub known: usize,
    /// Findings that were, and are no more.
    pub fixed: usize,
}

/// The address of the page of a rule, as it was in this version. A page that users wrote has none: what such rules are is
/// documented.
#[must_use]
pub fn rule_page(rule: &Rule) -> String {
    if rule.check.is_of_users() {
        return [HOME, "/blob/v", env!("CARGO_PKG_VERSION"), "/docs/writing-rules.md"].concat();
    }
    // `file` has the separators of the machine that built Tollgate.
    let file =
        if rule.file.contains('\\') { Cow::Owned(rule.file.replace('\\', "/")) } else { rule.file.into() };
    let stem = file.strip_suffix(".rs").unwrap_or(&file);
    [HOME, "/blob/v", env!("CARGO_PKG_VERSION"), "/", stem, ".md"].concat()
}

/// The provider that a rule is about; the engine's own rules are about none.
fn provider(rule: &'static Rule) -> &'static str {
    if rule.targets.is_empty() && rule.modules.is_empty() { "tollgate" } else { rule.provider() }
}
