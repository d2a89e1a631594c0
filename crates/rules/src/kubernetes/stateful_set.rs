//! Stateful sets, and the volumes that they claim.

mod claim_shared;
mod claim_without_storage;
mod without_disruption_budget;
mod without_headless_service;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &without_disruption_budget::RULE,
    &claim_shared::RULE,
    &claim_without_storage::RULE,
    &without_headless_service::RULE,
];

/// What the set claims for each pod: the `spec` blocks of its templates of claims.
fn claims<'e>(set: &Block<'e>) -> Vec<Block<'e>> {
    let specs = set.each("spec");
    let templates = specs.iter().flat_map(|spec| spec.each("volume_claim_template"));
    templates.flat_map(|template| template.each("spec")).collect()
}
