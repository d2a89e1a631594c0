use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e65ea014-31af-581b-98c8-630f6d283dca",
    aliases: &["gcp/gke_cluster_with_alpha_features", "CKV2_GCP_19"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1104,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enable_kubernetes_alpha").is_false().absent_is_ok().fix("false")),
    ..rule("gcp-gke-cluster-with-alpha-features", include_str!("cluster_with_alpha_features.md"))
};
