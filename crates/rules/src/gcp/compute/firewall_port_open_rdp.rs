use crate::gcp::shared::firewalls;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "678fd659-96f2-454a-a2a0-c2571f83a4a3",
    aliases: &[
        "gcp/rdp_access_is_not_restricted", "CKV_GCP_3", "AVD-GCP-0070", "GCP-0070",
        "google-compute-no-open-rdp-access", "AVD-GCP-0027", "GCP-0027", "google-compute-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &["gcp-compute-firewall-port-open-ftp", "gcp-compute-firewall-port-open-mysql"],
    targets: &firewalls::TARGETS,
    modules: &firewalls::MODULES,
    check: Check::Block(|firewall, cx| {
        firewalls::forbid_port(firewall, 3389, &[Protocol::Tcp, Protocol::Udp], cx)
    }),
    ..rule("gcp-compute-firewall-port-open-rdp", include_str!("firewall_port_open_rdp.md"))
};
