//! AWS Lambda: functions and who may invoke them.

mod public_via_api_gateway;

use tollgate_core::rule::Rule;

pub(super) static RULES: &[&Rule] = &[&public_via_api_gateway::RULE];
