//! Amazon CloudFront: distributions.

mod distribution_accepts_http;
mod distribution_default_certificate;
mod distribution_disabled;
mod distribution_outdated_tls;
mod distribution_weak_ciphers;
mod distribution_without_access_logs;
mod distribution_without_waf;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &distribution_accepts_http::RULE,
    &distribution_default_certificate::RULE,
    &distribution_disabled::RULE,
    &distribution_outdated_tls::RULE,
    &distribution_weak_ciphers::RULE,
    &distribution_without_access_logs::RULE,
    &distribution_without_waf::RULE,
];

/// The registry module whose inputs the rules of this service know.
const MODULE: ModuleInputs = module("terraform-aws-modules/cloudfront/aws");
