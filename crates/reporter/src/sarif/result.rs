//! Findings as SARIF results (SARIF 2.1.0 §3.27).
//!
//! GitHub tells alerts apart by rule, file and line. The findings of one rule on one line are therefore one result:
//! the first gives the message, the others are linked from it.

use super::LeftOut;
use super::location::{artifact, exact_region, logical, number, other, physical, primary};
use super::message::{affects, append, link, sentence};
use super::rules::level;
use crate::entry::Entry;
use crate::place::Place;
use crate::{Scan, exists};
use serde_json::{Value, json};
use serde_sarif::sarif::{
    self, ArtifactChange, ArtifactContent, CodeFlow, Location, Message, PropertyBag, Replacement, ThreadFlow,
    ThreadFlowLocation,
};
use std::collections::{BTreeMap, BTreeSet};
use tollgate_core::finding::Finding;
use tollgate_core::flaw::{Edit, Fix};
use tollgate_core::suppress::Suppression;

/// What a result has at most of each: related locations, logical locations, steps of a flow. GitHub keeps 100
/// locations and 1,000 steps of all flows.
const MAX_ITEMS: usize = 100;

/// What a result has at most of each: flows, fixes, links in the message.
const MAX_ALTERNATIVES: usize = 10;

/// The result of findings of one rule on one line, of which there is at least one.
///
/// Where some are suppressed and some are not, the suppressed ones are left out. With `suppressions` the result says
/// whether it is suppressed, which §3.27.23 wants of all results or of none.
pub(super) fn result(
    scan: &Scan<'_>,
    group: &[Entry<'_>],
    rule_index: Option<usize>,
    suppressions: bool,
    left_out: &LeftOut,
) -> Option<sarif::Result> {
    let active = group.iter().any(|entry| entry.suppression.is_none());
    let entries: Vec<_> = group.iter().filter(|entry| entry.suppression.is_none() == active).collect();
    let first = *entries.first()?;
    let findings: Vec<_> = entries.iter().map(|entry| entry.finding).collect();
    let (text, related) = message(scan, &findings);
    let reported = &first.reported;
    let place = if left_out.contexts { physical(scan, reported) } else { primary(scan, reported) };
    let location = Location::builder().physical_location(place).build();
    let mut result = sarif::Result::builder()
        .rule_id(first.finding.rule.id)
        .level(level(first.finding.severity))
        .message(Message::builder().text(text).build())
        .locations(vec![with_addresses(location, &findings)])
        .partial_fingerprints(fingerprints(first))
        .build();
    result.rule_index = rule_index.map(number);
    result.related_locations = some(related);
    if !left_out.flows {
        let flows = findings.iter().filter_map(|it| code_flow(scan, it));
        result.code_flows = some(flows.take(MAX_ALTERNATIVES).collect());
    }
    result.fixes = some(fixes(scan, &findings));
    result.properties = exists::properties(scan, first.finding).map(|it| {
        let properties = BTreeMap::from([("exists".to_owned(), json!(it))]);
        PropertyBag::builder().additional_properties(properties).build()
    });
    result.suppressions =
        suppressions.then(|| first.suppression.map(|it| suppression(scan, it)).into_iter().collect());
    Some(result)
}

/// `None` for an empty list: an absent property is shorter.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// What is wrong, the blocks it is wrong in, and links to the places that explain it. GitHub shows no related location
/// that the message does not link to.
fn message(scan: &Scan<'_>, findings: &[&Finding]) -> (String, Vec<Location>) {
    let Some((first, more)) = findings.split_first() else { return (String::new(), Vec::new()) };
    let title = first.rule.title();
    let said = exists::message(scan, first);
    let what = if said.trim().is_empty() { &*title } else { &*said };
    let mut text = sentence(what);
    append(&mut text, &affects(&addresses(findings)));
    let set_here = format!("`{}` is set here", first.attribute);
    let set_at = first.attribute_at.map(|at| (at, set_here.as_str()));
    let explanations = first.related.iter().map(|it| (it.location, it.message.as_str()));
    let explanations = set_at.into_iter().chain(explanations);
    let more_said: Vec<_> = more.iter().map(|it| (it.location, exists::message(scan, it))).collect();
    let others = more_said.iter().map(|(location, message)| (*location, &**message));
    let of_others = more.iter().flat_map(|it| &it.related).map(|it| (it.location, it.message.as_str()));
    let also = findings.iter().flat_map(|it| &it.also);
    let also: Vec<_> = also.map(|it| (it.location, format!("{}: {}", it.rule.id, it.message))).collect();
    let also = also.iter().map(|(location, message)| (*location, message.as_str()));
    let mut seen = BTreeSet::from([(first.location, what)]);
    let mut related = Vec::new();
    for (location, message) in explanations.chain(others).chain(of_others).chain(also) {
        if related.len() == MAX_ITEMS {
            break;
        }
        if !seen.insert((location, message)) {
            continue;
        }
        let Some(mut place) = other(scan, location, message) else { continue };
        let id = number(related.len() + 1);
        place.id = Some(id);
        related.push(place);
        if related.len() <= MAX_ALTERNATIVES {
            append(&mut text, &link(message, id));
        }
    }
    (text, related)
}

/// The addresses of all findings, each once, in order.
fn addresses<'a>(findings: &[&'a Finding]) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let all = findings.iter().flat_map(|finding| &finding.addresses).map(|address| address.as_str());
    all.filter(|address| seen.insert(*address)).collect()
}

fn with_addresses(mut location: Location, findings: &[&Finding]) -> Location {
    let addresses = addresses(findings);
    location.logical_locations = some(addresses.into_iter().take(MAX_ITEMS).map(logical).collect());
    location
}

fn fingerprints(entry: &Entry<'_>) -> BTreeMap<String, String> {
    let line = entry.line_hash.map(|hash| ("primaryLocationLineHash".to_owned(), hash.to_string()));
    // DefectDojo fails on a key with a slash that does not end in a version.
    let own = ("tollgateFinding/v1".to_owned(), entry.fingerprint());
    line.into_iter().chain([own]).collect()
}

/// The way of the value to the finding; the finding itself is the last step.
fn code_flow(scan: &Scan<'_>, finding: &Finding) -> Option<CodeFlow> {
    let (last, before) = finding.trace.split_last()?;
    let end = (last.location != finding.location).then_some((finding.location, finding.message.as_str()));
    let steps = before.iter().chain([last]).map(|step| (step.location, step.message.as_str())).chain(end);
    let locations: Vec<_> = steps
        .filter_map(|(location, message)| other(scan, location, message))
        .map(|location| ThreadFlowLocation::builder().location(location).build())
        .take(MAX_ITEMS)
        .collect();
    // What is written nowhere (an argument of the command line) is not a step; a flow of one step says nothing.
    (locations.len() > 1).then(|| {
        CodeFlow::builder().thread_flows(vec![ThreadFlow::builder().locations(locations).build()]).build()
    })
}

/// The fixes of all findings, equal ones once.
fn fixes(scan: &Scan<'_>, findings: &[&Finding]) -> Vec<sarif::Fix> {
    let mut different: Vec<&Fix> = Vec::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        if !different.contains(&fix) && different.len() < MAX_ALTERNATIVES {
            different.push(fix);
        }
    }
    different.into_iter().filter_map(|it| fix(scan, it)).collect()
}

/// A fix as changes of files, each file once (§3.55.3). `None` if it changes something that is in no file: half a fix
/// is none.
fn fix(scan: &Scan<'_>, fix: &Fix) -> Option<sarif::Fix> {
    let mut changes: Vec<ArtifactChange> = Vec::new();
    for edit in &fix.edits {
        let place = Place::of(scan, edit.location)?;
        let file = artifact(scan, &place);
        let replacement = replacement(edit, &place);
        match changes.iter_mut().find(|change| change.artifact_location == file) {
            Some(change) => change.replacements.push(replacement),
            None => changes.push(
                ArtifactChange::builder().artifact_location(file).replacements(vec![replacement]).build(),
            ),
        }
    }
    let properties = BTreeMap::from([("safety".to_owned(), json!(fix.safety.name()))]);
    (!changes.is_empty()).then(|| {
        sarif::Fix::builder()
            .description(Message::builder().text(sentence(&fix.description)).build())
            .artifact_changes(changes)
            .properties(PropertyBag::builder().additional_properties(properties).build())
            .build()
    })
}

fn replacement(edit: &Edit, place: &Place<'_>) -> Replacement {
    let mut replacement = Replacement::builder().deleted_region(exact_region(place)).build();
    if !edit.replacement.is_empty() {
        replacement.inserted_content = Some(ArtifactContent::builder().text(&edit.replacement).build());
    }
    replacement
}

/// A comment that suppresses. Without `status`: the schema that datadog-ci checks by does not know it, and a missing
/// one means accepted (§3.35.3).
fn suppression(scan: &Scan<'_>, comment: &Suppression) -> sarif::Suppression {
    let kind = if comment.is_comment { "inSource" } else { "external" };
    let mut suppression = sarif::Suppression::builder().kind(Value::String(kind.to_owned())).build();
    if !comment.reason.is_empty() {
        suppression.justification = Some(comment.reason.clone());
    }
    let place = Place::of(scan, comment.location);
    let physical = place.map(|place| physical(scan, &place));
    suppression.location = physical.map(|it| Location::builder().physical_location(it).build());
    suppression
}
