//! AWS Config: aggregators and rules.

mod aggregator_without_all_regions;
mod rules_without_encrypted_volumes;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&aggregator_without_all_regions::RULE, &rules_without_encrypted_volumes::RULE];
