use crate::gcp::shared::firewalls;
use crate::network::Protocol;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d0a1b2c3-d4e5-6789-abcd-ef0123456789",
    aliases: &[
        "gcp/firewall_ingress_allows_unrestricted_mysql_access", "CKV_GCP_88", "AVD-GCP-0027", "GCP-0027",
        "google-compute-no-public-ingress",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &["gcp-compute-firewall-port-open-ftp"],
    targets: &firewalls::TARGETS,
    modules: &firewalls::MODULES,
    check: Check::Block(|firewall, cx| firewalls::forbid_port(firewall, 3306, &[Protocol::Tcp], cx)),
    ..rule("gcp-compute-firewall-port-open-mysql", include_str!("firewall_port_open_mysql.md"))
};
