use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ee7b93c1-b3f8-4a3b-9588-146d481814f5",
    aliases: &[
        "gcp/google_compute_subnetwork_with_private_google_access_disabled",
        "CKV_GCP_74",
        "AVD-GCP-0075",
        "GCP-0075",
        "google-compute-enable-subnetwork-private-google-access",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 732,
    pedantic: true,
    targets: &["google_compute_subnetwork"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("private_ip_google_access").is_true().for_blocks(super::holds_machines).fix("true"),
    ),
    ..rule(
        "gcp-compute-subnetwork-without-private-google-access",
        include_str!("subnetwork_without_private_google_access.md"),
    )
};
