use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "10dd90b1-7a14-576d-81b1-f284d667616c",
    aliases: &["gcp/memorystore_without_authentication", "CKV_GCP_95"],
    severity: Medium,
    category: AccessControl,
    cwe: 306,
    targets: &["google_redis_instance", "google_redis_cluster", "google_memorystore_instance"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("auth_enabled").is_true().of(&["google_redis_instance"]).fix("true"),
        attribute("authorization_mode")
            .one_of(&["AUTH_MODE_IAM_AUTH"])
            .of(&["google_redis_cluster"])
            .fix("\"AUTH_MODE_IAM_AUTH\""),
        attribute("authorization_mode")
            .one_of(&["IAM_AUTH", "TOKEN_AUTH"])
            .of(&["google_memorystore_instance"])
            .fix("\"IAM_AUTH\""),
    ]),
    ..rule("gcp-memorystore-without-authentication", include_str!("without_authentication.md"))
};
