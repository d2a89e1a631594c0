use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "73fb21a1-b19a-45b1-b648-b47b1678681e",
    aliases: &[
        "gcp/legacy_client_certificate_auth_enabled", "CKV_GCP_13", "AVD-GCP-0064", "GCP-0064",
        "google-gke-no-legacy-authentication", "gcp-gke-client-certificate-issued",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 299,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("client_certificate_config.issue_client_certificate")
            .within(|cluster| cluster.each("master_auth"))
            .is_false()
            .fix("false"),
    ),
    ..rule("gcp-gke-cluster-with-client-certificate", include_str!("cluster_with_client_certificate.md"))
};
