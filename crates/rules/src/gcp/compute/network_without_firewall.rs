use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "593e2cbe-5d10-5be2-8373-1d837960260b",
    aliases: &["gcp/compute_network_without_firewall", "CKV2_GCP_18"],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 923,
    pedantic: true,
    targets: &["google_compute_network"],
    check: Check::Block(check_firewalls),
    ..rule("gcp-compute-network-without-firewall", include_str!("network_without_firewall.md"))
};

/// What holds the rules of a network.
const FIREWALLS: [&str; 3] = [
    "google_compute_firewall", "google_compute_network_firewall_policy_association",
    "google_compute_region_network_firewall_policy_association",
];

fn check_firewalls(network: &Block, cx: &mut Cx) -> Checked {
    let names = &["name", "id", "self_link"];
    let has_any = value::any(FIREWALLS, |kind| {
        let attribute = if kind == FIREWALLS[0] { "network" } else { "attachment_target" };
        cx.referring(kind, attribute, network, names).exist()
    });
    if !has_any? {
        cx.flag(network.header(), "no firewall rule or policy is for this network");
    }
    Ok(())
}
