//! Virtual Private Cloud: networks.

mod without_flow_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_flow_logs::RULE];
