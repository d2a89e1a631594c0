//! Object Storage Service: buckets.

mod bucket_logging_disabled;
mod bucket_public;
mod bucket_versioning_disabled;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&bucket_logging_disabled::RULE, &bucket_public::RULE, &bucket_versioning_disabled::RULE];

/// Whether some resource of a type configures a bucket from outside.
fn is_configured_by(kind: &str, bucket: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring(kind, "bucket", bucket, &["id", "bucket"]).exist()
}
