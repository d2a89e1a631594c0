//! Production, and environments that do without what it has: backups and records are left out there on purpose.

use super::{Options, Part, Start};
use crate::config::Scenario;
use crate::finding::{Exists, Finding};
use crate::hash::HashSet;
use crate::project::Project;
use crate::rule::Severity;
use crate::source::{SourceId, Sources, directory};
use std::path::Path;

/// Words for where a configuration is in use.
const WORDS: [&str; 3] = ["prd", "prod", "production"];

/// Words for where it is tried out.
const REHEARSALS: [&str; 13] = [
    "dev", "develop", "development", "nonprod", "qa", "sandbox", "stage", "staging", "stg", "test",
    "testing", "tst", "uat",
];

/// Whether a part of a path is a word for where a configuration is tried out, and none says that it is for production.
fn is_for_rehearsal(path: &Path) -> bool {
    let text = path.to_string_lossy().to_ascii_lowercase();
    let is_one = |word: &str| REHEARSALS.contains(&word);
    text.split(|it: char| !it.is_ascii_alphanumeric()).any(is_one) && !is_for_production(path)
}

/// Whether a path says that it is for production.
fn is_for_production(path: &Path) -> bool {
    let path = path.to_string_lossy().to_ascii_lowercase();
    let mut before = "";
    path.split(|it: char| !it.is_ascii_alphanumeric()).any(|word| {
        let before = std::mem::replace(&mut before, word);
        WORDS.contains(&word) && before != "non"
    })
}

impl Start<'_> {
    /// Whether it is how production is run, as its directory says.
    pub(super) fn is_production(&self, project: &Project) -> bool {
        let directory = || project.modules[self.module].directory.as_path();
        is_for_production(self.unit.map_or_else(directory, |unit| &unit.path))
    }

    /// Whether it is how an environment is run whose data nobody restores, as its directory says.
    pub(super) fn is_rehearsal(&self, project: &Project) -> bool {
        let unit = self.unit.map(|unit| unit.path.as_path()).filter(|path| path.is_relative());
        is_for_rehearsal(unit.unwrap_or_else(|| project.directory_below(self.module)))
    }
}

/// Whether a finding is about what lasts, of `files` some are for production, and it exists with none of these.
pub(super) fn is_righted_by_file(finding: &Finding, files: &[SourceId], sources: &Sources) -> bool {
    let Exists::With { files: with, .. } = &finding.exists else { return false };
    let is_for_production = |file: &SourceId| is_for_production(&sources.get(*file).path);
    finding.rule.category.is_for_what_lasts()
        && files.iter().any(is_for_production)
        && !with.iter().any(is_for_production)
}

/// Whether files of variables are for production and for others. What none of them switches on runs nowhere.
pub(super) fn serve_production_and_others(files: &[Scenario], sources: &Sources) -> bool {
    let is_for_production = |it: &Scenario| is_for_production(&sources.get(it.source).path);
    files.len() > 1 && files.iter().any(is_for_production)
}

/// Leaves out what other root modules say of what lasts in modules that production runs too, and of which production says
/// nothing.
pub(super) fn leave_to_production(
    parts: &mut [Part],
    starts: &[Start<'_>],
    project: &Project,
    options: &Options,
) {
    if parts.iter().all(|part| part.is_production) || !parts.iter().any(|part| part.is_production) {
        return;
    }
    let production = || starts.iter().filter(|start| start.is_production(project));
    let run: HashSet<_> = production()
        .flat_map(|start| project.reached(start.module))
        .map(|module| module.real_directory.as_os_str())
        .collect();
    let (mut found, mut open) = (HashSet::default(), HashSet::default());
    for part in parts.iter().filter(|part| part.is_production) {
        let findings = part.findings.iter().flat_map(Finding::with_also);
        found.extend(findings.map(|it| (it.location, it.rule.id)));
        open.extend(part.undecided.iter().map(|it| (it.location.source, it.rule.id)));
    }
    let is_righted = |it: &Finding| {
        let is_run =
            || run.contains(directory(&project.sources.get(it.location.source).real_path).as_os_str());
        // What is of little weight, others leave out on purpose, too.
        (it.rule.category.is_for_what_lasts() || it.severity <= Severity::Low)
            && is_run()
            && !found.contains(&(it.location, it.rule.id))
            && !open.contains(&(it.location.source, it.rule.id))
            && !options.profiles.at(it.location.source).takes_all()
    };
    for part in parts.iter_mut().filter(|part| !part.is_production) {
        part.findings.retain(|it| !is_righted(it));
    }
}
