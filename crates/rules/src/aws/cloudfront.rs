//! Amazon CloudFront: distributions.

mod distribution_accepts_http;
mod distribution_default_certificate;
mod distribution_disabled;
mod distribution_outdated_tls;
mod distribution_weak_ciphers;
mod distribution_without_access_logs;
mod distribution_without_geo_restriction;
mod distribution_without_origin_failover;
mod distribution_without_response_headers;
mod distribution_without_root_object;
mod distribution_without_waf;
mod origin_accepts_http;
mod origin_outdated_tls;
mod origin_without_access_control;
mod response_headers_without_hsts;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &distribution_accepts_http::RULE,
    &distribution_default_certificate::RULE,
    &distribution_disabled::RULE,
    &distribution_outdated_tls::RULE,
    &distribution_weak_ciphers::RULE,
    &distribution_without_access_logs::RULE,
    &distribution_without_geo_restriction::RULE,
    &distribution_without_origin_failover::RULE,
    &distribution_without_response_headers::RULE,
    &distribution_without_root_object::RULE,
    &distribution_without_waf::RULE,
    &origin_accepts_http::RULE,
    &origin_outdated_tls::RULE,
    &origin_without_access_control::RULE,
    &response_headers_without_hsts::RULE,
];

/// The registry module whose inputs the rules of this service know.
const MODULE: ModuleInputs = module("terraform-aws-modules/cloudfront/aws").made_if(&["create_distribution"]);

/// Whether a distribution only sends its callers on, as its name says: they have asked for nothing that is here.
fn redirects(distribution: &Block, _: &Cx) -> Checked<bool> {
    Ok(is_called(distribution, &["redirect", "redirection", "redirector"]))
}

/// Whether a `viewer_certificate` is one of the distribution's own. The provider takes one that is named, whatever
/// `cloudfront_default_certificate` says (`expandViewerCertificate` of its resource); without one, TLS is CloudFront's.
fn has_own_certificate(viewer: &Block) -> Checked<bool> {
    let is_named = |name| match viewer.string(name) {
        Ok(id) => Ok(id.is_some_and(|id| !id.is_empty())),
        Err(_) => viewer.is_set(name),
    };
    either(
        not(viewer.is_true("cloudfront_default_certificate")),
        either(is_named("acm_certificate_arn"), is_named("iam_certificate_id")),
    )
}
