//! Buckets, and the resources that name them.

use crate::prelude::*;
use tollgate_core::join::is_attribute_of;

/// Whether an attribute names this bucket: an `aws_s3_bucket` or a call of a module that makes one.
pub(in crate::aws) fn names(block: &Block, attribute: &str, bucket: &Block) -> Checked<bool> {
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
pub(in crate::aws) fn naming<'j, 'e>(
    kind: &str,
    attribute: &'static str,
    bucket: &'j Block<'j>,
    cx: &'j Cx<'j, 'e>,
) -> Joined<'j, 'e> {
    let wanted = Wanted::anything_of(bucket, "bucket", "aws_s3_bucket");
    cx.joined(kind, attribute, wanted, move |it| names(it, attribute, bucket))
}

/// The buckets that a resource names in its attribute `bucket`.
pub(in crate::aws) fn buckets_of<'j, 'e>(block: &'j Block<'j>, cx: &'j Cx<'j, 'e>) -> Joined<'j, 'e> {
    cx.meant("aws_s3_bucket", "bucket", block.value("bucket"), move |bucket| names(block, "bucket", bucket))
}

/// Whether a test holds for some resource of a type that names, in an attribute, this bucket or the one that this
/// resource names in its attribute `bucket`.
pub(in crate::aws) fn any_naming<'e>(
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
pub(in crate::aws) fn is_configured(block: &Block, kind: &str, cx: &Cx) -> Checked<bool> {
    if any_naming(kind, "bucket", block, cx, |_| Ok(true))? {
        return Ok(true);
    }
    cx.given_away(block, &["id", "bucket"]).map_or(Ok(false), Err)
}
