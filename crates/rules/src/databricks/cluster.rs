//! Clusters and what they run.

mod autoscale_without_limits;
mod aws_spot_only;
mod azure_spot_only;
mod gcp_spot_only;
mod runtime_without_lts;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &autoscale_without_limits::RULE,
    &aws_spot_only::RULE,
    &azure_spot_only::RULE,
    &gcp_spot_only::RULE,
    &runtime_without_lts::RULE,
];
