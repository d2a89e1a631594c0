//! AWS Batch: job definitions.

mod job_definition_privileged;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&job_definition_privileged::RULE];
