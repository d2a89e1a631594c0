//! AWS Lambda: functions and who may invoke them.

mod function_untraced;
mod public_via_api_gateway;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&function_untraced::RULE, &public_via_api_gateway::RULE];
