//! Buckets that are there for everybody to read.

use super::{any_naming, buckets_of};
use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

/// Whether a bucket, or the one that a resource names, is there for everybody to read: it is a website, tells others by which
/// keys tokens are signed, or is called so.
pub(super) fn is_for_everybody(block: &Block, cx: &Cx) -> Checked<bool> {
    let is_site = |it: &Block| either(it.is_set("website"), Ok(is_called_so(it)));
    let own = either(is_site(block), buckets_of(block, cx).search(is_site));
    either(
        own,
        either(any_naming("aws_s3_bucket_website_configuration", "bucket", block, cx, |_| Ok(true)), {
            let objects = ["aws_s3_object", "aws_s3_bucket_object"];
            value::any(objects, |kind| any_naming(kind, "bucket", block, cx, tells_of_keys))
        }),
    )
}

/// Whether a bucket is there for everybody to read, or is not called private: whoever lets everybody read it means it.
pub(super) fn may_be_for_everybody(block: &Block, cx: &Cx) -> bool {
    let bucket = buckets_of(block, cx).search(|bucket| Ok(is_called_private(bucket)));
    let is_private = is_called_private(block) || matches!(bucket, Ok(true));
    !is_private || certainly_is_for_everybody(block, cx)
}

/// Whether a bucket certainly is there for everybody to read.
pub(super) fn certainly_is_for_everybody(block: &Block, cx: &Cx) -> bool {
    matches!(is_for_everybody(block, cx), Ok(true))
}

/// Whether a statement allows nothing but to read objects.
pub(super) fn only_reads(statement: &Statement) -> bool {
    only_allows(statement, &["s3:GetObject", "s3:GetObjectVersion"])
}

/// Whether a statement allows nothing but to read objects and to list their names.
pub(super) fn only_reads_or_lists(statement: &Statement) -> bool {
    only_allows(statement, &["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"])
}

fn only_allows(statement: &Statement, actions: &[&str]) -> bool {
    let other = statement.any("Action", |it| !actions.iter().any(|action| it.eq_ignore_ascii_case(action)));
    matches!(other, Ok(false)) && matches!(policy::has_action(statement, actions), Ok(true))
}

fn is_called_so(bucket: &Block) -> bool {
    let words = ["assets", "cdn", "media", "oidc", "public", "site", "static", "website", "www"];
    let names = format!("{} {}", bucket.value("bucket"), bucket.address.name()).to_ascii_lowercase();
    names.split(|it: char| !it.is_ascii_alphanumeric()).any(|part| words.contains(&part))
}

/// Whether an object says where the keys of an issuer of tokens are, which whoever checks a token reads.
fn tells_of_keys(object: &Block) -> Checked<bool> {
    Ok(value::known_tail(&object.value("key"))
        .is_some_and(|it| it.ends_with(".well-known/openid-configuration")))
}
