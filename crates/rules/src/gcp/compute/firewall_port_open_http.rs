use crate::gcp::shared::firewalls;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c3a22032-cd95-588d-b908-7d9b1ba87699",
    aliases: &[
        "gcp/compute_firewall_port_open_http", "CKV_GCP_106", "AVD-GCP-0027", "GCP-0027",
        "google-compute-no-public-ingress",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &firewalls::TARGETS,
    modules: &firewalls::MODULES,
    check: Check::Block(|firewall, cx| firewalls::forbid_port(firewall, 80, &[Protocol::Tcp], cx)),
    ..rule("gcp-compute-firewall-port-open-http", include_str!("firewall_port_open_http.md"))
};
