//! `--fix`, `--unsafe-fixes` and `--diff`: applies fixes, or shows them.
//!
//! Fixes are applied in memory, and what they make is judged again, until no fix is left: one fix may stand in the way
//! of another, or make another possible. Files are written at the end, each as a whole.

use crate::discover::Found;
use crate::disk::Disk;
use crate::judge::judge;
use crate::say::say;
use crate::settings::Settings;
use crate::write::rewrite;
use anstyle::{AnsiColor, Style};
use anyhow::{Error, Result};
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tollgate_core::files::{Boundary, Files, RealPath};
use tollgate_core::finding::{Finding, Report};
use tollgate_core::fix;
use tollgate_core::flaw::{Fix, Safety};
use tollgate_core::progress::Progress;
use tollgate_core::project::Project;
use tollgate_reporter::clean;

/// How often what fixes made is judged again. Fixes that undo each other would never come to an end.
const ROUNDS: usize = 20;

/// What fixes made of the configuration.
#[derive(Debug, Default)]
pub(crate) struct Fixed {
    /// The files that are different, by their real paths.
    files: BTreeMap<PathBuf, Changed>,
    /// Files that a fix would have made unreadable; they are as they were.
    spoiled: BTreeSet<PathBuf>,
    /// Files that could not be written, as people see them, and why.
    left: Vec<(PathBuf, Error)>,
}

/// A file before and after.
#[derive(Debug)]
struct Changed {
    path: PathBuf,
    before: String,
    after: String,
    fixes: usize,
}

/// Applies fixes to what is found, writes them unless they are only to be shown, and judges what they make of it: the
/// result is the last verdict.
pub(crate) fn run(found: &Found, settings: &Settings, progress: &dyn Progress) -> (Project, Report, Fixed) {
    let mut fixed = Fixed::default();
    let verdict = |fixed: &Fixed| judge(found.inputs.clone(), found, settings, fixed, progress);
    let (mut project, mut report) = verdict(&fixed);
    for _ in 0..ROUNDS {
        let findings = report.findings.iter().flat_map(Finding::with_also);
        let fixes = findings.filter_map(|finding| wanted(finding, settings));
        let mut progressed = false;
        for (id, (after, count)) in fix::apply(fixes, &project.sources) {
            let source = project.sources.get(id);
            if fixed.spoiled.contains(&source.real_path) {
                continue;
            }
            let changed = fixed.files.entry(source.real_path.clone()).or_insert_with(|| Changed {
                path: source.path.clone(),
                before: source.text().to_owned(),
                after: String::new(),
                fixes: 0,
            });
            changed.after = after;
            changed.fixes += count;
            progressed = true;
        }
        if !progressed {
            break;
        }
        let errors = syntax_errors(&project);
        (project, report) = verdict(&fixed);
        let spoiled: Vec<_> = syntax_errors(&project).difference(&errors).cloned().collect();
        if !spoiled.is_empty() {
            fixed.files.retain(|path, _| !spoiled.contains(path));
            fixed.spoiled.extend(spoiled);
            (project, report) = verdict(&fixed);
        }
    }
    if !settings.args.diff && !fixed.write() {
        (project, report) = verdict(&fixed);
    }
    (project, report, fixed)
}

/// The fix of a finding, if it is of the kind that was asked for.
fn wanted<'f>(finding: &'f Finding, settings: &Settings) -> Option<&'f Fix> {
    let fix = finding.fix.as_ref();
    fix.filter(|fix| fix.safety == Safety::Safe || settings.args.unsafe_fixes)
}

/// The files with a syntax error.
fn syntax_errors(project: &Project) -> BTreeSet<PathBuf> {
    let places = project.errors.iter().map(|(location, _)| location.source);
    places.map(|id| project.sources.get(id).real_path.clone()).collect()
}

impl Fixed {
    /// Whether some file is different.
    pub(crate) fn changes_something(&self) -> bool {
        !self.files.is_empty()
    }

    /// Writes the files that are different. Returns whether all of them could be written; the others are as they were.
    fn write(&mut self) -> bool {
        for (real_path, changed) in std::mem::take(&mut self.files) {
            match rewrite(&real_path, &changed.before, &changed.after) {
                Ok(()) => _ = self.files.insert(real_path, changed),
                Err(error) => self.left.push((changed.path, error)),
            }
        }
        self.left.is_empty()
    }

    /// Whether all fixes could be applied.
    pub(crate) fn is_complete(&self) -> bool {
        self.left.is_empty()
    }

    /// Shows what would be written, as a unified diff with paths as git has them, and in its colours.
    pub(crate) fn show(&self, out: &mut dyn Write, in_color: bool) -> Result<()> {
        for changed in self.files.values() {
            let path =
                changed.path.strip_prefix(".").unwrap_or(&changed.path).to_string_lossy().replace('\\', "/");
            let diff = TextDiff::from_lines(&changed.before, &changed.after);
            let (old, new) = (
                clean::clean(&format!("a/{path}")).into_owned(),
                clean::clean(&format!("b/{path}")).into_owned(),
            );
            let diff = diff.unified_diff().context_radius(3).header(&old, &new).to_string();
            let shown = clean::lines(&diff);
            if in_color {
                paint(out, &shown)?;
            } else {
                write!(out, "{shown}")?;
            }
            if shown != diff {
                say(format_args!(
                    "`{path}` holds characters or commands that are shown escaped: the diff does not apply"
                ));
            }
        }
        Ok(())
    }

    /// Says how much was done, and what more could be.
    pub(crate) fn say(&self, report: &Report, settings: &Settings) {
        for path in &self.spoiled {
            say(format_args!(
                "`{}` is left as it was: its fixes would not parse; please report this",
                path.display()
            ));
        }
        for (path, error) in &self.left {
            say(format_args!("cannot fix `{}`: {error:#}", path.display()));
        }
        if settings.args.is_quiet() {
            return;
        }
        let fixes: usize = self.files.values().map(|changed| changed.fixes).sum();
        let files = self.files.len();
        let verb = if settings.args.diff { "would be applied" } else { "applied" };
        let (fix, file) =
            (if fixes == 1 { "fix" } else { "fixes" }, if files == 1 { "file" } else { "files" });
        let mut done = format!("{fixes} {fix} {verb} in {files} {file}");
        let findings = report.findings.iter().flat_map(Finding::with_also);
        let more = findings.filter(|finding| finding.fix.is_some()).count();
        if more > 0 && !settings.args.unsafe_fixes {
            done += &format!("; {more} more with --unsafe-fixes, to be looked at");
        }
        say(done);
    }
}

/// Writes a diff of one file in the colours of git.
fn paint(out: &mut dyn Write, diff: &str) -> io::Result<()> {
    for (number, line) in diff.lines().enumerate() {
        let style = match line.as_bytes().first() {
            // A line of the file may start like a header.
            _ if number < 2 => Style::new().bold(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        writeln!(out, "{style}{line}{style:#}")?;
    }
    Ok(())
}

/// The disk with the changes on it.
impl Files for Fixed {
    fn resolve(&self, path: &Path, within: &Boundary) -> io::Result<RealPath> {
        Disk.resolve(path, within)
    }

    fn is_missing(&self, path: &RealPath) -> bool {
        Disk.is_missing(path)
    }

    fn read(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        self.files.get(&**file).map_or_else(|| Disk.read(file, limit), |it| Ok(it.after.clone().into_bytes()))
    }

    fn read_start(&self, file: &RealPath, limit: usize) -> io::Result<Vec<u8>> {
        Disk.read_start(file, limit)
    }

    fn list(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<PathBuf>> {
        Disk.list(directory, within)
    }

    fn directories(&self, directory: &RealPath, within: &Boundary) -> io::Result<Vec<RealPath>> {
        Disk.directories(directory, within)
    }
}
