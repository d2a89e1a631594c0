//! Elastic Load Balancing: application, network and gateway load balancers (`aws_lb`), classic ones (`aws_elb`).

mod deletion_protection_disabled;
mod invalid_headers_forwarded;
mod listener_over_http;
mod load_balancer_without_waf;
mod outdated_protocols_accepted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &deletion_protection_disabled::RULE,
    &invalid_headers_forwarded::RULE,
    &listener_over_http::RULE,
    &load_balancer_without_waf::RULE,
    &outdated_protocols_accepted::RULE,
];

/// The registry module for load balancers, whose defaults are the safe ones since version 9.
const MODULE: ModuleInputs = ModuleInputs { source: "terraform-aws-modules/alb/aws", renamed: &[] };

/// Whether a load balancer is one for applications, which is what it is unless told otherwise.
fn is_application(balancer: &Block) -> Checked<bool> {
    Ok(balancer.string("load_balancer_type")?.is_none_or(|kind| *kind == "application"))
}
