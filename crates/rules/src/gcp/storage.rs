//! Cloud Storage: buckets and who may use them.

mod bucket_allows_acls;
mod bucket_binding_public;
mod bucket_logs_to_itself;
mod bucket_member_public;
mod bucket_unversioned;
mod bucket_without_access_logs;
mod bucket_without_customer_key;
mod bucket_without_public_access_prevention;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &bucket_allows_acls::RULE,
    &bucket_binding_public::RULE,
    &bucket_member_public::RULE,
    &bucket_unversioned::RULE,
    &bucket_without_access_logs::RULE,
    &bucket_without_customer_key::RULE,
    &bucket_without_public_access_prevention::RULE,
    &bucket_logs_to_itself::RULE,
];

/// The registry module for one bucket, which has uniform access and versions by default.
const BUCKET_MODULE: ModuleInputs =
    module("terraform-google-modules/cloud-storage/google//modules/simple_bucket")
        .renamed(&[
            ("bucket_policy_only", "uniform_bucket_level_access"),
            ("versioning", "versioning.enabled"),
            ("log_bucket", "logging"),
        ])
        .rights(&[right("uniform_bucket_level_access"), right("versioning.enabled")]);

/// Whether a bucket is there for everybody to read, as its `website` block, its name, or a load balancer before it says.
fn serves_everybody(bucket: &Block, cx: &Cx) -> Checked<bool> {
    const WORDS: [&str; 10] =
        ["asset", "cdn", "doc", "download", "public", "site", "static", "tile", "website", "www"];
    let backends = cx.referring("google_compute_backend_bucket", "bucket_name", bucket, &["name", "id"]);
    either(Ok(is_called(bucket, &WORDS)), either(bucket.is_set("website"), backends.exist()))
}

/// Whether a grant lets people read what stands in a bucket that is there for everybody to read, or that nothing calls private:
/// whoever grants it to everybody means it.
fn publishes(grant: &Block, cx: &Cx) -> bool {
    let reads = is_one_of(
        grant,
        "role",
        &["roles/storage.legacyObjectReader", "roles/storage.objectViewer", "READER"],
    );
    matches!(reads, Ok(true)) && may_be_for_everybody(grant, cx)
}

/// Whether the bucket that a grant names is there for everybody to read, or is not called private.
fn may_be_for_everybody(grant: &Block, cx: &Cx) -> bool {
    let buckets = cx.referred("google_storage_bucket", &["name", "id"], grant, "bucket");
    let is_private = is_called_private(grant)
        || matches!(buckets.search(|bucket| Ok(is_called_private(bucket))), Ok(true));
    !is_private || matches!(buckets.search(|bucket| serves_everybody(bucket, cx)), Ok(true))
}
