use crate::gcp::shared::firewalls;
use crate::network::Ports;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6c3424f7-8786-49a8-8d99-65962816303e",
    aliases: &[
        "gcp/firewall_open", "CKV2_GCP_12", "AVD-GCP-0027", "GCP-0027", "google-compute-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &[
        "gcp-compute-firewall-port-open-ftp", "gcp-compute-firewall-port-open-mysql",
        "gcp-compute-firewall-port-open-rdp", "gcp-compute-firewall-port-open-ssh",
        "gcp-compute-network-firewall-all-ports",
    ],
    targets: &firewalls::TARGETS,
    modules: &firewalls::MODULES,
    check: Check::Block(check_ports),
    ..rule("gcp-compute-firewall-open", include_str!("firewall_open.md"))
};

fn check_ports(firewall: &Block, cx: &mut Cx) -> Checked {
    firewalls::forbid(firewall, "reach every port", Ports::is_all, cx)
}
