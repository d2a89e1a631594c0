use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e7e961ac-d17e-4413-84bc-8a1fbe242944",
    aliases: &[
        "gcp/cloud_storage_bucket_versioning_disabled", "CKV_GCP_78", "AVD-GCP-0078", "GCP-0078",
        "google-storage-enable-bucket-versioning",
    ],
    severity: Low,
    category: Observability,
    cwe: 710,
    pedantic: true,
    targets: &["google_storage_bucket"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("versioning.enabled").is_true().fix("true")),
    ..rule("gcp-storage-bucket-unversioned", include_str!("bucket_unversioned.md"))
};
