//! Deployments.

mod without_anti_affinity;
mod without_disruption_budget;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_disruption_budget::RULE, &without_anti_affinity::RULE];
