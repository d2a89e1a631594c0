//! Amazon Simple Storage Service: buckets, the resources that configure them, and objects.
//!
//! Since version 4 of the provider most of what a bucket is has a resource of its own, which names the bucket.

mod access_point_public_access_allowed;
mod acl;
mod bucket_acl_allows_acl_changes;
mod bucket_acl_public;
mod bucket_acl_public_to_any_account;
mod bucket_allows_acls;
mod bucket_cors_unrestricted;
mod bucket_keeps_incomplete_uploads;
mod bucket_policy_accepts_http;
mod bucket_policy_any_principal;
mod bucket_policy_full_access;
mod bucket_policy_locks_out;
mod bucket_policy_public_delete;
mod bucket_policy_public_get;
mod bucket_policy_public_list;
mod bucket_policy_public_put;
mod bucket_public_access_unrestricted;
mod bucket_public_acl_overridden;
mod bucket_public_acls_allowed;
mod bucket_public_acls_obeyed;
mod bucket_public_policy_allowed;
mod bucket_unversioned;
mod bucket_with_website;
mod bucket_without_access_logs;
mod bucket_without_kms_key;
mod bucket_without_lifecycle;
mod bucket_without_mfa_delete;
mod bucket_without_public_access_block;
mod bucket_without_replication;
mod object_without_customer_key;
mod object_without_encryption_setting;
mod public;

use crate::prelude::*;
use tollgate_core::join::is_attribute_of;

pub(super) static RULES: &[&Rule] = &[
    &access_point_public_access_allowed::RULE,
    &bucket_acl_allows_acl_changes::RULE,
    &bucket_acl_public::RULE,
    &bucket_acl_public_to_any_account::RULE,
    &bucket_allows_acls::RULE,
    &bucket_cors_unrestricted::RULE,
    &bucket_keeps_incomplete_uploads::RULE,
    &bucket_policy_accepts_http::RULE,
    &bucket_policy_any_principal::RULE,
    &bucket_policy_full_access::RULE,
    &bucket_policy_locks_out::RULE,
    &bucket_policy_public_delete::RULE,
    &bucket_policy_public_get::RULE,
    &bucket_policy_public_list::RULE,
    &bucket_policy_public_put::RULE,
    &bucket_public_access_unrestricted::RULE,
    &bucket_public_acl_overridden::RULE,
    &bucket_public_acls_allowed::RULE,
    &bucket_public_acls_obeyed::RULE,
    &bucket_public_policy_allowed::RULE,
    &bucket_unversioned::RULE,
    &bucket_with_website::RULE,
    &bucket_without_access_logs::RULE,
    &bucket_without_kms_key::RULE,
    &bucket_without_lifecycle::RULE,
    &bucket_without_mfa_delete::RULE,
    &bucket_without_public_access_block::RULE,
    &bucket_without_replication::RULE,
    &object_without_customer_key::RULE,
    &object_without_encryption_setting::RULE,
];

pub(super) use acl::{PUBLIC, grants};
pub(super) use public::blocks_public_acls;

/// The registry module that makes a bucket with all that belongs to it.
pub(super) const BUCKET_MODULE: ModuleInputs = module("terraform-aws-modules/s3-bucket/aws").rights(&[
    right("block_public_acls").since(3, 9),
    right("block_public_policy").since(3, 9),
    right("ignore_public_acls").since(3, 9),
    right("restrict_public_buckets").since(3, 9),
]);

/// Whether an attribute names this bucket: an `aws_s3_bucket` or a call of a module that makes one.
pub(super) fn names(block: &Block, attribute: &str, bucket: &Block) -> Checked<bool> {
    let value = block.value(attribute);
    if is_attribute_of(&value, &bucket.address) {
        return Ok(true);
    }
    // Which bucket was named counts before what it is called.
    if let Some(attribute) = value.read_as()
        && attribute.resource_kind() == Some("aws_s3_bucket")
    {
        let is_it = *attribute.object() == bucket.address;
        if is_it || attribute.object().is_distinct_from(&bucket.address) {
            return Ok(is_it);
        }
    }
    // A name that the provider makes up is not one that somebody wrote down.
    if value.as_unknown().is_none() && bucket.value("bucket").is_null() {
        return Ok(false);
    }
    block.matches(attribute, bucket, "bucket")
}

/// The resources of a type that name a bucket in an attribute.
fn naming<'j, 'e>(
    kind: &str,
    attribute: &'static str,
    bucket: &'j Block<'j>,
    cx: &'j Cx<'j, 'e>,
) -> Joined<'j, 'e> {
    let wanted = Wanted::anything_of(bucket, "bucket", "aws_s3_bucket");
    cx.joined(kind, attribute, wanted, move |it| names(it, attribute, bucket))
}

/// The buckets that a resource names in its attribute `bucket`.
fn buckets_of<'j, 'e>(block: &'j Block<'j>, cx: &'j Cx<'j, 'e>) -> Joined<'j, 'e> {
    cx.meant("aws_s3_bucket", "bucket", block.value("bucket"), move |bucket| names(block, "bucket", bucket))
}

/// Whether a test holds for some resource of a type that names, in an attribute, this bucket or the one that this
/// resource names in its attribute `bucket`.
pub(super) fn any_naming<'e>(
    kind: &str,
    attribute: &'static str,
    block: &Block,
    cx: &Cx<'_, 'e>,
    test: fn(&Block<'e>) -> Checked<bool>,
) -> Checked<bool> {
    if matches!(block.kind(), "aws_s3_bucket" | "module") {
        return naming(kind, attribute, block, cx).any(test);
    }
    match buckets_of(block, cx).first() {
        Some(bucket) => naming(kind, attribute, &bucket, cx).any(test),
        None => cx.matching(kind, block, &[(attribute, "bucket")]).any(test),
    }
}

/// Whether a bucket, or the bucket that a resource names, is configured by some resource of a type. A module that is not
/// at hand and gets the bucket may configure it.
fn is_configured(block: &Block, kind: &str, cx: &Cx) -> Checked<bool> {
    if any_naming(kind, "bucket", block, cx, |_| Ok(true))? {
        return Ok(true);
    }
    cx.given_away(block, &["id", "bucket"]).map_or(Ok(false), Err)
}

/// Whether access to a bucket is logged.
pub(super) fn has_access_logs(bucket: &Block, cx: &Cx) -> Checked<bool> {
    either(
        bucket.any("logging", |logging| logging.is_set("target_bucket")),
        is_configured(bucket, "aws_s3_bucket_logging", cx),
    )
}

/// The attribute that turns versioning on in a `versioning` block: the registry module takes the words of the newer
/// resource too.
fn versioning_switch(versioning: &Block) -> Attribute {
    if versioning.value("status").is_null() {
        return attribute("enabled").is_true().fix("true");
    }
    let enabled = |status: &str| status.eq_ignore_ascii_case("enabled") || status == "true";
    attribute("status").passes(enabled, "`\"Enabled\"`").fix("\"Enabled\"")
}
