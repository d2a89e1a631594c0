//! Object Storage Service: buckets.

mod bucket_public;
mod bucket_unversioned;
mod bucket_without_access_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&bucket_public::RULE, &bucket_unversioned::RULE, &bucket_without_access_logs::RULE];

/// Whether some resource of a type configures a bucket from outside.
fn is_configured_by(kind: &str, bucket: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring(kind, "bucket", bucket, &["id", "bucket"]).exist()
}
