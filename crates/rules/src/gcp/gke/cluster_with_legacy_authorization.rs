use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5baa92d2-d8ee-4c75-88a4-52d9d8bb8067",
    aliases: &[
        "gcp/gke_legacy_authorization_enabled", "CKV_GCP_7", "AVD-GCP-0062", "GCP-0062",
        "google-gke-use-rbac-permissions", "gcp-gke-legacy-authorization",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enable_legacy_abac").is_false().absent_is_ok().fix("false")),
    ..rule("gcp-gke-cluster-with-legacy-authorization", include_str!("cluster_with_legacy_authorization.md"))
};
