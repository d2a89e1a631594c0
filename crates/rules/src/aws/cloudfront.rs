//! Amazon CloudFront: distributions.

mod outdated_tls;
mod viewers_over_http;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&outdated_tls::RULE, &viewers_over_http::RULE];

/// The registry module whose inputs the rules of this service know.
const MODULE: ModuleInputs = ModuleInputs { source: "terraform-aws-modules/cloudfront/aws", renamed: &[] };
