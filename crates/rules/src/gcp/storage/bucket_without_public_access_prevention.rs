use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b1cb57b1-ff01-5353-be35-6bf527203e31",
    aliases: &["gcp/storage_bucket_without_public_access_prevention", "CKV_GCP_114"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    pedantic: true,
    targets: &["google_storage_bucket"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("public_access_prevention").one_of(&["enforced"]).fix("\"enforced\"")),
    ..rule(
        "gcp-storage-bucket-without-public-access-prevention",
        include_str!("bucket_without_public_access_prevention.md"),
    )
};
