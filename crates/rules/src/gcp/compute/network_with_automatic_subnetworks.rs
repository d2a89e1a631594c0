use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "550e8400-e29b-41d4-a716-446655440000",
    aliases: &["gcp/legacy_networks_exist_for_project", "CKV2_GCP_2"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 400,
    pedantic: true,
    targets: &["google_compute_network"],
    modules: &[module("terraform-google-modules/network/google").rights(&[right("auto_create_subnetworks")])],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("auto_create_subnetworks").is_false().fix("false")),
    ..rule(
        "gcp-compute-network-with-automatic-subnetworks",
        include_str!("network_with_automatic_subnetworks.md"),
    )
};
