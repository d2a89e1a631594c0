//! AWS Global Accelerator: accelerators.

mod accelerator_without_flow_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&accelerator_without_flow_logs::RULE];
