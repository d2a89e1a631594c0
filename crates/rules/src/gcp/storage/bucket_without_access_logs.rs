use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d6cabc3a-d57e-48c2-b341-bf3dd4f4a120",
    aliases: &[
        "gcp/cloud_storage_bucket_logging_not_enabled", "CKV_GCP_62", "AVD-GCP-0077", "GCP-0077",
        "google-storage-enable-bucket-logging", "gcp-storage-bucket-not-logged",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["google_storage_bucket"],
    modules: &[super::BUCKET_MODULE],
    check: Check::Attribute(attribute("logging").is_present()),
    ..rule("gcp-storage-bucket-without-access-logs", include_str!("bucket_without_access_logs.md"))
};
