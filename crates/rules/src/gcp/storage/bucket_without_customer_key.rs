use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b0cb27fc-f0ee-4ce3-8e6a-5493a49aa5d8",
    aliases: &[
        "gcp/storage_bucket_without_customer_key", "AVD-GCP-0066", "GCP-0066",
        "google-storage-bucket-encryption-customer-key",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["google_storage_bucket"],
    modules: &[super::BUCKET_MODULE],
    check: Check::Attribute(attribute("encryption.default_kms_key_name").is_present()),
    ..rule("gcp-storage-bucket-without-customer-key", include_str!("bucket_without_customer_key.md"))
};
