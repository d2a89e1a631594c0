//! Clusters and what they run.

mod runtime_without_lts;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&runtime_without_lts::RULE];
