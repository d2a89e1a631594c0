use crate::gcp::shared::firewalls;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d3f8e9c1-7a2b-4d5f-90e2-123456789abc",
    aliases: &[
        "gcp/firewall_ingress_allows_unrestricted_ftp_access", "CKV_GCP_75", "CKV_GCP_77", "AVD-GCP-0027",
        "GCP-0027", "google-compute-no-public-ingress",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &firewalls::TARGETS,
    modules: &firewalls::MODULES,
    check: Check::Block(check_ports),
    ..rule("gcp-compute-firewall-port-open-ftp", include_str!("firewall_port_open_ftp.md"))
};

fn check_ports(firewall: &Block, cx: &mut Cx) -> Checked {
    let is_ftp = |ports: &Ports| [20, 21].iter().any(|port| ports.contain_of(Protocol::Tcp, *port));
    firewalls::forbid(firewall, "reach FTP (port 20 or 21)", is_ftp, cx)
}
