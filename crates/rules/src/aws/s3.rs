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
mod bucket_policy_without_source;
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
mod bucket_without_notifications;
mod bucket_without_public_access_block;
mod bucket_without_replication;
mod joins;
mod object_without_customer_key;
mod object_without_encryption_setting;
mod public;
mod site;

use crate::prelude::*;

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
    &bucket_policy_without_source::RULE,
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
    &bucket_without_notifications::RULE,
    &bucket_without_public_access_block::RULE,
    &bucket_without_replication::RULE,
    &object_without_customer_key::RULE,
    &object_without_encryption_setting::RULE,
];

pub(super) use acl::{PUBLIC, grants};
pub(super) use joins::any_naming;
use joins::{buckets_of, is_configured, naming};
pub(super) use public::blocks_public_acls;

/// The registry module that makes a bucket with all that belongs to it.
pub(super) const BUCKET_MODULE: ModuleInputs =
    module("terraform-aws-modules/s3-bucket/aws").made_if(&["create_bucket"]).rights(&[
        right("block_public_acls").since(3, 9),
        right("block_public_policy").since(3, 9),
        right("ignore_public_acls").since(3, 9),
        right("restrict_public_buckets").since(3, 9),
    ]);

/// The same where it has an access block of its own.
pub(super) const ACCESS_BLOCK_MODULE: ModuleInputs =
    BUCKET_MODULE.made_if(&["create_bucket", "attach_public_policy"]);

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
