//! AWS Lambda: functions and who may invoke them.

mod function_outdated_runtime;
mod function_public;
mod function_public_via_api_gateway;
mod function_url_cors_unrestricted;
mod function_url_public;

mod function_with_access_keys;
mod function_with_privileged_role;
mod function_with_secret;
mod function_without_code_signing;
mod function_without_concurrency_limit;
mod function_without_dead_letter_queue;
mod function_without_tracing;
mod function_without_vpc;
mod invocation_policy_incomplete;
mod permission_beyond_invocation;
mod permission_public;
mod permission_without_source;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &function_outdated_runtime::RULE,
    &function_public::RULE,
    &function_public_via_api_gateway::RULE,
    &function_url_cors_unrestricted::RULE,
    &function_url_public::RULE,
    &function_with_access_keys::RULE,
    &function_with_privileged_role::RULE,
    &function_with_secret::RULE,
    &function_without_code_signing::RULE,
    &function_without_concurrency_limit::RULE,
    &function_without_dead_letter_queue::RULE,
    &function_without_tracing::RULE,
    &function_without_vpc::RULE,
    &invocation_policy_incomplete::RULE,
    &permission_beyond_invocation::RULE,
    &permission_public::RULE,
    &permission_without_source::RULE,
];

/// The registry module that makes functions.
const MODULE: ModuleInputs = module("terraform-aws-modules/lambda/aws").made_if(&["create_function"]);

/// Whether a function is made of an archive; else of a container image.
fn is_zip(function: &Block) -> Checked<bool> {
    not(is_one_of(function, "package_type", &["Image"]))
}
