use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ee7b93c1-b3f8-4a3b-9588-146d481814f5",
    aliases: &[
        "gcp/google_compute_subnetwork_with_private_google_access_disabled",
        "CKV_GCP_74",
        "CKV_GCP_76",
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
    check: Check::Attributes(&[
        attribute("private_ip_google_access").is_true().for_blocks(super::holds_machines).fix("true"),
        attribute("private_ipv6_google_access")
            .one_of(&["ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE", "ENABLE_BIDIRECTIONAL_ACCESS_TO_GOOGLE"])
            .for_blocks(holds_machines_with_ipv6)
            .fix("\"ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE\""),
    ]),
    ..rule(
        "gcp-compute-subnetwork-without-private-google-access",
        include_str!("subnetwork_without_private_google_access.md"),
    )
};

fn holds_machines_with_ipv6(subnetwork: &Block) -> Checked<bool> {
    let has_ipv6 = is_one_of(subnetwork, "stack_type", &["IPV4_IPV6", "IPV6_ONLY"]);
    both(has_ipv6, super::holds_machines(subnetwork))
}
