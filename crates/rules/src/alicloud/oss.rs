//! Object Storage Service: buckets.

mod bucket_policy_accepts_http;
mod bucket_policy_full_access;
mod bucket_policy_public_delete;
mod bucket_policy_public_get;
mod bucket_policy_public_list;
mod bucket_policy_public_put;
mod bucket_policy_without_ip_restriction;
mod bucket_public;
mod bucket_unversioned;
mod bucket_with_website;
mod bucket_without_access_logs;
mod bucket_without_customer_key;
mod bucket_without_lifecycle_rules;
mod bucket_without_transfer_acceleration;
mod public;

use crate::prelude::*;

pub(super) use public::blocks_public_access;

pub(super) static RULES: &[&Rule] = &[
    &bucket_policy_accepts_http::RULE,
    &bucket_policy_full_access::RULE,
    &bucket_policy_public_delete::RULE,
    &bucket_policy_public_get::RULE,
    &bucket_policy_public_list::RULE,
    &bucket_policy_public_put::RULE,
    &bucket_policy_without_ip_restriction::RULE,
    &bucket_public::RULE,
    &bucket_unversioned::RULE,
    &bucket_with_website::RULE,
    &bucket_without_access_logs::RULE,
    &bucket_without_customer_key::RULE,
    &bucket_without_lifecycle_rules::RULE,
    &bucket_without_transfer_acceleration::RULE,
];

/// Whether some resource of a type configures a bucket from outside.
fn is_configured_by(kind: &str, bucket: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring(kind, "bucket", bucket, &NAMES).exist()
}

/// By what resources name a bucket.
const NAMES: [&str; 2] = ["id", "bucket"];

/// Whether a test holds for some resource of a type that names, in an attribute, this bucket or the one that this
/// resource names in its attribute `bucket`.
pub(super) fn any_naming<'e>(
    kind: &str,
    attribute: &'static str,
    block: &Block,
    cx: &Cx<'_, 'e>,
    test: fn(&Block<'e>) -> Checked<bool>,
) -> Checked<bool> {
    if block.kind() == "alicloud_oss_bucket" {
        return cx.referring(kind, attribute, block, &NAMES).any(test);
    }
    match cx.referred("alicloud_oss_bucket", &NAMES, block, "bucket").first() {
        Some(bucket) => cx.referring(kind, attribute, &bucket, &NAMES).any(test),
        None => cx.matching(kind, block, &[(attribute, "bucket")]).any(test),
    }
}
