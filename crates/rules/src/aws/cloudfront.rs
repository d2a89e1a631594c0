//! Amazon CloudFront: distributions.

mod distribution_accepts_http;
mod distribution_outdated_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&distribution_accepts_http::RULE, &distribution_outdated_tls::RULE];

/// The registry module whose inputs the rules of this service know.
const MODULE: ModuleInputs = module("terraform-aws-modules/cloudfront/aws");
