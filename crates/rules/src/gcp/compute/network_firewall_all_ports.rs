use crate::gcp::shared::firewalls;
use crate::network::Ports;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "22ef1d26-80f8-4a6c-8c15-f35aab3cac78",
    aliases: &[
        "gcp/google_compute_network_using_firewall_rule_allows_all_ports",
        "AVD-GCP-0072",
        "GCP-0072",
        "google-compute-disable-allow-all-ports",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 732,
    pedantic: true,
    targets: &["google_compute_firewall"],
    check: Check::Block(check_ports),
    ..rule("gcp-compute-network-firewall-all-ports", include_str!("network_firewall_all_ports.md"))
};

fn check_ports(firewall: &Block, cx: &mut Cx) -> Checked {
    firewalls::forbid_ports(firewall, "so every port is allowed", Ports::is_all, cx)
}
