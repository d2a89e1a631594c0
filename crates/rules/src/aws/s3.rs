//! Amazon Simple Storage Service: buckets, the resources that configure them, and objects.
//!
//! Since version 4 of the provider most of what a bucket is has a resource of its own, which names the bucket.

mod bucket_acl_open_to_any_account;
mod bucket_acl_open_to_everyone;
mod bucket_cors_open;
mod bucket_logging_disabled;
mod bucket_public_access_unrestricted;
mod bucket_public_acl_overridden;
mod bucket_public_acls_allowed;
mod bucket_public_acls_obeyed;
mod bucket_public_policy_allowed;
mod bucket_unversioned;
mod bucket_website_enabled;
mod bucket_without_mfa_delete;
mod object_encryption_unset;

use crate::aws::registry;
use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

pub(super) static RULES: &[&Rule] = &[
    &bucket_acl_open_to_any_account::RULE,
    &bucket_acl_open_to_everyone::RULE,
    &bucket_cors_open::RULE,
    &bucket_logging_disabled::RULE,
    &bucket_public_access_unrestricted::RULE,
    &bucket_public_acl_overridden::RULE,
    &bucket_public_acls_allowed::RULE,
    &bucket_public_acls_obeyed::RULE,
    &bucket_public_policy_allowed::RULE,
    &bucket_unversioned::RULE,
    &bucket_website_enabled::RULE,
    &bucket_without_mfa_delete::RULE,
    &object_encryption_unset::RULE,
];

/// The registry module that makes a bucket with all that belongs to it.
pub(super) const BUCKET_MODULE: ModuleInputs =
    ModuleInputs { source: "terraform-aws-modules/s3-bucket/aws", renamed: &[] };

/// The version of the module, major and minor, since which the inputs that keep the public out default to `true`.
const MODULE_BLOCKS_SINCE: (u64, u64) = (3, 9);

/// Whom an ACL lets in: by its canned ACLs, and by the last part of the groups' URIs.
pub(super) struct Audience {
    canned: &'static [&'static str],
    groups: &'static [&'static str],
}

/// Everyone on the internet.
const EVERYONE: Audience = Audience { canned: &["public-read", "public-read-write"], groups: &["AllUsers"] };

/// Everyone who is signed in to an AWS account, whichever.
const ANY_ACCOUNT: Audience = Audience { canned: &["authenticated-read"], groups: &["AuthenticatedUsers"] };

/// Whom S3 means by "public" (Amazon S3 User Guide, "Blocking public access", "The meaning of public").
pub(super) const PUBLIC: Audience = Audience {
    canned: &["public-read", "public-read-write", "authenticated-read"],
    groups: &["AllUsers", "AuthenticatedUsers"],
};

/// Whether an attribute names this bucket: an `aws_s3_bucket` or a call of a module that makes one.
pub(super) fn names(block: &Block, attribute: &str, bucket: &Block) -> Checked<bool> {
    let value = block.value(attribute);
    let symbol = value.as_unknown().and_then(|unknown| unknown.symbol.as_ref());
    if let Some(symbol @ Symbol::Attribute { kind, .. }) = symbol {
        let attribute_of = symbol.to_string();
        let its = attribute_of.strip_prefix(&*bucket.address).is_some_and(|rest| rest.starts_with('.'));
        if its || kind == "aws_s3_bucket" {
            return Ok(its);
        }
    }
    // A name that the provider makes up is not one that somebody wrote down.
    if value.as_unknown().is_none() && bucket.value("bucket").is_null() {
        return Ok(false);
    }
    block.matches(attribute, bucket, "bucket")
}

/// Whether an attribute names the bucket that `other` names in its attribute `bucket`.
pub(super) fn same_bucket(block: &Block, attribute: &str, other: &Block, cx: &Cx) -> Checked<bool> {
    let buckets = cx.resources("aws_s3_bucket");
    match buckets.iter().find(|bucket| matches!(names(other, "bucket", bucket), Ok(true))) {
        Some(bucket) => names(block, attribute, bucket),
        None => block.matches(attribute, other, "bucket"),
    }
}

/// Whether a bucket, or the bucket that a resource names, is configured by some resource of a type.
fn is_configured(block: &Block, kind: &str, cx: &Cx) -> Checked<bool> {
    match block.kind() {
        "aws_s3_bucket" | "" => cx.any(kind, |it| names(it, "bucket", block)),
        _ => cx.any(kind, |it| same_bucket(it, "bucket", block, cx)),
    }
}

/// What in an ACL lets somebody in.
pub(super) struct Grant<'e> {
    owner: Block<'e>,
    name: &'static str,
    value: Value,
}

impl Grant<'_> {
    /// Reports it; `why` ends the sentence "`acl` is `"public-read"`".
    pub(super) fn flag(&self, why: &str, cx: &mut Cx) {
        let path = self.owner.path_of(self.name);
        let message = format!("`{path}` is `{}`{why}", self.value);
        let finding = cx.flag(self.owner.place(self.name), message).about(path).because(&self.value);
        if self.name == "acl" {
            finding.set(&self.owner, self.name, "\"private\"");
        }
    }
}

/// What in an ACL lets somebody of an audience in, and whether that is all there is to know.
pub(super) fn grants<'e>(block: &Block<'e>, audience: &Audience) -> (Vec<Grant<'e>>, Checked) {
    let mut found = Vec::new();
    let acl = block.string("acl").map(|acl| {
        if let Some(acl) = acl.filter(|it| audience.canned.contains(&it.as_str())) {
            found.push(Grant { owner: block.clone(), name: "acl", value: acl.origin });
        }
    });
    let policies = block.each("access_control_policy");
    let grants = [block].into_iter().chain(&policies).flat_map(|it| it.each("grant"));
    let known = acl.and(value::each(grants, |grant| {
        let grantee = grant.first("grantee").unwrap_or(grant);
        if let Some(uri) = grantee.string("uri")?
            && uri.rsplit('/').next().is_some_and(|group| audience.groups.contains(&group))
        {
            found.push(Grant { owner: grantee, name: "uri", value: uri.origin });
        }
        Ok(())
    }));
    (found, known)
}

/// The check of an ACL that must not let somebody in.
fn shuts_out(block: &Block, audience: &Audience, who: &str, cx: &mut Cx) -> Checked {
    let (grants, known) = grants(block, audience);
    grants.iter().for_each(|grant| grant.flag(&format!(", which lets {who} in"), cx));
    known
}

/// The check of an attribute of the public access block, which is an input of the module too.
fn blocks_public_access(block: &Block, name: &'static str, cx: &mut Cx) -> Checked {
    if block.value(name).is_null() && blocks_by_default(block)? {
        return Ok(());
    }
    attribute(name).is_true().fix("true").check(block, cx)
}

/// Whether a block is a call of the module that keeps the public out where nothing is said.
fn blocks_by_default(block: &Block) -> Checked<bool> {
    Ok(!registry::has_wrong_default_before(block, MODULE_BLOCKS_SINCE)?)
}
