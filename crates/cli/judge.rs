//! From files to the verdict on them: what every command that scans has in common.

use crate::asked;
use crate::discover::{Found, Selection};
use crate::settings::Settings;
use std::time::SystemTime;
use tollgate_core::engine::{self, Options};
use tollgate_core::files::{Files, Input, Kind, kind_of};
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::progress::Progress;
use tollgate_core::project::Project;

/// Loads the files of what was found and judges them: the verdict on what was asked for.
pub(crate) fn judge(
    inputs: Vec<Input>,
    found: &Found,
    settings: &Settings,
    files: &dyn Files,
    progress: &dyn Progress,
) -> (Project, Report) {
    let mut inputs = inputs;
    if settings.no_scenarios {
        inputs.retain(|input| !matches!(kind_of(&input.entry), Some(Kind::Variables(_))));
    }
    let inputs = match &found.selection {
        Selection::All => inputs,
        selection => {
            let is_wanted = |input: &Input| {
                let is_link = || input.entry.as_os_str() != input.real_path.as_os_str();
                selection.contains(&input.entry) || is_link() && selection.contains(&input.real_path)
            };
            load::reaching(inputs, is_wanted, &found.boundaries, files)
        }
    };
    let mut project = load::load(inputs, &settings.given, found.boundaries.clone(), files, progress);
    found.refused.iter().for_each(|it| project.refuse(&it.path, &it.entry, &it.error));
    project.waive(&found.waivers, files);
    project.workspace.clone_from(&settings.args.workspace);
    let options = Options {
        rules: settings.rules.clone(),
        all_named: settings.all_named,
        pedantic: settings.pedantic,
        known_rules: tollgate_rules::all(),
        today: Some(today()),
        no_scenarios: settings.no_scenarios,
        require_reason: settings.require_reason,
        no_suppressions: settings.args.no_suppressions,
        limits: settings.limits(),
    };
    let mut report = engine::scan(&project, &options, files, progress);
    asked::keep(&mut report, settings, found, &project);
    if let Some((message, file, real_path)) = &settings.switched_off {
        let location = project.place_of(file, real_path);
        report.notes.push(Note { kind: NoteKind::SwitchedOff, location, message: message.clone() });
    }
    (project, report)
}

/// The present day in UTC, as `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    let now = jiff::Timestamp::try_from(SystemTime::now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    now.strftime("%Y-%m-%d").to_string()
}
