//! AWS Lambda: functions and who may invoke them.

mod public_via_api_gateway;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&public_via_api_gateway::RULE];
