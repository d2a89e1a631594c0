//! Tests of the catalogue: one binary, a module for each concern.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "that is how a test fails")]

mod alarm_missing;
mod apart;
mod buckets;
mod costs;
mod decided;
mod declined;
mod declined_around;
mod declined_clouds;
mod declined_given;
mod declined_meant;
mod declined_opened;
mod declined_others;
mod declined_pods;
mod declined_policies;
mod declined_public;
mod declined_purposes;
mod declined_run;
mod declined_stores;
mod declined_there;
mod declined_use;
mod elsewhere;
mod examples;
mod firewalls;
mod instances;
mod joins;
mod manifest_form;
mod manifests;
mod meta;
mod modules;
mod monotone;
mod mutations;
mod places;
mod policies;
mod privilege_escalation;
mod reach;
mod rewrites;
mod schema;
mod suppressions;
mod usage_plan;
mod values;

use rayon::ThreadPool;
use std::path::Path;
use std::sync::LazyLock;
use tollgate_core::engine::{self, Options, Profile};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::project::Project;
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
    let scan = scan_files(vec![rule], &files);
    assert!(scan.project.errors.is_empty(), "{}: {:?}", rule.id, scan.project.errors);
    scan
}

/// Scans files in memory with some rules, for all that they have to say.
fn scan_files(rules: Vec<&'static Rule>, files: &Memory) -> Scan {
    let profile = Profile { rules, pedantic: true, ..Profile::default() };
    scan_as(Options { profiles: profile.into(), ..Options::default() }, files)
}

fn scan_as(options: Options, files: &Memory) -> Scan {
    POOL.install(|| {
        let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
        let options = Options { today: Some(TODAY.to_owned()), ..options };
        let report = engine::scan(&project, &options, files, &());
        Scan { project, report }
    })
}

/// The day on which all scans are made.
const TODAY: &str = "2026-01-01";

static POOL: LazyLock<ThreadPool> = LazyLock::new(|| engine::pool(0).expect("threads"));

impl Scan {
    /// Path and line of every finding, in order.
    fn lines(&self) -> Vec<String> {
        self.report.findings.iter().map(|finding| self.project.sources.describe(finding.location)).collect()
    }
}
