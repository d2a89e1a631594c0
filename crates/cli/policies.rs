//! Policies in Rego: run on the plans of a scan, and placed where that stands what they speak of.

use crate::custom::Page;
use std::collections::BTreeSet;
use std::sync::Arc;
use tollgate_core::engine::Profiles;
use tollgate_core::files::{Kind, kind_of};
use tollgate_core::finding::Finding;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::placed::Places;
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;
use tollgate_custom::Mistake;
use tollgate_custom::rego::{self, Answer, Policy};

/// What policies say.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    pub findings: Vec<Finding>,
    pub notes: Vec<Note>,
}

/// Runs the policies on the plan that stands beside the configuration, or else on the plans that were loaded.
pub(crate) fn run(
    project: &mut Project,
    pages: &[Arc<Page>],
    profiles: &Profiles,
    beside: Option<&str>,
) -> Decided {
    let policies: Vec<&Policy> = pages.iter().filter_map(|page| page.policy()).collect();
    let runs: BTreeSet<&str> = profiles.rules().iter().map(|rule| rule.id).collect();
    let is_wanted = |rule: &Rule| runs.contains(rule.id);
    let mut decided = Decided::default();
    if !policies.iter().flat_map(|policy| policy.rules()).any(is_wanted) {
        return decided;
    }
    let mut mistakes = BTreeSet::new();
    let mut number = 0;
    let mut judge = |plan: &str, places: &Places| {
        number += 1;
        match rego::run(&policies, plan, is_wanted) {
            Ok(ran) => {
                mistakes.extend(ran.mistakes);
                let findings = ran.answers.into_iter().map(|(rule, answer)| finding(rule, answer, places));
                decided.findings.extend(findings);
            }
            Err(why) => decided.notes.push(Note {
                kind: NoteKind::RuleError,
                location: places.whole(),
                message: format!("policies did not run on this plan: it is not JSON: {why}"),
            }),
        }
    };
    if let Some(plan) = beside
        && let Some(places) = Places::in_configuration(project)
    {
        judge(plan, &places);
    } else {
        let files = project.sources.iter().filter(|(_, it)| it.is_file() && it.is_read());
        let plans = files.filter(|(_, it)| kind_of(&it.real_path) == Some(Kind::PossiblePlan));
        plans.for_each(|(id, source)| judge(source.text(), &Places::in_plan(project, id)));
    }
    if number == 0 {
        decided.notes.extend(without_plan(project, pages));
    }
    let wrong = |it: Mistake| {
        let page = pages.iter().find(|page| page.shown.to_string_lossy().replace('\\', "/") == it.file)?;
        let location = project.line_of(&page.shown, &page.real, &page.text, it.line);
        Some(Note { kind: NoteKind::RuleError, location, message: it.message })
    };
    decided.notes.extend(mistakes.into_iter().filter_map(wrong));
    decided
}

/// What a policy found, at the resource that it names, or else at the plan.
fn finding(rule: &'static Rule, answer: Answer, places: &Places) -> Finding {
    let Answer { message, named } = answer;
    let whole = |text: &String| places.of(text).map(|location| (text.clone(), location));
    let in_message = || places.named_in(&message).map(|(address, location)| (address.to_owned(), location));
    let placed = named.iter().find_map(whole).or_else(in_message);
    let message = if message.is_empty() { rule.title().into_owned() } else { message.clone() };
    let mut finding = Finding::new(rule, placed.as_ref().map_or(places.whole(), |it| it.1), message);
    finding.addresses.extend(placed.map(|(address, _)| address.into()));
    finding
}

/// That no policy ran.
fn without_plan(project: &mut Project, pages: &[Arc<Page>]) -> Option<Note> {
    let policies: Vec<_> =
        pages.iter().filter(|it| it.policy().is_some_and(|it| it.rules().next().is_some())).collect();
    let first = policies.first()?;
    let location = project.line_of(&first.shown, &first.real, &first.text, 1);
    let which = match policies.len() {
        1 => "this policy did not run".to_owned(),
        2 => "this policy and that of another file did not run".to_owned(),
        files => format!("this policy and those of {} other files did not run", files - 1),
    };
    let message = format!("{which}: Rego is for plans; scan the JSON of one, or name it with --plan");
    Some(Note { kind: NoteKind::PolicyWithoutPlan, location, message })
}
