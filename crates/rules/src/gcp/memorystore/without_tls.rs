use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "71483f8d-37ee-5c98-add0-77eedf8ffb9d",
    aliases: &["gcp/memorystore_without_tls", "CKV_GCP_97"],
    severity: Low,
    category: Encryption,
    cwe: 319,
    pedantic: true,
    targets: &["google_redis_instance", "google_redis_cluster", "google_memorystore_instance"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("transit_encryption_mode")
            .one_of(&["SERVER_AUTHENTICATION"])
            .of(&["google_redis_instance", "google_memorystore_instance"])
            .fix("\"SERVER_AUTHENTICATION\""),
        attribute("transit_encryption_mode")
            .one_of(&["TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"])
            .of(&["google_redis_cluster"])
            .fix("\"TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION\""),
    ]),
    ..rule("gcp-memorystore-without-tls", include_str!("without_tls.md"))
};
