//! AWS Step Functions: state machines.

mod state_machine_without_logs;
mod state_machine_without_tracing;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&state_machine_without_logs::RULE, &state_machine_without_tracing::RULE];
