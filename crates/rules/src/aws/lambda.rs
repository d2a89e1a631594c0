//! AWS Lambda: functions and who may invoke them.

mod function_public;
mod function_public_via_api_gateway;
mod function_with_access_keys;
mod function_with_privileged_role;
mod function_without_tracing;
mod function_without_vpc;
mod invocation_policy_incomplete;
mod permission_beyond_invocation;
mod permission_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &function_public::RULE,
    &function_public_via_api_gateway::RULE,
    &function_with_access_keys::RULE,
    &function_with_privileged_role::RULE,
    &function_without_tracing::RULE,
    &function_without_vpc::RULE,
    &invocation_policy_incomplete::RULE,
    &permission_beyond_invocation::RULE,
    &permission_public::RULE,
];
