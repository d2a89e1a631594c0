//! `--locked-config`: what in the scanned tree asks for less, and does not get it.

use crate::around;
use crate::config::{ConfigFile, Configurations, Layer, Origin, Said};
use crate::discover::{Asked, Found};
use crate::settings::Settings;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::project::Project;
use tollgate_core::source::directory;
use tollgate_reporter::baseline::Baseline;

/// The findings that are known, unless whoever proposes a change could have written them down.
pub(crate) fn baseline<'s>(settings: &'s Settings, found: &Found) -> Option<&'s Baseline> {
    settings.baseline.as_ref().filter(|_| refused_baseline(settings, found).is_none())
}

/// The baseline in the scanned tree, where the configuration is locked.
fn refused_baseline<'s>(settings: &'s Settings, found: &Found) -> Option<(&'s Path, PathBuf)> {
    settings.args.locked_config.as_ref()?;
    let shown = settings.args.baseline.as_deref()?;
    let directory = around::real_directory(shown).ok()?;
    let entry = directory.join(shown.file_name()?);
    // A link may stand elsewhere and lead here.
    let is_inside =
        [&entry, &around::real(shown)].into_iter().any(|it| found.boundaries.around(it).is_some());
    is_inside.then_some((shown, entry))
}

/// Notes on the settings and the baseline in the scanned tree that ask for less than the locked configuration.
pub(crate) fn notes(project: &mut Project, found: &Found, settings: &Settings) -> Vec<Note> {
    if settings.args.locked_config.is_none() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    if let Some((shown, entry)) = refused_baseline(settings, found) {
        let message = "this baseline does not count: the configuration is locked, and whoever proposes a change can write it";
        let location = project.place_of(shown, &entry);
        notes.push(Note { kind: NoteKind::Overruled, location, message: message.to_owned() });
    }
    for page in &settings.refused_pages {
        let message =
            "this rule does not run: the configuration is locked, and whoever proposes a change can write it";
        let location = project.place_of(&page.shown, &page.real);
        notes.push(Note { kind: NoteKind::Overruled, location, message: message.to_owned() });
    }
    for file in files(project, found, settings) {
        for (name, line) in weakening(&file) {
            let location = project.line_of(&file.shown, &file.path, &file.text, line);
            let message = format!("`{name}` does not count: the configuration is locked");
            notes.push(Note { kind: NoteKind::Overruled, location, message });
        }
    }
    notes
}

/// The configuration files of the scanned tree that would count, and those that they extend. One that is wrong asks for
/// nothing.
fn files(project: &Project, found: &Found, settings: &Settings) -> Vec<Arc<ConfigFile>> {
    let tree = Configurations::nearest();
    let files = project.sources.iter().filter(|(_, it)| it.is_file() && it.real_path.is_absolute());
    let files = files.filter(|(_, it)| found.selection.contains(&it.real_path));
    let directories: BTreeSet<_> = files.map(|(_, it)| directory(&it.real_path).to_owned()).collect();
    let asked = found.asked.iter().map(Asked::directory);
    directories.into_iter().chain(asked).for_each(|it| _ = tree.of(&it));
    let mut files = tree.files();
    let locked = settings.configurations.files();
    files.retain(|file| !locked.iter().any(|locked| locked.path == file.path));
    files
}

/// The settings of a file that can ask for less, with their lines.
fn weakening(file: &ConfigFile) -> Vec<(&'static str, usize)> {
    let mut found = Vec::new();
    of_layer(&file.head, &mut found);
    add("fail_on", file.fail_on.as_ref(), &mut found);
    add("exclude", file.exclude.as_ref(), &mut found);
    add("scenarios", file.scenarios.as_ref().filter(|it| !it.value), &mut found);
    add("var_files", file.var_files.as_ref(), &mut found);
    for path in &file.paths {
        of_layer(&path.layer, &mut found);
        add("exclude", path.exclude.as_ref().filter(|it| it.value), &mut found);
    }
    found.sort_unstable_by_key(|(name, line)| (*line, *name));
    found
}

fn of_layer(layer: &Layer, found: &mut Vec<(&'static str, usize)>) {
    add("rule_files", layer.rule_files.as_ref(), found);
    add("rules", layer.rules.as_ref(), found);
    add("exclude_rules", layer.exclude_rules.as_ref(), found);
    add("severity", layer.severity.as_ref(), found);
    add("severities", layer.severities.first(), found);
    add("suppressions", layer.suppressions.as_ref().filter(|it| it.value), found);
}

fn add<T>(name: &'static str, said: Option<&Said<T>>, found: &mut Vec<(&'static str, usize)>) {
    if let Some(Said { origin: Origin::File(_, line), .. }) = said {
        found.push((name, *line));
    }
}
