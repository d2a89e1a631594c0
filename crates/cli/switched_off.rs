//! Configuration files that leave nothing to report or to fail: whoever proposes a change may have written them.

use crate::config::{ConfigFile, Holds, Origin};
use crate::fail_on::FailOn;
use crate::profiles::Configured;
use crate::select;
use crate::settings::Settings;
use std::path::Path;
use std::sync::Arc;
use tollgate_core::engine::Profile;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::project::Project;
use tollgate_core::rule::Severity;

/// Notes on the configuration files that switch off nearly everything, for most of the files that they are for.
pub(crate) fn notes(project: &mut Project, configured: &Configured, settings: &Settings) -> Vec<Note> {
    let mut notes = Vec::new();
    // It is for who locks it to say what is off.
    if settings.args.locked_config.is_some() {
        return notes;
    }
    let mut files = settings.configurations.files();
    files.retain(|it| leave_nothing(it) || is_used(it, configured, settings));
    for file in files {
        let profile = usual(&file, configured, settings);
        let Some(message) = switched_off(&file, &profile, settings) else { continue };
        let location = project.place_of(&file.shown, &file.path);
        notes.push(Note { kind: NoteKind::SwitchedOff, location, message });
    }
    notes
}

/// Whether a file counts for something that is scanned, or for the scan as a whole.
fn is_used(file: &Arc<ConfigFile>, configured: &Configured, settings: &Settings) -> bool {
    let is_of_scan = settings.of_scan.as_ref().is_some_and(|it| it.path == file.path);
    is_of_scan || configured.used.iter().any(|(used, _)| used.path == file.path)
}

/// What holds for most of the files that a configuration file is for: what its head says, unless a `path` block says
/// otherwise of most of them.
fn usual(file: &ConfigFile, configured: &Configured, settings: &Settings) -> Profile {
    let used = configured.used.iter().find(|(used, _)| used.path == file.path);
    let most = used.and_then(|(_, numbers)| numbers.iter().max_by_key(|(_, files)| **files));
    let profile = most.and_then(|(number, _)| configured.profiles.iter().nth(*number)).cloned();
    let head = || Holds::of(file.chain().into_iter().map(|it| &it.head).chain([&settings.asked])).profile();
    profile.unwrap_or_else(head)
}

/// Whether a file leaves out most of what is below it, whatever its patterns are: it leaves out usual files.
fn leave_nothing(file: &ConfigFile) -> bool {
    let directory = file.path.parent().unwrap_or(Path::new("/"));
    ["main.tf", "modules/network/main.tf"].iter().all(|usual| {
        let usual = directory.join(usual);
        let mut entries = usual.ancestors().take_while(|it| *it != directory);
        entries.any(|it| file.leaves_out(it, it != usual))
    })
}

/// What a configuration file switches off, where that is nearly everything; `None` where the scan can still report and
/// fail, or where the command line decides.
fn switched_off(file: &ConfigFile, profile: &Profile, settings: &Settings) -> Option<String> {
    let args = &settings.args;
    let all = select::rules(None, &[], |_| false, profile.pedantic).len();
    let rules = profile.rules.iter().filter(|rule| !rule.check.is_of_users()).count();
    let severity = Some(profile.least).filter(|_| args.severity.is_none());
    let fail_on = match &settings.fail_on.origin {
        Origin::File(from, _) if file.chain().iter().any(|it| it.shown == *from) => {
            Some(settings.fail_on.value)
        }
        _ => None,
    };
    let few_rules = 2 * rules < all && args.rule.is_empty() && args.exclude_rule.is_empty();
    let never_fails = matches!(fail_on, Some(FailOn::Never | FailOn::Severity(Severity::Critical)));
    let is_critical = severity == Some(Severity::Critical);
    if !few_rules && !never_fails && !leave_nothing(file) && !is_critical {
        return None;
    }
    let mut said = Vec::new();
    if rules < all && args.rule.is_empty() {
        said.push(format!("{} of {all} rules", all - rules));
    }
    if let Some(severity) = severity.filter(|it| *it > Severity::Info) {
        said.push(format!("findings below {severity}"));
    }
    match fail_on {
        Some(FailOn::Never) => said.push("failing".to_owned()),
        Some(FailOn::Severity(least)) => said.push(format!("failing below {least}")),
        None => {}
    }
    let excluded: Vec<_> = file.chain().iter().flat_map(|it| it.left_out()).collect();
    if !excluded.is_empty() {
        said.push(format!("files that match `{}`", excluded.join("`, `")));
    }
    Some(format!("the configuration file switches off {}; --no-config ignores it", said.join(", ")))
}
