//! Tests of the catalogue: one binary, a module for each concern.

mod examples;
mod meta;
mod usage_plan;

use std::path::Path;
use tollgate_core::engine::{self, Options};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::project::{self, Project};
use tollgate_core::rule::Rule;

/// A scan of files in memory with one rule.
struct Scan {
    project: Project,
    report: Report,
}

/// Scans files, given as path and content, with one rule.
fn scan(rule: &'static Rule, files: &[(&str, &str)]) -> Scan {
    let files = files.iter().fold(Memory::default(), |memory, (path, text)| {
        memory.with(Path::new("/").join(path), text.replace("\r\n", "\n"))
    });
    let project = project::load(files.inputs(), &[], Path::new("/"), &files, &());
    assert!(project.errors.is_empty(), "{}: {:?}", rule.id, project.errors);
    let options = Options { rules: vec![rule], ..Options::default() };
    let report = engine::scan(&project, &options, &files, &());
    Scan { project, report }
}

impl Scan {
    /// Path and line of every finding, in order.
    fn lines(&self) -> Vec<String> {
        self.report.findings.iter().map(|finding| self.project.sources.describe(finding.location)).collect()
    }
}
