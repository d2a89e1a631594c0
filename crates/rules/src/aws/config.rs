//! AWS Config: aggregators and rules.

mod aggregator_without_all_regions;
mod recorder_disabled;
mod recorder_without_global_resources;
mod rules_without_encrypted_volumes;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &aggregator_without_all_regions::RULE,
    &recorder_disabled::RULE,
    &recorder_without_global_resources::RULE,
    &rules_without_encrypted_volumes::RULE,
];
