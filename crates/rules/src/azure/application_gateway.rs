//! Azure Application Gateway.

mod gateway_accepts_http;
mod gateway_outdated_tls;
mod gateway_without_waf;
mod waf_policy_disabled;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &gateway_accepts_http::RULE,
    &gateway_outdated_tls::RULE,
    &gateway_without_waf::RULE,
    &waf_policy_disabled::RULE,
];
