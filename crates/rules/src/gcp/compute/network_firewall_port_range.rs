use crate::gcp::shared::firewalls;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e6f61c37-106b-449f-a5bb-81bfcaceb8b4",
    aliases: &[
        "gcp/google_compute_network_using_firewall_rule_allows_port_range",
        "AVD-GCP-0074",
        "GCP-0074",
        "google-compute-disable-port-range-rule",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    pedantic: true,
    targets: &["google_compute_firewall"],
    check: Check::Block(check_ports),
    ..rule("gcp-compute-network-firewall-port-range", include_str!("network_firewall_port_range.md"))
};

fn check_ports(firewall: &Block, cx: &mut Cx) -> Checked {
    // All ports are the matter of another rule.
    let has_several = |it: &Ports| it.protocol != Protocol::Portless && it.range.start() != it.range.end();
    let is_range = |it: &Ports| has_several(it) && !it.is_all();
    firewalls::forbid_ports(firewall, "which contains a range", is_range, cx)
}
