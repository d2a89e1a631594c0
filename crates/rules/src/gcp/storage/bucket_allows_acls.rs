use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bb0db090-5509-4853-a827-75ced0b3caa0",
    aliases: &[
        "gcp/google_storage_bucket_level_access_disabled", "CKV_GCP_29", "AVD-GCP-0002", "GCP-0002",
        "google-storage-enable-ubla", "gcp-storage-bucket-acls-allowed",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 285,
    targets: &["google_storage_bucket"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("uniform_bucket_level_access")
            .also_named(&["bucket_policy_only"])
            .is_true()
            .for_blocks(may_be_public)
            .pedantic_for(is_for_everybody)
            .fix("true"),
    ),
    ..rule("gcp-storage-bucket-allows-acls", include_str!("bucket_allows_acls.md"))
};

/// Where public access is prevented, no access control list makes an object public.
fn may_be_public(bucket: &Block) -> Checked<bool> {
    not(is_one_of(bucket, "public_access_prevention", &["enforced"]))
}

/// Whether a bucket is there for everybody to read, or for the pages of everybody to show.
fn is_for_everybody(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let is_for_every_page = bucket.any("cors", |cors| lists(cors, "origin", |origin| origin == "*"));
    either(super::serves_everybody(bucket, cx), is_for_every_page)
}
