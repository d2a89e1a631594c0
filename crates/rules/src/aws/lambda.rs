//! AWS Lambda: functions and who may invoke them.

mod function_public;
mod function_untraced;
mod permission_beyond_invocation;
mod permission_for_wildcard;
mod public_via_api_gateway;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &function_public::RULE,
    &function_untraced::RULE,
    &permission_beyond_invocation::RULE,
    &permission_for_wildcard::RULE,
    &public_via_api_gateway::RULE,
];
