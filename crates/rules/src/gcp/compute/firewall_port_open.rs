use crate::gcp::shared::firewalls;
use crate::network::{Ports, Protocol};
use crate::prelude::*;

/// What the rules of this table have in common.
const TEMPLATE: Rule = Rule {
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &firewalls::TARGETS,
    ..rule("", include_str!("firewall_port_open.md"))
};

/// A port that a rule of this table is about.
struct Port {
    number: u16,
    service: &'static str,
    /// Whether the service answers over UDP too.
    udp: bool,
}

const SSH_PORT: Port = Port { number: 22, service: "SSH", udp: false };
const RDP_PORT: Port = Port { number: 3389, service: "Remote Desktop", udp: true };
const MYSQL_PORT: Port = Port { number: 3306, service: "MySQL", udp: false };
const FTP_PORT: Port = Port { number: 21, service: "FTP", udp: false };

pub(super) static SSH: Rule = Rule {
    id: "gcp-compute-firewall-port-open-ssh",
    guid: "c4dcdcdf-10dd-4bf4-b4a0-8f6239e6aaa0",
    aliases: &[
        "gcp/ssh_access_is_not_restricted", "CKV_GCP_2", "AVD-GCP-0071", "GCP-0071",
        "google-compute-restrict-ssh-access",
    ],
    cwe: 732,
    check: Check::Block(|block, cx| check_port(block, cx, &SSH_PORT)),
    words: &[
        ("title", "Firewall rule opens SSH to the internet"),
        ("port", "22"),
        ("service", "SSH"),
        (
            "why",
            "Passwords and leaked keys are tried on every open SSH port all day, and success gives a shell.",
        ),
        ("instead", "Use Identity-Aware Proxy, and allow only its range, `35.235.240.0/20`."),
        ("range", "35.235.240.0/20"),
    ],
    ..TEMPLATE
};

pub(super) static RDP: Rule = Rule {
    id: "gcp-compute-firewall-port-open-rdp",
    guid: "678fd659-96f2-454a-a2a0-c2571f83a4a3",
    aliases: &[
        "gcp/rdp_access_is_not_restricted", "CKV_GCP_3", "AVD-GCP-0070", "GCP-0070",
        "google-compute-no-open-rdp-access",
    ],
    severity: High,
    check: Check::Block(|block, cx| check_port(block, cx, &RDP_PORT)),
    words: &[
        ("title", "Firewall rule opens Remote Desktop to the internet"),
        ("port", "3389"),
        ("service", "Remote Desktop"),
        (
            "why",
            "Ransomware gangs get in this way more than any other: by guessed passwords and by flaws such as \
             BlueKeep.",
        ),
        ("instead", "Use Identity-Aware Proxy, and allow only its range, `35.235.240.0/20`."),
        ("range", "35.235.240.0/20"),
    ],
    ..TEMPLATE
};

pub(super) static MYSQL: Rule = Rule {
    id: "gcp-compute-firewall-port-open-mysql",
    guid: "d0a1b2c3-d4e5-6789-abcd-ef0123456789",
    aliases: &["gcp/firewall_ingress_allows_unrestricted_mysql_access", "CKV_GCP_88"],
    check: Check::Block(|block, cx| check_port(block, cx, &MYSQL_PORT)),
    words: &[
        ("title", "Firewall rule opens MySQL to the internet"),
        ("port", "3306"),
        ("service", "MySQL"),
        ("why", "Anyone on the internet can guess passwords for the database."),
        ("instead", "List the client ranges in `source_ranges`."),
        ("range", "10.0.4.0/24"),
    ],
    ..TEMPLATE
};

pub(super) static FTP: Rule = Rule {
    id: "gcp-compute-firewall-port-open-ftp",
    guid: "d3f8e9c1-7a2b-4d5f-90e2-123456789abc",
    aliases: &["gcp/firewall_ingress_allows_unrestricted_ftp_access", "CKV_GCP_75"],
    check: Check::Block(|block, cx| check_port(block, cx, &FTP_PORT)),
    words: &[
        ("title", "Firewall rule opens FTP to the internet"),
        ("port", "21"),
        ("service", "FTP"),
        (
            "why",
            "FTP sends files and passwords in clear text, for anyone on the network path to read and change.",
        ),
        ("instead", "Use SFTP or signed Cloud Storage URLs instead; where FTP must stay, list its clients."),
        ("range", "10.0.4.0/24"),
    ],
    ..TEMPLATE
};

fn check_port(firewall: &Block, cx: &mut Cx, port: &Port) -> Checked {
    let Port { number, service, udp } = *port;
    let opens = |ports: &Ports| {
        ports.contain_of(Protocol::Tcp, number) || (udp && ports.contain_of(Protocol::Udp, number))
    };
    let (sources, verdict) = firewalls::openings(firewall, opens);
    for source in sources {
        let message = format!("`{}` lets `{}` reach port {number} ({service})", source.path, source.value);
        cx.flag(source.place, message).about(source.path).because(&source.value);
    }
    verdict
}
