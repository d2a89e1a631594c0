//! Data Fusion: instances that run pipelines.

mod instance_public;
mod instance_without;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&instance_public::RULE, &instance_without::LOGS, &instance_without::METRICS];
