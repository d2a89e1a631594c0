//! Cloud Run functions, formerly Cloud Functions, of both generations.

mod function_accepts_http;
mod function_ingress_open;
mod function_outdated_runtime;
mod function_public;
mod function_with_secret;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &function_accepts_http::RULE,
    &function_ingress_open::RULE,
    &function_outdated_runtime::RULE,
    &function_public::RULE,
    &function_with_secret::RULE,
];
