use crate::gcp::shared::firewalls;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c4dcdcdf-10dd-4bf4-b4a0-8f6239e6aaa0",
    aliases: &[
        "gcp/ssh_access_is_not_restricted", "CKV_GCP_2", "AVD-GCP-0071", "GCP-0071",
        "google-compute-restrict-ssh-access", "AVD-GCP-0027", "GCP-0027", "google-compute-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 732,
    implies: &[
        "gcp-compute-firewall-port-open-ftp", "gcp-compute-firewall-port-open-mysql",
        "gcp-compute-firewall-port-open-rdp",
    ],
    targets: &firewalls::TARGETS,
    modules: &firewalls::MODULES,
    check: Check::Block(|firewall, cx| firewalls::forbid_port(firewall, 22, &[Protocol::Tcp], cx)),
    ..rule("gcp-compute-firewall-port-open-ssh", include_str!("firewall_port_open_ssh.md"))
};
