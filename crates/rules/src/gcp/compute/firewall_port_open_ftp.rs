use crate::gcp::shared::firewalls;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d3f8e9c1-7a2b-4d5f-90e2-123456789abc",
    aliases: &["gcp/firewall_ingress_allows_unrestricted_ftp_access", "CKV_GCP_75"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &firewalls::TARGETS,
    check: Check::Block(|firewall, cx| firewalls::forbid_port(firewall, 21, &[Protocol::Tcp], cx)),
    ..rule("gcp-compute-firewall-port-open-ftp", include_str!("firewall_port_open_ftp.md"))
};
