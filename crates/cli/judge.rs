//! From files to the verdict on them: what every command that scans has in common.

use crate::asked;
use crate::custom;
use crate::discover::{Found, Selection};
use crate::locked;
use crate::plan;
use crate::policies;
use crate::profiles::{Configured, configure, has_no_scenarios};
use crate::select;
use crate::settings::Settings;
use crate::switched_off;
use anyhow::Result;
use std::time::SystemTime;
use tollgate_core::config::Module;
use tollgate_core::engine::{self, Options, Verdicts};
use tollgate_core::files::{Files, Input, Kind, kind_of};
use tollgate_core::finding::Report;
use tollgate_core::load::{self, Kept};
use tollgate_core::progress::Progress;
use tollgate_core::project::Project;
use tollgate_core::source::directory;

/// What was read, what was asked of it, and what was found.
pub(crate) struct Judged {
    pub project: Project,
    pub configured: Configured,
    pub report: Report,
}

/// What is remembered between one judging and the next.
#[derive(Default)]
pub(crate) struct Memory {
    pub kept: Kept,
    pub verdicts: Verdicts,
}

/// Loads the files of what was found and judges them: the verdict on what was asked for. With a memory, what did not change
/// since is neither read nor judged again.
///
/// # Errors
/// Where a configuration file is wrong.
pub(crate) fn judge(
    inputs: Vec<Input>,
    found: &Found,
    settings: &Settings,
    files: &dyn Files,
    progress: &dyn Progress,
    memory: Option<&mut Memory>,
) -> Result<Judged> {
    let mut inputs = inputs;
    let mut memory = memory;
    let plan = settings.args.plan.as_deref().map(|file| plan::read(file, found)).transpose()?;
    if let Some(plan) = &plan {
        inputs.retain(|input| input.real_path.as_os_str() != plan.file.as_os_str());
    }
    if settings.no_scenarios {
        inputs.retain(|input| !matches!(kind_of(&input.entry), Some(Kind::Variables(_))));
    } else {
        leave_out_scenarios(&mut inputs, settings);
    }
    let inputs = match &found.selection {
        Selection::All | Selection::Shard(_) => inputs,
        selection @ Selection::Some { .. } => {
            let is_wanted = |input: &Input| {
                let is_link = || input.entry.as_os_str() != input.real_path.as_os_str();
                selection.contains(&input.entry) || is_link() && selection.contains(&input.real_path)
            };
            let (types, boundaries) = (&tollgate_rules::SETTINGS, &found.boundaries);
            match &mut memory {
                None => load::reaching(inputs, is_wanted, types, boundaries, files),
                Some(it) => load::reaching_again(inputs, is_wanted, types, boundaries, files, &mut it.kept),
            }
        }
    };
    let boundaries = found.boundaries.clone();
    let mut project = match &mut memory {
        None => load::load(inputs, &settings.given, boundaries, files, progress),
        Some(it) => {
            let known = it.kept.len();
            let project = load::load_again(inputs, &settings.given, boundaries, files, &mut it.kept);
            if it.kept.len() > known {
                // What is not a file has its place behind all files: verdicts that speak of it mean another place now.
                it.verdicts.clear();
            }
            project
        }
    };
    found.refused.iter().for_each(|it| project.refuse(&it.path, &it.entry, &it.error));
    let mut plan_beside = None;
    if let Some((plan, file)) = plan.zip(settings.args.plan.as_deref()) {
        plan::lay_over(&mut project, plan.planned, file)?;
        plan_beside = Some(plan.text);
    }
    project.waive(&found.waivers, files);
    project.workspace.clone_from(&settings.args.workspace);
    let configured = configure(&mut project, settings, found)?;
    let pages = settings.pages();
    let rules: Vec<_> = pages.iter().flat_map(|page| page.rules()).collect();
    let decided = policies::run(&mut project, &pages, &configured.profiles, plan_beside.as_deref());
    let options = Options {
        profiles: configured.profiles,
        known_rules: select::all(&rules),
        today: Some(today()),
        no_scenarios: settings.no_scenarios,
        limits: settings.limits(),
        found: decided.findings,
    };
    let is_asked = |module: &Module| found.selection.contains_module(&module.real_directory);
    let mut report = match &mut memory {
        None => engine::scan(&project, &options, files, progress),
        Some(it) => engine::scan_again(&project, &options, files, is_asked, &mut it.verdicts),
    };
    report.notes.extend(decided.notes);
    custom::notes(&mut project, &pages, &mut report.notes);
    let configured = Configured { profiles: options.profiles, ..configured };
    asked::keep(&mut report, settings, &configured, found, &project);
    report.notes.extend(locked::notes(&mut project, found, settings));
    report.notes.extend(switched_off::notes(&mut project, &configured, settings));
    Ok(Judged { project, configured, report })
}

/// Takes out the variable files that Terraform reads only where somebody names them, where their modules are to be judged
/// without.
fn leave_out_scenarios(inputs: &mut Vec<Input>, settings: &Settings) {
    inputs.retain(|input| {
        let is_scenario = matches!(kind_of(&input.entry), Some(Kind::Variables(_)));
        let configured = || settings.configurations.of(directory(&input.entry)).ok().flatten();
        !is_scenario || !configured().is_some_and(|it| has_no_scenarios(&it))
    });
}

/// The present day in UTC, as `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    let now = jiff::Timestamp::try_from(SystemTime::now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    now.strftime("%Y-%m-%d").to_string()
}
