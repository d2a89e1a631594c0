use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "34c67d28-c35c-46c7-a4c8-d4635274b758",
    aliases: &["gcp/gke_cluster_without_groups", "CKV_GCP_65"],
    severity: Info,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["google_container_cluster"],
    check: Check::Attribute(attribute("authenticator_groups_config.security_group").is_present()),
    ..rule("gcp-gke-cluster-without-groups", include_str!("cluster_without_groups.md"))
};
