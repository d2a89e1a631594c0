use crate::gcp::shared::firewalls;
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
    targets: &["google_compute_network"],
    check: Check::Block(check_ports),
    ..rule("gcp-compute-network-firewall-port-range", include_str!("network_firewall_port_range.md"))
};

fn check_ports(network: &Block, cx: &mut Cx) -> Checked {
    let opens = |firewall: &Block| both(firewalls::is_ingress(firewall), firewall.any("allow", opens_range));
    firewalls::forbid_rules(network, cx, opens, "opens a range of ports", "allow")
}

/// All ports are the matter of another rule.
fn opens_range(allowed: &Block) -> Checked<bool> {
    Ok(firewalls::ports(allowed)?.iter().any(|it| it.range.start() != it.range.end() && !it.is_all()))
}
