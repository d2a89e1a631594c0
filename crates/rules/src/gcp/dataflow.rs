//! Dataflow: jobs and their workers.

mod job_with_public_addresses;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&job_with_public_addresses::RULE];
